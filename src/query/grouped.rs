/// Items sorted into the groups that their keys say, packed side by side; within a group in their own order.
#[derive(Clone, Debug)]
pub(super) struct Grouped {
    starts: Vec<u32>,
    items: Vec<u32>,
}

impl Grouped {
    /// Groups from 0 to `groups`; the item at each position has the key at that position. Items with greater keys are in
    /// none.
    pub(super) fn by(groups: usize, keys: impl Iterator<Item = usize> + Clone) -> Self {
        let mut starts = vec![0_u32; groups + 1];
        for key in keys.clone().filter(|it| *it < groups) {
            starts[key + 1] += 1;
        }
        for at in 0..groups {
            starts[at + 1] += starts[at];
        }
        let mut items = vec![0; starts[groups] as usize];
        let mut next = starts.clone();
        for (item, key) in (0_u32..).zip(keys).filter(|it| it.1 < groups) {
            items[next[key] as usize] = item;
            next[key] += 1;
        }
        Self { starts, items }
    }

    /// Number of groups.
    pub(super) fn len(&self) -> usize {
        self.starts.len() - 1
    }

    /// The items of a group.
    pub(super) fn of(&self, group: usize) -> &[u32] {
        &self.items[self.starts[group] as usize..self.starts[group + 1] as usize]
    }
    /// The items of each group.
    pub(super) fn all(&self) -> impl Iterator<Item = &[u32]> + '_ {
        (0..self.len()).map(|it| self.of(it))
    }
}
