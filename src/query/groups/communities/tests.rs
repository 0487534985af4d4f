use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;
use proptest::strategy::Strategy as _;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::TestRunner;

use super::communities;
use super::modularity;
use crate::query::Arcs;
use crate::query::Selection;
use crate::query::random;

/// Links of weight 1 for each citation, whichever way it leads.
fn links(count: usize, pairs: &[(usize, usize)]) -> Vec<Vec<f64>> {
    let weight = |a, b| f64::from(u8::from(pairs.contains(&(a, b))) + u8::from(pairs.contains(&(b, a))));
    (0..count).map(|a| (0..count).map(|b| weight(a, b)).collect()).collect()
}

/// Modularity by its definition: for each pair of documents of one group the links less what chance gives.
fn by_definition(links: &[Vec<f64>], groups: &[usize]) -> f64 {
    let degrees: Vec<f64> = links.iter().map(|it| it.iter().sum()).collect();
    let total: f64 = degrees.iter().sum();
    let mut sum = 0.0;
    for (a, row) in links.iter().enumerate() {
        for (b, weight) in row.iter().enumerate().filter(|it| groups[a] == groups[it.0]) {
            sum += weight - degrees[a] * degrees[b] / total;
        }
    }
    if total > 0.0 { sum / total } else { 0.0 }
}

/// The greatest modularity of all ways to divide a few documents into groups.
fn greatest(links: &[Vec<f64>], groups: &mut Vec<usize>) -> f64 {
    if groups.len() == links.len() {
        return by_definition(links, groups);
    }
    let next = groups.iter().max().map_or(0, |it| it + 1);
    let mut best = f64::MIN;
    for group in 0..=next {
        groups.push(group);
        best = best.max(greatest(links, groups));
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
        let wanted = by_definition(&links(count, &pairs), &groups);
        prop_assert!((modularity(&arcs, &groups) - wanted).abs() < 1e-12);
    }

    #[test]
    fn no_document_gains_by_moving((count, pairs) in random::arcs(14, false)) {
        let graph = random::graph(count, &pairs);
        let arcs = Arcs::of(&Selection::all(&graph));
        let groups = communities(&arcs);
        let links = links(count, &pairs);
        let reached = by_definition(&links, &groups);
        for at in 0..count {
            for other in 0..=count {
                let mut moved = groups.clone();
                moved[at] = other;
                prop_assert!(by_definition(&links, &moved) <= reached + 1e-12);
            }
        }
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

/// No method that is fast finds the best groups always; this one does for nearly all small graphs.
#[test]
fn few_documents_are_nearly_always_divided_as_well_as_can_be() {
    let mut runner = TestRunner::deterministic();
    let (mut best, mut all) = (0, 0);
    for _ in 0..300 {
        let (count, pairs) = random::arcs(7, false).new_tree(&mut runner).unwrap().current();
        let graph = random::graph(count, &pairs);
        let groups = communities(&Arcs::of(&Selection::all(&graph)));
        let greatest = greatest(&links(count, &pairs), &mut Vec::new());
        let reached = by_definition(&links(count, &pairs), &groups);
        assert!(reached >= greatest - 0.05, "{count} {pairs:?}: {reached} of {greatest}");
        best += usize::from(reached >= greatest - 1e-12);
        all += 1;
    }
    assert!(best * 100 >= all * 97, "{best} of {all}");
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
