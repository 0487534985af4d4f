use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::VecDeque;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::EdgeId;
use crate::graph::NodeId;
use crate::graph::node_id;

/// Nodes that all lead to each other by the links that were followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Knot {
    /// All of them, in order.
    pub nodes: Vec<NodeId>,
    /// The links of a shortest way from the first node around to itself.
    pub way: Vec<EdgeId>,
}

impl CiteGraph {
    /// Groups of two and more nodes that lead to each other by links of which `follow` says that they count; in the order
    /// of their first nodes. A link from a node to itself makes no group.
    pub fn knots(&self, follow: impl Fn(&Edge) -> bool) -> Vec<Knot> {
        let mut kept: DiGraph<(), EdgeId, u32> = DiGraph::with_capacity(self.node_count(), self.edge_count());
        for _ in 0..self.node_count() {
            kept.add_node(());
        }
        for (id, edge) in self.edges() {
            if edge.citing != edge.cited && follow(edge) {
                kept.add_edge(edge.citing.raw(), edge.cited.raw(), id);
            }
        }
        let mut knots = Vec::new();
        for group in kosaraju_scc(&kept).into_iter().filter(|it| it.len() > 1) {
            let nodes: BTreeSet<NodeId> = group.into_iter().map(node_id).collect();
            let way = nodes.first().map_or(Vec::new(), |it| around(&kept, *it, &nodes));
            knots.push(Knot {
                nodes: nodes.into_iter().collect(),
                way,
            });
        }
        knots.sort_by(|a, b| a.nodes.cmp(&b.nodes));
        knots
    }
}

/// A shortest way from a node back to it, within some nodes.
fn around(graph: &DiGraph<(), EdgeId, u32>, start: NodeId, within: &BTreeSet<NodeId>) -> Vec<EdgeId> {
    let mut came: BTreeMap<NodeId, (NodeId, EdgeId)> = BTreeMap::new();
    let mut waiting = VecDeque::from([start]);
    while let Some(node) = waiting.pop_front() {
        let mut next: Vec<(EdgeId, NodeId)> = graph
            .edges(node.raw())
            .map(|it| (*it.weight(), node_id(petgraph::visit::EdgeRef::target(&it))))
            .filter(|it| within.contains(&it.1))
            .collect();
        next.sort_unstable();
        for (edge, target) in next {
            if target == start {
                let mut way = vec![edge];
                let mut at = node;
                while let Some((before, edge)) = came.get(&at).filter(|_| at != start) {
                    way.push(*edge);
                    at = *before;
                }
                way.reverse();
                return way;
            }
            if let std::collections::btree_map::Entry::Vacant(entry) = came.entry(target) {
                entry.insert((node, edge));
                waiting.push_back(target);
            }
        }
    }
    Vec::new()
}
