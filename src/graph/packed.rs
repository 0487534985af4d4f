use crate::graph::EdgeId;

/// The citations between nodes in both directions, each node's ends side by side and in order. It is made once for the
/// whole graph, so that a question about one document need not look at all of it.
#[derive(Debug, Default)]
pub(crate) struct Packed {
    /// From the citing to the cited.
    pub(crate) cited: Half,
    /// From the cited to the citing.
    pub(crate) citing: Half,
}

/// The citations of all nodes in one direction.
#[derive(Debug, Default)]
pub(crate) struct Half {
    /// Where each node's citations start; one more at the end.
    starts: Vec<u32>,
    /// The other ends.
    ends: Vec<u32>,
    edges: Vec<EdgeId>,
}

impl Packed {
    /// Citations as the positions of citing and cited and the edge, in the order of these.
    pub(crate) fn new(count: usize, arcs: impl Iterator<Item = (u32, u32, EdgeId)> + Clone) -> Self {
        Self {
            cited: Half::new(count, arcs.clone()),
            citing: Half::new(count, arcs.map(|it| (it.1, it.0, it.2))),
        }
    }
}

impl Half {
    /// One end, the other end and the edge of each, put to the first end in the order in which they come.
    fn new(count: usize, arcs: impl Iterator<Item = (u32, u32, EdgeId)> + Clone) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for (from, _, _) in arcs.clone() {
            starts[from as usize + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let total = starts[count] as usize;
        let mut half = Self {
            ends: vec![0; total],
            edges: vec![EdgeId::new(0); total],
            starts,
        };
        let mut next = half.starts.clone();
        for (from, to, edge) in arcs {
            let at = next[from as usize] as usize;
            half.ends[at] = to;
            half.edges[at] = edge;
            next[from as usize] += 1;
        }
        half
    }

    fn range(&self, at: usize) -> std::ops::Range<usize> {
        self.starts[at] as usize..self.starts[at + 1] as usize
    }

    /// Number of citations.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The other ends of a node's citations, ascending.
    pub(crate) fn ends(&self, at: usize) -> &[u32] {
        &self.ends[self.range(at)]
    }

    /// The edges to these ends, in the same order.
    pub(crate) fn edges(&self, at: usize) -> &[EdgeId] {
        &self.edges[self.range(at)]
    }
}
