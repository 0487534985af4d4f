//! Questions to a [`crate::graph::CiteGraph`]: what to show of it, how one document leads to another, and what the
//! citations say of a collection.

mod answer;
mod arcs;
mod chains;
mod diff;
mod grouped;
mod groups;
mod main_path;
mod marks;
mod questions;
#[cfg(test)]
pub(crate) mod random;
mod ranks;
mod select;

pub use answer::Answer;
pub use answer::Cell;
pub use arcs::Arcs;
pub use chains::Chain;
pub use chains::ChainQuery;
pub use chains::chains;
pub use chains::near_names;
pub use diff::Change;
pub use diff::Diff;
pub use diff::Difference;
pub use diff::diff;
pub use groups::communities;
pub use groups::knots;
pub use groups::modularity;
pub use groups::strong_components;
pub use groups::weak_components;
pub use main_path::MainLink;
pub use main_path::MainPath;
pub use main_path::Route;
pub use main_path::main_path;
pub use questions::Asked;
pub use questions::QUESTIONS;
pub use questions::Question;
pub use questions::Takes;
pub use ranks::Cited;
pub use ranks::CountedBy;
pub use ranks::Hits;
pub use ranks::hits;
pub use ranks::most_cited;
pub use ranks::pagerank;
pub use select::FIELDS;
pub use select::Field;
pub use select::Filter;
pub use select::FilterError;
pub use select::LeftOut;
pub use select::Selection;
pub use select::Test;
