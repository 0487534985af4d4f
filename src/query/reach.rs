use crate::graph::Direction;
use crate::graph::EdgeId;
use crate::query::Arcs;

/// Stands for "not reached", and for "the start" among the nodes that come before.
const NONE: u32 = u32::MAX;

/// What some nodes lead to in one direction, breadth first: the fewest steps to each, and one way of so many steps.
#[derive(Clone, Debug)]
pub(crate) struct Reach {
    direction: Direction,
    steps: Vec<u32>,
    /// The node one step nearer, the first in order, and the citation between.
    before: Vec<(u32, EdgeId)>,
    reached: Vec<u32>,
}

impl Reach {
    /// What positions lead to in at most `most` steps.
    pub(crate) fn new(arcs: &Arcs, from: &[usize], direction: Direction, most: usize) -> Self {
        let mut reach = Self {
            direction,
            steps: vec![NONE; arcs.len()],
            before: vec![(NONE, EdgeId::new(0)); arcs.len()],
            reached: Vec::new(),
        };
        let mut level: Vec<u32> = from.iter().filter_map(|it| u32::try_from(*it).ok()).collect();
        level.sort_unstable();
        for &at in &level {
            reach.steps[at as usize] = 0;
        }
        let mut distance = 0;
        while !level.is_empty() && (distance as usize) < most {
            distance += 1;
            let mut next = Vec::new();
            // In order, so that of several nodes one step nearer the first is kept.
            for &at in &level {
                let ends = arcs.next(at as usize, direction);
                let edges = arcs.next_edges(at as usize, direction);
                for (&end, &edge) in ends.iter().zip(edges) {
                    if reach.steps[end as usize] == NONE {
                        reach.steps[end as usize] = distance;
                        reach.before[end as usize] = (at, edge);
                        next.push(end);
                    }
                }
            }
            next.sort_unstable();
            reach.reached.extend(&next);
            level = next;
        }
        reach
    }

    /// The fewest steps to a position; 0 for the start; `None` where it is not reached.
    pub(crate) fn steps(&self, at: usize) -> Option<usize> {
        Some(self.steps[at]).filter(|it| *it != NONE).map(|it| it as usize)
    }

    /// All that is reached but the start, with its steps: nearest first, then in order.
    pub(crate) fn all(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let with_steps = |at: &u32| (self.steps[*at as usize] as usize, *at as usize);
        self.reached.iter().map(with_steps)
    }

    /// The position one step nearer on the way to one that is reached, and the citation between them.
    pub(crate) fn before(&self, at: usize) -> Option<(usize, EdgeId)> {
        let (before, edge) = self.before[at];
        (before != NONE).then_some((before as usize, edge))
    }

    /// The citations of a way of the fewest steps, from citing to cited; empty for the start.
    pub(crate) fn way(&self, to: usize) -> Vec<EdgeId> {
        let mut way = Vec::new();
        let mut at = to;
        while let Some((before, edge)) = self.before(at) {
            way.push(edge);
            at = before;
        }
        if self.direction == Direction::Cited {
            way.reverse();
        }
        way
    }
}
