//! Questions to a [`crate::graph::CiteGraph`]: what to show of it, how one document leads to another, and what the
//! citations say of a collection.

mod answer;
mod arcs;
mod chains;
mod knots;
mod near;
mod pairs;
mod questions;
#[cfg(test)]
pub(crate) mod random;
mod reach;
mod select;

pub use answer::Answer;
pub use answer::Cell;
pub use answer::NODE_COLUMNS;
pub use arcs::Arcs;
pub use chains::Chain;
pub use chains::ChainQuery;
pub use chains::Chains;
pub use chains::Ended;
pub use chains::Way;
pub use chains::chains;
pub use near::near_names;
pub use questions::Asked;
pub use questions::QUESTIONS;
pub use questions::Question;
pub use questions::Takes;
pub use select::FIELDS;
pub use select::Field;
pub use select::Filter;
pub use select::FilterError;
pub use select::LeftOut;
pub use select::Selection;
pub use select::Test;
