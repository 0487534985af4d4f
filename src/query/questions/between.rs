use crate::query::Answer;
use crate::query::Cell;
use crate::query::ChainQuery;
use crate::query::Chains;
use crate::query::Way;
use crate::query::chains::chains_in;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::year;
use crate::text::several;

/// Chains from one document to another.
pub(super) const BETWEEN: Question = Question {
    name: "between",
    help: "The citation chains from one document to another",
    takes: Takes::Two,
    by: &[
        ("shortest", "the shortest chains"),
        ("all", "all chains, of at most --depth steps (6 where it is not given)"),
        ("longest", "the longest chain"),
    ],
    ask: between,
};

/// Most steps of a chain where all are asked for: the longer ones are too many to read.
const ALL: usize = 6;

/// Most chains.
const MOST: usize = 20;

fn between(asked: &Asked<'_, '_>) -> Answer {
    let (Some(&from), Some(&to)) = (asked.of.first(), asked.of.get(1)) else {
        return Answer::default();
    };
    let graph = asked.selection.graph();
    let (way, usual) = match asked.by {
        "all" => (Way::All(to), ALL),
        "longest" => (Way::Longest(Some(to)), usize::MAX),
        _ => (Way::Shortest(to), usize::MAX),
    };
    let query = ChainQuery {
        from,
        way,
        longest: asked.depth.unwrap_or(usual),
        most: asked.most.unwrap_or(MOST),
    };
    let found = chains_in(asked.arcs, &query);
    let mut nodes = vec![from, to];
    let mut edges = Vec::new();
    let mut rows = Vec::new();
    for (number, chain) in found.found.iter().enumerate() {
        for (step, &id) in chain.steps.iter().enumerate() {
            let (citing, cited) = graph.ends(id);
            rows.push(vec![
                Cell::Count(number + 1),
                Cell::Count(step + 1),
                Cell::Node(citing),
                Cell::Node(cited),
                year(graph, cited),
                Cell::Count(asked.selection.edge(id).weight()),
            ]);
            nodes.extend([citing, cited]);
            edges.push(id);
        }
    }
    Answer {
        columns: vec!["chain", "step", "citing", "cited", "cited_year", "places"],
        rows,
        nodes,
        edges: Some(edges),
        summary: summary(&found, query.longest),
    }
}

fn summary(found: &Chains, longest: usize) -> String {
    let lengths = || found.found.iter().map(|it| it.steps.len());
    let steps = |it: usize| several(it as u64, "step");
    let chains = several(found.found.len() as u64, "chain");
    let said = match (lengths().min(), lengths().max()) {
        (Some(least), Some(most)) if least < most => format!("{chains} of {least} to {}", steps(most)),
        (_, Some(most)) => format!("{chains} of {}", steps(most)),
        _ if longest == usize::MAX => "no chain".to_owned(),
        _ => format!("no chain of at most {}", steps(longest)),
    };
    let more = found.in_words().map_or(String::new(), |it| format!("; {it}"));
    format!("{said}{more}")
}
