use crate::graph::Node;
use crate::graph::NodeKind;

/// How many nodes of each kind there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NodeCounts {
    /// Documents.
    pub documents: usize,
    /// Sources without symbol.
    pub sources: usize,
    /// Web addresses.
    pub addresses: usize,
}

impl NodeCounts {
    /// Counts one more node.
    pub fn add(&mut self, node: &Node) {
        match node.kind {
            NodeKind::Document => self.documents += 1,
            NodeKind::Source(_) => self.sources += 1,
            NodeKind::Web => self.addresses += 1,
        }
    }
}
