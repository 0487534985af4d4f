//! Questions to a [`crate::graph::CiteGraph`]: what to show of it, and how one document leads to another.

mod chains;
mod select;

pub use chains::Chain;
pub use chains::ChainQuery;
pub use chains::chains;
pub use chains::near_names;
pub use select::LeftOut;
pub use select::Selection;
