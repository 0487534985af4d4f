//! The web addresses of a collection: where each stands, and, with the feature `net`, whether it works.
//!
//! Nothing in this crate asks the network but `check` (feature `net`), and that only for those who call it.

mod answer;
mod archive;
#[cfg(feature = "net")]
pub mod check;
mod collect;

pub use answer::Answer;
pub use answer::Status;
pub use archive::archived;
pub use collect::Link;
pub use collect::collect;

#[cfg(test)]
mod tests;
