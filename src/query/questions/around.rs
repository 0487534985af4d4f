use crate::query::Answer;
use crate::query::Arcs;
use crate::query::Cell;
use crate::query::marks::Marks;
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

/// The positions that are reached from some others, each with its steps from the nearest of them, breadth first. The time
/// is that of what is reached, whatever the size of the graph.
fn reached(arcs: &Arcs, from: &[usize], depth: usize, next: impl Fn(&Arcs, usize) -> &[u32]) -> Vec<(usize, usize)> {
    let mut seen = Marks::of(arcs.len(), from.iter().copied());
    let mut found = Vec::new();
    let mut last = from.to_vec();
    for steps in 1..=depth {
        let mut ends = Vec::new();
        for at in last {
            ends.extend(next(arcs, at).iter().map(|it| *it as usize).filter(|it| seen.add(*it)));
        }
        if ends.is_empty() {
            break;
        }
        found.extend(ends.iter().map(|it| (steps, *it)));
        last = ends;
    }
    found
}

fn neighbours(asked: &Asked<'_, '_>, cites: bool, cited_by: bool) -> Answer {
    let arcs = asked.arcs;
    let depth = asked.depth.unwrap_or(1);
    let from: Vec<usize> = asked.of.iter().filter_map(|it| arcs.position(*it)).collect();
    let mut found: Vec<(usize, &'static str, usize)> = Vec::new();
    let mut add = |direction, ends: Vec<(usize, usize)>| {
        found.extend(ends.into_iter().map(|(steps, at)| (steps, direction, at)));
    };
    if cites {
        add("cites", reached(arcs, &from, depth, Arcs::cited));
    }
    if cited_by {
        add("cited by", reached(arcs, &from, depth, Arcs::citing));
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
