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
        let together: Vec<&Note> = uncalled().map(|it| it.1).filter(|it| plain(it)).collect();
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
