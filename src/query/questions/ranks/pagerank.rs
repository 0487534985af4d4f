use crate::query::Answer;
use crate::query::Cell;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::listing::TOP;
use crate::query::questions::listing::ranked;
use crate::query::questions::listing::shown;
use crate::query::questions::listing::year;
use crate::query::ranks::pagerank;

/// PageRank.
pub(in crate::query::questions) const PAGERANK: Question = Question {
    name: "pagerank",
    help: "Which documents are cited by those that are cited themselves (PageRank)",
    takes: Takes::None,
    by: &[],
    ask: rank,
};

fn rank(asked: &Asked<'_, '_>) -> Answer {
    let arcs = asked.arcs;
    let scores = pagerank(arcs);
    let mut order = ranked(&scores);
    order.truncate(asked.most.unwrap_or(TOP));
    let row = |&(rank, at): &(usize, usize)| {
        let id = arcs.node(at);
        let cited_by = arcs.citing(at).len();
        vec![
            Cell::Count(rank),
            Cell::Node(id),
            year(asked.selection, id),
            Cell::Count(cited_by),
            Cell::Score(scores[at]),
        ]
    };
    Answer {
        columns: vec!["rank", "document", "year", "cited_by", "score"],
        rows: order.iter().map(row).collect(),
        nodes: order.iter().map(|it| arcs.node(it.1)).collect(),
        edges: None,
        summary: format!(
            "{}; the score is the part of the time that a reader spends at each who follows citations at random (damping 0.85)",
            shown(asked.selection, order.len(), arcs.len())
        ),
    }
}
