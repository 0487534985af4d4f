//! A selection of the graph, or records and findings, to a format.

pub mod answer;
pub mod bibliography;
pub mod citations;
mod clusters;
mod data;
pub mod diff;
mod dot;
mod drawing;
pub mod findings;
mod html;
mod json;
pub mod label;
pub mod links;
mod mermaid;
mod paint;
#[cfg(feature = "print")]
mod print;
pub mod records;
mod svg;
pub mod understood;
mod words;
mod xml;

use std::io;

use crate::audit::Outcome;
use crate::query::Selection;
use crate::resolve::Resolved;

pub use clusters::CLUSTERINGS;
pub use clusters::Clustering;
pub use drawing::Drawing;
pub use drawing::Pixels;
pub use drawing::Theme;
pub use svg::LAYOUTS;
pub use svg::Layout;
pub use svg::is_chain;

use data::csv::Csv;
#[cfg(feature = "parquet")]
use data::parquet::Parquet;
use data::tables;

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
    /// Name for `--to`, and an ending of its files.
    pub name: &'static str,
    /// Endings of its files besides the name.
    pub endings: &'static [&'static str],
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
            endings: &[],
            help,
            draws: false,
            folds: false,
            binary: false,
            findings: false,
            write,
        }
    }

    /// Whether files with an ending, in small letters, are of this format.
    pub fn is_for(&self, ending: &str) -> bool {
        self.name == ending || self.endings.contains(&ending)
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
    #[cfg(feature = "print")]
    Exporter {
        draws: true,
        folds: true,
        binary: true,
        ..Exporter::new(
            "png",
            "the SVG picture as pixels, with fonts of its own",
            print::write_png,
        )
    },
    #[cfg(feature = "print")]
    Exporter {
        draws: true,
        folds: true,
        binary: true,
        ..Exporter::new(
            "pdf",
            "the SVG picture as a page, with fonts of its own, text and links",
            print::write_pdf,
        )
    },
    Exporter {
        folds: true,
        ..Exporter::new(
            "mermaid",
            "a flowchart for wikis and Markdown, by Mermaid",
            mermaid::write,
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
    Exporter::new(
        "graphml",
        "GraphML for yEd, Gephi, networkx, igraph",
        data::graphml::write,
    ),
    Exporter::new(
        "gexf",
        "GEXF 1.3 for Gephi, with dates for its timeline",
        data::gexf::write,
    ),
    Exporter::new("node-link", "JSON as networkx and D3 read it", data::node_link::write),
    Exporter::new("cx2", "Cytoscape Exchange 2", data::cx2::write),
    Exporter {
        endings: &["cyjs"],
        ..Exporter::new(
            "cytoscape-js",
            "JSON for Cytoscape.js and Cytoscape",
            data::cytoscape_js::write,
        )
    },
    Exporter {
        endings: &["net"],
        ..Exporter::new("pajek", "Pajek .net: labels, arcs and weights only", data::pajek::write)
    },
    Exporter {
        endings: &["nt"],
        ..Exporter::new("n-triples", "RDF with CiTO and Dublin Core", data::n_triples::write)
    },
    Exporter::new("csv", "edges as a table", tables::edges::<Csv>),
    Exporter::new("csv-nodes", "nodes as a table", tables::nodes::<Csv>),
    Exporter::new(
        "csv-mentions",
        "places of the edges as a table",
        tables::mentions::<Csv>,
    ),
    #[cfg(feature = "parquet")]
    Exporter {
        binary: true,
        ..Exporter::new("parquet", "edges as an Apache Parquet table", tables::edges::<Parquet>)
    },
    #[cfg(feature = "parquet")]
    Exporter {
        binary: true,
        ..Exporter::new(
            "parquet-nodes",
            "nodes as an Apache Parquet table",
            tables::nodes::<Parquet>,
        )
    },
    #[cfg(feature = "parquet")]
    Exporter {
        binary: true,
        ..Exporter::new(
            "parquet-mentions",
            "places of the edges as an Apache Parquet table",
            tables::mentions::<Parquet>,
        )
    },
];

#[cfg(test)]
mod tests;
