use std::collections::BTreeSet;

use crate::graph::Direction;
use crate::graph::EdgeId;
use crate::query::Answer;
use crate::query::Cell;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::words;
use crate::query::questions::year;
use crate::query::reach::Reach;

/// What several documents have in common behind them or before them.
pub(super) const ANCESTORS: Question = Question {
    name: "ancestors",
    help: "What all of several documents lead to by citations, with the steps from each, nearest first",
    takes: Takes::TwoOrMore,
    by: &[
        ("ancestors", "what all of them lead to"),
        ("descendants", "what leads to all of them"),
    ],
    ask: ancestors,
};

fn ancestors(asked: &Asked<'_, '_>) -> Answer {
    let (arcs, graph) = (asked.arcs, asked.selection.graph());
    let direction = match asked.by {
        "descendants" => Direction::Citing,
        _ => Direction::Cited,
    };
    let depth = asked.depth.unwrap_or(usize::MAX);
    let from = asked.positions();
    let reaches: Vec<Reach> = from
        .iter()
        .map(|it| Reach::new(arcs, &[*it], direction, depth))
        .collect();
    // Steps together, position, steps from each.
    let mut found: Vec<(usize, usize, Vec<usize>)> = Vec::new();
    for at in reaches.first().into_iter().flat_map(Reach::all).map(|it| it.1) {
        let steps: Option<Vec<usize>> = reaches.iter().map(|it| it.steps(at)).collect();
        if let Some(steps) = steps.filter(|it| !it.contains(&0)) {
            found.push((steps.iter().sum(), at, steps));
        }
    }
    found.sort_unstable();
    let total = found.len();
    let kinds = words::kinds(graph, found.iter().map(|it| arcs.node(it.1)));
    found.truncate(asked.most.unwrap_or(usize::MAX));
    let mut nodes = asked.of.to_vec();
    let mut edges: BTreeSet<EdgeId> = BTreeSet::new();
    for reach in &reaches {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        for &(_, end, _) in &found {
            nodes.push(arcs.node(end));
            let mut at = end;
            // Where a way joins one that is there already, the rest is there too.
            while let Some((before, edge)) = reach.before(at).filter(|_| seen.insert(at)) {
                edges.insert(edge);
                nodes.push(arcs.node(before));
                at = before;
            }
        }
    }
    let rows = found.iter().map(|(together, at, steps)| {
        vec![
            Cell::Count(*together),
            Cell::Node(arcs.node(*at)),
            year(graph, arcs.node(*at)),
            Cell::Counts(steps.clone()),
        ]
    });
    let said = match direction {
        Direction::Cited => format!("what all of them lead to: {kinds}"),
        Direction::Citing => format!("what leads to all of them: {kinds}"),
    };
    Answer {
        columns: vec!["steps", "document", "year", "steps_from_each"],
        rows: rows.collect(),
        nodes,
        edges: Some(edges.into_iter().collect()),
        summary: format!("{said}{}{}", words::within(depth), words::cut(found.len(), total)),
    }
}
