use std::collections::BTreeSet;

use crate::graph::CiteGraph;
use crate::graph::EdgeId;
use crate::graph::Link;
use crate::graph::NodeId;
use crate::graph::NodeKind;

/// What a picture or a list leaves out, so that it can say so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Documents that are only cited.
    pub documents: usize,
    /// Sources without symbol.
    pub sources: usize,
    /// Web addresses.
    pub addresses: usize,
    /// Edges that led to what is left out.
    pub edges: usize,
}

impl LeftOut {
    /// One line for people, or `None` where nothing is left out.
    pub fn in_words(&self) -> Option<String> {
        let count = |number: usize, one: &str, many: &str| match number {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{number} {many}")),
        };
        let parts: Vec<String> = [
            count(self.documents, "cited document", "cited documents"),
            count(self.sources, "source", "sources"),
            count(self.addresses, "web address", "web addresses"),
            count(self.edges, "citation link", "citation links"),
        ]
        .into_iter()
        .flatten()
        .collect();
        (!parts.is_empty()).then(|| format!("not shown: {}", parts.join(", ")))
    }
}

/// A part of a graph: some nodes, the edges between them, and what was left out. Exports hang on it.
#[derive(Clone, Debug)]
pub struct Selection<'g> {
    graph: &'g CiteGraph,
    nodes: Vec<NodeId>,
    edges: Vec<EdgeId>,
    left_out: LeftOut,
}

impl<'g> Selection<'g> {
    /// Everything.
    pub fn all(graph: &'g CiteGraph) -> Self {
        Self {
            graph,
            nodes: graph.nodes().map(|it| it.0).collect(),
            edges: graph.edges().map(|it| it.0).collect(),
            left_out: LeftOut::default(),
        }
    }

    /// Some nodes and every edge between them; the rest is counted as left out.
    pub fn of(graph: &'g CiteGraph, nodes: impl IntoIterator<Item = NodeId>) -> Self {
        let kept: BTreeSet<NodeId> = nodes.into_iter().collect();
        let mut left_out = LeftOut::default();
        for (id, node) in graph.nodes().filter(|it| !kept.contains(&it.0)) {
            debug_assert!(!kept.contains(&id));
            match node.kind {
                NodeKind::Document => left_out.documents += 1,
                NodeKind::Source(_) => left_out.sources += 1,
                NodeKind::Web => left_out.addresses += 1,
            }
        }
        let edges: Vec<EdgeId> = graph
            .edges()
            .filter(|(_, it)| kept.contains(&it.citing) && kept.contains(&it.cited))
            .map(|it| it.0)
            .collect();
        left_out.edges = graph.edge_count() - edges.len();
        Self {
            graph,
            nodes: kept.into_iter().collect(),
            edges,
            left_out,
        }
    }

    /// What a picture of about `limit` nodes shows: everything where it fits; else the documents that
    /// are in the collection or are linked to a document, without sources and addresses; and where
    /// those are too many, the documents of the collection with the cited ones that most of them cite.
    pub fn for_picture(graph: &'g CiteGraph, limit: usize) -> Self {
        if graph.node_count() <= limit {
            return Self::all(graph);
        }
        let documents: Vec<NodeId> = graph.nodes().filter(|it| it.1.is_document()).map(|it| it.0).collect();
        if documents.len() <= limit {
            return Self::of(graph, documents);
        }
        let inside: Vec<NodeId> = documents
            .iter()
            .copied()
            .filter(|it| graph.node(*it).in_collection())
            .collect();
        let mut cited: Vec<(usize, NodeId)> = documents
            .iter()
            .copied()
            .filter(|it| !graph.node(*it).in_collection())
            .map(|it| (graph.edges_of(it, crate::graph::Direction::Citing).len(), it))
            .filter(|it| it.0 > 1)
            .collect();
        cited.sort_by_key(|it| (std::cmp::Reverse(it.0), it.1));
        let room = limit.saturating_sub(inside.len());
        Self::of(
            graph,
            inside.into_iter().chain(cited.into_iter().take(room).map(|it| it.1)),
        )
    }

    /// The whole graph.
    pub fn graph(&self) -> &'g CiteGraph {
        self.graph
    }

    /// Nodes, in the graph's order.
    pub fn nodes(&self) -> &[NodeId] {
        &self.nodes
    }

    /// Edges, in the graph's order.
    pub fn edges(&self) -> &[EdgeId] {
        &self.edges
    }

    /// Edges that are citations.
    pub fn citations(&self) -> impl Iterator<Item = EdgeId> + '_ {
        self.edges
            .iter()
            .copied()
            .filter(|it| self.graph.edge(*it).link == Link::Cites)
    }

    /// What is not in the selection.
    pub fn left_out(&self) -> &LeftOut {
        &self.left_out
    }
}
