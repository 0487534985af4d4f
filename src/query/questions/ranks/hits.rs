use crate::query::Answer;
use crate::query::Cell;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::listing::TOP;
use crate::query::questions::listing::ranked;
use crate::query::questions::listing::shown;
use crate::query::questions::listing::year;
use crate::query::ranks::hits;

/// Hubs and authorities.
pub(in crate::query::questions) const HITS: Question = Question {
    name: "hits",
    help: "Which documents are cited by those that cite much of what is cited, and which those are (HITS)",
    takes: Takes::None,
    by: &[
        ("authorities", "first what is cited by good hubs"),
        ("hubs", "first what cites good authorities"),
    ],
    ask: both,
};

fn both(asked: &Asked<'_, '_>) -> Answer {
    let arcs = asked.arcs;
    let scores = hits(arcs);
    let mut order = ranked(match asked.by {
        "hubs" => &scores.hubs,
        _ => &scores.authorities,
    });
    let total = order.len();
    order.truncate(asked.most.unwrap_or(TOP));
    let row = |&(rank, at): &(usize, usize)| {
        let id = arcs.node(at);
        vec![
            Cell::Count(rank),
            Cell::Node(id),
            year(asked.selection, id),
            Cell::Score(scores.authorities[at]),
            Cell::Score(scores.hubs[at]),
        ]
    };
    Answer {
        columns: vec!["rank", "document", "year", "authority", "hub"],
        rows: order.iter().map(row).collect(),
        nodes: order.iter().map(|it| arcs.node(it.1)).collect(),
        edges: None,
        summary: format!(
            "{}; an authority is cited by good hubs, a hub cites good authorities; each kind of score sums to 1",
            shown(asked.selection, order.len(), total)
        ),
    }
}
