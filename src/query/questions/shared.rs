use std::cmp::Reverse;

use crate::graph::Direction;
use crate::graph::EdgeId;
use crate::graph::NodeId;
use crate::query::Answer;
use crate::query::Arcs;
use crate::query::Cell;
use crate::query::pairs::Pair;
use crate::query::pairs::most_sharing;
use crate::query::pairs::sharing_with;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::year;
use crate::text::several;

/// Pairs that the same documents cite (co-citation, Small 1973).
pub(super) const CO_CITED: Question = Question {
    name: "co-cited",
    help: "Pairs that the same documents cite, those that most of them cite first; with --of the partners of a document",
    takes: Takes::Any,
    by: &[],
    ask: |asked| pairs(asked, Direction::Citing, "cited_by_both", "cited together"),
};

/// Pairs that cite the same documents (bibliographic coupling, Kessler 1963).
pub(super) const COUPLED: Question = Question {
    name: "coupled",
    help: "Pairs that cite the same documents, those with most in common first; with --of the partners of a document",
    takes: Takes::Any,
    by: &[],
    ask: |asked| pairs(asked, Direction::Cited, "cite_both", "that cite the same"),
};

/// Most rows.
const MOST: usize = 100;

fn pairs(asked: &Asked<'_, '_>, direction: Direction, column: &'static str, called: &str) -> Answer {
    let (arcs, graph) = (asked.arcs, asked.selection.graph());
    let most = asked.most.unwrap_or(MOST);
    let of = asked.positions();
    let mut pairs: Vec<Pair> = match of.is_empty() {
        true => most_sharing(arcs, direction, most.saturating_add(1)),
        false => partners(arcs, &of, direction),
    };
    let more = pairs.len() > most;
    pairs.truncate(most);
    let mut edges = Vec::new();
    let mut seen = vec![false; graph.edge_count()];
    for id in pairs.iter().flat_map(|it| links(arcs, it, direction)) {
        // Many pairs may share thousands, mostly the same.
        if !std::mem::replace(&mut seen[id.index()], true) {
            edges.push(id);
        }
    }
    let mut nodes = asked.of.to_vec();
    nodes.extend(edges.iter().flat_map(|it| <[NodeId; 2]>::from(graph.ends(*it))));
    let rows = pairs.iter().map(|it| {
        let (one, other) = (arcs.node(it.one), arcs.node(it.other));
        vec![
            Cell::Count(it.shared),
            Cell::Node(one),
            year(graph, one),
            Cell::Node(other),
            year(graph, other),
        ]
    });
    let number = several(pairs.len() as u64, "pair");
    let summary = match (pairs.is_empty(), more) {
        (true, _) => format!("no pairs {called}"),
        (false, true) => format!("the first {number} {called}; --most N shows more"),
        (false, false) => format!("{number} {called}"),
    };
    Answer {
        columns: vec![column, "document", "year", "with", "with_year"],
        rows: rows.collect(),
        nodes,
        edges: Some(edges),
        summary,
    }
}

/// All pairs with one of some positions, each pair once: those that share most first, then in order.
fn partners(arcs: &Arcs, of: &[usize], direction: Direction) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    for (place, &one) in of.iter().enumerate().filter(|it| !of[..it.0].contains(it.1)) {
        let with = sharing_with(arcs, direction, one);
        let new = with.into_iter().filter(|it| !of[..place].contains(&it.1));
        pairs.extend(new.map(|(shared, other)| Pair { shared, one, other }));
    }
    pairs.sort_by_key(|it| (Reverse(it.shared), it.one, it.other));
    pairs
}

/// The citations between a pair and what it shares.
fn links(arcs: &Arcs, pair: &Pair, direction: Direction) -> Vec<EdgeId> {
    let links = |at| arcs.next(at, direction).iter().zip(arcs.next_edges(at, direction));
    let mut others = links(pair.other).peekable();
    let mut shared = Vec::new();
    // Both are in order, so that one walk through them finds what they share.
    for (token, edge) in links(pair.one) {
        while others.next_if(|it| it.0 < token).is_some() {}
        if let Some((_, other)) = others.next_if(|it| it.0 == token) {
            shared.extend([*edge, *other]);
        }
    }
    shared
}
