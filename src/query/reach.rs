use crate::graph::Direction;
use crate::graph::EdgeId;
use crate::query::Arcs;

/// What some nodes lead to in one direction, breadth first: the fewest steps to each, and one way of so many steps.
///
/// Whatever is kept for each position is 0 until it is reached, so that the system gives memory only where it is: few
/// nodes of a large graph cost little.
#[derive(Clone, Debug)]
pub(crate) struct Reach {
    direction: Direction,
    /// One more than the fewest steps.
    steps: Vec<u32>,
    /// One more than the position one step nearer, the first in order.
    before: Vec<u32>,
    /// The edge of the citation between them.
    edges: Vec<u32>,
    reached: Vec<u32>,
}

impl Reach {
    /// What positions lead to in at most `most` steps.
    pub(crate) fn new(arcs: &Arcs, from: &[usize], direction: Direction, most: usize) -> Self {
        let mut reach = Self {
            direction,
            steps: vec![0; arcs.len()],
            before: vec![0; arcs.len()],
            edges: vec![0; arcs.len()],
            reached: Vec::new(),
        };
        let mut level: Vec<u32> = from.iter().filter_map(|it| u32::try_from(*it).ok()).collect();
        level.sort_unstable();
        for &at in &level {
            reach.steps[at as usize] = 1;
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
                    if reach.steps[end as usize] == 0 {
                        reach.steps[end as usize] = distance + 1;
                        reach.before[end as usize] = at + 1;
                        reach.edges[end as usize] = u32::try_from(edge.index()).unwrap_or(u32::MAX);
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

    /// Which way citations are followed.
    pub(crate) fn direction(&self) -> Direction {
        self.direction
    }

    /// The fewest steps to a position; 0 for the start; `None` where it is not reached.
    pub(crate) fn steps(&self, at: usize) -> Option<usize> {
        self.steps[at].checked_sub(1).map(|it| it as usize)
    }

    /// All that is reached but the start, with its steps: nearest first, then in order.
    pub(crate) fn all(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let with_steps = |at: &u32| (self.steps[*at as usize] as usize - 1, *at as usize);
        self.reached.iter().map(with_steps)
    }

    /// The position one step nearer on the way to one that is reached, and the citation between them.
    pub(crate) fn before(&self, at: usize) -> Option<(usize, EdgeId)> {
        let before = self.before[at].checked_sub(1)?;
        Some((before as usize, EdgeId::new(self.edges[at] as usize)))
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
