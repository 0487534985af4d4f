use std::ops::Range;

use crate::graph::Direction;
use crate::query::Arcs;
use crate::query::marks::Marks;

/// Where the shortest chains from one position to another meet: looked for from both ends at once, always a step on from
/// the end where that is less work, so that of a large graph little is looked at.
pub(super) struct Meeting {
    onward: Side,
    back: Side,
    /// Positions on shortest chains, from where both sides meet to the end.
    behind: Marks,
}

/// What one end leads to.
struct Side {
    direction: Direction,
    /// One more than the fewest steps from the end; 0 where it is not reached.
    steps: Vec<u32>,
    /// The positions that are reached with the most steps so far.
    level: Vec<u32>,
    length: usize,
    /// Where a chain can be: what is cited and what cites lies in the eras between both ends.
    between: Range<usize>,
}

impl Side {
    fn new(arcs: &Arcs, end: usize, direction: Direction, between: &Range<usize>) -> Self {
        let mut steps = vec![0; arcs.len()];
        steps[end] = 1;
        Self {
            direction,
            steps,
            level: u32::try_from(end).into_iter().collect(),
            length: 0,
            between: between.clone(),
        }
    }

    fn steps(&self, at: usize) -> Option<usize> {
        self.steps[at].checked_sub(1).map(|it| it as usize)
    }

    /// How many citations one step on looks at.
    fn work(&self, arcs: &Arcs) -> usize {
        let citations = |it: &u32| arcs.next(*it as usize, self.direction).len();
        self.level.iter().map(citations).sum()
    }

    /// Goes one step on.
    fn go_on(&mut self, arcs: &Arcs) {
        let mut level = Vec::new();
        let steps = self.steps[self.level[0] as usize] + 1;
        for &at in &self.level {
            for &end in arcs.next(at as usize, self.direction) {
                if self.between.contains(&(end as usize)) && self.steps[end as usize] == 0 {
                    self.steps[end as usize] = steps;
                    level.push(end);
                }
            }
        }
        self.level = level;
        self.length += 1;
    }
}

impl Meeting {
    /// Where the shortest chains meet; `None` where there is none of at most `longest` steps.
    pub(super) fn of(arcs: &Arcs, (from, to): (usize, usize), longest: usize) -> Option<Self> {
        // Without these bounds two documents of about one time, of which neither leads to the other, are looked for in all
        // that is older and all that is newer than both.
        let between = arcs.era(to).start..arcs.era(from).end;
        let mut meeting = Self {
            onward: Side::new(arcs, from, Direction::Cited, &between),
            back: Side::new(arcs, to, Direction::Citing, &between),
            behind: Marks::new(arcs.len()),
        };
        while meeting.length() < longest && !meeting.onward.level.is_empty() && !meeting.back.level.is_empty() {
            let (onward, back) = (&mut meeting.onward, &mut meeting.back);
            let (side, other) = match onward.work(arcs) <= back.work(arcs) {
                true => (onward, back),
                false => (back, onward),
            };
            side.go_on(arcs);
            if side.level.iter().any(|it| other.steps[*it as usize] != 0) {
                meeting.mark(arcs);
                return Some(meeting);
            }
        }
        None
    }

    /// The steps of the chains.
    pub(super) fn length(&self) -> usize {
        self.onward.length + self.back.length
    }

    /// Marks what lies behind the meeting.
    fn mark(&mut self, arcs: &Arcs) {
        let has_both = |it: &u32| {
            let (onward, back) = (self.onward.steps(*it as usize), self.back.steps(*it as usize));
            onward == Some(self.onward.length) && back == Some(self.back.length)
        };
        let mut level: Vec<u32> = self.onward.level.iter().copied().filter(has_both).collect();
        for left in (0..self.back.length).rev() {
            let mut next = Vec::new();
            for at in level {
                for &end in arcs.cited(at as usize) {
                    if self.back.steps(end as usize) == Some(left) && self.behind.add(end as usize) {
                        next.push(end);
                    }
                }
            }
            level = next;
        }
    }

    /// Whether the start leads to a position on a shortest chain in so many steps, by a shortest way.
    pub(super) fn leads(&self, at: usize, steps: usize) -> bool {
        if steps <= self.onward.length {
            return self.onward.steps(at) == Some(steps);
        }
        self.behind.has(at) && self.back.steps(at) == Some(self.length() - steps)
    }
}
