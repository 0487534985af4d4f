use std::collections::BTreeMap;
use std::collections::VecDeque;

use crate::graph::CiteGraph;
use crate::graph::Direction;
use crate::graph::EdgeId;
use crate::graph::Link;
use crate::graph::NodeId;

/// Which chains to look for.
#[derive(Clone, Debug)]
pub struct ChainQuery {
    /// Where chains start.
    pub from: NodeId,
    /// Where they end; `None` for every document that is reached.
    pub to: Option<NodeId>,
    /// Most steps of a chain.
    pub longest: usize,
    /// Most chains.
    pub most: usize,
}

/// A citation chain: each edge cites on from where the one before it led.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The citations, in order.
    pub steps: Vec<EdgeId>,
}

/// The shortest chains from one document to another, all of the same length; without an end, one
/// shortest chain to each document that is reached, ordered by length.
pub fn chains(graph: &CiteGraph, query: &ChainQuery) -> Vec<Chain> {
    let distances = distances(graph, query.from, query.longest);
    match query.to {
        Some(to) if to == query.from => Vec::new(),
        Some(to) => {
            let mut found = Vec::new();
            backwards(graph, query, &distances, to, &mut Vec::new(), &mut found);
            found
        }
        None => {
            let mut ends: Vec<(usize, NodeId)> = distances
                .iter()
                .map(|(id, steps)| (*steps, *id))
                .filter(|it| it.0 > 0)
                .collect();
            ends.retain(|it| graph.node(it.1).is_document());
            ends.sort_unstable();
            let one = |end: NodeId| {
                let single = ChainQuery {
                    most: 1,
                    ..query.clone()
                };
                let mut found = Vec::new();
                backwards(graph, &single, &distances, end, &mut Vec::new(), &mut found);
                found.pop()
            };
            ends.into_iter().take(query.most).filter_map(|it| one(it.1)).collect()
        }
    }
}

/// Steps from the start to every node that is reached, breadth first.
fn distances(graph: &CiteGraph, from: NodeId, longest: usize) -> BTreeMap<NodeId, usize> {
    let mut distances = BTreeMap::from([(from, 0)]);
    let mut waiting = VecDeque::from([from]);
    while let Some(node) = waiting.pop_front() {
        let next = distances[&node] + 1;
        if next > longest {
            continue;
        }
        for (_, edge) in graph.edges_of(node, Direction::Cited) {
            if edge.link == Link::Cites && !distances.contains_key(&edge.cited) {
                distances.insert(edge.cited, next);
                waiting.push_back(edge.cited);
            }
        }
    }
    distances
}

/// Collects the shortest chains that end at `node`, walking back towards the start.
fn backwards(
    graph: &CiteGraph,
    query: &ChainQuery,
    distances: &BTreeMap<NodeId, usize>,
    node: NodeId,
    tail: &mut Vec<EdgeId>,
    found: &mut Vec<Chain>,
) {
    let Some(&distance) = distances.get(&node) else {
        return;
    };
    if distance == 0 {
        found.push(Chain {
            steps: tail.iter().rev().copied().collect(),
        });
        return;
    }
    for (id, edge) in graph.edges_of(node, Direction::Citing) {
        if found.len() >= query.most {
            return;
        }
        if edge.link == Link::Cites && distances.get(&edge.citing) == Some(&(distance - 1)) {
            tail.push(id);
            backwards(graph, query, distances, edge.citing, tail, found);
            tail.pop();
        }
    }
}
