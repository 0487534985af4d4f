use crate::graph::Direction;
use crate::graph::EdgeId;
use crate::graph::NodeId;
use crate::query::Selection;

/// The citations of a selection, packed for algorithms: nodes have dense positions from 0 in the graph's order, and the
/// ends of each node's citations lie side by side, in order. Links between members of a family are no citations, and a
/// document that cites itself is left out.
#[derive(Clone, Debug)]
pub struct Arcs {
    nodes: Vec<NodeId>,
    cited: Half,
    citing: Half,
}

/// The citations of all nodes in one direction.
#[derive(Clone, Debug, Default)]
struct Half {
    /// Where each node's citations start; one more at the end.
    starts: Vec<u32>,
    /// The other ends.
    ends: Vec<u32>,
    edges: Vec<EdgeId>,
}

impl Half {
    /// Pairs of one end, the other end and the edge, sorted into the ends of each node.
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
}

impl Arcs {
    /// The citations of a selection.
    pub fn of(selection: &Selection<'_>) -> Self {
        let graph = selection.graph();
        let mut position = vec![u32::MAX; graph.node_count()];
        for (at, id) in (0_u32..).zip(selection.nodes()) {
            position[id.index()] = at;
        }
        // Edges are in the order of their ends, so that both halves come out sorted.
        let arcs: Vec<(u32, u32, EdgeId)> = selection
            .citations()
            .map(|id| {
                let (citing, cited) = graph.ends(id);
                (position[citing.index()], position[cited.index()], id)
            })
            .filter(|it| it.0 != it.1)
            .collect();
        let count = selection.nodes().len();
        Self {
            nodes: selection.nodes().to_vec(),
            cited: Half::new(count, arcs.iter().copied()),
            citing: Half::new(count, arcs.iter().map(|it| (it.1, it.0, it.2))),
        }
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether there are no nodes.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// Number of citations.
    pub fn arc_count(&self) -> usize {
        self.cited.ends.len()
    }

    /// The node at a position.
    pub fn node(&self, at: usize) -> NodeId {
        self.nodes[at]
    }

    /// The position of a node; `None` where it is not selected.
    pub fn position(&self, id: NodeId) -> Option<usize> {
        self.nodes.binary_search(&id).ok()
    }

    /// Positions that a node cites, ascending.
    pub fn cited(&self, at: usize) -> &[u32] {
        &self.cited.ends[self.cited.range(at)]
    }

    /// Positions that cite a node, ascending.
    pub fn citing(&self, at: usize) -> &[u32] {
        &self.citing.ends[self.citing.range(at)]
    }

    /// The edges to what [`Arcs::cited`] gives, in the same order.
    pub fn cited_edges(&self, at: usize) -> &[EdgeId] {
        &self.cited.edges[self.cited.range(at)]
    }

    /// The edges from what [`Arcs::citing`] gives, in the same order.
    pub fn citing_edges(&self, at: usize) -> &[EdgeId] {
        &self.citing.edges[self.citing.range(at)]
    }

    /// [`Arcs::cited`] or [`Arcs::citing`].
    pub fn next(&self, at: usize, direction: Direction) -> &[u32] {
        match direction {
            Direction::Cited => self.cited(at),
            Direction::Citing => self.citing(at),
        }
    }

    /// The edges to what [`Arcs::next`] gives, in the same order.
    pub fn next_edges(&self, at: usize, direction: Direction) -> &[EdgeId] {
        match direction {
            Direction::Cited => self.cited_edges(at),
            Direction::Citing => self.citing_edges(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prop_assert_eq;
    use proptest::proptest;

    use super::Arcs;
    use crate::query::Selection;
    use crate::query::random;

    proptest! {
        #[test]
        fn both_directions_hold_each_citation_once((count, pairs) in random::arcs(12, false)) {
            let graph = random::graph(count, &pairs);
            let arcs = Arcs::of(&Selection::all(&graph));
            let mut wanted = pairs.clone();
            wanted.sort_unstable();
            wanted.dedup();
            let out: Vec<(usize, usize)> = (0..count)
                .flat_map(|at| arcs.cited(at).iter().map(move |it| (at, *it as usize)))
                .collect();
            let mut into: Vec<(usize, usize)> = (0..count)
                .flat_map(|at| arcs.citing(at).iter().map(move |it| (*it as usize, at)))
                .collect();
            into.sort_unstable();
            prop_assert_eq!(&out, &wanted);
            prop_assert_eq!(&into, &wanted);
            prop_assert_eq!(arcs.arc_count(), wanted.len());
        }
    }
}
