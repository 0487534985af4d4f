//! References to the citation graph: documents, sources and web addresses as nodes, citations with all
//! their evidence as edges. Built once, then only read. petgraph stays inside.

mod assemble;
mod build;
mod counts;
mod cycles;
mod names;
mod node;
mod packed;
mod words;

use std::sync::Arc;

use petgraph::graph::DiGraph;
use petgraph::graph::EdgeIndex;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef as _;

pub use build::build;
pub use counts::NodeCounts;
pub use cycles::Knot;
pub use node::Edge;
pub use node::Evidence;
pub use node::Link;
pub use node::Node;
pub use node::NodeKind;
pub use node::OtherFile;
pub(crate) use packed::Packed;

use names::Names;

/// A node of a [`CiteGraph`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeId(u32);

/// An edge of a [`CiteGraph`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EdgeId(u32);

impl NodeId {
    /// The node at a position, from 0.
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Position among the nodes, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }

    fn raw(self) -> NodeIndex<u32> {
        NodeIndex::new(self.index())
    }
}

impl EdgeId {
    /// The edge at a position, from 0.
    pub fn new(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Position among the edges, from 0.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Which way edges are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the citing to the cited.
    Cited,
    /// From the cited to the citing.
    Citing,
}

impl Direction {
    /// The other way.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Cited => Self::Citing,
            Self::Citing => Self::Cited,
        }
    }
}

impl From<Direction> for petgraph::Direction {
    fn from(it: Direction) -> Self {
        match it {
            Direction::Cited => Self::Outgoing,
            Direction::Citing => Self::Incoming,
        }
    }
}

/// Who cites what in a collection. Nodes are ordered: documents by date and key, then sources, then
/// addresses; edges by their ends. The order is the same for the same collection.
#[derive(Debug, Default)]
pub struct CiteGraph {
    /// Its edges stand in it from the last to the first: see [`CiteGraph::edges_of`].
    graph: DiGraph<Node, Edge, u32>,
    names: Names,
    counts: NodeCounts,
    packed: Arc<Packed>,
    all_nodes: Vec<NodeId>,
    all_edges: Vec<EdgeId>,
}

impl CiteGraph {
    /// A graph of nodes in their order and of links between their positions; links whose ends do not exist are left out,
    /// and links with the same ends and meaning become one. Nodes answer to their keys, symbols and files.
    pub fn of(nodes: Vec<Node>, edges: Vec<Edge>) -> Self {
        assemble::assemble(nodes, edges, &|_| Vec::new())
    }

    /// Number of nodes.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// Number of edges.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// Number of nodes of each kind.
    pub fn counts(&self) -> NodeCounts {
        self.counts
    }

    /// All nodes, in order.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.all_nodes.iter().map(|it| (*it, self.node(*it)))
    }

    /// All edges, in order.
    pub fn edges(&self) -> impl Iterator<Item = (EdgeId, &Edge)> {
        self.all_edges.iter().map(|it| (*it, self.edge(*it)))
    }

    /// The ids of all nodes, in order.
    pub fn node_ids(&self) -> &[NodeId] {
        &self.all_nodes
    }

    /// The ids of all edges, in order.
    pub fn edge_ids(&self) -> &[EdgeId] {
        &self.all_edges
    }

    /// The citations of all nodes, in the positions of the nodes.
    pub(crate) fn packed(&self) -> &Arc<Packed> {
        &self.packed
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.graph[id.raw()]
    }

    /// An edge.
    pub fn edge(&self, id: EdgeId) -> &Edge {
        &self.graph[EdgeIndex::new(self.turned(id.index()))]
    }

    /// The ends of an edge: citing, cited.
    pub fn ends(&self, id: EdgeId) -> (NodeId, NodeId) {
        let edge = self.edge(id);
        (edge.citing, edge.cited)
    }

    /// How many edges a node has in one direction.
    pub fn degree(&self, id: NodeId, direction: Direction) -> usize {
        self.graph.edges_directed(id.raw(), direction.into()).count()
    }

    /// The edges of a node in one direction, in order.
    pub fn edges_of(&self, id: NodeId, direction: Direction) -> impl Iterator<Item = (EdgeId, &Edge)> + Clone {
        // petgraph gives the latest edge first, and the first edge was put in last.
        self.graph
            .edges_directed(id.raw(), direction.into())
            .map(|it| (EdgeId::new(self.turned(it.id().index())), it.weight()))
    }

    /// The position that petgraph has for an edge, and the other way round.
    fn turned(&self, at: usize) -> usize {
        self.graph.edge_count() - 1 - at
    }

    /// The nodes that a name stands for: a symbol or half in any spelling, a file name or path, a source's key.
    /// Several only where a file name occurs in several folders.
    pub fn find(&self, name: &str) -> &[NodeId] {
        self.names.get(&name_key(name))
    }

    /// All names that nodes answer to, folded and sorted.
    pub fn names(&self) -> impl Iterator<Item = (&str, &[NodeId])> {
        self.names.iter()
    }
}

/// How names are compared: without blanks and case, dashes alike.
pub fn name_key(name: &str) -> String {
    let dashes = |it: char| {
        if matches!(it, '\u{2010}'..='\u{2015}' | '\u{2212}') {
            '-'
        } else {
            it
        }
    };
    name.chars()
        .filter(|it| !it.is_whitespace())
        .map(dashes)
        .flat_map(char::to_lowercase)
        .collect()
}

fn node_id(index: NodeIndex<u32>) -> NodeId {
    NodeId::new(index.index())
}

#[cfg(test)]
mod tests;
