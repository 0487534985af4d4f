use crate::query::Answer;
use crate::query::Cell;
use crate::query::groups::knots;
use crate::query::groups::strong_components;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::listing::counted;

/// Cycles.
pub(in crate::query::questions) const CYCLES: Question = Question {
    name: "cycles",
    help: "Documents that lead back to themselves: each knot of them with a shortest way around",
    takes: Takes::None,
    by: &[],
    ask: around,
};

fn around(asked: &Asked<'_, '_>) -> Answer {
    let arcs = asked.arcs;
    let graph = asked.selection.graph();
    let knots = knots(arcs);
    let mut rows = Vec::new();
    for (number, knot) in (1..).zip(&knots) {
        for (step, id) in (1..).zip(&knot.way) {
            let (citing, cited) = graph.ends(*id);
            rows.push(vec![
                Cell::Count(number),
                Cell::Count(knot.nodes.len()),
                Cell::Count(step),
                Cell::Node(citing),
                Cell::Node(cited),
            ]);
        }
    }
    rows.truncate(asked.most.unwrap_or(usize::MAX));
    let component = strong_components(arcs);
    let mut edges = Vec::new();
    for at in 0..arcs.len() {
        let links = arcs.cited(at).iter().zip(arcs.cited_edges(at));
        let within = links.filter(|it| component[*it.0 as usize] == component[at]);
        edges.extend(within.map(|it| *it.1));
    }
    let documents: usize = knots.iter().map(|it| it.nodes.len()).sum();
    Answer {
        columns: vec!["knot", "documents", "step", "citing", "cited"],
        rows,
        nodes: knots.iter().flat_map(|it| it.nodes.iter().copied()).collect(),
        edges: Some(edges),
        summary: match knots.len() {
            0 => "no document leads back to itself".to_owned(),
            count => format!(
                "{} of {} that all lead to each other; of each a shortest way from its first document around",
                counted(count, "knot"),
                counted(documents, "document")
            ),
        },
    }
}
