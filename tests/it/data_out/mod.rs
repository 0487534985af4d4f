//! The graph as data for other programs: what they read back is what the library's own JSON says.

mod cx2;
mod cytoscape_js;
mod drawn;
mod expected;
mod gexf;
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
use serde_json::Value;

use crate::peers;
use crate::support;

/// Graphs that formats are tried with.
struct Tried {
    letters: Build,
    hostile: Vec<CiteGraph>,
}

impl Tried {
    /// The letters, and so many hostile graphs.
    fn with(hostile: u64) -> Self {
        Self {
            letters: letters(),
            hostile: (0..hostile).map(hostile::graph).collect(),
        }
    }

    /// What is written of them: of the letters everything and a part, of the others everything.
    fn parts(&self) -> Vec<(Selection<'_>, Option<&Resolved>)> {
        let letters = parts(&self.letters.graph).map(|it| (it, Some(&self.letters.resolved)));
        let hostile = self.hostile.iter().map(|it| (Selection::all(it), None));
        letters.into_iter().chain(hostile).collect()
    }
}

/// What a Python script prints for each value, both as JSON on a line; `None`, with a line, where Python has not the module.
fn told_by(module: &str, script: &str, values: impl Iterator<Item = Value>) -> Option<Vec<Value>> {
    let lines: Vec<String> = values.map(|it| format!("{it}\n")).collect();
    let printed = peers::python(&[module], script, &[], &lines.concat())?;
    let told: Vec<Value> = printed.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(told.len(), lines.len());
    Some(told)
}

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
