//! Questions about which documents matter.

mod hits;
mod most_cited;
mod pagerank;

pub(super) use hits::HITS;
pub(super) use most_cited::MOST_CITED;
pub(super) use pagerank::PAGERANK;
