//! Which part of a graph is meant: the one mechanism behind lists, audits and pictures.

mod fields;
mod filter;
mod left_out;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::CiteGraph;
use crate::graph::Direction;
use crate::graph::Edge;
use crate::graph::EdgeId;
use crate::graph::Link;
use crate::graph::NodeId;

pub use fields::FIELDS;
pub use fields::Field;
pub use fields::Test;
pub use filter::Filter;
pub use filter::FilterError;
pub use left_out::LeftOut;

/// A part of a graph: some nodes, the links between them, and what was left out. Exports hang on it.
#[derive(Clone, Debug)]
pub struct Selection<'g> {
    graph: &'g CiteGraph,
    nodes: Vec<NodeId>,
    edges: Vec<EdgeId>,
    /// Links of which a filter kept some places only.
    narrowed: BTreeMap<EdgeId, Edge>,
    left_out: LeftOut,
}

impl<'g> Selection<'g> {
    /// Everything.
    pub fn all(graph: &'g CiteGraph) -> Self {
        Self {
            graph,
            nodes: graph.nodes().map(|it| it.0).collect(),
            edges: graph.edges().map(|it| it.0).collect(),
            narrowed: BTreeMap::new(),
            left_out: LeftOut::default(),
        }
    }

    /// Some nodes and every link between them; the rest is counted as left out.
    pub fn of(graph: &'g CiteGraph, nodes: impl IntoIterator<Item = NodeId>) -> Self {
        Self::all(graph).only(nodes)
    }

    /// Those of some nodes that are selected, and every selected link between them.
    pub fn only(&self, nodes: impl IntoIterator<Item = NodeId>) -> Self {
        self.part(nodes, |_| true)
    }

    /// Those of some nodes and links that are selected; a link needs both of its ends.
    pub fn with(&self, nodes: impl IntoIterator<Item = NodeId>, edges: impl IntoIterator<Item = EdgeId>) -> Self {
        let kept: BTreeSet<EdgeId> = edges.into_iter().collect();
        self.part(nodes, |it| kept.contains(&it))
    }

    /// What a filter keeps. One that speaks of links or places keeps only the nodes that such links join.
    pub fn filtered(&self, filter: &Filter) -> Self {
        let mut narrowed = BTreeMap::new();
        let mut joined = vec![false; self.graph.node_count()];
        let mut edges = BTreeSet::new();
        for &id in &self.edges {
            let edge = self.edge(id);
            if let Some(places) = filter.keeps_link(self.graph, edge) {
                if places.len() < edge.evidence.len() {
                    let evidence = places.into_iter().cloned().collect();
                    let repeated = edge.repeated.iter().filter(|it| filter.keeps_place(it)).cloned();
                    let repeated = repeated.collect();
                    narrowed.insert(
                        id,
                        Edge {
                            evidence,
                            repeated,
                            ..*edge
                        },
                    );
                }
                edges.insert(id);
                joined[edge.citing.index()] = true;
                joined[edge.cited.index()] = true;
            }
        }
        let nodes: Vec<NodeId> = self
            .nodes
            .iter()
            .copied()
            .filter(|it| filter.keeps_node(self.graph.node(*it)) && (joined[it.index()] || !filter.asks_for_links()))
            .collect();
        let mut part = self.part(nodes, |it| edges.contains(&it));
        part.narrowed.extend(narrowed);
        part.narrowed.retain(|it, _| part.edges.binary_search(it).is_ok());
        part
    }

    fn part(&self, nodes: impl IntoIterator<Item = NodeId>, keeps: impl Fn(EdgeId) -> bool) -> Self {
        let mut kept = vec![false; self.graph.node_count()];
        for it in nodes {
            kept[it.index()] = true;
        }
        let nodes: Vec<NodeId> = self.nodes.iter().copied().filter(|it| kept[it.index()]).collect();
        let mut is_in = vec![false; self.graph.node_count()];
        nodes.iter().for_each(|it| is_in[it.index()] = true);
        let mut left_out = LeftOut::default();
        for (_, node) in self.graph.nodes().filter(|it| !is_in[it.0.index()]) {
            left_out.add(node);
        }
        let joins = |id: &EdgeId| {
            let (citing, cited) = self.graph.ends(*id);
            is_in[citing.index()] && is_in[cited.index()] && keeps(*id)
        };
        let edges: Vec<EdgeId> = self.edges.iter().copied().filter(joins).collect();
        left_out.edges = self.graph.edge_count() - edges.len();
        let narrowed = self.narrowed.iter().filter(|it| edges.binary_search(it.0).is_ok());
        Self {
            graph: self.graph,
            narrowed: narrowed.map(|(id, edge)| (*id, edge.clone())).collect(),
            nodes,
            edges,
            left_out,
        }
    }

    /// What a picture of about `limit` nodes shows: everything where it fits; else the documents that
    /// are in the collection or are linked to a document, without sources and addresses; and where
    /// those are too many, the documents of the collection with the cited ones that most of them cite.
    #[must_use]
    pub fn for_picture(self, limit: usize) -> Self {
        if self.nodes.len() <= limit {
            return self;
        }
        let node = |it: NodeId| self.graph.node(it);
        let documents = || self.nodes.iter().copied().filter(|it| node(*it).is_document());
        if documents().count() <= limit {
            return self.only(documents());
        }
        let inside: Vec<NodeId> = documents().filter(|it| node(*it).in_collection()).collect();
        let mut cited: Vec<(usize, NodeId)> = documents()
            .filter(|it| !node(*it).in_collection())
            .map(|it| (self.graph.degree(it, Direction::Citing), it))
            .filter(|it| it.0 > 1)
            .collect();
        cited.sort_by_key(|it| (std::cmp::Reverse(it.0), it.1));
        let room = limit.saturating_sub(inside.len());
        self.only(inside.into_iter().chain(cited.into_iter().take(room).map(|it| it.1)))
    }

    /// The whole graph.
    pub fn graph(&self) -> &'g CiteGraph {
        self.graph
    }

    /// Nodes, in the graph's order.
    pub fn nodes(&self) -> &[NodeId] {
        &self.nodes
    }

    /// Links, in the graph's order.
    pub fn edges(&self) -> &[EdgeId] {
        &self.edges
    }

    /// A link with those of its places that are selected.
    pub fn edge(&self, id: EdgeId) -> &Edge {
        self.narrowed.get(&id).unwrap_or_else(|| self.graph.edge(id))
    }

    /// Whether a node is selected.
    pub fn contains(&self, id: NodeId) -> bool {
        self.nodes.binary_search(&id).is_ok()
    }

    /// Links that are citations.
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

#[cfg(test)]
mod tests;
