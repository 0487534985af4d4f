use crate::query::Arcs;

/// The weak component of each position: documents that citations join, whichever way they lead. Components are
/// numbered from 0 in the order of their first positions.
pub fn weak_components(arcs: &Arcs) -> Vec<usize> {
    let mut component = vec![usize::MAX; arcs.len()];
    let mut count = 0;
    let mut waiting = Vec::new();
    for first in 0..arcs.len() {
        if component[first] != usize::MAX {
            continue;
        }
        component[first] = count;
        waiting.push(first);
        while let Some(at) = waiting.pop() {
            for &end in arcs.cited(at).iter().chain(arcs.citing(at)) {
                let end = end as usize;
                if component[end] == usize::MAX {
                    component[end] = count;
                    waiting.push(end);
                }
            }
        }
        count += 1;
    }
    component
}

/// The strong component of each position: documents that all lead to each other. Components are numbered from 0 so that
/// what one cites outside of it has a lower number.
///
/// Tarjan, "Depth-first search and linear graph algorithms", 1972, with a list in place of the recursion.
pub fn strong_components(arcs: &Arcs) -> Vec<usize> {
    let mut search = Search {
        arcs,
        number: vec![usize::MAX; arcs.len()],
        low: vec![usize::MAX; arcs.len()],
        component: vec![usize::MAX; arcs.len()],
        open: Vec::new(),
        numbers: 0,
        components: 0,
    };
    for at in 0..arcs.len() {
        if search.number[at] == usize::MAX {
            search.from(at);
        }
    }
    search.component
}

struct Search<'a> {
    arcs: &'a Arcs,
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

    use super::strong_components;
    use super::weak_components;
    use crate::query::Arcs;
    use crate::query::Selection;
    use crate::query::random;

    proptest! {
        #[test]
        fn components_are_those_of_who_reaches_whom((count, pairs) in random::arcs(14, false)) {
            let graph = random::graph(count, &pairs);
            let arcs = Arcs::of(&Selection::all(&graph));
            let (weak, strong) = (weak_components(&arcs), strong_components(&arcs));
            let one_way = random::reaches(count, &pairs);
            let both: Vec<(usize, usize)> = pairs.iter().flat_map(|(a, b)| [(*a, *b), (*b, *a)]).collect();
            let joined = random::reaches(count, &both);
            for a in 0..count {
                for b in 0..count {
                    prop_assert_eq!(weak[a] == weak[b], joined[a][b]);
                    prop_assert_eq!(strong[a] == strong[b], one_way[a][b] && one_way[b][a]);
                    prop_assert!(!one_way[a][b] || strong[b] <= strong[a]);
                }
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
