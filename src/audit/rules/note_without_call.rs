use std::collections::BTreeMap;
use std::ops::Range;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::extract::Extracted;
use crate::extract::Note;

pub(super) static RULE: Rule = Rule {
    id: "note-without-call",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "a note that no place in the text calls",
    reason: "A note belongs to the sentence that calls it; without a call no one knows what it supports.",
    page: include_str!("../../../docs/rules/note-without-call.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let extracted = corpus.extracted(document);
        let calls = calls_of_notes(extracted);
        // Asterisks belong to the masthead, where converters lose the sign behind the symbol.
        let uncalled = || {
            let all = extracted.notes.iter().enumerate().zip(&calls);
            all.filter(|((_, note), call)| call.is_none() && !note.marker.starts_with('*'))
                .map(|it| it.0)
        };
        // Where the notes are not raised the calls are not either, and a converter may have lost them: one
        // finding for the text, not one for each note.
        let plain = |note: &Note| !note.raised || calls.iter().all(Option::is_none);
        let mut together: Vec<(usize, &Note)> = uncalled().filter(|it| plain(it.1)).collect();
        if !together.is_empty() {
            let glued = Glued::of(corpus.document(document).text.normal());
            together.retain(|(note, it)| !glued.has(&it.marker, between(extracted, &calls, *note)));
        }
        let together: Vec<&Note> = together.into_iter().map(|it| it.1).collect();
        if let Some(first) = together.first() {
            let markers: Vec<&str> = together.iter().map(|it| it.marker.as_str()).collect();
            let notes = if markers.len() == 1 { "note" } else { "notes" };
            let message = format!("no place in the text calls {notes} {}", markers.join(", "));
            report
                .at(document, first.marker_span, message)
                .suggest("put the calls back where the notes belong, or delete the notes");
        }
        for (note, it) in uncalled().filter(|it| !plain(it.1)) {
            let mut reported = report.at(
                document,
                it.marker_span,
                format!("no place in the text calls note {}", it.marker),
            );
            for (neighbour, side) in [(note.checked_sub(1), "before"), (note.checked_add(1), "behind")] {
                let call = neighbour.and_then(|it| *calls.get(it)?).map(|it| &extracted.calls[it]);
                if let Some(call) = call {
                    reported = reported.fact_at(format!("the call of the note {side} it"), document, call.span);
                }
            }
            reported.suggest(format!(
                "put call {} back between the calls of its neighbours, or delete the note",
                it.marker
            ));
        }
    }
}

/// The bytes in which the call of a note stands: behind that of the note before it, before that of the one behind it.
fn between(extracted: &Extracted, calls: &[Option<usize>], note: usize) -> Range<usize> {
    let call = |at: Option<usize>| calls.get(at?).copied()?.and_then(|it| extracted.calls.get(it));
    let start = call(note.checked_sub(1)).map_or(0, |it| it.span.range().end);
    let own = extracted.notes.get(note).map_or(0, |it| it.span.range().start);
    let end = call(note.checked_add(1)).map_or(own, |it| it.span.range().start);
    start..end.max(start)
}

/// Figures at the end of words with letters, where converters glue a plain call to a word that may end in a figure itself:
/// "JS384" is submission JS3 with call 84. Such a note may be called.
struct Glued<'a>(BTreeMap<&'a str, Vec<usize>>);

/// Most figures of a note's number.
const FIGURES: usize = 3;

impl<'a> Glued<'a> {
    fn of(text: &'a str) -> Self {
        let mut ends: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut at = 0;
        for word in text.split_inclusive(|it: char| !it.is_ascii_alphanumeric()) {
            let start = at;
            at += word.len();
            let word = word.trim_end_matches(|it: char| !it.is_ascii_alphanumeric());
            let figures = word.len() - word.trim_end_matches(|it: char| it.is_ascii_digit()).len();
            if word.starts_with(|it: char| it.is_ascii_digit()) {
                continue;
            }
            for length in 1..=figures.min(FIGURES) {
                if let Some(number) = word.get(word.len() - length..) {
                    ends.entry(number).or_default().push(start);
                }
            }
        }
        Self(ends)
    }

    fn has(&self, number: &str, range: Range<usize>) -> bool {
        let ends = self.0.get(number).map_or(&[][..], Vec::as_slice);
        ends.get(ends.partition_point(|it| *it < range.start))
            .is_some_and(|it| *it < range.end)
    }
}

/// The first call of each note.
fn calls_of_notes(extracted: &Extracted) -> Vec<Option<usize>> {
    let mut calls = vec![None; extracted.notes.len()];
    for (at, call) in extracted.calls.iter().enumerate() {
        if let Some(first) = call.note.and_then(|it| calls.get_mut(it)) {
            first.get_or_insert(at);
        }
    }
    calls
}

#[cfg(test)]
mod tests {
    use super::Glued;

    #[test]
    fn figures_glued_to_words_may_be_calls() {
        let glued = Glued::of("Reports JS384 and OSCE/ODIHR85 say so, S/2018/86 and 87 do not.");
        assert!(glued.has("84", 0..20) && glued.has("85", 0..40));
        assert!(!glued.has("84", 20..60) && !glued.has("86", 0..60) && !glued.has("87", 0..60));
    }
}
