//! Graphs for tests: small random ones, with the slow and plain reading of their citations beside them.

use proptest::prelude::Strategy;

use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::Node;
use crate::graph::NodeId;

/// A graph of documents "d0", "d1", …, which cite each other as the pairs say.
pub(crate) fn graph(count: usize, arcs: &[(usize, usize)]) -> CiteGraph {
    let node = |at: usize| Node {
        year: Some(2000 + u16::try_from(at % 25).unwrap()),
        ..Node::document(&format!("d{at}"))
    };
    let edges = arcs
        .iter()
        .map(|(citing, cited)| Edge::between(NodeId::new(*citing), NodeId::new(*cited)));
    CiteGraph::of((0..count).map(node).collect(), edges.collect())
}

/// Sizes and pairs of graphs with up to `most` documents; with `forward`, what is cited always has the lower number,
/// so that there are no cycles.
pub(crate) fn arcs(most: usize, forward: bool) -> impl Strategy<Value = (usize, Vec<(usize, usize)>)> {
    (1..=most).prop_flat_map(move |count| {
        let pairs = proptest::collection::vec((0..count, 0..count), 0..=count * 3);
        pairs.prop_map(move |pairs| {
            let pairs = pairs.into_iter().filter(|it| it.0 != it.1);
            let turned = pairs.map(|(a, b)| if forward && a < b { (b, a) } else { (a, b) });
            (count, turned.collect())
        })
    })
}

/// The fewest steps, at least one, from each document to each, after Floyd and Warshall.
pub(crate) fn steps(count: usize, pairs: &[(usize, usize)]) -> Vec<Vec<Option<usize>>> {
    let mut steps = vec![vec![None; count]; count];
    pairs.iter().for_each(|(a, b)| steps[*a][*b] = Some(1));
    for by in 0..count {
        for a in 0..count {
            for b in 0..count {
                let way = steps[a][by].zip(steps[by][b]).map(|(to, on)| to + on);
                steps[a][b] = [steps[a][b], way].into_iter().flatten().min();
            }
        }
    }
    steps
}

/// Whether each document leads to each; every one to itself.
pub(crate) fn reaches(count: usize, pairs: &[(usize, usize)]) -> Vec<Vec<bool>> {
    let steps = steps(count, pairs);
    let reached = |a: usize| (0..count).map(move |b| (a, b));
    (0..count)
        .map(|a| reached(a).map(|(a, b)| a == b || steps[a][b].is_some()).collect())
        .collect()
}
