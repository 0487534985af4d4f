use std::collections::BTreeMap;

use crate::extract::Extracted;
use crate::resolve::Count;
use crate::resolve::Parts;
use crate::resolve::part_value;
use crate::text::Span;

/// Fewest numbered paragraphs and sections that show that a document numbers them: one may be a line of a list.
const FEWEST: &[(&str, u32)] = &[("paragraph", 3), ("section", 2)];

/// Most zones of a document whose parts are counted.
const MOST_ZONES: usize = 64;

/// Most lines that are kept for one number.
const MOST_LINES: usize = 16;

/// Longest start of a line that is looked at for a number, in bytes.
const LINE: usize = 48;

/// The numbered parts of a document, with a second look at its lines for what was not taken for a part.
pub(super) struct PartCounts<'a> {
    text: &'a str,
    extracted: &'a Extracted,
    parts: Parts<'a>,
    openings: BTreeMap<u32, Vec<Opening>>,
}

/// A line that begins with a number, or with a word and a number.
struct Opening {
    line: Span,
    behind_word: bool,
    /// The first letter of the line, small.
    first: Option<char>,
    /// Whether the number is written with letters: "III".
    roman: bool,
    /// Whether a full stop or a bracket stands behind the number, as behind that of a paragraph.
    closed: bool,
}

impl<'a> PartCounts<'a> {
    pub(super) fn of(text: &'a str, extracted: &'a Extracted) -> Self {
        Self {
            text,
            extracted,
            parts: Parts::of(extracted),
            openings: openings(text),
        }
    }

    /// The first of some numbers of a kind that stands in none of the zones asked for, with the last number that there
    /// is. `None` where a zone's numbers have gaps, and where some line begins with that number: then the part may be
    /// there.
    pub(super) fn lost(
        &self,
        kind: &str,
        numbers: &[String],
        relevant: impl Fn(usize) -> bool,
        but: Option<Span>,
    ) -> Option<(String, u32)> {
        let zones = 0..=self.extracted.structure.zones.len();
        if zones.end() > &MOST_ZONES {
            return None;
        }
        let mut last = 0;
        for zone in zones.filter(|it| relevant(*it)) {
            match self.parts.count(kind, zone) {
                Count::None => {}
                Count::To(to) => last = last.max(to),
                Count::Gaps => return None,
            }
        }
        let fewest = FEWEST.iter().find(|it| it.0 == kind).map_or(1, |it| it.1);
        if last < fewest {
            return None;
        }
        let lost = numbers.iter().find(|it| part_value(it).is_some_and(|it| it > last))?;
        (!self.opens_a_line(kind, lost, but)).then(|| (lost.clone(), last))
    }

    /// The place of the last part of a kind.
    pub(super) fn last_part(&self, kind: &str) -> Option<Span> {
        let mut parts = self.extracted.structure.parts.iter().rev();
        let start = parts.find(|it| it.kind == kind)?.start;
        Some(Span { start, end: start + 1 })
    }

    /// Whether some line outside of a span begins with a number of a kind.
    fn opens_a_line(&self, kind: &str, number: &str, but: Option<Span>) -> bool {
        let openings = part_value(number).and_then(|it| self.openings.get(&it));
        let mut same = self.extracted.structure.parts.iter().filter(|it| it.kind == kind);
        let heading = same.next().and_then(|it| {
            let start = usize::try_from(it.start).ok()?;
            let line = self.text.get(..start)?.rfind('\n').map_or(0, |it| it + 1);
            first_letter(self.text.get(line..)?)
        });
        openings.into_iter().flatten().any(|it| {
            let fits = match kind {
                "paragraph" => it.closed && !it.behind_word && !it.roman,
                "section" => it.roman || it.behind_word,
                // A row of a table, "green 3", has another word before its number than "Table 2".
                _ => it.behind_word && (heading.is_none() || it.first == heading),
            };
            fits && !but.is_some_and(|but| but.overlaps(it.line))
        })
    }
}

/// The first lines of a text that begin with each number.
fn openings(text: &str) -> BTreeMap<u32, Vec<Opening>> {
    let mut openings: BTreeMap<u32, Vec<Opening>> = BTreeMap::new();
    let mut start = 0;
    for line in text.split('\n') {
        let span = Span::new(start, start + line.len());
        start += line.len() + 1;
        let head = &line[..line.floor_char_boundary(LINE)];
        let head = head.trim_start_matches(|it: char| !it.is_alphanumeric());
        let (first, rest) = word(head);
        let second = rest.trim_start_matches([' ', '.', ':', '\t', '*']);
        for (words, (value, rest), behind_word) in [(head, (first, rest), false), (second, word(second), true)] {
            // "1. 3 lamps" opens with 1 alone.
            let opens = !behind_word || head.starts_with(char::is_alphabetic);
            let lines = value.filter(|_| opens).map(|it| openings.entry(it).or_default());
            if let Some(lines) = lines.filter(|it| it.len() < MOST_LINES) {
                lines.push(Opening {
                    line: span,
                    behind_word,
                    first: first_letter(head),
                    roman: words.starts_with(char::is_alphabetic),
                    closed: rest.starts_with(['.', ')']),
                });
            }
        }
    }
    openings
}

fn first_letter(words: &str) -> Option<char> {
    words.chars().find(|it| it.is_alphabetic())?.to_lowercase().next()
}

/// The value of the first word, if it is a number, and what stands behind the word.
fn word(words: &str) -> (Option<u32>, &str) {
    let end = words.find(|it: char| !it.is_alphanumeric()).unwrap_or(words.len());
    (part_value(&words[..end]), &words[end..])
}

#[cfg(test)]
mod tests {
    use super::PartCounts;
    use crate::catalogue::Catalogue;
    use crate::extract::extract;
    use crate::read::Source;
    use crate::read::read;

    fn lost(text: &str, kind: &str, number: &str) -> Option<(String, u32)> {
        let (name, bytes) = ("a.txt".to_owned(), text.as_bytes().to_vec());
        let document = read(&Source { name, bytes }).unwrap();
        let extracted = extract(&document, Catalogue::builtin().unwrap());
        PartCounts::of(document.text.normal(), &extracted).lost(kind, &[number.to_owned()], |_| true, None)
    }

    #[test]
    fn a_part_is_lost_where_the_others_are_counted() {
        let text =
            "1. The lamp is lit.\n\n2. It burns.\n\n3. It is dear.\n\nAnnex I\n\nA list.\n\nAnnex II\n\nA map.\n";
        assert_eq!(lost(text, "paragraph", "9"), Some(("9".to_owned(), 3)));
        assert_eq!(lost(text, "annex", "III"), Some(("III".to_owned(), 2)));
        assert_eq!(lost(text, "annex", "II"), None);
        assert_eq!(lost(text, "table", "2"), None);
        let overlooked = text.replace("A map.", "A map.\n\n  (9) Of harbours.");
        assert_eq!(lost(&overlooked, "paragraph", "9"), None);
        assert_eq!(lost(&text.replace("2. It", "It"), "paragraph", "9"), None);
    }
}
