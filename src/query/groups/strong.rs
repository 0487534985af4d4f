use crate::query::Arcs;
use crate::query::grouped::Grouped;
use crate::query::marks::Marks;

/// The strong component of each position: documents that all lead to each other. Components are numbered from 0 so that
/// what one cites outside of it has a lower number.
///
/// Tarjan, "Depth-first search and linear graph algorithms", 1972, with a list in place of the recursion.
pub fn strong_components(arcs: &Arcs) -> Vec<usize> {
    search(arcs, |_| true).component
}

/// The strong components of some positions, each with its members.
#[derive(Clone, Debug)]
pub(in crate::query) struct Strong {
    /// The component of each position, numbered as by [`strong_components`]; `usize::MAX` for those that are left out.
    pub(in crate::query) of: Vec<usize>,
    /// The positions of each component, in order.
    pub(in crate::query) members: Grouped,
}

impl Strong {
    /// The components among the positions that `keeps` says; ways through others do not count.
    pub(in crate::query) fn among(arcs: &Arcs, keeps: impl Fn(usize) -> bool) -> Self {
        let search = search(arcs, keeps);
        Self {
            members: Grouped::by(search.components, search.component.iter().copied()),
            of: search.component,
        }
    }
}

fn search(arcs: &Arcs, keeps: impl Fn(usize) -> bool) -> Search<'_> {
    let mut search = Search {
        arcs,
        kept: Marks::of(arcs.len(), (0..arcs.len()).filter(|it| keeps(*it))),
        number: vec![usize::MAX; arcs.len()],
        low: vec![usize::MAX; arcs.len()],
        component: vec![usize::MAX; arcs.len()],
        open: Vec::new(),
        numbers: 0,
        components: 0,
    };
    for at in 0..arcs.len() {
        if search.kept.has(at) && search.number[at] == usize::MAX {
            search.from(at);
        }
    }
    search
}

struct Search<'a> {
    arcs: &'a Arcs,
    /// Whether each position takes part.
    kept: Marks,
    /// In which order positions were met.
    number: Vec<usize>,
    /// The lowest number that is still open and that a position leads to.
    low: Vec<usize>,
    component: Vec<usize>,
    /// Positions that have no component yet.
    open: Vec<usize>,
    numbers: usize,
    components: usize,
}

impl Search<'_> {
    fn meet(&mut self, at: usize) {
        self.number[at] = self.numbers;
        self.low[at] = self.numbers;
        self.numbers += 1;
        self.open.push(at);
    }

    fn from(&mut self, start: usize) {
        self.meet(start);
        // The way from the start, each position with how many of its citations were followed.
        let mut way = vec![(start, 0)];
        while let Some((at, followed)) = way.pop() {
            let Some(&end) = self.arcs.cited(at).get(followed) else {
                self.close(at);
                if let Some((before, _)) = way.last() {
                    self.low[*before] = self.low[*before].min(self.low[at]);
                }
                continue;
            };
            way.push((at, followed + 1));
            let end = end as usize;
            if !self.kept.has(end) {
                continue;
            }
            if self.number[end] == usize::MAX {
                self.meet(end);
                way.push((end, 0));
            } else if self.component[end] == usize::MAX {
                self.low[at] = self.low[at].min(self.number[end]);
            }
        }
    }

    /// Where nothing before leads back to, a component ends.
    fn close(&mut self, at: usize) {
        if self.low[at] != self.number[at] {
            return;
        }
        while let Some(member) = self.open.pop() {
            self.component[member] = self.components;
            if member == at {
                break;
            }
        }
        self.components += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prop_assert;
    use proptest::prop_assert_eq;
    use proptest::proptest;

    use super::Strong;
    use super::strong_components;
    use crate::query::Arcs;
    use crate::query::Selection;
    use crate::query::random;

    proptest! {
        #[test]
        fn components_of_a_part_are_those_of_the_citations_within_it(
            (count, pairs) in random::arcs(12, false),
            kept in proptest::collection::vec(proptest::bool::ANY, 12),
        ) {
            let graph = random::graph(count, &pairs);
            let strong = Strong::among(&Arcs::of(&Selection::all(&graph)), |it| kept[it]);
            let within: Vec<(usize, usize)> = pairs.iter().copied().filter(|it| kept[it.0] && kept[it.1]).collect();
            let reaches = random::reaches(count, &within);
            for a in 0..count {
                prop_assert_eq!(strong.of[a] == usize::MAX, !kept[a]);
                for b in (0..count).filter(|it| kept[a] && kept[*it]) {
                    prop_assert_eq!(strong.of[a] == strong.of[b], reaches[a][b] && reaches[b][a]);
                    prop_assert!(!reaches[a][b] || strong.of[b] <= strong.of[a]);
                }
            }
            for group in 0..strong.members.len() {
                let members = strong.members.of(group).iter().map(|it| *it as usize);
                let wanted: Vec<usize> = (0..count).filter(|it| strong.of[*it] == group).collect();
                prop_assert_eq!(members.collect::<Vec<_>>(), wanted);
            }
        }
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let pairs: Vec<(usize, usize)> = (1..200_000).map(|it| (it, it - 1)).collect();
        let graph = random::graph(200_000, &pairs);
        let strong = strong_components(&Arcs::of(&Selection::all(&graph)));
        assert!(strong.iter().enumerate().all(|(at, it)| at == *it));
    }
}
