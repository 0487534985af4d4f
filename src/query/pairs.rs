use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::graph::Direction;
use crate::query::Arcs;

/// Two positions, the lower first, and how many neighbours in one direction they share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Pair {
    pub(crate) shared: usize,
    pub(crate) one: usize,
    pub(crate) other: usize,
}

/// The pairs that share most neighbours in one direction, at most `most`: those that share more first, then in order.
///
/// Exact. Counts for each position those that share a neighbour with it, and leaves out what cannot be among the first:
/// a pair that shares `need` of them shares one that is not among the `need` - 1 commonest of either, so that the
/// neighbours with thousands of neighbours of their own are hardly ever walked through (the prefix filter of Bayardo, Ma
/// and Srikant, "Scaling up all pairs similarity search", 2007).
pub(crate) fn most_sharing(arcs: &Arcs, direction: Direction, most: usize) -> Vec<Pair> {
    let mut search = Search::new(arcs, direction, most);
    let order = std::mem::take(&mut search.order);
    for &at in &order {
        if search.is_over(at as usize) {
            break;
        }
        search.partners(at as usize);
    }
    let mut pairs: Vec<Pair> = search.kept.into_iter().map(pair).collect();
    pairs.sort_unstable_by_key(key);
    pairs
}

/// How many neighbours in one direction a position shares with each other: those that share most first, then in order.
pub(crate) fn sharing_with(arcs: &Arcs, direction: Direction, at: usize) -> Vec<(usize, usize)> {
    let mut counts = vec![0_usize; arcs.len()];
    let mut met = Vec::new();
    for &token in arcs.next(at, direction) {
        for other in arcs
            .next(token as usize, direction.turned())
            .iter()
            .map(|it| *it as usize)
        {
            if other != at {
                if counts[other] == 0 {
                    met.push(other);
                }
                counts[other] += 1;
            }
        }
    }
    met.sort_unstable_by_key(|it| (Reverse(counts[*it]), *it));
    met.into_iter().map(|it| (counts[it], it)).collect()
}

/// The order of pairs: the greatest is the first to go.
type Key = (Reverse<usize>, usize, usize);

fn key(pair: &Pair) -> Key {
    (Reverse(pair.shared), pair.one, pair.other)
}

fn pair((Reverse(shared), one, other): Key) -> Pair {
    Pair { shared, one, other }
}

struct Search<'a> {
    arcs: &'a Arcs,
    direction: Direction,
    most: usize,
    /// For each position, how many of its neighbours it can share with any other.
    shareable: Vec<u32>,
    /// Positions with any, those with most first, then in order.
    order: Vec<u32>,
    /// The place of each in that order.
    rank: Vec<u32>,
    kept: BinaryHeap<Key>,
    counts: Vec<u32>,
}

impl<'a> Search<'a> {
    fn new(arcs: &'a Arcs, direction: Direction, most: usize) -> Self {
        let is_shared = |it: &&u32| arcs.next(**it as usize, direction.turned()).len() > 1;
        let shareable: Vec<u32> = (0..arcs.len())
            .map(|at| (0..).zip(arcs.next(at, direction).iter().filter(is_shared)))
            .map(|it| it.last().map_or(0, |(last, _): (u32, _)| last + 1))
            .collect();
        let mut order: Vec<u32> = (0..).zip(&shareable).filter(|it| *it.1 > 0).map(|it| it.0).collect();
        order.sort_by_key(|it| Reverse(shareable[*it as usize]));
        let mut rank = vec![0; arcs.len()];
        for (place, &at) in (1..).zip(&order) {
            rank[at as usize] = place;
        }
        Self {
            arcs,
            direction,
            most,
            shareable,
            order,
            rank,
            kept: BinaryHeap::new(),
            counts: vec![0; arcs.len()],
        }
    }

    /// How many neighbours a pair must share to be kept, where all places are taken together with what is before it in
    /// order.
    fn need(&self) -> usize {
        let worst = self.kept.peek().filter(|_| self.kept.len() >= self.most);
        worst.map_or(1, |it| it.0.0)
    }

    /// Whether no pair of a position with one behind it in the order, and of none behind it, can be kept.
    fn is_over(&self, at: usize) -> bool {
        let Some(worst) = self.kept.peek().filter(|_| self.kept.len() >= self.most) else {
            return self.most == 0;
        };
        // Behind it in the order there are as many shareable neighbours at most; where as many, the position is higher,
        // so that this one is the lower of each pair.
        (self.shareable[at] as usize, Reverse(at)) < (worst.0.0, Reverse(worst.1))
    }

    fn others(&self, token: u32) -> &'a [u32] {
        self.arcs.next(token as usize, self.direction.turned())
    }

    /// Offers all pairs of a position with those behind it in the order.
    fn partners(&mut self, at: usize) {
        let need = self.need();
        let mut tokens: Vec<u32> = self.arcs.next(at, self.direction).to_vec();
        tokens.retain(|it| self.others(*it).len() > 1);
        tokens.sort_by_key(|it| self.others(*it).len());
        let (rare, common) = tokens.split_at((tokens.len() + 1).saturating_sub(need).min(tokens.len()));
        let mut met: Vec<u32> = Vec::new();
        for &token in rare {
            for &other in self.others(token) {
                let may_be_kept = self.shareable[other as usize] as usize >= need;
                if self.rank[other as usize] > self.rank[at] && may_be_kept {
                    if self.counts[other as usize] == 0 {
                        met.push(other);
                    }
                    self.counts[other as usize] += 1;
                }
            }
        }
        self.count_common(common, &met);
        for &other in &met {
            let shared = std::mem::take(&mut self.counts[other as usize]) as usize;
            let other = other as usize;
            self.offer((Reverse(shared), at.min(other), at.max(other)));
        }
    }

    /// Adds the common neighbours of those that share a rare one: by walking through them, or by looking each up.
    fn count_common(&mut self, common: &[u32], met: &[u32]) {
        for &token in common {
            let others = self.others(token);
            // A look-up takes some eight steps.
            if others.len() <= met.len() * 8 {
                for &other in others {
                    let count = &mut self.counts[other as usize];
                    *count += u32::from(*count > 0);
                }
            } else {
                for &other in met {
                    let shares = self.arcs.next(other as usize, self.direction).binary_search(&token);
                    self.counts[other as usize] += u32::from(shares.is_ok());
                }
            }
        }
    }

    fn offer(&mut self, key: Key) {
        if self.kept.len() < self.most {
            self.kept.push(key);
        } else if let Some(mut worst) = self.kept.peek_mut()
            && key < *worst
        {
            *worst = key;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;
    use std::collections::BTreeSet;

    use proptest::prop_assert_eq;
    use proptest::proptest;

    use super::Pair;
    use super::most_sharing;
    use super::sharing_with;
    use crate::graph::Direction;
    use crate::query::Arcs;
    use crate::query::Selection;
    use crate::query::random;

    /// Every pair, by intersecting sets.
    fn all_pairs(count: usize, arcs: &[(usize, usize)], direction: Direction) -> Vec<Pair> {
        let of = |at: usize| -> BTreeSet<usize> {
            let turned = arcs.iter().map(|it| match direction {
                Direction::Cited => *it,
                Direction::Citing => (it.1, it.0),
            });
            turned.filter(|it| it.0 == at).map(|it| it.1).collect()
        };
        let mut pairs = Vec::new();
        for one in 0..count {
            for other in one + 1..count {
                let shared = of(one).intersection(&of(other)).count();
                if shared > 0 {
                    pairs.push(Pair { shared, one, other });
                }
            }
        }
        pairs.sort_by_key(|it| (Reverse(it.shared), it.one, it.other));
        pairs
    }

    proptest! {
        #[test]
        fn the_first_pairs_are_those_of_all_pairs((count, pairs) in random::arcs(14, false), most in 0_usize..30) {
            let graph = random::graph(count, &pairs);
            let arcs = Arcs::of(&Selection::all(&graph));
            for direction in [Direction::Cited, Direction::Citing] {
                let mut wanted = all_pairs(count, &pairs, direction);
                for at in 0..count {
                    let mut with: Vec<(usize, usize)> = wanted
                        .iter()
                        .filter(|it| it.one == at || it.other == at)
                        .map(|it| (it.shared, it.one + it.other - at))
                        .collect();
                    with.sort_by_key(|it| (Reverse(it.0), it.1));
                    prop_assert_eq!(sharing_with(&arcs, direction, at), with);
                }
                wanted.truncate(most);
                prop_assert_eq!(most_sharing(&arcs, direction, most), wanted);
            }
        }
    }
}
