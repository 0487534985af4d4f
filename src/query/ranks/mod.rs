//! Which documents matter: how often each is cited, and what PageRank and HITS say.

mod citations;
mod hits;
mod pagerank;

pub use citations::Cited;
pub use citations::CountedBy;
pub use citations::most_cited;
pub use hits::Hits;
pub use hits::hits;
pub use pagerank::pagerank;
