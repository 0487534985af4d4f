use std::ops::Range;
use std::sync::Arc;

use crate::graph::Direction;
use crate::graph::EdgeId;
use crate::graph::NodeId;
use crate::graph::Packed;
use crate::query::Selection;

/// The citations of a selection, packed for algorithms: nodes have dense positions from 0 in the graph's order, and the
/// ends of each node's citations lie side by side, in order. Links between members of a family are no citations, and a
/// document that cites itself is left out. Those of a whole graph are part of it, and cost nothing to ask for.
#[derive(Clone, Debug)]
pub struct Arcs {
    count: usize,
    /// The node at each position; `None` where the positions are those of the graph.
    nodes: Option<Vec<NodeId>>,
    packed: Arc<Packed>,
}

impl Arcs {
    /// The citations of a selection.
    pub fn of(selection: &Selection<'_>) -> Self {
        let graph = selection.graph();
        if selection.is_whole() {
            return Self {
                count: graph.node_count(),
                nodes: None,
                packed: Arc::clone(graph.packed()),
            };
        }
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
            count,
            nodes: Some(selection.nodes().to_vec()),
            packed: Arc::new(Packed::new(count, arcs.iter().copied(), |it| {
                selection.edge(it).weight()
            })),
        }
    }

    /// Number of nodes.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether there are no nodes.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Number of citations.
    pub fn arc_count(&self) -> usize {
        self.packed.cited.len()
    }

    /// The node at a position.
    pub fn node(&self, at: usize) -> NodeId {
        self.nodes.as_ref().map_or(NodeId::new(at), |it| it[at])
    }

    /// The position of a node; `None` where it is not selected.
    pub fn position(&self, id: NodeId) -> Option<usize> {
        match &self.nodes {
            Some(nodes) => nodes.binary_search(&id).ok(),
            None => (id.index() < self.count).then_some(id.index()),
        }
    }

    /// Positions that a node cites, ascending.
    pub fn cited(&self, at: usize) -> &[u32] {
        self.packed.cited.ends(at)
    }

    /// Positions that cite a node, ascending.
    pub fn citing(&self, at: usize) -> &[u32] {
        self.packed.citing.ends(at)
    }

    /// The edges to what [`Arcs::cited`] gives, in the same order.
    pub fn cited_edges(&self, at: usize) -> &[EdgeId] {
        self.packed.cited.edges(at)
    }

    /// The edges from what [`Arcs::citing`] gives, in the same order.
    pub fn citing_edges(&self, at: usize) -> &[EdgeId] {
        self.packed.citing.edges(at)
    }

    /// The weights of what [`Arcs::citing_edges`] gives, in the same order: how often each cites.
    pub fn citing_weights(&self, at: usize) -> &[u32] {
        self.packed.citing.weights(at)
    }

    /// The positions around one such that no citation leads from before them into them, or from them to behind them.
    pub fn era(&self, at: usize) -> Range<usize> {
        let era = self.packed.era(at);
        era.start..era.end.min(self.count)
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

    /// The weights of what [`Arcs::next_edges`] gives, in the same order: how often each cites.
    pub fn next_weights(&self, at: usize, direction: Direction) -> &[u32] {
        match direction {
            Direction::Cited => self.packed.cited.weights(at),
            Direction::Citing => self.citing_weights(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prop_assert_eq;
    use proptest::proptest;

    use super::Arcs;
    use crate::graph::EdgeId;
    use crate::graph::NodeId;
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

        #[test]
        fn eras_begin_where_nothing_leads_on_from_before((count, pairs) in random::arcs(12, false)) {
            let arcs = Arcs::of(&Selection::all(&random::graph(count, &pairs)));
            let begins = |at: usize| !pairs.iter().any(|it| it.0 < at && it.1 >= at);
            for at in 0..count {
                let first = (0..=at).rev().find(|it| begins(*it));
                let next = (at + 1..count).find(|it| begins(*it));
                prop_assert_eq!(arcs.era(at), first.unwrap_or(0)..next.unwrap_or(count));
            }
        }

        #[test]
        fn arcs_of_a_part_are_those_of_the_whole_between_its_nodes(
            (count, pairs) in random::arcs(12, false),
            kept in proptest::collection::vec(proptest::bool::ANY, 12),
        ) {
            let graph = random::graph(count, &pairs);
            let nodes = graph.node_ids().iter().copied().filter(|it| kept[it.index()]);
            let (whole, part) = (Arcs::of(&Selection::all(&graph)), Arcs::of(&Selection::of(&graph, nodes)));
            let links = |arcs: &Arcs, at: usize| -> Vec<(NodeId, EdgeId)> {
                let ends = arcs.cited(at).iter().map(|it| arcs.node(*it as usize));
                ends.zip(arcs.cited_edges(at).iter().copied()).filter(|it| kept[it.0.index()]).collect()
            };
            let mut positions = 0;
            for at in (0..count).filter(|it| kept[*it]) {
                let id = NodeId::new(at);
                prop_assert_eq!(part.position(id), Some(positions));
                prop_assert_eq!(part.node(positions), id);
                prop_assert_eq!(links(&part, positions), links(&whole, at));
                positions += 1;
            }
            prop_assert_eq!(part.len(), positions);
        }
    }
}
