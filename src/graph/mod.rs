//! References to the citation graph: documents, sources and web addresses as nodes, citations with all
//! their evidence as edges. Built once, then only read. petgraph stays inside.

mod build;
mod cycles;
mod node;

use std::collections::BTreeMap;

use petgraph::graph::DiGraph;
use petgraph::graph::EdgeIndex;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef as _;

pub use build::build;
pub use cycles::Knot;
pub use node::Edge;
pub use node::Evidence;
pub use node::Link;
pub use node::Node;
pub use node::NodeKind;
pub use node::OtherFile;

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
    graph: DiGraph<Node, Edge, u32>,
    by_name: BTreeMap<String, Vec<NodeId>>,
}

impl CiteGraph {
    /// A graph of nodes in their order and of links between their positions; links whose ends do not exist are left out,
    /// and links with the same ends and meaning become one. Nodes answer to their keys, symbols and files.
    pub fn of(nodes: Vec<Node>, edges: Vec<Edge>) -> Self {
        build::assemble(nodes, edges, &|_| Vec::new())
    }

    /// Number of nodes.
    pub fn node_count(&self) -> usize {
        self.graph.node_count()
    }

    /// Number of edges.
    pub fn edge_count(&self) -> usize {
        self.graph.edge_count()
    }

    /// All nodes, in order.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, &Node)> {
        self.graph.node_indices().map(|it| (node_id(it), &self.graph[it]))
    }

    /// All edges, in order.
    pub fn edges(&self) -> impl Iterator<Item = (EdgeId, &Edge)> {
        self.graph.edge_indices().map(|it| (edge_id(it), &self.graph[it]))
    }

    /// A node.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.graph[id.raw()]
    }

    /// An edge.
    pub fn edge(&self, id: EdgeId) -> &Edge {
        &self.graph[EdgeIndex::new(id.index())]
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
    pub fn edges_of(&self, id: NodeId, direction: Direction) -> Vec<(EdgeId, &Edge)> {
        let mut edges: Vec<_> = self
            .graph
            .edges_directed(id.raw(), direction.into())
            .map(|it| (edge_id(it.id()), it.weight()))
            .collect();
        edges.sort_by_key(|it| it.0);
        edges
    }

    /// The nodes that a name stands for: a symbol or half in any spelling, a file name or path, a source's key.
    /// Several only where a file name occurs in several folders.
    pub fn find(&self, name: &str) -> &[NodeId] {
        self.by_name.get(&name_key(name)).map_or(&[], Vec::as_slice)
    }

    /// All names that nodes answer to, folded.
    pub fn names(&self) -> impl Iterator<Item = (&str, &[NodeId])> {
        self.by_name.iter().map(|(name, ids)| (name.as_str(), ids.as_slice()))
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
    NodeId(u32::try_from(index.index()).unwrap_or(u32::MAX))
}

fn edge_id(index: EdgeIndex<u32>) -> EdgeId {
    EdgeId(u32::try_from(index.index()).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests;
