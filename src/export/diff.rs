//! What changed between two collections, as rows for JSON and CSV.

use serde::Serialize;

use crate::audit::Finding;
use crate::graph::CiteGraph;
use crate::graph::EdgeId;
use crate::graph::NodeId;
use crate::query::Diff;
use crate::query::Difference;

/// One change.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    /// What changed: "document", "citation", "finding".
    pub what: &'static str,
    /// "added", "gone", "changed".
    pub change: &'static str,
    /// The document; of a citation the citing one; of a finding the file. Empty for findings of the whole collection.
    pub document: &'a str,
    /// Of a citation the cited one; of a finding the rule.
    pub cited: &'a str,
    /// The field that changed; of a finding its severity.
    pub field: &'static str,
    /// What it was.
    pub old: &'a str,
    /// What it is; of a finding its message.
    pub new: &'a str,
    /// Where: file, or file and line.
    pub place: String,
}

/// Findings that are new, and findings that are gone.
pub type Findings<'a> = (Vec<&'a Finding>, Vec<&'a Finding>);

/// All changes, one row for each field that changed.
pub fn rows<'a>(old: &'a CiteGraph, new: &'a CiteGraph, diff: &'a Diff, findings: &Findings<'a>) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for it in &diff.documents {
        let node = |graph: &'a CiteGraph, id: NodeId| graph.node(id);
        let node = match (it.new, it.old) {
            (Some(id), _) => node(new, id),
            (None, Some(id)) => node(old, id),
            (None, None) => continue,
        };
        let place = node.files.first().cloned().unwrap_or_default();
        push(&mut rows, it, ("document", &node.key, ""), &place);
    }
    for it in &diff.citations {
        let (graph, id): (&CiteGraph, EdgeId) = match (it.new, it.old) {
            (Some(id), _) => (new, id),
            (None, Some(id)) => (old, id),
            (None, None) => continue,
        };
        let (citing, cited) = graph.ends(id);
        let first = graph.edge(id).evidence.first();
        let place = first.map_or(String::new(), |it| format!("{}:{}", it.file, it.line));
        let keys = (
            "citation",
            graph.node(citing).key.as_str(),
            graph.node(cited).key.as_str(),
        );
        push(&mut rows, it, keys, &place);
    }
    let (added, gone) = findings;
    let added = added.iter().map(|it| finding(it, "added"));
    rows.extend(added.chain(gone.iter().map(|it| finding(it, "gone"))));
    rows
}

fn push<'a, Id>(
    rows: &mut Vec<Row<'a>>,
    difference: &'a Difference<Id>,
    (what, document, cited): (&'static str, &'a str, &'a str),
    place: &str,
) {
    let row = |change, field, old, new| Row {
        what,
        change,
        document,
        cited,
        field,
        old,
        new,
        place: place.to_owned(),
    };
    match (&difference.old, &difference.new) {
        (None, _) => rows.push(row("added", "", "", "")),
        (_, None) => rows.push(row("gone", "", "", "")),
        _ => rows.extend(
            difference
                .changes
                .iter()
                .map(|it| row("changed", it.field, it.old.as_str(), it.new.as_str())),
        ),
    }
}

fn finding<'a>(finding: &'a Finding, change: &'static str) -> Row<'a> {
    let place = finding.place.as_ref();
    Row {
        what: "finding",
        change,
        document: place.map_or("", |it| it.file.as_str()),
        cited: finding.rule.id,
        field: finding.severity.name(),
        old: "",
        new: &finding.message,
        place: place.map_or(String::new(), |it| format!("{}:{}", it.file, it.line)),
    }
}
