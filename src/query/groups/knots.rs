use std::collections::VecDeque;

use crate::graph::EdgeId;
use crate::graph::Knot;
use crate::query::Arcs;
use crate::query::groups::Strong;

/// Groups of two and more documents that all lead to each other, in the order of their first documents, each with a
/// shortest way from the first of them around to itself. The links of all are at most as many as the citations.
pub fn knots(arcs: &Arcs) -> Vec<Knot> {
    let strong = Strong::among(arcs, |_| true);
    let mut ways = Ways::new(arcs, &strong.of);
    let mut knots = Vec::new();
    for group in strong.members.all().filter(|it| it.len() > 1) {
        let first = group[0] as usize;
        knots.push(Knot {
            nodes: group.iter().map(|it| arcs.node(*it as usize)).collect(),
            way: ways.shortest(first, first),
        });
    }
    knots.sort_by(|a, b| a.nodes.cmp(&b.nodes));
    knots
}

/// Shortest ways that stay within one component.
pub(in crate::query) struct Ways<'a> {
    arcs: &'a Arcs,
    component: &'a [usize],
    /// How a position was reached: in which search, from where, over which link.
    reached: Vec<(u32, u32, EdgeId)>,
    searches: u32,
}

impl<'a> Ways<'a> {
    pub(in crate::query) fn new(arcs: &'a Arcs, component: &'a [usize]) -> Self {
        Self {
            arcs,
            component,
            reached: vec![(0, 0, EdgeId::new(0)); arcs.len()],
            searches: 0,
        }
    }

    /// The links of a shortest way of at least one step; empty where there is none.
    pub(in crate::query) fn shortest(&mut self, from: usize, to: usize) -> Vec<EdgeId> {
        self.searches += 1;
        let mut waiting = VecDeque::from([from]);
        while let Some(at) = waiting.pop_front() {
            for (&end, &edge) in self.arcs.cited(at).iter().zip(self.arcs.cited_edges(at)) {
                let end = end as usize;
                if self.component[end] != self.component[from] || self.reached[end].0 == self.searches {
                    continue;
                }
                self.reached[end] = (self.searches, u32::try_from(at).unwrap_or(u32::MAX), edge);
                if end == to {
                    return self.back(from, to);
                }
                waiting.push_back(end);
            }
        }
        Vec::new()
    }

    fn back(&self, from: usize, to: usize) -> Vec<EdgeId> {
        let mut way = Vec::new();
        let mut at = to;
        loop {
            let (_, before, edge) = self.reached[at];
            way.push(edge);
            at = before as usize;
            if at == from {
                break;
            }
        }
        way.reverse();
        way
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prop_assert_eq;
    use proptest::proptest;

    use super::knots;
    use crate::query::Arcs;
    use crate::query::Selection;
    use crate::query::random;

    proptest! {
        #[test]
        fn knots_are_those_who_reach_themselves((count, pairs) in random::arcs(12, false)) {
            let graph = random::graph(count, &pairs);
            let found = knots(&Arcs::of(&Selection::all(&graph)));
            let steps = random::steps(count, &pairs);
            let wanted: BTreeSet<usize> = (0..count).filter(|it| steps[*it][*it].is_some()).collect();
            let nodes: BTreeSet<usize> = found.iter().flat_map(|it| &it.nodes).map(|it| it.index()).collect();
            prop_assert_eq!(nodes, wanted);
            for knot in &found {
                let first = knot.nodes[0];
                prop_assert_eq!(Some(knot.way.len()), steps[first.index()][first.index()]);
                let mut at = first;
                for edge in &knot.way {
                    let (citing, cited) = graph.ends(*edge);
                    prop_assert_eq!(citing, at);
                    at = cited;
                }
                prop_assert_eq!(at, first);
            }
            // The audit's own search, by petgraph, agrees.
            prop_assert_eq!(found, graph.knots(|_| true));
        }
    }
}
