use crate::graph::Direction;
use crate::graph::NodeId;
use crate::query::Answer;
use crate::query::Cell;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::words;
use crate::query::questions::year;
use crate::query::reach::Reach;

/// What documents cite, and what that cites in turn.
pub(super) const CITES: Question = Question {
    name: "cites",
    help: "What a document cites; with --depth N what that cites in turn",
    takes: Takes::Some,
    by: &[],
    ask: |asked| neighbours(asked, &[Direction::Cited]),
};

/// What cites documents, and what cites that in turn.
pub(super) const CITED_BY: Question = Question {
    name: "cited-by",
    help: "What cites a document; with --depth N what cites that in turn",
    takes: Takes::Some,
    by: &[],
    ask: |asked| neighbours(asked, &[Direction::Citing]),
};

/// Both.
pub(super) const AROUND: Question = Question {
    name: "around",
    help: "A document with what it cites and what cites it",
    takes: Takes::Some,
    by: &[],
    ask: |asked| neighbours(asked, &[Direction::Cited, Direction::Citing]),
};

/// One neighbour: steps, direction in words, position, places.
type Found = (usize, &'static str, usize, usize);

fn in_words(direction: Direction) -> &'static str {
    match direction {
        Direction::Cited => "cites",
        Direction::Citing => "cited by",
    }
}

fn neighbours(asked: &Asked<'_, '_>, directions: &[Direction]) -> Answer {
    let arcs = asked.arcs;
    let graph = asked.selection.graph();
    let depth = asked.depth.unwrap_or(1);
    let from = asked.positions();
    let mut found: Vec<Found> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for &direction in directions {
        let reach = Reach::new(arcs, &from, direction, depth);
        let places = |at: usize, steps: usize| -> usize {
            let nearer = arcs.next(at, direction.turned()).iter();
            let edges = nearer.zip(arcs.next_edges(at, direction.turned()));
            let last = edges.filter(|it| reach.steps(*it.0 as usize) == Some(steps - 1));
            last.map(|it| asked.selection.edge(*it.1).weight()).sum()
        };
        found.extend(
            reach
                .all()
                .map(|(steps, at)| (steps, in_words(direction), at, places(at, steps))),
        );
        let kinds = words::kinds(graph, reach.all().map(|it| arcs.node(it.1)));
        said.push(format!("{} {kinds}", in_words(direction)));
    }
    found.sort_unstable();
    let total = found.len();
    found.truncate(asked.most.unwrap_or(usize::MAX));
    let mut nodes: Vec<NodeId> = asked.of.to_vec();
    nodes.extend(found.iter().map(|it| arcs.node(it.2)));
    let rows = found.iter().map(|&(steps, direction, at, places)| {
        vec![
            Cell::Count(steps),
            Cell::Text(direction.to_owned()),
            Cell::Node(arcs.node(at)),
            year(graph, arcs.node(at)),
            Cell::Count(places),
        ]
    });
    Answer {
        columns: vec!["steps", "direction", "document", "year", "places"],
        rows: rows.collect(),
        nodes,
        edges: None,
        summary: format!(
            "{}{}{}",
            said.join(", "),
            words::within(depth),
            words::cut(found.len(), total)
        ),
    }
}
