use crate::export::Input;
use crate::graph::EdgeId;
use crate::graph::Evidence;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::graph::NodeKind;
use crate::query::Selection;
use crate::resolve::Resolved;

/// What the tables are read from: a selection, with what is counted in it once for all rows.
pub(in crate::export) struct Part<'a> {
    pub(in crate::export) selection: &'a Selection<'a>,
    resolved: Option<&'a Resolved>,
    /// For each node of the graph: by how many of the selection it is cited, and how many it cites.
    degrees: Vec<[usize; 2]>,
}

/// A place where one document cites another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::export) struct MentionId {
    pub(super) edge: EdgeId,
    /// Index among the edge's evidence, or among its repeated places.
    pub(super) at: usize,
    pub(super) repeated: bool,
}

impl<'a> Part<'a> {
    /// The part of the graph that an exporter writes.
    pub(in crate::export) fn of(input: &Input<'a, 'a>) -> Self {
        let selection = input.selection;
        let mut degrees = vec![[0, 0]; selection.graph().node_count()];
        for (citing, cited) in selection.citations().map(|it| selection.graph().ends(it)) {
            degrees[cited.index()][0] += 1;
            degrees[citing.index()][1] += 1;
        }
        Self {
            selection,
            resolved: input.resolved,
            degrees,
        }
    }

    pub(super) fn node(&self, id: NodeId) -> &'a Node {
        self.selection.graph().node(id)
    }

    /// How many of the selection cite a node.
    pub(in crate::export) fn cited_by(&self, id: NodeId) -> usize {
        self.degrees[id.index()][0]
    }

    /// How many of the selection a node cites.
    pub(in crate::export) fn cites(&self, id: NodeId) -> usize {
        self.degrees[id.index()][1]
    }

    /// The language of a document's first file, ISO 639-1, or that of a source as its words name it, where it is known.
    pub(in crate::export) fn language(&self, id: NodeId) -> Option<&'a str> {
        let node = self.node(id);
        if let NodeKind::Source(source) = &node.kind {
            return source.language.as_deref();
        }
        let (corpus, file) = (&self.resolved?.corpus, node.files.first()?);
        // A corpus is ordered by the names of its files.
        let (mut low, mut high) = (0, corpus.len());
        while low < high {
            let middle = low.midpoint(high);
            if corpus.document(middle).name < *file {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let found = low < corpus.len() && corpus.document(low).name == *file;
        found.then(|| corpus.head(low).language.as_str())
    }

    pub(super) fn evidence(&self, id: MentionId) -> &'a Evidence {
        let edge = self.selection.edge(id.edge);
        let places = if id.repeated { &edge.repeated } else { &edge.evidence };
        &places[id.at]
    }

    /// All places of the selected links, those of each edge in order, repeated ones last.
    pub(super) fn mentions(&self) -> impl Iterator<Item = MentionId> {
        let selection = self.selection;
        selection.edges().iter().flat_map(move |&edge| {
            let it = selection.edge(edge);
            let places = |count: usize, repeated| (0..count).map(move |at| MentionId { edge, at, repeated });
            places(it.evidence.len(), false).chain(places(it.repeated.len(), true))
        })
    }
}

/// How a node is named in all formats.
pub(in crate::export) fn node_name(id: NodeId) -> String {
    format!("n{}", id.index())
}

/// How an edge is named in all formats.
pub(in crate::export) fn edge_name(id: EdgeId) -> String {
    format!("e{}", id.index())
}
