use std::collections::BTreeSet;

use crate::catalogue::Pattern;
use crate::catalogue::roman_number;
use crate::extract::Extractor;
use crate::extract::Work;
use crate::text::Span;
use crate::text::covering;

/// Collects the numbered parts of a document, so that references to them can be checked.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "structure", run };

/// Furthest a paragraph's number may run ahead of those before it.
const LARGEST_GAP: u32 = 5;

/// The numbered parts of a document. Its annexes number their paragraphs and sections anew, so each is a zone of its own.
#[derive(Clone, Debug, Default)]
pub struct Structure {
    /// Where each zone behind the first begins.
    pub zones: Vec<u32>,
    /// Parts in the order of the text.
    pub parts: Vec<StructurePart>,
}

/// One numbered part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructurePart {
    /// Kind: paragraph, annex, enclosure, section, table, figure.
    pub kind: &'static str,
    /// Number: "12", "II", "II.B"; empty for an annex that has none.
    pub number: String,
    /// First byte of its number or heading.
    pub start: u32,
    /// The zone that it stands in; an annex stands in its own.
    pub zone: usize,
}

impl Structure {
    /// The zone of an offset: 0 before the first annex.
    pub fn zone_at(&self, offset: u32) -> usize {
        self.zones.partition_point(|it| *it <= offset)
    }
}

fn run(work: &mut Work<'_>) {
    let mut structure = Structure::default();
    annexes(work, &mut structure);
    let headings = &work.catalogue.phrases.locators.headings;
    let notes: Vec<Span> = work.extracted.notes.iter().map(|it| it.span).collect();
    let [mut paragraphs, mut sections, mut letters, mut tables, mut figures] = [const { Vec::new() }; 5];
    let mut start = 0;
    for line in work.text().split_inclusive('\n') {
        let from = start;
        start += line.len();
        let line = line.strip_suffix('\n').unwrap_or(line);
        let add = |parts: &mut Vec<StructurePart>, kind: &'static str, pattern: &Pattern| {
            let found = pattern.captures(line).and_then(|it| it.name("number"));
            parts.extend(found.and_then(|it| part(&structure, &notes, kind, it.as_str(), from + it.start())));
        };
        match opened(line) {
            Opened::Count => add(&mut paragraphs, "paragraph", &headings.paragraph),
            Opened::Letter => {
                add(&mut sections, "section", &headings.section);
                add(&mut letters, "section", &headings.subsection);
            }
            Opened::Word => {
                add(&mut tables, "table", &headings.table);
                add(&mut figures, "figure", &headings.figure);
            }
            Opened::Nothing => {}
        }
    }
    let paragraphs = in_sequence(paragraphs);
    let sections = nested(sections, letters);
    structure
        .parts
        .extend(paragraphs.into_iter().chain(sections).chain(tables).chain(figures));
    structure.parts.sort_by_key(|it| it.start);
    work.extracted.structure = structure;
}

/// What the first word of a line may number; most lines need no pattern.
enum Opened {
    /// "12."
    Count,
    /// "II.", "B."
    Letter,
    /// "Table 3"
    Word,
    /// Nothing.
    Nothing,
}

fn opened(line: &str) -> Opened {
    let words = line.trim_start_matches([' ', '\t', '#', '*']);
    let dotted = |of: fn(&u8) -> bool| words.as_bytes().get(words.bytes().take_while(of).count()) == Some(&b'.');
    match words.chars().next() {
        Some('0'..='9') if dotted(u8::is_ascii_digit) => Opened::Count,
        Some('A'..='Z') if dotted(u8::is_ascii_uppercase) => Opened::Letter,
        Some(first) if first.is_uppercase() => Opened::Word,
        _ => Opened::Nothing,
    }
}

/// A number that opens a line, unless the line stands in a note.
fn part(
    structure: &Structure,
    notes: &[Span],
    kind: &'static str,
    number: &str,
    start: usize,
) -> Option<StructurePart> {
    let start = Span::new(start, start + number.len()).start;
    covering(notes, start).is_none().then(|| StructurePart {
        kind,
        number: number.to_owned(),
        start,
        zone: structure.zone_at(start),
    })
}

/// Annexes and their zones. A heading that is repeated at the head of each page opens nothing new.
fn annexes(work: &Work<'_>, structure: &mut Structure) {
    let pattern = &work.catalogue.phrases.head.annex;
    let mut last: Option<(&'static str, String)> = None;
    for span in &work.extracted.annexes {
        let Some(groups) = pattern.captures(work.document.text.slice(*span)) else {
            continue;
        };
        let enclosed = groups
            .name("kind")
            .is_some_and(|it| it.as_str().eq_ignore_ascii_case("enclosure"));
        let kind = if enclosed { "enclosure" } else { "annex" };
        let number = groups.name("number").map_or("", |it| it.as_str()).to_owned();
        let heading = Some((kind, number.clone()));
        if last == heading {
            continue;
        }
        last = heading;
        structure.zones.push(span.start);
        structure.parts.push(StructurePart {
            kind,
            number,
            start: span.start,
            zone: structure.zones.len(),
        });
    }
}

/// Numbers at the start of lines that go on from others of their zone; a year or a count that a line happens to begin
/// with does not.
fn in_sequence(parts: Vec<StructurePart>) -> Vec<StructurePart> {
    let mut known: BTreeSet<(usize, u32)> = BTreeSet::new();
    let follows = |part: &StructurePart| {
        let Ok(number) = part.number.parse::<u32>() else {
            return false;
        };
        let first = known.range((part.zone, 0)..(part.zone + 1, 0)).next().is_none();
        let near = known.range((part.zone, number.saturating_sub(LARGEST_GAP))..=(part.zone, number));
        let kept = number > 0 && (number == 1 || first || near.count() > 0);
        if kept {
            known.insert((part.zone, number));
        }
        kept
    };
    let mut follows = follows;
    parts.into_iter().filter(|it| follows(it)).collect()
}

/// Sections with their subsections: "B." behind "II." is "II.B". A single letter that is also a Roman number is a
/// section only where the section before it says so.
fn nested(sections: Vec<StructurePart>, letters: Vec<StructurePart>) -> Vec<StructurePart> {
    let mut all: Vec<(bool, StructurePart)> = sections.into_iter().map(|it| (true, it)).collect();
    all.extend(letters.into_iter().map(|it| (false, it)));
    all.sort_by_key(|it| (it.1.start, !it.0));
    let mut kept: Vec<StructurePart> = Vec::new();
    let (mut above, mut zone) = (String::new(), 0);
    for (roman, mut part) in all {
        if kept.last().is_some_and(|it| it.start == part.start) {
            continue;
        }
        if zone != part.zone {
            (above, zone) = (String::new(), part.zone);
        }
        let number = roman_number(&part.number).filter(|_| roman);
        let next = roman_number(&above).unwrap_or(0) + 1;
        if number.is_some_and(|it| part.number.len() > 1 || it <= next) {
            above.clone_from(&part.number);
        } else if roman && part.number.len() > 1 {
            continue;
        } else if !above.is_empty() {
            part.number = format!("{above}.{}", part.number);
        }
        kept.push(part);
    }
    kept
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::extracted;

    #[test]
    fn collects_parts_by_zone() {
        let text = "I. Lamps\n\n1. The lamp is lit.\n\n2. It burns.\n\nB. Oil\n\n3. Oil is dear, in the year\n77. It was said.\n\nAnnex I\n\n1. A list.\n";
        let structure = extracted(text).1.structure;
        let parts: Vec<String> = structure
            .parts
            .iter()
            .map(|it| format!("{} {} {}", it.zone, it.kind, it.number))
            .collect();
        let expected = [
            "0 section I",
            "0 paragraph 1",
            "0 paragraph 2",
            "0 section I.B",
            "0 paragraph 3",
            "1 annex I",
            "1 paragraph 1",
        ];
        assert_eq!(parts, expected);
    }
}
