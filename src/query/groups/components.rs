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

#[cfg(test)]
mod tests {
    use proptest::prop_assert;
    use proptest::prop_assert_eq;
    use proptest::proptest;

    use super::weak_components;
    use crate::query::Arcs;
    use crate::query::Selection;
    use crate::query::groups::strong_components;
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
}
