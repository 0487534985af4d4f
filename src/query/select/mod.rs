//! Which part of a graph is meant: the one mechanism behind lists, audits and pictures.

mod fields;
mod filter;
mod left_out;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::graph::CiteGraph;
use crate::graph::Direction;
use crate::graph::Edge;
use crate::graph::EdgeId;
use crate::graph::Evidence;
use crate::graph::Link;
use crate::graph::NodeId;
use crate::query::marks::Marks;

pub use fields::FIELDS;
pub use fields::Field;
pub use fields::Test;
pub use filter::Filter;
pub use filter::FilterError;
pub use left_out::LeftOut;

use filter::Places;
use filter::Verdict;

/// A part of a graph: some nodes, the links between them, and what was left out. Exports hang on it. The whole graph is
/// a selection that costs nothing; a part of it costs what its own nodes cite.
#[derive(Clone, Debug)]
pub struct Selection<'g> {
    graph: &'g CiteGraph,
    nodes: Cow<'g, [NodeId]>,
    edges: Cow<'g, [EdgeId]>,
    /// Links of which a filter kept some places only.
    narrowed: BTreeMap<EdgeId, Arc<Edge>>,
    left_out: LeftOut,
}

impl<'g> Selection<'g> {
    /// Everything.
    pub fn all(graph: &'g CiteGraph) -> Self {
        Self {
            graph,
            nodes: Cow::Borrowed(graph.node_ids()),
            edges: Cow::Borrowed(graph.edge_ids()),
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
        let nodes = self.selected(nodes);
        let is_in = Marks::of(self.graph.node_count(), nodes.iter().map(|it| it.index()));
        let joined = |id: &EdgeId| is_in.has(self.graph.ends(*id).1.index());
        let edges = match &self.edges {
            Cow::Borrowed(_) => {
                let cited = |it: &NodeId| self.graph.edges_of(*it, Direction::Cited).map(|it| it.0);
                nodes.iter().flat_map(cited).filter(joined).collect()
            }
            Cow::Owned(edges) => {
                let citing = |it: &EdgeId| is_in.has(self.graph.ends(*it).0.index());
                edges.iter().copied().filter(|it| citing(it) && joined(it)).collect()
            }
        };
        self.part(nodes, edges)
    }

    /// Those of some nodes and links that are selected; a link needs both of its ends.
    pub fn with(&self, nodes: impl IntoIterator<Item = NodeId>, edges: impl IntoIterator<Item = EdgeId>) -> Self {
        let nodes = self.selected(nodes);
        let has = |it: NodeId| nodes.binary_search(&it).is_ok();
        let joined = |it: &EdgeId| {
            let (citing, cited) = self.graph.ends(*it);
            self.contains_edge(*it) && has(citing) && has(cited)
        };
        let mut edges: Vec<EdgeId> = edges.into_iter().collect();
        edges.sort_unstable();
        edges.dedup();
        edges.retain(joined);
        self.part(nodes, edges)
    }

    /// What a filter keeps. One that speaks of links or places keeps only the nodes that such links join.
    pub fn filtered(&self, filter: &Filter) -> Self {
        if filter.is_empty() {
            return self.clone();
        }
        let mut verdicts = vec![Verdict::default(); self.graph.node_count()];
        for it in self.nodes() {
            verdicts[it.index()] = filter.verdict(self.graph.node(*it));
        }
        let mut joined = Marks::new(self.graph.node_count());
        let (mut edges, mut narrowed) = (Vec::new(), BTreeMap::new());
        for &id in self.edges() {
            let (citing, cited) = self.graph.ends(id);
            if !verdicts[citing.index()].citing || !verdicts[cited.index()].cited {
                continue;
            }
            let edge = self.edge(id);
            let Some(places) = filter.keeps_places(edge) else {
                continue;
            };
            if let Places::Only(places) = places {
                narrowed.insert(id, Arc::new(narrow(edge, &places, filter)));
            }
            edges.push(id);
            joined.add(citing.index());
            joined.add(cited.index());
        }
        let kept = |it: &NodeId| verdicts[it.index()].each && (joined.has(it.index()) || !filter.asks_for_links());
        let nodes = self.nodes().iter().copied().filter(kept).collect();
        let mut part = self.part(nodes, edges);
        part.narrowed.extend(narrowed);
        part
    }

    /// Those of some nodes that are selected, in order.
    fn selected(&self, nodes: impl IntoIterator<Item = NodeId>) -> Vec<NodeId> {
        let mut nodes: Vec<NodeId> = nodes.into_iter().filter(|it| self.contains(*it)).collect();
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }

    /// A part with nodes and links of this one, in order.
    fn part(&self, nodes: Vec<NodeId>, edges: Vec<EdgeId>) -> Self {
        let narrowed = self.narrowed.iter().filter(|it| edges.binary_search(it.0).is_ok());
        Self {
            graph: self.graph,
            narrowed: narrowed.map(|(id, edge)| (*id, Arc::clone(edge))).collect(),
            left_out: LeftOut::of(self.graph, &nodes, &edges),
            nodes: Cow::Owned(nodes),
            edges: Cow::Owned(edges),
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
        // However many documents the collection has, what most of them cite is what joins them.
        let room = limit.saturating_sub(inside.len()).max(limit / 2);
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
        self.narrowed.get(&id).map_or_else(|| self.graph.edge(id), Arc::as_ref)
    }

    /// Whether a node is selected.
    pub fn contains(&self, id: NodeId) -> bool {
        match &self.nodes {
            Cow::Borrowed(all) => id.index() < all.len(),
            Cow::Owned(nodes) => nodes.binary_search(&id).is_ok(),
        }
    }

    fn contains_edge(&self, id: EdgeId) -> bool {
        match &self.edges {
            Cow::Borrowed(all) => id.index() < all.len(),
            Cow::Owned(edges) => edges.binary_search(&id).is_ok(),
        }
    }

    /// Whether it was never narrowed to a part of the graph.
    pub(super) fn is_whole(&self) -> bool {
        matches!((&self.nodes, &self.edges), (Cow::Borrowed(_), Cow::Borrowed(_)))
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

/// A link with some of its places.
fn narrow(edge: &Edge, places: &[&Evidence], filter: &Filter) -> Edge {
    let repeated = edge.repeated.iter().filter(|it| filter.keeps_place(it));
    Edge {
        evidence: places.iter().map(|it| (*it).clone()).collect(),
        repeated: repeated.cloned().collect(),
        ..*edge
    }
}

#[cfg(test)]
mod tests;
