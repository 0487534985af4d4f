//! Note calls.
//!
//! Every number and sign that may be a call is a candidate with the evidence for it ([`candidates`]). The calls of
//! the numbered notes are the sequence of candidates, in the order of the notes, with the most evidence ([`align`]);
//! what that leaves over is a call where its form alone says so ([`tie`]).

mod align;
mod candidates;
mod tie;

use crate::extract::Call;
use crate::extract::CallStatus;
use crate::extract::Extractor;
use crate::extract::Work;
use crate::read::MarkedCall;
use crate::read::MarkedNote;
use crate::text::Span;
use crate::text::overlapping;

/// Finds note calls and ties each to its note.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "calls", run };

/// A number in running text that may call a note of plain numbers.
pub(super) struct PlainCall {
    pub(super) number: u64,
    pub(super) start: u32,
    /// Whether it is glued to the word or the punctuation before it.
    pub(super) glued: bool,
}

/// The numbers that may call notes of plain numbers, in order.
pub(super) fn plain(work: &Work<'_>) -> Vec<PlainCall> {
    candidates::plain(work)
        .iter()
        .filter_map(|it| {
            let before = &work.text()[..it.span.range().start];
            Some(PlainCall {
                number: it.marker.parse().ok()?,
                start: it.span.start,
                glued: !before.ends_with([' ', '\n']),
            })
        })
        .collect()
}

fn run(work: &mut Work<'_>) {
    let marked: Vec<Span> = work.document.calls.iter().map(|it| it.span).collect();
    let mut candidates = candidates::all(work);
    candidates.retain(|it| overlapping(&marked, it.span).is_none());
    let aligned = align::align(&candidates, &work.extracted.notes);
    let mut calls = tie::tie(work, &candidates, &aligned);
    calls.extend(work.document.calls.iter().map(|it| by_format(work, it)));
    calls.sort_by_key(|it| it.span);
    work.extracted.calls = calls;
}

/// A call that the format ties to its note.
fn by_format(work: &Work<'_>, call: &MarkedCall) -> Call {
    let marker = work.document.text.slice(call.span).trim().to_owned();
    let target = call.note.and_then(|it| work.document.notes.get(it));
    let place = |it: &MarkedNote| {
        work.extracted
            .notes
            .binary_search_by_key(&it.span, |note| note.span)
            .ok()
    };
    let note = target.and_then(place);
    let (status, why) = match note {
        Some(_) => (CallStatus::Resolved, format!("the file ties it to note {marker}")),
        None => (
            CallStatus::Blocked,
            format!("the file has no note for its call {marker}"),
        ),
    };
    Call {
        marker,
        span: call.span,
        note,
        status,
        why,
    }
}

#[cfg(test)]
mod tests;
