//! A selection of the graph, or records and findings, to a format.

pub mod bibliography;
pub mod citations;
mod dot;
pub mod findings;
mod json;
pub mod label;
pub mod links;
mod paint;
pub mod records;
mod svg;
pub mod understood;
mod words;
mod xml;

use std::io;

use crate::query::Selection;

pub use svg::LAYOUTS;
pub use svg::Layout;

/// One format that a graph can be written to.
pub struct Exporter {
    /// Name for `--to`, and the ending of its files.
    pub name: &'static str,
    /// One line for help.
    pub help: &'static str,
    /// Writes a selection.
    pub write: fn(&Selection<'_>, &mut dyn io::Write) -> io::Result<()>,
}

/// All exporters, in the order of the help.
pub const EXPORTERS: &[Exporter] = &[
    Exporter {
        name: "dot",
        help: "for Graphviz, documents ranked by year",
        write: dot::write,
    },
    Exporter {
        name: "svg",
        help: "a picture with years from left to right, ready for a paper",
        write: svg::write,
    },
    Exporter {
        name: "json",
        help: "nodes and edges with all their evidence, as data",
        write: json::write,
    },
];

#[cfg(test)]
mod tests;
