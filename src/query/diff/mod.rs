//! What changed between two collections: documents, and who cites whom.

mod same;

use std::collections::BTreeMap;

use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::EdgeId;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::query::Selection;

/// What changed between two parts of two graphs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// Documents that are in one of the collections, in the order of the new graph, then those that are gone, be
    /// they still cited or not.
    pub documents: Vec<Difference<NodeId>>,
    /// Citations in the same order.
    pub citations: Vec<Difference<EdgeId>>,
}

/// One document or citation that was added, is gone, or has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference<Id> {
    /// Where it is in the old graph; `None` where it was added.
    pub old: Option<Id>,
    /// Where it is in the new graph; `None` where it is gone.
    pub new: Option<Id>,
    /// What changed; empty where it was added or is gone.
    pub changes: Vec<Change>,
}

/// A field that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What: title, date, places, …
    pub field: &'static str,
    /// What it was, in words; empty for nothing, and for a text, which has too many.
    pub old: String,
    /// What it is now.
    pub new: String,
}

/// Compares two parts of two graphs. A document is the same by its symbol, by one half of a joint one, or by the name
/// of its file; a source by its key. `same_text` says whether the texts of two documents, of the old graph and of the
/// new one, are the same.
pub fn diff(old: &Selection<'_>, new: &Selection<'_>, same_text: impl Fn(&Node, &Node) -> bool) -> Diff {
    let of_old = same::nodes(old, new);
    let mut of_new = vec![None; new.graph().node_count()];
    for (id, it) in of_old.iter().enumerate() {
        if let Some(it) = it {
            of_new[it.index()] = Some(NodeId::new(id));
        }
    }
    Diff {
        documents: documents(old, new, &of_old, &of_new, same_text),
        citations: citations(old, new, &of_old),
    }
}

fn documents(
    old: &Selection<'_>,
    new: &Selection<'_>,
    of_old: &[Option<NodeId>],
    of_new: &[Option<NodeId>],
    same_text: impl Fn(&Node, &Node) -> bool,
) -> Vec<Difference<NodeId>> {
    let inside = |selection: &Selection<'_>, id: NodeId| selection.graph().node(id).in_collection();
    let mut found = Vec::new();
    for &id in new.nodes().iter().filter(|it| inside(new, **it)) {
        let before = of_new[id.index()].filter(|it| inside(old, *it));
        let changes = before.map_or(Vec::new(), |it| {
            changes(old.graph().node(it), new.graph().node(id), &same_text)
        });
        if before.is_none() || !changes.is_empty() {
            found.push(Difference {
                old: before,
                new: Some(id),
                changes,
            });
        }
    }
    let stays = |it: NodeId| of_old[it.index()].is_some_and(|it| inside(new, it));
    let gone = old.nodes().iter().filter(|it| inside(old, **it) && !stays(**it));
    found.extend(gone.map(|it| Difference {
        old: Some(*it),
        new: None,
        changes: Vec::new(),
    }));
    found
}

/// The fields of a document that changed.
fn changes(old: &Node, new: &Node, same_text: impl Fn(&Node, &Node) -> bool) -> Vec<Change> {
    let fields = |it: &Node| {
        [
            ("name", it.key.clone()),
            ("title", it.title.clone().unwrap_or_default()),
            ("date", it.date.map_or(String::new(), |it| it.to_string())),
            ("dated", it.dated.map_or(String::new(), |it| it.to_string())),
            ("from", it.from.clone().unwrap_or_default()),
            ("class", it.class.clone()),
        ]
    };
    let mut changes = differing(fields(old), fields(new));
    if !same_text(old, new) {
        changes.push(Change {
            field: "text",
            old: String::new(),
            new: String::new(),
        });
    }
    changes
}

fn citations(old: &Selection<'_>, new: &Selection<'_>, of_old: &[Option<NodeId>]) -> Vec<Difference<EdgeId>> {
    let ends = |graph: &CiteGraph, id: EdgeId| graph.ends(id);
    let mut before: BTreeMap<(NodeId, NodeId), EdgeId> = BTreeMap::new();
    let mut gone: Vec<EdgeId> = Vec::new();
    for id in old.citations() {
        let (citing, cited) = ends(old.graph(), id);
        match (of_old[citing.index()], of_old[cited.index()]) {
            (Some(citing), Some(cited)) => {
                before.insert((citing, cited), id);
            }
            _ => gone.push(id),
        }
    }
    let mut found = Vec::new();
    for id in new.citations() {
        let was = before.remove(&ends(new.graph(), id));
        let changes = was.map_or(Vec::new(), |it| places(old.edge(it), new.edge(id)));
        if was.is_none() || !changes.is_empty() {
            found.push(Difference {
                old: was,
                new: Some(id),
                changes,
            });
        }
    }
    gone.extend(before.into_values());
    gone.sort_unstable();
    found.extend(gone.into_iter().map(|it| Difference {
        old: Some(it),
        new: None,
        changes: Vec::new(),
    }));
    found
}

/// How a citation changed: how often, where in the cited document, and what the sentences do with it. Lines and pages
/// move with any word put in before them, and are not compared.
fn places(old: &Edge, new: &Edge) -> Vec<Change> {
    let fields = |it: &Edge| {
        let listed = |words: Vec<&str>| words.join("; ");
        let places = || it.evidence.iter();
        [
            ("places", places().count().to_string()),
            (
                "locators",
                listed(places().filter_map(|it| it.locator.as_deref()).collect()),
            ),
            (
                "relations",
                listed(places().filter_map(|it| it.relation.as_deref()).collect()),
            ),
        ]
    };
    differing(fields(old), fields(new))
}

/// The fields whose words differ.
fn differing<const N: usize>(old: [(&'static str, String); N], new: [(&'static str, String); N]) -> Vec<Change> {
    let pairs = old.into_iter().zip(new);
    let changes = pairs.map(|((field, old), (_, new))| Change { field, old, new });
    changes.filter(|it| it.old != it.new).collect()
}

#[cfg(test)]
mod tests;
