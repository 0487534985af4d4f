use crate::graph::CiteGraph;
use crate::graph::EdgeId;
use crate::graph::NodeCounts;
use crate::graph::NodeId;

/// What a picture or a list leaves out, so that it can say so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Documents.
    pub documents: usize,
    /// Sources without symbol.
    pub sources: usize,
    /// Web addresses.
    pub addresses: usize,
    /// Links that led to what is left out, or were not asked for.
    pub edges: usize,
}

impl LeftOut {
    /// What a part leaves out of a graph.
    pub(super) fn of(graph: &CiteGraph, nodes: &[NodeId], edges: &[EdgeId]) -> Self {
        let mut kept = NodeCounts::default();
        for it in nodes {
            kept.add(graph.node(*it));
        }
        let all = graph.counts();
        Self {
            documents: all.documents - kept.documents,
            sources: all.sources - kept.sources,
            addresses: all.addresses - kept.addresses,
            edges: graph.edge_count() - edges.len(),
        }
    }

    /// One line for people, or `None` where nothing is left out.
    pub fn in_words(&self) -> Option<String> {
        let count = |number: usize, one: &str, many: &str| match number {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{number} {many}")),
        };
        let parts: Vec<String> = [
            count(self.documents, "document", "documents"),
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
