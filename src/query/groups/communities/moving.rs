use std::collections::VecDeque;

use crate::query::groups::communities::network::Network;

/// Nodes that move to the groups where they add most.
pub(super) struct Moving<'a> {
    network: &'a Network,
    groups: &'a mut [u32],
    /// The strength of each group's members.
    sums: Vec<i64>,
    sizes: Vec<u32>,
    /// Groups without members.
    empty: Vec<u32>,
    /// The weight of a node's links to each group, and the groups that have one; of the node in hand.
    weight_to: Vec<i64>,
    met: Vec<u32>,
}

impl<'a> Moving<'a> {
    /// Groups are numbered below the number of nodes.
    pub(super) fn new(network: &'a Network, groups: &'a mut [u32]) -> Self {
        let count = network.len();
        let mut sums = vec![0; count];
        let mut sizes = vec![0; count];
        for (at, &group) in groups.iter().enumerate() {
            sums[group as usize] += network.strength(at);
            sizes[group as usize] += 1;
        }
        let empty = (0_u32..).take(count).filter(|it| sizes[*it as usize] == 0).collect();
        Self {
            network,
            groups,
            sums,
            sizes,
            empty,
            weight_to: vec![0; count],
            met: Vec::new(),
        }
    }

    /// Moves nodes, in an order, until none gains by moving. Who loses a neighbour is asked again.
    pub(super) fn settle(&mut self, order: &[u32]) {
        let mut waiting: VecDeque<u32> = order.iter().copied().collect();
        let mut waits = vec![true; self.network.len()];
        while let Some(at) = waiting.pop_front() {
            let at = at as usize;
            waits[at] = false;
            let Some(group) = self.better(at) else {
                continue;
            };
            self.put(at, group);
            for (end, _) in self.network.links(at) {
                if self.groups[end as usize] != group && !std::mem::replace(&mut waits[end as usize], true) {
                    waiting.push_back(end);
                }
            }
        }
    }

    /// The group where a node adds most, where that is more than it adds to its own. Every move makes the modularity
    /// greater by a whole number, of which there is an end.
    fn better(&mut self, at: usize) -> Option<u32> {
        let own = self.groups[at];
        for (end, weight) in self.network.links(at) {
            let group = self.groups[end as usize];
            if self.weight_to[group as usize] == 0 {
                self.met.push(group);
            }
            self.weight_to[group as usize] += weight;
        }
        let strength = self.network.strength(at);
        self.sums[own as usize] -= strength;
        let gain =
            |group: u32| self.network.total() * self.weight_to[group as usize] - strength * self.sums[group as usize];
        let mut best = (gain(own), own);
        if best.0 < 0 {
            // To be alone adds nothing; a node that is alone has gain 0 already.
            best = self.empty.last().map_or(best, |it| (0, *it));
        }
        for &group in &self.met {
            let gain = gain(group);
            if gain > best.0 || (gain == best.0 && best.1 != own && group < best.1) {
                best = (gain, group);
            }
        }
        self.sums[own as usize] += strength;
        for group in self.met.drain(..) {
            self.weight_to[group as usize] = 0;
        }
        (best.1 != own).then_some(best.1)
    }

    fn put(&mut self, at: usize, group: u32) {
        let own = std::mem::replace(&mut self.groups[at], group);
        let strength = self.network.strength(at);
        for (group, by) in [(own, -1), (group, 1)] {
            self.sums[group as usize] += by * strength;
        }
        if self.sizes[group as usize] == 0 {
            self.empty.pop();
        }
        self.sizes[group as usize] += 1;
        self.sizes[own as usize] -= 1;
        if self.sizes[own as usize] == 0 {
            self.empty.push(own);
        }
    }
}
