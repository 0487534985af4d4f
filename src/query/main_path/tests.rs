use std::collections::BTreeSet;

use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;

use super::MainPath;
use super::Network;
use super::Route;
use super::main_path;
use crate::graph::CiteGraph;
use crate::query::Arcs;
use crate::query::Selection;
use crate::query::random;

type Pair = (usize, usize);

/// Every chain from a knot that nobody cites to one that cites nothing, as citations between knots; a knot is known by the
/// first of the documents that reach each other.
fn chains(count: usize, pairs: &[Pair]) -> Vec<Vec<Pair>> {
    let reaches = random::reaches(count, pairs);
    let knot = |at: usize| (0..count).find(|it| reaches[at][*it] && reaches[*it][at]).unwrap();
    let mut links: Vec<Pair> = pairs.iter().copied().filter(|it| knot(it.0) != knot(it.1)).collect();
    links.sort_unstable();
    links.dedup();
    let mut chains = Vec::new();
    let starts = links
        .iter()
        .filter(|it| !links.iter().any(|other| knot(other.1) == knot(it.0)));
    let mut growing: Vec<Vec<Pair>> = starts.map(|it| vec![*it]).collect();
    while let Some(chain) = growing.pop() {
        let end = knot(chain.last().unwrap().1);
        let next: Vec<&Pair> = links.iter().filter(|it| knot(it.0) == end).collect();
        if next.is_empty() {
            chains.push(chain);
            continue;
        }
        for link in next {
            let mut longer = chain.clone();
            longer.push(*link);
            growing.push(longer);
        }
    }
    chains
}

fn through(chains: &[Vec<Pair>], link: Pair) -> usize {
    chains.iter().filter(|it| it.contains(&link)).count()
}

fn pair(graph: &CiteGraph, link: &super::MainLink) -> Pair {
    let (citing, cited) = graph.ends(link.edge);
    (citing.index(), cited.index())
}

/// The links between knots.
fn outer(graph: &CiteGraph, path: &MainPath) -> Vec<Pair> {
    let outer = path.links.iter().filter(|it| it.share.is_some());
    outer.map(|it| pair(graph, it)).collect()
}

proptest! {
    #[test]
    fn weights_count_the_chains((count, pairs) in random::arcs(10, false)) {
        let graph = random::graph(count, &pairs);
        let network = Network::of(&Arcs::of(&Selection::all(&graph)));
        let chains = chains(count, &pairs);
        prop_assert_eq!(network.chains.number(), chains.len() as f64);
        for (link, weight) in network.links.iter().zip(&network.weights) {
            prop_assert_eq!(weight.number(), through(&chains, (link.citing, link.cited)) as f64);
        }
    }

    #[test]
    fn the_global_path_is_the_best_of_all_chains((count, pairs) in random::arcs(10, false)) {
        let graph = random::graph(count, &pairs);
        let path = main_path(&Arcs::of(&Selection::all(&graph)), Route::Global);
        let chains = chains(count, &pairs);
        let sum = |chain: &[Pair]| chain.iter().map(|it| through(&chains, *it)).sum::<usize>();
        let found = outer(&graph, &path);
        prop_assert_eq!(sum(&found), chains.iter().map(|it| sum(it)).max().unwrap_or(0));
        prop_assert!(chains.is_empty() || chains.contains(&found));
        // One document leads to the next, inside knots too.
        for two in path.links.windows(2) {
            prop_assert_eq!(pair(&graph, &two[0]).1, pair(&graph, &two[1]).0);
        }
    }

    #[test]
    fn key_routes_go_on_by_the_best_chains((count, pairs) in random::arcs(9, false), most in 1_usize..4) {
        let graph = random::graph(count, &pairs);
        let path = main_path(&Arcs::of(&Selection::all(&graph)), Route::Key(most));
        let chains = chains(count, &pairs);
        let found: BTreeSet<Pair> = outer(&graph, &path).into_iter().collect();
        let weight = |it: &Pair| through(&chains, *it);
        let sum = |chain: &[Pair]| chain.iter().map(weight).sum::<usize>();
        let mut all: Vec<usize> = chains.iter().flatten().collect::<BTreeSet<_>>().into_iter().map(weight).collect();
        all.sort_unstable_by(|a, b| b.cmp(a));
        all.truncate(most);
        let keys: Vec<&super::MainLink> = path.links.iter().filter(|it| it.key.is_some()).collect();
        let mut weights: Vec<usize> = keys.iter().map(|it| weight(&pair(&graph, it))).collect();
        weights.sort_unstable_by(|a, b| b.cmp(a));
        prop_assert_eq!(weights, all);
        for key in keys {
            // Of all chains through it one of the best is taken whole.
            let key = pair(&graph, key);
            let with: Vec<&Vec<Pair>> = chains.iter().filter(|it| it.contains(&key)).collect();
            let best = with.iter().map(|it| sum(it)).max().unwrap();
            let whole = |it: &&&Vec<Pair>| sum(it) == best && it.iter().all(|link| found.contains(link));
            prop_assert!(with.iter().any(|it| whole(&it)));
        }
    }

    #[test]
    fn the_local_path_takes_the_greatest_weight_each_time((count, pairs) in random::arcs(10, false)) {
        let graph = random::graph(count, &pairs);
        let path = main_path(&Arcs::of(&Selection::all(&graph)), Route::Local);
        let chains = chains(count, &pairs);
        let found = outer(&graph, &path);
        prop_assert!(chains.is_empty() || chains.contains(&found));
        let weight = |it: &Pair| through(&chains, *it);
        let last = chains.iter().filter_map(|it| it.last()).map(weight).max();
        prop_assert_eq!(found.last().map(weight), last);
        for at in 0..found.len() {
            // No other chain that ends in the same way comes from a heavier citation.
            let rivals = chains.iter().filter(|it| it.ends_with(&found[at..]) && it.len() > found.len() - at);
            let rivals = rivals.map(|it| weight(&it[it.len() - 1 - (found.len() - at)]));
            prop_assert_eq!(rivals.max(), at.checked_sub(1).map(|it| weight(&found[it])));
        }
    }
}

#[test]
fn counts_do_not_overflow() {
    // 3,000 diamonds one behind the other: 2 to the power of 3,000 chains.
    let diamond = |it: usize| {
        [
            (3 * it + 3, 3 * it + 1),
            (3 * it + 3, 3 * it + 2),
            (3 * it + 1, 3 * it),
            (3 * it + 2, 3 * it),
        ]
    };
    let pairs: Vec<Pair> = (0..3000).flat_map(diamond).collect();
    let graph = random::graph(9001, &pairs);
    let path = main_path(&Arcs::of(&Selection::all(&graph)), Route::Global);
    assert_eq!(path.links.len(), 6000);
    assert!(path.links.iter().all(|it| it.share == Some(0.5)));
    assert_eq!(path.chains, f64::INFINITY);
}
