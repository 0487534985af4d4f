use std::collections::VecDeque;

use crate::query::Arcs;
use crate::query::grouped::Grouped;

/// Nodes with links that have a weight and no direction. Weights are whole numbers, so that all comparisons are exact;
/// products of two sums of weights fit while there are fewer than a thousand million citations.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    /// Where each node's links start; one more at the end.
    starts: Vec<u32>,
    /// Their other ends and weights.
    links: Vec<(u32, i64)>,
    /// The weight of all links of a node; those within it count twice.
    strength: Vec<i64>,
    total: i64,
}

impl Network {
    /// The citations, each of weight 1.
    pub(super) fn of(arcs: &Arcs) -> Self {
        let mut network = Self {
            starts: vec![0],
            ..Self::default()
        };
        for at in 0..arcs.len() {
            let (cited, citing) = (arcs.cited(at), arcs.citing(at));
            for &end in cited {
                let mutual = citing.binary_search(&end).is_ok();
                network.add(end, 1 + i64::from(mutual));
            }
            for &end in citing.iter().filter(|it| cited.binary_search(it).is_err()) {
                network.add(end, 1);
            }
            network.finish(i64::try_from(cited.len() + citing.len()).unwrap_or(i64::MAX));
        }
        network
    }

    fn add(&mut self, end: u32, weight: i64) {
        self.links.push((end, weight));
    }

    fn finish(&mut self, strength: i64) {
        self.starts.push(u32::try_from(self.links.len()).unwrap_or(u32::MAX));
        self.strength.push(strength);
        self.total += strength;
    }

    /// Number of nodes.
    pub(super) fn len(&self) -> usize {
        self.strength.len()
    }

    /// Twice the weight of all links.
    pub(super) fn total(&self) -> i64 {
        self.total
    }

    pub(super) fn strength(&self, at: usize) -> i64 {
        self.strength[at]
    }

    /// The links of a node to others: their ends and weights.
    pub(super) fn links(&self, at: usize) -> impl Iterator<Item = (u32, i64)> {
        let range = self.starts[at] as usize..self.starts[at + 1] as usize;
        self.links[range].iter().copied()
    }

    /// The modularity of groups times the square of the total.
    pub(super) fn quality(&self, groups: &[u32]) -> i128 {
        let count = groups.iter().max().map_or(0, |it| *it as usize + 1);
        let mut sums = vec![0_i64; count];
        let mut between = 0_i64;
        for at in 0..self.len() {
            sums[groups[at] as usize] += self.strength(at);
            let leaving = self.links(at).filter(|it| groups[it.0 as usize] != groups[at]);
            between += leaving.map(|it| it.1).sum::<i64>();
        }
        let chance: i128 = sums.iter().map(|it| i128::from(*it) * i128::from(*it)).sum();
        i128::from(self.total) * i128::from(self.total - between) - chance
    }

    /// The network of which groups, numbered from 0 to `count`, are the nodes.
    pub(super) fn folded(&self, groups: &[u32], count: usize) -> Self {
        let members = Grouped::by(count, groups.iter().map(|it| *it as usize));
        let mut folded = Self {
            starts: vec![0],
            ..Self::default()
        };
        let mut weight_to = vec![0_i64; count];
        let mut met = Vec::new();
        for group in 0..count {
            let mut strength = 0;
            for &at in members.of(group) {
                strength += self.strength(at as usize);
                for (end, weight) in self.links(at as usize) {
                    let end = groups[end as usize];
                    if end as usize != group {
                        if weight_to[end as usize] == 0 {
                            met.push(end);
                        }
                        weight_to[end as usize] += weight;
                    }
                }
            }
            for end in met.drain(..) {
                folded.add(end, std::mem::take(&mut weight_to[end as usize]));
            }
            folded.finish(strength);
        }
        folded
    }

    /// Makes groups of their own of parts of a group that no link joins, which makes the quality greater unless the parts
    /// have no links at all; says whether there were any.
    pub(super) fn separate(&self, groups: &mut [u32]) -> bool {
        let old = groups.to_vec();
        let mut known = vec![false; self.len()];
        let mut parted = false;
        let mut seen = vec![false; self.len()];
        for (first, number) in (0..self.len()).zip(0_u32..) {
            if std::mem::replace(&mut seen[first], true) {
                continue;
            }
            parted |= std::mem::replace(&mut known[old[first] as usize], true);
            // The position of the first member is the number, which no other part has.
            let mut waiting = VecDeque::from([first]);
            while let Some(at) = waiting.pop_front() {
                groups[at] = number;
                for (end, _) in self.links(at).filter(|it| old[it.0 as usize] == old[first]) {
                    if !std::mem::replace(&mut seen[end as usize], true) {
                        waiting.push_back(end as usize);
                    }
                }
            }
        }
        parted
    }
}
