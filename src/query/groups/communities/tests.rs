use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;

use super::communities;
use super::modularity;
use crate::query::Arcs;
use crate::query::Selection;
use crate::query::random;

/// Modularity by its definition: for each pair of documents of one group the links less what chance gives.
fn by_definition(count: usize, pairs: &[(usize, usize)], groups: &[usize]) -> f64 {
    let links = |a, b| f64::from(u8::from(pairs.contains(&(a, b))) + u8::from(pairs.contains(&(b, a))));
    let degree = |a| (0..count).map(|b| links(a, b)).sum::<f64>();
    let total: f64 = (0..count).map(degree).sum();
    let mut sum = 0.0;
    for a in 0..count {
        for b in (0..count).filter(|b| groups[a] == groups[*b]) {
            sum += links(a, b) - degree(a) * degree(b) / total;
        }
    }
    if total > 0.0 { sum / total } else { 0.0 }
}

/// The greatest modularity of all ways to divide a few documents into groups.
fn greatest(count: usize, pairs: &[(usize, usize)], groups: &mut Vec<usize>) -> f64 {
    if groups.len() == count {
        return by_definition(count, pairs, groups);
    }
    let next = groups.iter().max().map_or(0, |it| it + 1);
    let mut best = f64::MIN;
    for group in 0..=next {
        groups.push(group);
        best = best.max(greatest(count, pairs, groups));
        groups.pop();
    }
    best
}

proptest! {
    #[test]
    fn modularity_is_that_of_its_definition((count, pairs) in random::arcs(12, false), seed in 0_usize..1000) {
        let graph = random::graph(count, &pairs);
        let arcs = Arcs::of(&Selection::all(&graph));
        let groups: Vec<usize> = (0..count).map(|it| (it * 7 + seed) * (seed + 3) % 4).collect();
        let wanted = by_definition(count, &pairs, &groups);
        prop_assert!((modularity(&arcs, &groups) - wanted).abs() < 1e-12);
    }

    #[test]
    fn no_document_gains_by_moving((count, pairs) in random::arcs(14, false)) {
        let graph = random::graph(count, &pairs);
        let arcs = Arcs::of(&Selection::all(&graph));
        let groups = communities(&arcs);
        let reached = by_definition(count, &pairs, &groups);
        for at in 0..count {
            for other in 0..=count {
                let mut moved = groups.clone();
                moved[at] = other;
                prop_assert!(by_definition(count, &pairs, &moved) <= reached + 1e-12);
            }
        }
    }

    #[test]
    fn few_documents_are_divided_as_well_as_can_be((count, pairs) in random::arcs(7, false)) {
        let graph = random::graph(count, &pairs);
        let groups = communities(&Arcs::of(&Selection::all(&graph)));
        let best = greatest(count, &pairs, &mut Vec::new());
        prop_assert!(by_definition(count, &pairs, &groups) >= best - 0.02 * best.abs() - 1e-12);
    }

    #[test]
    fn communities_hang_together_and_come_by_size((count, pairs) in random::arcs(30, false)) {
        let graph = random::graph(count, &pairs);
        let groups = communities(&Arcs::of(&Selection::all(&graph)));
        let within: Vec<(usize, usize)> = pairs
            .iter()
            .filter(|it| groups[it.0] == groups[it.1])
            .flat_map(|it| [(it.0, it.1), (it.1, it.0)])
            .collect();
        let joined = random::reaches(count, &within);
        let size = |group: usize| groups.iter().filter(|it| **it == group).count();
        for a in 0..count {
            for b in 0..count {
                prop_assert_eq!(joined[a][b], groups[a] == groups[b]);
                prop_assert!(groups[a] >= groups[b] || size(groups[a]) >= size(groups[b]));
            }
        }
    }
}

#[test]
fn planted_groups_are_found() {
    // Four rings of eight documents with chords, joined by single citations.
    let mut pairs = Vec::new();
    for group in 0..4 {
        for at in 0..8 {
            pairs.extend([1, 2, 3].map(|it| (group * 8 + at, group * 8 + (at + it) % 8)));
        }
        pairs.push((group * 8, (group * 8 + 8) % 32));
    }
    let graph = random::graph(33, &pairs);
    let groups = communities(&Arcs::of(&Selection::all(&graph)));
    let wanted: Vec<usize> = (0..33).map(|it| it / 8).collect();
    assert_eq!(groups, wanted);
}
