use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::extract::Work;
use crate::extract::notes::lines::Line;
use crate::extract::notes::lines::closes;
use crate::extract::notes::openers::Form;
use crate::extract::notes::openers::Opener;
use crate::extract::signs;
use crate::text::Span;

/// Lines with the same sign that stand as near as this are a list, not notes.
const LIST: usize = 6;

/// The lines that open notes with asterisks, letters or "1/" in running text: those whose sign the text before them
/// has called since the last note of the same sign.
pub(super) fn called(work: &Work<'_>, lines: &[Line], openers: &[Opener]) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut calls: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let mut slashed = false;
    let mut last: BTreeMap<&str, usize> = BTreeMap::new();
    for it in openers
        .iter()
        .filter(|it| matches!(it.form, Form::Star | Form::Letter | Form::Slash))
    {
        if calls.is_empty() {
            for call in signs::all(work) {
                calls
                    .entry(work.document.text.slice(call).to_owned())
                    .or_default()
                    .push(call.start);
            }
        }
        let sign = work.document.text.slice(it.marker);
        if it.form == Form::Slash && !slashed {
            slashed = true;
            let found = work.catalogue.phrases.notes.slash.captures_iter(work.text());
            for marker in found.filter_map(|it| it.name("marker")) {
                let places = calls.entry(format!("{}/", marker.as_str())).or_default();
                places.push(Span::new(marker.start(), marker.end()).start);
            }
        }
        let sign = if it.form == Form::Slash {
            work.document.text.slice(Span {
                start: it.marker.start,
                end: it.end,
            })
        } else {
            sign
        };
        let before = last.insert(sign, it.line);
        if before.is_some_and(|before| it.form == Form::Star && it.line - before < LIST) {
            found.remove(&before.unwrap_or(it.line));
            continue;
        }
        let since = before.and_then(|it| lines.get(it)).map_or(0, |it| it.span.start);
        let places = calls.get(sign).map_or(&[][..], Vec::as_slice);
        let call = places[..places.partition_point(|at| *at < it.marker.start)].last();
        if call.is_some_and(|at| *at >= since) && (it.raised || it.form != Form::Letter || fits(work, lines, it, &last))
        {
            found.insert(it.line);
        }
    }
    found
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
    let apart = line.breaks > 1 || closes(before) || before.ends_with(|it: char| it.is_ascii_digit());
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
