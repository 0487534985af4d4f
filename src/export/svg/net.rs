use crate::export::paint::Class;
use crate::export::svg::card::Card;
use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::Node;
use crate::query::Selection;

/// Lane of the documents.
pub(super) const DOCUMENTS: usize = 0;
/// Lane of sources and addresses, below.
pub(super) const SOURCES: usize = 1;

/// The selection with dense numbers, and each node's box.
pub(super) struct Net<'g> {
    pub(super) graph: &'g CiteGraph,
    pub(super) nodes: Vec<Member<'g>>,
    pub(super) arcs: Vec<Arc<'g>>,
    pub(super) left_out: Option<String>,
}

pub(super) struct Member<'g> {
    pub(super) node: &'g Node,
    pub(super) class: Class,
    pub(super) lane: usize,
    pub(super) card: Card,
}

/// An edge between two members, by their numbers.
pub(super) struct Arc<'g> {
    pub(super) citing: usize,
    pub(super) cited: usize,
    pub(super) edge: &'g Edge,
}

impl<'g> Net<'g> {
    pub(super) fn new(selection: &'g Selection<'_>) -> Self {
        let graph = selection.graph();
        let nodes = selection.nodes().iter().map(|&id| {
            let node = graph.node(id);
            Member {
                node,
                class: Class::of(node),
                lane: if node.is_document() { DOCUMENTS } else { SOURCES },
                card: Card::new(node),
            }
        });
        let number = |id| selection.nodes().binary_search(&id).ok();
        let arcs = selection.edges().iter().filter_map(|&id| {
            let edge = selection.edge(id);
            let (citing, cited) = (number(edge.citing)?, number(edge.cited)?);
            (citing != cited).then_some(Arc { citing, cited, edge })
        });
        Self {
            graph,
            nodes: nodes.collect(),
            arcs: arcs.collect(),
            left_out: selection.left_out().in_words(),
        }
    }

    /// For each member, the members that it cites.
    pub(super) fn cited(&self) -> Vec<Vec<usize>> {
        let mut cited = vec![Vec::new(); self.nodes.len()];
        for arc in &self.arcs {
            cited[arc.citing].push(arc.cited);
        }
        cited
    }
}
