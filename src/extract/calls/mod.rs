//! Note calls.
//!
//! Every number and sign that may be a call is a candidate with the evidence for it ([`candidates`]). The calls of
//! the numbered notes are the sequence of candidates, in the order of the notes, with the most evidence ([`align`]);
//! what that leaves over is a call where its form alone says so ([`tie`]).

mod align;
mod candidates;
mod tie;

use crate::extract::Extractor;
use crate::extract::Work;

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
    let candidates = candidates::all(work);
    let aligned = align::align(&candidates, &work.extracted.notes);
    let mut calls = tie::tie(work, &candidates, &aligned);
    calls.sort_by_key(|it| it.span);
    work.extracted.calls = calls;
}

#[cfg(test)]
mod tests;
