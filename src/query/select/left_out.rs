use crate::graph::Node;
use crate::graph::NodeKind;

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
    /// Counts one more node.
    pub(super) fn add(&mut self, node: &Node) {
        match node.kind {
            NodeKind::Document => self.documents += 1,
            NodeKind::Source(_) => self.sources += 1,
            NodeKind::Web => self.addresses += 1,
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
