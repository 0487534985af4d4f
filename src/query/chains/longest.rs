use std::collections::BTreeMap;
use std::collections::VecDeque;

use crate::graph::Direction;
use crate::graph::EdgeId;
use crate::query::Arcs;
use crate::query::chains::Chain;
use crate::query::chains::inside::Inside;
use crate::query::chains::search;
use crate::query::chains::work::Work;
use crate::query::grouped::Grouped;
use crate::query::groups::Strong;
use crate::query::reach::Reach;

/// The longest chain of at most `most` steps from one position to another, or to any: one at most.
///
/// A chain that leaves a knot, a group of documents that all lead to each other, never comes back to it. So the longest
/// chain is the longest way through the knots in their order, each with the longest way through its inside: the first
/// is one pass over the citations, the second a search, bounded by the work.
pub(super) fn longest(arcs: &Arcs, from: usize, to: Option<usize>, most: usize, work: &mut Work) -> Vec<Chain> {
    let (mut far, knots) = Far::new(arcs, from, to);
    far.fill(&knots, from, work);
    let mut steps = far.steps_from(from);
    match to {
        Some(to) if steps.len() > most => {
            // What the first search left undone no longer counts.
            *work = Work::new();
            return search::longest_within(arcs, (from, to), most, work)
                .into_iter()
                .collect();
        }
        // Every beginning of a chain is a chain.
        _ => steps.truncate(most),
    }
    if steps.is_empty() {
        return Vec::new();
    }
    vec![Chain { steps }]
}

/// How far positions are from the end, by their longest ways.
pub(super) struct Far<'a> {
    pub(super) arcs: &'a Arcs,
    /// The end; `None` where any will do.
    pub(super) to: Option<usize>,
    /// The knot of each position on any way from the start to the end; `usize::MAX` for others.
    pub(super) knot_of: Vec<usize>,
    /// For each position the most steps to the end by a way that leaves its knot at once, with the first position of it;
    /// none where the way ends here.
    pub(super) out: Vec<Option<(usize, Option<usize>)>>,
    /// Where positions in a knot of several lie on a shortest way to its longest way out: the next on it.
    pub(super) toward: BTreeMap<usize, usize>,
    /// For each position the most steps to the end that are known.
    most: Vec<Option<usize>>,
    /// Ways inside knots that are longer than those of `toward`: from where the chain comes in to where it leaves.
    inside: BTreeMap<usize, Vec<usize>>,
}

impl<'a> Far<'a> {
    /// Nothing is known yet; with the knots on any way, each before those that cite it.
    fn new(arcs: &'a Arcs, from: usize, to: Option<usize>) -> (Self, Grouped) {
        let onward = Reach::new(arcs, &[from], Direction::Cited, usize::MAX);
        let back = to.map(|it| Reach::new(arcs, &[it], Direction::Citing, usize::MAX));
        let leads = |at: usize| back.as_ref().is_none_or(|it| it.steps(at).is_some());
        let Strong { of, members } = Strong::among(arcs, |at| onward.steps(at).is_some() && leads(at));
        let far = Self {
            arcs,
            to,
            knot_of: of,
            out: vec![None; arcs.len()],
            toward: BTreeMap::new(),
            most: vec![None; arcs.len()],
            inside: BTreeMap::new(),
        };
        (far, members)
    }

    /// Fills what is known of each position, the end first.
    fn fill(&mut self, knots: &Grouped, from: usize, work: &mut Work) {
        let is_entry = |far: &Self, at: usize| {
            let outside = |it: &u32| ![usize::MAX, far.knot_of[at]].contains(&far.knot_of[*it as usize]);
            at == from || far.arcs.citing(at).iter().any(outside)
        };
        let in_knots = knots.all().filter(|it| it.len() > 1).flatten();
        let mut entries = in_knots.filter(|it| is_entry(self, **it as usize)).count();
        let mut taken = vec![false; self.arcs.len()];
        for members in knots.all() {
            for at in members.iter().map(|it| *it as usize) {
                self.out[at] = self.way_out(at);
                self.most[at] = self.out[at].map(|it| it.0);
            }
            if members.len() == 1 {
                continue;
            }
            self.find_toward(members);
            for at in members.iter().map(|it| *it as usize) {
                if !is_entry(self, at) {
                    continue;
                }
                let mut part = work.part(entries);
                entries -= 1;
                let known = self.most[at];
                let better = Inside::new(self, members, &mut taken).longest(at, known, &mut part);
                work.end(&part);
                if let Some((steps, way)) = better {
                    self.most[at] = Some(steps);
                    self.inside.insert(at, way);
                }
            }
        }
    }

    /// The most steps from a position to the end where the first leaves its knot.
    fn way_out(&self, at: usize) -> Option<(usize, Option<usize>)> {
        if self.to == Some(at) {
            return Some((0, None));
        }
        let mut best = self.to.is_none().then_some((0, None));
        let next = self.arcs.cited(at).iter().map(|it| *it as usize);
        for end in next.filter(|it| self.knot_of[*it] != self.knot_of[at]) {
            if let Some(steps) = self.most[end].map(|it| it + 1)
                && best.is_none_or(|it: (usize, Option<usize>)| steps > it.0)
            {
                best = Some((steps, Some(end)));
            }
        }
        best
    }

    /// Finds for each member of a knot a shortest way to the member with the longest way out.
    fn find_toward(&mut self, members: &[u32]) {
        let longest = |it: &usize| (self.out[*it].map(|it| it.0), std::cmp::Reverse(*it));
        let Some(best) = members.iter().map(|it| *it as usize).max_by_key(longest) else {
            return;
        };
        let mut waiting = VecDeque::from([best]);
        while let Some(at) = waiting.pop_front() {
            for before in self.arcs.citing(at).iter().map(|it| *it as usize) {
                let inside = self.knot_of[before] == self.knot_of[at] && before != best;
                if inside && !self.toward.contains_key(&before) {
                    self.toward.insert(before, at);
                    self.most[before] = self.most[at].map(|it| it + 1);
                    waiting.push_back(before);
                }
            }
        }
    }

    /// The citations of the longest way from a position.
    fn steps_from(&self, from: usize) -> Vec<EdgeId> {
        let mut way = vec![from];
        let mut at = from;
        loop {
            match self.inside.get(&at) {
                Some(inside) => way.extend(&inside[1..]),
                None => way.extend(std::iter::successors(self.toward.get(&at), |it| self.toward.get(it))),
            }
            let last = way.last().copied().unwrap_or(at);
            let Some((_, Some(next))) = self.out[last] else {
                break;
            };
            way.push(next);
            at = next;
        }
        way.windows(2).filter_map(|it| self.edge(it[0], it[1])).collect()
    }

    fn edge(&self, citing: usize, cited: usize) -> Option<EdgeId> {
        let cited = u32::try_from(cited).ok()?;
        let place = self.arcs.cited(citing).binary_search(&cited).ok()?;
        self.arcs.cited_edges(citing).get(place).copied()
    }
}
