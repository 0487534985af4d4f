use crate::graph::NodeId;
use crate::graph::name_key;

/// The names that nodes answer to: folded, sorted, side by side in one text, since a large graph has millions.
#[derive(Debug, Default)]
pub(super) struct Names {
    text: String,
    /// Where each name ends in the text.
    ends: Vec<usize>,
    ids: Vec<NodeId>,
    /// Where the nodes of each name end among the ids.
    id_ends: Vec<usize>,
}

impl Names {
    fn name(&self, at: usize) -> &str {
        &self.text[start(&self.ends, at)..self.ends[at]]
    }

    fn nodes(&self, at: usize) -> &[NodeId] {
        &self.ids[start(&self.id_ends, at)..self.id_ends[at]]
    }

    /// The nodes of a folded name, in order; none where there is no such name.
    pub(super) fn get(&self, key: &str) -> &[NodeId] {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low + (high - low) / 2;
            match self.name(middle).cmp(key) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return self.nodes(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        &[]
    }

    /// All names, sorted, each with its nodes.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &[NodeId])> {
        (0..self.ends.len()).map(|at| (self.name(at), self.nodes(at)))
    }
}

/// Where a piece starts: where the one before it ends.
fn start(ends: &[usize], at: usize) -> usize {
    at.checked_sub(1).map_or(0, |before| ends[before])
}

/// Names in the order in which they come.
#[derive(Default)]
pub(super) struct Gathered {
    text: String,
    names: Vec<(usize, usize, NodeId)>,
}

impl Gathered {
    /// Adds a name of a node.
    pub(super) fn add(&mut self, id: NodeId, name: &str) {
        let start = self.text.len();
        self.text.push_str(&name_key(name));
        self.names.push((start, self.text.len(), id));
    }

    /// Sorts them; a name that a node has twice is kept once.
    pub(super) fn sorted(mut self) -> Names {
        let text = |it: &(usize, usize, NodeId)| &self.text[it.0..it.1];
        self.names
            .sort_unstable_by(|a, b| text(a).cmp(text(b)).then_with(|| a.2.cmp(&b.2)));
        self.names.dedup_by(|a, b| a.2 == b.2 && text(a) == text(b));
        let mut names = Names::default();
        for at in 0..self.names.len() {
            let own = text(&self.names[at]);
            if at == 0 || own != text(&self.names[at - 1]) {
                names.text.push_str(own);
                names.ends.push(names.text.len());
                names.id_ends.push(at);
            }
            names.ids.push(self.names[at].2);
            if let Some(end) = names.id_ends.last_mut() {
                *end = at + 1;
            }
        }
        names.text.shrink_to_fit();
        names
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::collections::BTreeSet;

    use proptest::prop_assert_eq;
    use proptest::proptest;

    use super::Gathered;
    use crate::graph::NodeId;
    use crate::graph::name_key;

    proptest! {
        #[test]
        fn names_are_what_a_map_of_sets_holds(given in proptest::collection::vec(("[abAB /–]{0,3}", 0_usize..4), 0..30)) {
            let mut gathered = Gathered::default();
            let mut wanted: BTreeMap<String, BTreeSet<NodeId>> = BTreeMap::new();
            for (name, id) in &given {
                gathered.add(NodeId::new(*id), name);
                wanted.entry(name_key(name)).or_default().insert(NodeId::new(*id));
            }
            let names = gathered.sorted();
            let wanted: Vec<(String, Vec<NodeId>)> =
                wanted.into_iter().map(|(name, ids)| (name, ids.into_iter().collect())).collect();
            let found: Vec<(String, Vec<NodeId>)> =
                names.iter().map(|(name, ids)| (name.to_owned(), ids.to_vec())).collect();
            prop_assert_eq!(&found, &wanted);
            for (name, ids) in &wanted {
                prop_assert_eq!(names.get(name), ids.as_slice());
            }
            prop_assert_eq!(names.get("c"), &[]);
        }
    }
}
