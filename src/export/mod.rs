//! A selection of the graph, or records and findings, to a format.

pub mod answer;
pub mod bibliography;
pub mod citations;
mod dot;
mod drawing;
pub mod findings;
mod html;
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

use crate::audit::Outcome;
use crate::query::Selection;
use crate::resolve::Resolved;

pub use drawing::CLUSTERINGS;
pub use drawing::Clustering;
pub use drawing::Drawing;
pub use drawing::Theme;
pub use svg::LAYOUTS;
pub use svg::Layout;

/// What an exporter writes.
#[derive(Clone, Copy)]
pub struct Input<'a, 'g> {
    /// Nodes and links.
    pub selection: &'a Selection<'g>,
    /// How a picture is to look.
    pub drawing: &'a Drawing<'a>,
    /// The texts behind the graph, for formats that write mentions; `None` where there are none.
    pub resolved: Option<&'a Resolved>,
    /// Findings of the audit, for formats of which [`Exporter::findings`] says so.
    pub findings: Option<&'a Outcome>,
}

/// One format that a graph can be written to.
pub struct Exporter {
    /// Name for `--to`, and the ending of its files.
    pub name: &'static str,
    /// One line for help.
    pub help: &'static str,
    /// Whether it draws boxes and lines at places, so that layouts apply.
    pub draws: bool,
    /// Whether it shows people a part that they can take in, and leaves out the rest of a large graph.
    pub folds: bool,
    /// Whether it writes bytes that no terminal should get.
    pub binary: bool,
    /// Whether it shows the findings of the audit.
    pub findings: bool,
    /// Writes a selection.
    pub write: fn(&Input<'_, '_>, &mut dyn io::Write) -> io::Result<()>,
}

impl Exporter {
    /// An exporter of text that is whole, without pictures and findings.
    const fn new(
        name: &'static str,
        help: &'static str,
        write: fn(&Input<'_, '_>, &mut dyn io::Write) -> io::Result<()>,
    ) -> Self {
        Self {
            name,
            help,
            draws: false,
            folds: false,
            binary: false,
            findings: false,
            write,
        }
    }
}

/// All exporters, in the order of the help.
pub const EXPORTERS: &[Exporter] = &[
    Exporter {
        folds: true,
        ..Exporter::new("dot", "for Graphviz, documents ranked by year", dot::write)
    },
    Exporter {
        draws: true,
        folds: true,
        ..Exporter::new(
            "svg",
            "a picture with years from left to right, ready for a paper",
            svg::write,
        )
    },
    Exporter {
        findings: true,
        ..Exporter::new(
            "html",
            "a page to search, filter and read the evidence in, for any browser",
            html::write,
        )
    },
    Exporter::new("json", "nodes and edges with all their evidence, as data", json::write),
];

#[cfg(test)]
mod tests;
