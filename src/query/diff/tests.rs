use std::collections::BTreeSet;

use proptest::prop_assert_eq;
use proptest::proptest;

use super::diff;
use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::query::Selection;
use crate::query::random;

/// Files that cite each other, given by their names.
fn graph(files: &[&str], citations: &[(usize, usize)]) -> CiteGraph {
    let node = |file: &&str| Node {
        files: vec![format!("folder/{file}")],
        ..Node::document(file)
    };
    let edges = citations
        .iter()
        .map(|(a, b)| Edge::between(NodeId::new(*a), NodeId::new(*b)));
    CiteGraph::of(files.iter().map(node).collect(), edges.collect())
}

#[test]
fn documents_and_citations_come_and_go() {
    let old = graph(&["a", "b", "c"], &[(0, 1), (2, 0)]);
    let mut new = graph(&["a", "b", "d"], &[(0, 1), (1, 0), (2, 1)]);
    let found = diff(&Selection::all(&old), &Selection::all(&new), |_, _| true);
    let documents: Vec<(Option<usize>, Option<usize>)> = found
        .documents
        .iter()
        .map(|it| (it.old.map(NodeId::index), it.new.map(NodeId::index)))
        .collect();
    assert_eq!(documents, [(None, Some(2)), (Some(2), None)]);
    assert_eq!(found.citations.iter().filter(|it| it.old.is_none()).count(), 2);
    assert_eq!(found.citations.iter().filter(|it| it.new.is_none()).count(), 1);

    new = graph(&["a", "b", "c"], &[(0, 1), (2, 0)]);
    let found = diff(&Selection::all(&old), &Selection::all(&new), |old, _| old.key != "b");
    assert_eq!(found.documents.len(), 1);
    assert_eq!(found.documents[0].changes[0].field, "text");
    assert!(found.citations.is_empty());
}

#[test]
fn a_file_that_gets_a_name_is_the_same_document() {
    let named = Node {
        title: Some("Lamps".to_owned()),
        files: vec!["else/a".to_owned()],
        ..Node::document("S/2021/156")
    };
    let (old, new) = (graph(&["a"], &[]), CiteGraph::of(vec![named], Vec::new()));
    let found = diff(&Selection::all(&old), &Selection::all(&new), |_, _| true);
    let fields: Vec<&str> = found.documents[0].changes.iter().map(|it| it.field).collect();
    assert_eq!(fields, ["name", "title"]);
}

proptest! {
    /// What is added one way is gone the other way, and nothing differs from itself.
    #[test]
    fn turned_round_it_says_the_opposite(
        (count, one) in random::arcs(10, false),
        (_, two) in random::arcs(10, false),
    ) {
        let within = |pairs: Vec<(usize, usize)>| pairs.into_iter().filter(|it| it.0 < count && it.1 < count).collect();
        let (one, two): (Vec<_>, Vec<_>) = (within(one), within(two));
        let (old, new) = (random::graph(count, &one), random::graph(count, &two));
        let (old, new) = (Selection::all(&old), Selection::all(&new));
        prop_assert_eq!(diff(&old, &old, |_, _| true), super::Diff::default());
        let there = diff(&old, &new, |_, _| true);
        let back = diff(&new, &old, |_, _| true);
        let (before, after): (BTreeSet<_>, BTreeSet<_>) = (one.into_iter().collect(), two.into_iter().collect());
        prop_assert_eq!(there.citations.iter().filter(|it| it.old.is_none()).count(), after.difference(&before).count());
        prop_assert_eq!(there.citations.iter().filter(|it| it.new.is_none()).count(), before.difference(&after).count());
        prop_assert_eq!(there.citations.len(), back.citations.len());
    }
}
