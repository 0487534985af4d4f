use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::extract::Work;
use crate::extract::notes::lines::Line;
use crate::extract::notes::lines::closes;
use crate::extract::notes::openers::Form;
use crate::extract::notes::openers::Opener;
use crate::extract::notes::zones::Kind;
use crate::extract::notes::zones::Zone;
use crate::extract::signs;
use crate::text::Span;

/// Lines with the same sign that stand as near as this are a list, not notes.
const LIST: usize = 6;

/// The lines that open notes with asterisks, letters or "1/" in running text: those whose sign the text before them
/// has called since the last note of the same sign.
pub(super) fn called(work: &Work<'_>, lines: &[Line], openers: &[Opener], zones: &[Zone]) -> BTreeSet<usize> {
    let headed = zones.iter().any(|it| it.kind == Kind::Heading);
    let mut found = BTreeSet::new();
    let mut calls = Calls::default();
    let mut last: BTreeMap<&str, usize> = BTreeMap::new();
    for it in openers.iter().filter(|it| needs_call(it.form, headed)) {
        let from = it.marker.start - u32::from(it.form == Form::Bracketed);
        let sign = work.document.text.slice(Span {
            start: from,
            end: it.end,
        });
        let before = last.insert(sign, it.line);
        if before.is_some_and(|before| it.form == Form::Star && it.line - before < LIST) {
            found.remove(&before.unwrap_or(it.line));
            continue;
        }
        let since = before.and_then(|it| lines.get(it)).map_or(0, |it| it.span.start);
        let places = calls.of(work, it.form, sign);
        let call = places[..places.partition_point(|at| *at < it.marker.start)].last();
        if call.is_some_and(|at| *at >= since)
            && (it.raised || (it.form != Form::Letter && it.starts_sentence) || fits(work, lines, it, &last))
        {
            found.insert(it.line);
        }
    }
    found
}

/// Whether a note of this form must be called. "1." is looked at only where a heading announces notes.
fn needs_call(form: Form, headed: bool) -> bool {
    match form {
        Form::Star | Form::Letter | Form::Slash | Form::Bracketed => true,
        Form::Closed => headed,
        Form::Raised | Form::Plain | Form::Alone => false,
    }
}

/// Where the text calls each sign; a kind of sign is looked for when the first note of its kind is met.
#[derive(Default)]
struct Calls {
    places: BTreeMap<String, Vec<u32>>,
    looked: [bool; 4],
}

impl Calls {
    fn of(&mut self, work: &Work<'_>, form: Form, sign: &str) -> &[u32] {
        let notes = &work.catalogue.phrases.notes;
        let (kind, pattern, ends) = match form {
            Form::Slash => (0, Some(&notes.slash), ["", "/"]),
            Form::Bracketed => (1, Some(&notes.bracket), ["(", ")"]),
            Form::Closed => (2, Some(&notes.call), ["", if sign.ends_with(')') { ")" } else { "." }]),
            _ => (3, None, ["", ""]),
        };
        if !std::mem::replace(&mut self.looked[kind], true) {
            let signs = match pattern {
                Some(it) => it
                    .captures_iter(work.text())
                    .filter_map(|it| it.name("marker"))
                    .map(|it| Span::new(it.start(), it.end()))
                    .collect(),
                None => signs::all(work),
            };
            for it in signs {
                let key = format!("{}{}{}", ends[0], work.document.text.slice(it), ends[1]);
                self.places.entry(key).or_default().push(it.start);
            }
        }
        self.places.get(sign).map_or(&[], Vec::as_slice)
    }
}

/// Whether a letter that is not raised stands as a table's note: behind a closed line or a cell, and behind the note of
/// the letter before it.
fn fits(work: &Work<'_>, lines: &[Line], it: &Opener, last: &BTreeMap<&str, usize>) -> bool {
    let Some(line) = lines.get(it.line) else { return false };
    let before = it
        .line
        .checked_sub(1)
        .and_then(|it| lines.get(it))
        .map_or("", |it| it.words(work.text()));
    let cell = before.trim_end_matches(|it: char| it.is_ascii_lowercase());
    let apart = line.breaks > 1 || closes(before) || cell.ends_with(|it: char| it.is_ascii_digit());
    let previous = match it.number {
        1 => true,
        _ => work
            .document
            .text
            .slice(it.marker)
            .bytes()
            .next()
            .is_some_and(|letter| {
                let sign = [letter - 1];
                std::str::from_utf8(&sign)
                    .ok()
                    .and_then(|it| last.get(it))
                    .is_some_and(|at| it.line - at < LIST)
            }),
    };
    apart && previous && it.starts_sentence
}
