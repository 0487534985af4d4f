use std::collections::BTreeSet;

use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;

use super::Chain;
use super::ChainQuery;
use super::Ended;
use super::Way;
use super::chains;
use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::query::Filter;
use crate::query::Selection;
use crate::query::random;

type Arcs = [(usize, usize)];

/// Every chain from one document, by trying all ways.
fn every(arcs: &Arcs, from: usize) -> Vec<Vec<usize>> {
    let mut found = Vec::new();
    let mut waiting = vec![vec![from]];
    while let Some(way) = waiting.pop() {
        let ends: BTreeSet<usize> = arcs
            .iter()
            .filter(|it| it.0 == way[way.len() - 1])
            .map(|it| it.1)
            .collect();
        for end in ends.into_iter().filter(|it| !way.contains(it)) {
            let longer = [way.as_slice(), &[end]].concat();
            waiting.push(longer.clone());
            found.push(longer);
        }
    }
    // By length, then by the documents from the end.
    found.sort_by_key(|it| (it.len(), it.iter().rev().copied().collect::<Vec<_>>()));
    found
}

fn last(way: &[usize]) -> usize {
    way[way.len() - 1]
}

/// The documents of each chain, which must hold together.
fn ways(graph: &CiteGraph, chains: &[Chain]) -> Vec<Vec<usize>> {
    let way = |chain: &Chain| {
        let ends: Vec<_> = chain.steps.iter().map(|it| graph.ends(*it)).collect();
        assert!(ends.windows(2).all(|it| it[0].1 == it[1].0), "{ends:?}");
        let mut way = vec![ends[0].0.index()];
        way.extend(ends.iter().map(|it| it.1.index()));
        way
    };
    chains.iter().map(way).collect()
}

fn ask(graph: &CiteGraph, from: usize, way: Way, longest: usize, most: usize) -> (Vec<Vec<usize>>, Ended) {
    let query = ChainQuery {
        from: NodeId::new(from),
        way,
        longest,
        most,
    };
    let chains = chains(&Selection::all(graph), &query);
    (ways(graph, &chains.found), chains.ended)
}

/// Documents from which nothing leads on but to documents that lead back.
fn roots(arcs: &Arcs, count: usize) -> Vec<BTreeSet<usize>> {
    let leads = |at: usize| -> BTreeSet<usize> { every(arcs, at).iter().map(|it| last(it)).chain([at]).collect() };
    let groups: BTreeSet<BTreeSet<usize>> = (0..count)
        .map(leads)
        .filter(|group| group.iter().all(|it| leads(*it) == *group))
        .collect();
    groups.into_iter().collect()
}

/// A shortest chain to the nearest of each group, by steps and then in order.
fn nearest_of(ways: &[Vec<usize>], groups: &[BTreeSet<usize>], from: usize, longest: usize) -> Vec<(usize, usize)> {
    let nearest = |group: &BTreeSet<usize>| {
        let ends = ways.iter().filter(|it| group.contains(&last(it)));
        ends.map(|it| (it.len() - 1, last(it))).min()
    };
    let away = groups.iter().filter(|it| !it.contains(&from));
    let mut found: Vec<(usize, usize)> = away.filter_map(nearest).filter(|it| it.0 <= longest).collect();
    found.sort_unstable();
    found
}

fn check(count: usize, arcs: &Arcs, longest: usize, most: usize) {
    let graph = random::graph(count, arcs);
    let all = every(arcs, 0);
    for to in 1..count {
        let id = NodeId::new(to);
        let wanted: Vec<_> = all
            .iter()
            .filter(|it| last(it) == to && it.len() - 1 <= longest)
            .cloned()
            .collect();
        let cut: Vec<_> = wanted.iter().take(most).cloned().collect();
        let ended = if wanted.len() > most {
            Ended::More
        } else {
            Ended::Complete
        };
        assert_eq!(ask(&graph, 0, Way::All(id), longest, most), (cut, ended));
        let shortest = wanted.first().map_or(0, Vec::len);
        let wanted_shortest = wanted
            .iter()
            .filter(|it| it.len() == shortest)
            .take(most)
            .cloned()
            .collect::<Vec<_>>();
        assert_eq!(ask(&graph, 0, Way::Shortest(id), longest, most).0, wanted_shortest);
        let (found, ended) = ask(&graph, 0, Way::Longest(Some(id)), longest, 1);
        assert_eq!(ended, Ended::Complete);
        assert_eq!(found.first().map(Vec::len), wanted.last().map(Vec::len), "{found:?}");
        assert!(found.iter().all(|it| wanted.contains(it)), "{found:?}");
    }
    let (found, _) = ask(&graph, 0, Way::Longest(None), longest, 1);
    let wanted = all.last().map(|it| it.len().min(longest + 1)).filter(|it| *it > 1);
    assert_eq!(found.first().map(Vec::len), wanted);
    assert!(found.iter().all(|it| all.contains(it)), "{found:?}");
}

proptest! {
    #[test]
    fn chains_are_those_that_trying_all_finds((count, arcs) in random::arcs(7, false), longest in 0_usize..8, most in 0_usize..12) {
        check(count, &arcs, longest, most);
    }

    #[test]
    fn chains_without_circles_are_too((count, arcs) in random::arcs(9, true), longest in 0_usize..9, most in 0_usize..12) {
        // In these the last document cites, the first is cited; turned round, the first one leads to most.
        let arcs: Vec<_> = arcs.iter().map(|it| (count - 1 - it.0, count - 1 - it.1)).collect();
        check(count, &arcs, longest, most);
    }

    #[test]
    fn roots_and_newest_are_reached_by_shortest_chains((count, arcs) in random::arcs(7, false), longest in 0_usize..7) {
        let graph = random::graph(count, &arcs);
        let turned: Vec<_> = arcs.iter().map(|it| (it.1, it.0)).collect();
        for (way, arcs, back) in [(Way::Back, &arcs, true), (Way::Forward, &turned, false)] {
            let all = every(arcs, 0);
            let wanted = nearest_of(&all, &roots(arcs, count), 0, longest);
            let (mut found, ended) = ask(&graph, 0, way, longest, usize::MAX);
            if !back {
                found.iter_mut().for_each(|it| it.reverse());
            }
            let ends: Vec<_> = found.iter().map(|it| (it.len() - 1, last(it))).collect();
            prop_assert_eq!(ends, wanted);
            prop_assert!(found.iter().all(|it| all.contains(it)));
            prop_assert_eq!(ended, Ended::Complete);
        }
        let shortest = |to| every(&arcs, 0).into_iter().find(|it| last(it) == to);
        let mut each: Vec<_> = (1..count).filter_map(shortest).filter(|it| it.len() - 1 <= longest).collect();
        each.sort_by_key(|it| (it.len(), last(it)));
        prop_assert_eq!(ask(&graph, 0, Way::ToEach, longest, usize::MAX).0, each);
    }
}

#[test]
fn dense_graphs_end_early_and_say_so() {
    // Forty documents that all cite each other: more chains than anyone can count.
    let pairs: Vec<(usize, usize)> = (0..40)
        .flat_map(|a| (0..40).map(move |b| (a, b)))
        .filter(|it| it.0 != it.1)
        .collect();
    let graph = random::graph(40, &pairs);
    let end = NodeId::new(39);
    let (found, ended) = ask(&graph, 0, Way::All(end), 20, 1000);
    assert_eq!((found.len(), ended), (1000, Ended::More));
    assert_eq!(ask(&graph, 0, Way::All(end), 20, usize::MAX).1, Ended::Early);
    // All of them, in a row: that no chain can be longer ends the search.
    let (found, ended) = ask(&graph, 0, Way::Longest(Some(end)), 100, 1);
    assert_eq!((found[0].len(), ended), (40, Ended::Complete));
}

#[test]
fn knots_that_no_chain_fills_end_early() {
    // Ten documents that cite, and are cited by, each of fourteen others: a chain from one of the ten to another passes
    // nine of the fourteen at most, but only trying all shows that it never passes more.
    let pairs: Vec<(usize, usize)> = (0..10)
        .flat_map(|a| (10..24).flat_map(move |b| [(a, b), (b, a)]))
        .collect();
    let graph = random::graph(24, &pairs);
    let (found, ended) = ask(&graph, 0, Way::Longest(Some(NodeId::new(9))), usize::MAX, 1);
    assert_eq!((found[0].len(), ended), (19, Ended::Early));
}

#[test]
fn deep_graphs_need_no_deep_stack() {
    let count = 50_000;
    let pairs: Vec<(usize, usize)> = (1..count).map(|it| (it - 1, it)).collect();
    let graph = random::graph(count, &pairs);
    let end = NodeId::new(count - 1);
    for way in [
        Way::Shortest(end),
        Way::Longest(Some(end)),
        Way::Longest(None),
        Way::Back,
    ] {
        let (found, ended) = ask(&graph, 0, way, usize::MAX, 1);
        assert_eq!((found[0].len(), ended), (count, Ended::Complete), "{way:?}");
    }
}

#[test]
fn chains_keep_to_the_selection() {
    let letter = |key: &str, year| Node {
        year: Some(year),
        ..Node::document(key)
    };
    let nodes = vec![letter("old", 2010), letter("between", 2015), letter("new", 2020)];
    let edges = [(2, 1), (1, 0)].map(|(a, b)| Edge::between(NodeId::new(a), NodeId::new(b)));
    let graph = CiteGraph::of(nodes, edges.to_vec());
    let query = ChainQuery {
        from: NodeId::new(2),
        way: Way::Shortest(NodeId::new(0)),
        longest: 9,
        most: 9,
    };
    assert_eq!(chains(&Selection::all(&graph), &query).found.len(), 1);
    let without = Selection::all(&graph).filtered(&Filter::parse("-year:2015").unwrap());
    assert_eq!(chains(&without, &query).found, []);
}
