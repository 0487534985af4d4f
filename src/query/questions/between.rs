use crate::query::Answer;
use crate::query::Cell;
use crate::query::ChainQuery;
use crate::query::chains;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;

/// The shortest chains from one document to another.
pub(super) const BETWEEN: Question = Question {
    name: "between",
    help: "The shortest citation chains from one document to another",
    takes: Takes::Two,
    by: &[],
    ask: between,
};

fn between(asked: &Asked<'_, '_>) -> Answer {
    let (Some(&from), Some(&to)) = (asked.of.first(), asked.of.get(1)) else {
        return Answer::default();
    };
    let graph = asked.selection.graph();
    let query = ChainQuery {
        from,
        to: Some(to),
        longest: asked.depth.unwrap_or(usize::MAX),
        most: asked.most.unwrap_or(20),
    };
    let found = chains(graph, &query);
    let mut nodes = vec![from, to];
    let mut edges = Vec::new();
    let mut rows = Vec::new();
    for (number, chain) in found.iter().enumerate() {
        for (step, &id) in chain.steps.iter().enumerate() {
            let (citing, cited) = graph.ends(id);
            rows.push(vec![
                Cell::Count(number + 1),
                Cell::Count(step + 1),
                Cell::Node(citing),
                Cell::Node(cited),
            ]);
            nodes.extend([citing, cited]);
            edges.push(id);
        }
    }
    Answer {
        columns: vec!["chain", "step", "citing", "cited"],
        rows,
        nodes,
        edges: Some(edges),
        summary: format!("{} chains", found.len()),
    }
}
