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

fn run(work: &mut Work<'_>) {
    let candidates = candidates::all(work);
    let aligned = align::align(&candidates, &work.extracted.notes);
    let mut calls = tie::tie(work, &candidates, &aligned);
    calls.sort_by_key(|it| it.span);
    work.extracted.calls = calls;
}

#[cfg(test)]
mod tests;
