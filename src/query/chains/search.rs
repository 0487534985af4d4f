use crate::graph::Direction;
use crate::query::Arcs;
use crate::query::chains::Chain;
use crate::query::chains::ChainQuery;
use crate::query::chains::meeting::Meeting;
use crate::query::chains::work::Work;
use crate::query::reach::Reach;

/// Chains of one length from one position to another, looked for from the end.
pub(super) struct Search<'a> {
    arcs: &'a Arcs,
    to: usize,
    /// Whether a position is on the chain in the making.
    taken: Vec<bool>,
}

impl<'a> Search<'a> {
    pub(super) fn new(arcs: &'a Arcs, to: usize) -> Self {
        Self {
            arcs,
            to,
            taken: vec![false; arcs.len()],
        }
    }

    /// Adds the chains of exactly `length` steps, in order, until `most` are found or the work is done. `leads` says
    /// whether the start leads to a position in exactly so many steps; 0 steps lead to the start alone.
    pub(super) fn of_length(
        &mut self,
        length: usize,
        leads: impl Fn(usize, usize) -> bool,
        most: usize,
        work: &mut Work,
        found: &mut Vec<Chain>,
    ) {
        // Positions from the end on, each with the place among its citations where the search goes on.
        let mut path = vec![(self.to, 0)];
        self.taken[self.to] = true;
        while let Some(&(at, place)) = path.last() {
            let left = length + 1 - path.len();
            if left == 0 && work.take(length) {
                let edge = |it: &(usize, usize)| self.arcs.citing_edges(it.0)[it.1 - 1];
                found.push(Chain {
                    steps: path[..length].iter().rev().map(edge).collect(),
                });
            }
            let next = match left {
                0 => None,
                _ => self.arcs.citing(at).get(place).copied(),
            };
            if found.len() >= most || !work.take(1) {
                break;
            }
            match next {
                Some(next) => {
                    path.last_mut().into_iter().for_each(|it| it.1 += 1);
                    let next = next as usize;
                    if !self.taken[next] && leads(next, left - 1) {
                        self.taken[next] = true;
                        path.push((next, 0));
                    }
                }
                None => {
                    self.taken[at] = false;
                    path.pop();
                }
            }
        }
        path.iter().for_each(|it| self.taken[it.0] = false);
    }
}

/// The shortest chains, one more than asked for where there are more.
pub(super) fn shortest(arcs: &Arcs, ends: (usize, usize), query: &ChainQuery, work: &mut Work) -> Vec<Chain> {
    let mut found = Vec::new();
    if let Some(meeting) = Meeting::of(arcs, ends, query.longest) {
        let leads = |at, steps| meeting.leads(at, steps);
        let most = query.most.saturating_add(1);
        Search::new(arcs, ends.1).of_length(meeting.length(), leads, most, work, &mut found);
    }
    found
}

/// All chains by length, one more than asked for where there are more.
pub(super) fn all(arcs: &Arcs, ends: (usize, usize), query: &ChainQuery, work: &mut Work) -> Vec<Chain> {
    let mut walks = Walks::new(arcs, ends);
    let mut search = Search::new(arcs, ends.1);
    let mut found = Vec::new();
    let most = query.most.saturating_add(1);
    for length in 1..=query.longest {
        if !walks.reach(length, work) || found.len() >= most {
            break;
        }
        if walks.leads(ends.1, length) {
            search.of_length(length, |at, steps| walks.leads(at, steps), most, work, &mut found);
        }
    }
    found
}

/// A longest chain of at most so many steps.
pub(super) fn longest_within(arcs: &Arcs, ends: (usize, usize), longest: usize, work: &mut Work) -> Option<Chain> {
    let mut walks = Walks::new(arcs, ends);
    let mut search = Search::new(arcs, ends.1);
    let lengths = (1..=longest).take_while(|it| walks.reach(*it, work)).count();
    let mut found = Vec::new();
    for length in (1..=lengths).rev().filter(|it| walks.leads(ends.1, *it)) {
        search.of_length(length, |at, steps| walks.leads(at, steps), 1, work, &mut found);
        if !found.is_empty() || work.is_over() {
            break;
        }
    }
    found.pop()
}

/// Where the start leads in exactly so many steps, by ways that go on to the end; a way may come to one position twice.
/// With these a search among documents without circles never turns back in vain.
struct Walks<'a> {
    arcs: &'a Arcs,
    to: usize,
    /// Positions that are on any way from start to end, in order.
    between: Vec<usize>,
    /// The place of each of them; `usize::MAX` for others.
    place: Vec<usize>,
    /// For each number of steps, whether they lead to each of those between.
    layers: Vec<Vec<bool>>,
}

impl<'a> Walks<'a> {
    fn new(arcs: &'a Arcs, (from, to): (usize, usize)) -> Self {
        let onward = Reach::new(arcs, &[from], Direction::Cited, usize::MAX);
        let back = Reach::new(arcs, &[to], Direction::Citing, usize::MAX);
        let is_between = |it: &usize| onward.steps(*it).is_some() && back.steps(*it).is_some();
        let between: Vec<usize> = (0..arcs.len()).filter(is_between).collect();
        let mut place = vec![usize::MAX; arcs.len()];
        for (index, &at) in between.iter().enumerate() {
            place[at] = index;
        }
        let start = between.iter().map(|it| *it == from).collect();
        Self {
            arcs,
            to,
            between,
            place,
            layers: vec![start],
        }
    }

    fn leads(&self, at: usize, steps: usize) -> bool {
        let layer = self.layers.get(steps);
        layer.is_some_and(|it| it.get(self.place[at]).copied().unwrap_or(false))
    }

    /// Makes the next layer, of `steps` steps; `false` where nothing is so far away, or the work is done.
    fn reach(&mut self, steps: usize, work: &mut Work) -> bool {
        let Some(last) = self.layers.get(steps - 1) else {
            return false;
        };
        // No chain is longer than the documents between are many.
        if steps >= self.between.len() || !work.take(self.between.len()) {
            return false;
        }
        let mut layer = vec![false; self.between.len()];
        let mut any = false;
        for (index, &at) in self.between.iter().enumerate() {
            if !last[index] || at == self.to {
                continue;
            }
            let ends = self.arcs.cited(at);
            if !work.take(ends.len()) {
                return false;
            }
            for &end in ends {
                let place = self.place[end as usize];
                // Layer 0 is the start alone: no chain comes back to it.
                if place != usize::MAX && !self.layers[0][place] {
                    layer[place] = true;
                    any = true;
                }
            }
        }
        self.layers.push(layer);
        any
    }
}
