use crate::extract::Extractor;
use crate::extract::Note;
use crate::extract::Work;
use crate::text::Span;
use crate::text::covering;

/// Finds note bodies by layout: a raised marker at the start of a paragraph, or a plain number under a rule.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "notes", run };

/// Furthest a plain number may run ahead of the note before it and still open a note.
const LARGEST_GAP: u64 = 4;

/// A line of the normalised text.
struct Line<'a> {
    span: Span,
    words: &'a str,
    /// Line ends before it: 1 for the next line of a paragraph, 2 and 3 for one or more empty lines.
    breaks: usize,
}

struct Open {
    note: Note,
    number: u64,
    indent: usize,
}

struct Zone {
    ruled: bool,
    indent: Option<usize>,
    last: Option<u64>,
    /// Page of the line before; notes do not run over a page's end.
    page: Option<u32>,
}

fn run(work: &mut Work<'_>) {
    let mut notes = Vec::new();
    let mut open: Option<Open> = None;
    let mut zone = Zone {
        ruled: false,
        indent: None,
        last: None,
        page: work.document.page(0),
    };
    let start = work.extracted.head.masthead.end as usize;
    for line in lines(work.text(), start) {
        if is_rule(work, &line) || work.document.in_link_list(line.span) {
            notes.extend(open.take().map(|it| it.note));
            zone.ruled = is_rule(work, &line);
            (zone.indent, zone.last) = (None, None);
            continue;
        }
        let page = work.document.page(line.span.start);
        if std::mem::replace(&mut zone.page, page) != page {
            notes.extend(open.take().map(|it| it.note));
            zone.ruled = false;
        }
        if let Some(next) = body_at(work, &line, &zone, open.as_ref()) {
            notes.extend(open.take().map(|it| it.note));
            zone.indent = zone.indent.or(Some(next.indent));
            zone.last = Some(next.number);
            open = Some(next);
        } else if line.breaks == 1
            && !body_resumes(&line, &zone, open.as_ref(), work.text())
            && let Some(it) = open.as_mut()
        {
            it.note.span.end = line.span.end;
        } else {
            notes.extend(open.take().map(|it| it.note));
            zone.ruled = false;
        }
    }
    notes.extend(open.map(|it| it.note));
    work.extracted.notes = notes;
}

/// Lines with words, from an offset on.
fn lines(text: &str, start: usize) -> impl Iterator<Item = Line<'_>> {
    let mut at = start;
    let mut breaks = 2;
    text[start..].split_inclusive('\n').filter_map(move |line| {
        let from = at;
        at += line.len();
        let words = line.trim_end();
        if words.is_empty() {
            breaks += 1;
            return None;
        }
        let before = std::mem::replace(&mut breaks, 1);
        Some(Line {
            span: Span::new(from, from + words.len()),
            words,
            breaks: before,
        })
    })
}

fn is_rule(work: &Work<'_>, line: &Line<'_>) -> bool {
    covering(&work.document.rules, line.span.start).is_some()
}

/// The note that opens on a line, if one does.
fn body_at(work: &Work<'_>, line: &Line<'_>, zone: &Zone, open: Option<&Open>) -> Option<Open> {
    let window = &work.text()[line.span.range()];
    let groups = work.catalogue.phrases.notes.body.captures(window)?;
    let marker = groups.name("marker")?;
    // A converter that keeps raised lines apart puts the marker on a line of its own.
    let first = groups.name("first").map_or("", |it| it.as_str());
    let from = line.span.start as usize;
    let marker_span = Span::new(from + marker.start(), from + marker.end());
    let raised = work.document.is_superscript(marker_span);
    let number = marker.as_str().parse::<u64>().unwrap_or(0);
    let indent = marker.start();
    let good = if raised {
        line.breaks >= 2 || open.is_some() || zone.ruled
    } else {
        zone.ruled && in_sequence(line, zone, number, indent) && opens_words(line.words, marker.end(), first)
    };
    let asterisk = marker.as_str().starts_with('*') && !raised;
    (good && !asterisk).then(|| Open {
        note: Note {
            marker: marker.as_str().to_owned(),
            marker_span,
            span: Span {
                start: marker_span.start,
                end: line.span.end,
            },
            raised,
        },
        number,
        indent,
    })
}

/// Whether a line without a marker is running text again: where notes are indented and their further
/// lines are not, a line as far indented as the notes opens a paragraph.
fn body_resumes(line: &Line<'_>, zone: &Zone, open: Option<&Open>, text: &str) -> bool {
    let indent = line.words.len() - line.words.trim_start().len();
    let closed = open.is_some_and(|it| text[it.note.span.range()].ends_with(['.', '!', '?', '”', ')']));
    zone.ruled && closed && indent > 0 && zone.indent == Some(indent)
}

/// Whether a plain number fits behind the notes before it: as far indented as the first, and not far ahead.
fn in_sequence(line: &Line<'_>, zone: &Zone, number: u64, indent: usize) -> bool {
    let words = line
        .words
        .trim_start()
        .trim_start_matches(|it: char| it.is_ascii_digit())
        .trim_start();
    let month = words.split([' ', ',', '.']).next().unwrap_or("");
    let date = crate::text::month_number(month).is_some() && words[month.len()..].trim_start().starts_with(['1', '2']);
    let ahead = zone
        .last
        .is_none_or(|last| number >= last && number <= last + LARGEST_GAP);
    !date && ahead && zone.indent.is_none_or(|it| it == indent) && number > 0 && number < 1000
}

/// A note's first word follows a blank, and is no sign of a table or a numbered paragraph.
fn opens_words(words: &str, marker_end: usize, first: &str) -> bool {
    if first.is_empty() {
        return words.trim().len() < 4;
    }
    let blank = words[marker_end..].starts_with([' ', '\t']);
    blank && first.starts_with(|it: char| it.is_alphanumeric() || matches!(it, '“' | '"' | '«' | '(' | '[' | '‘'))
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::extracted;

    fn notes(text: &str) -> Vec<(String, String)> {
        let (document, extracted) = extracted(text);
        extracted
            .notes
            .iter()
            .map(|it| (it.marker.clone(), document.text.slice(it.span).to_owned()))
            .collect()
    }

    #[test]
    fn raised_markers_open_notes_at_a_paragraphs_start() {
        let found = notes("The lamp was lit.¹ It burned.²\n\n¹ See A/75/745.\n² Ibid.\n\nThe next day it rained.");
        assert_eq!(
            found,
            [("1".into(), "1 See A/75/745.".into()), ("2".into(), "2 Ibid.".into())]
        );
    }

    #[test]
    fn plain_numbers_open_notes_under_a_rule_only() {
        let text = "12 boats left.\n\n__________________\n 1  Harbour list, p. 3 and\n11 May 2012 too.\n 2  Ibid.\n\n3 boats came back.";
        let markers: Vec<_> = notes(text).into_iter().map(|it| it.0).collect();
        assert_eq!(markers, ["1", "2"]);
    }

    #[test]
    fn a_huge_marker_is_kept_as_it_is() {
        assert_eq!(
            notes("Text.\n\n<sup>99999999999</sup> Harbour list.")[0].0,
            "99999999999"
        );
    }
}
