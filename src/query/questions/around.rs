use crate::graph::Direction;
use crate::graph::NodeId;
use crate::query::Answer;
use crate::query::Arcs;
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

/// One neighbour.
struct Found {
    steps: usize,
    direction: &'static str,
    node: NodeId,
    year: Cell,
    places: u32,
}

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
    let mut from = asked.positions();
    from.sort_unstable();
    from.dedup();
    let mut found: Vec<Found> = Vec::new();
    let mut said: Vec<String> = Vec::new();
    for &direction in directions {
        let reach = Reach::new(arcs, &from, direction, depth);
        let places = places(arcs, &reach, &from, depth);
        // What is read of a node is read at once: a large graph does not stay at hand.
        let seen = reach.all().map(|(steps, at)| {
            let node = arcs.node(at);
            found.push(Found {
                steps,
                direction: in_words(direction),
                node,
                year: year(graph, node),
                places: places[at],
            });
            node
        });
        let kinds = words::kinds(graph, seen);
        said.push(format!("{} {kinds}", in_words(direction)));
    }
    // Each direction comes by steps and in order.
    found.sort_by_key(|it| (it.steps, it.direction));
    let total = found.len();
    found.truncate(asked.most.unwrap_or(usize::MAX));
    let shown = found.len();
    let mut nodes: Vec<NodeId> = asked.of.to_vec();
    nodes.extend(found.iter().map(|it| it.node));
    let rows = found.into_iter().map(|it| {
        vec![
            Cell::Count(it.steps),
            Cell::Word(it.direction),
            Cell::Node(it.node),
            it.year,
            Cell::Count(it.places as usize),
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
            words::cut(shown, total)
        ),
    }
}

/// For each position that is reached, the places in which it is linked with those one step nearer.
fn places(arcs: &Arcs, reach: &Reach, from: &[usize], depth: usize) -> Vec<u32> {
    let mut places = vec![0_u32; arcs.len()];
    let direction = reach.direction();
    let start = from.iter().map(|it| (0, *it));
    for (steps, at) in start.chain(reach.all()).take_while(|it| it.0 < depth) {
        let ends = arcs.next(at, direction).iter();
        for (&end, weight) in ends.zip(arcs.next_weights(at, direction)) {
            if reach.steps(end as usize) == Some(steps + 1) {
                let sum = &mut places[end as usize];
                *sum = sum.saturating_add(*weight);
            }
        }
    }
    places
}
