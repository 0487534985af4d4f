//! The graph as data for other programs: what they read back is what the library's own JSON says.

mod cx2;
mod drawn;
mod expected;
mod hostile;
mod igraph;
mod networkx;
mod page;
#[cfg(feature = "parquet")]
mod parquet;
mod tables;
mod triples;

use ibid::Build;
use ibid::export::Drawing;
use ibid::export::EXPORTERS;
use ibid::export::Input;
use ibid::graph::CiteGraph;
use ibid::query::Filter;
use ibid::query::Selection;
use ibid::resolve::Resolved;

use crate::support;

/// The letters among the fixtures.
fn letters() -> Build {
    support::build(&support::root().join("fixtures/letters"))
}

/// A part of a graph in a format.
fn written(selection: &Selection<'_>, resolved: Option<&Resolved>, name: &str) -> Vec<u8> {
    let exporter = EXPORTERS.iter().find(|it| it.name == name).unwrap();
    let input = Input {
        selection,
        drawing: &Drawing::default(),
        resolved,
        findings: None,
    };
    let mut out = Vec::new();
    (exporter.write)(&input, &mut out).unwrap();
    out
}

/// A part of a graph in a format of text.
fn text(selection: &Selection<'_>, resolved: Option<&Resolved>, name: &str) -> String {
    String::from_utf8(written(selection, resolved, name)).unwrap()
}

/// The parts of the fixtures' graph that formats are tried with: all of it, and one that a filter narrows.
fn parts(graph: &CiteGraph) -> [Selection<'_>; 2] {
    let filter = Filter::parse("class:letter part:note").unwrap();
    let narrowed = Selection::all(graph).filtered(&filter);
    assert!(narrowed.left_out().edges > 0 && !narrowed.edges().is_empty());
    [Selection::all(graph), narrowed]
}
