use std::sync::Arc;

use petgraph::graph::DiGraph;

use crate::catalogue::Symbol;
use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::EdgeId;
use crate::graph::Link;
use crate::graph::Node;
use crate::graph::NodeCounts;
use crate::graph::NodeId;
use crate::graph::names::Gathered;
use crate::graph::names::Names;
use crate::graph::packed::Packed;

/// Edges that are moved before the room that they had is given back.
const MOVED: usize = 1 << 20;

/// Puts nodes and edges together, the edges in the order of their ends.
pub(super) fn assemble(
    nodes: Vec<Node>,
    mut edges: Vec<Edge>,
    other_forms: &dyn Fn(&Symbol) -> Vec<String>,
) -> CiteGraph {
    let count = nodes.len();
    edges.retain(|it| it.citing.index() < count && it.cited.index() < count);
    edges.sort_by_key(|it| (it.citing, it.cited, it.link));
    edges.dedup_by(|next, kept| {
        let same = (kept.citing, kept.cited, kept.link) == (next.citing, next.cited, next.link);
        if same {
            kept.evidence.append(&mut next.evidence);
            kept.repeated.append(&mut next.repeated);
        }
        same
    });
    let arcs = edges.iter().enumerate().filter(|(_, it)| is_arc(it));
    let arcs = arcs.map(|(at, it)| (it.citing.0, it.cited.0, EdgeId::new(at)));
    let packed = Packed::new(count, arcs, |it| edges[it.index()].weight());
    let mut graph = DiGraph::with_capacity(count, edges.len());
    let mut counts = NodeCounts::default();
    for node in nodes {
        counts.add(&node);
        graph.add_node(node);
    }
    // The last comes first: petgraph walks the edges of a node from the latest to the oldest.
    while let Some(mut edge) = edges.pop() {
        edge.evidence.shrink_to_fit();
        edge.repeated.shrink_to_fit();
        graph.add_edge(edge.citing.raw(), edge.cited.raw(), edge);
        if edges.len().is_multiple_of(MOVED) {
            edges.shrink_to_fit();
        }
    }
    CiteGraph {
        names: names(&graph, other_forms),
        all_nodes: (0..graph.node_count()).map(NodeId::new).collect(),
        all_edges: (0..graph.edge_count()).map(EdgeId::new).collect(),
        graph,
        counts,
        packed: Arc::new(packed),
    }
}

/// Whether an edge is a citation of another document: links between members of a family are none.
fn is_arc(edge: &Edge) -> bool {
    edge.link == Link::Cites && edge.citing != edge.cited
}

/// Every name that a node answers to: key, parts and whole symbol, their other forms, path and name of its files.
fn names(graph: &DiGraph<Node, Edge, u32>, other_forms: &dyn Fn(&Symbol) -> Vec<String>) -> Names {
    let mut names = Gathered::default();
    for (at, node) in graph.node_weights().enumerate() {
        let id = NodeId::new(at);
        names.add(id, &node.key);
        if let Some(symbol) = &node.symbol {
            symbol.names().for_each(|it| names.add(id, &it));
            other_forms(symbol).iter().for_each(|it| names.add(id, it));
        }
        for file in &node.files {
            names.add(id, file);
            if let Some(name) = file.rsplit(['/', '\\']).next() {
                names.add(id, name);
            }
        }
    }
    names.sorted()
}
