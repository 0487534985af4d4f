use std::collections::VecDeque;

use crate::query::Answer;
use crate::query::Arcs;
use crate::query::Cell;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;

/// What documents cite, and what that cites in turn.
pub(super) const CITES: Question = Question {
    name: "cites",
    help: "What a document cites; with --depth N what that cites in turn",
    takes: Takes::Some,
    by: &[],
    ask: |asked| neighbours(asked, true, false),
};

/// What cites documents, and what cites that in turn.
pub(super) const CITED_BY: Question = Question {
    name: "cited-by",
    help: "What cites a document; with --depth N what cites that in turn",
    takes: Takes::Some,
    by: &[],
    ask: |asked| neighbours(asked, false, true),
};

/// Both.
pub(super) const AROUND: Question = Question {
    name: "around",
    help: "A document with what it cites and what cites it",
    takes: Takes::Some,
    by: &[],
    ask: |asked| neighbours(asked, true, true),
};

/// Steps from the nearest of some positions to all that are reached, breadth first.
fn steps(arcs: &Arcs, from: &[usize], depth: usize, next: impl Fn(&Arcs, usize) -> &[u32]) -> Vec<Option<usize>> {
    let mut steps = vec![None; arcs.len()];
    let mut waiting = VecDeque::new();
    for &at in from {
        steps[at] = Some(0);
        waiting.push_back((at, 0));
    }
    while let Some((at, distance)) = waiting.pop_front() {
        if distance == depth {
            continue;
        }
        for &end in next(arcs, at) {
            let end = end as usize;
            if steps[end].is_none() {
                steps[end] = Some(distance + 1);
                waiting.push_back((end, distance + 1));
            }
        }
    }
    steps
}

fn neighbours(asked: &Asked<'_, '_>, cites: bool, cited_by: bool) -> Answer {
    let arcs = asked.arcs;
    let depth = asked.depth.unwrap_or(1);
    let from: Vec<usize> = asked.of.iter().filter_map(|it| arcs.position(*it)).collect();
    let mut found: Vec<(usize, &'static str, usize)> = Vec::new();
    let mut add = |direction, steps: Vec<Option<usize>>| {
        let reached = steps.into_iter().enumerate();
        found.extend(reached.filter_map(|(at, steps)| steps.filter(|it| *it > 0).map(|it| (it, direction, at))));
    };
    if cites {
        add("cites", steps(arcs, &from, depth, Arcs::cited));
    }
    if cited_by {
        add("cited by", steps(arcs, &from, depth, Arcs::citing));
    }
    found.sort_unstable();
    let total = found.len();
    found.truncate(asked.most.unwrap_or(usize::MAX));
    let mut nodes: Vec<_> = asked.of.to_vec();
    nodes.extend(found.iter().map(|it| arcs.node(it.2)));
    let rows = found.iter().map(|&(steps, direction, at)| {
        vec![
            Cell::Count(steps),
            Cell::Text(direction.to_owned()),
            Cell::Node(arcs.node(at)),
        ]
    });
    Answer {
        columns: vec!["steps", "direction", "document"],
        rows: rows.collect(),
        nodes,
        edges: None,
        summary: format!("{total} within {depth} steps"),
    }
}
