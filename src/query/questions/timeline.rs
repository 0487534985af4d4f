use std::collections::BTreeMap;

use crate::graph::Node;
use crate::query::Answer;
use crate::query::Cell;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::words;
use crate::text::Date;
use crate::text::several;

/// How many documents there are of each sender in each year.
pub(super) const TIMELINE: Question = Question {
    name: "timeline",
    help: "For each sender and year how many documents, what they cite and what cites them, the first and last day",
    takes: Takes::None,
    by: &[
        (
            "sender",
            "documents by sender, a state whatever office writes; those without one are left out",
        ),
        ("class", "documents by class: letter, resolution, report, …"),
        ("series", "documents by series; those without symbol are left out"),
    ],
    ask: timeline,
};

/// What is counted of one group in one year.
#[derive(Default)]
struct Counts {
    documents: usize,
    cites: usize,
    cited_by: usize,
    days: Vec<Date>,
}

fn timeline(asked: &Asked<'_, '_>) -> Answer {
    let (arcs, graph) = (asked.arcs, asked.selection.graph());
    let group = |node: &Node| -> Option<String> {
        match asked.by {
            "class" => Some(node.class.clone()),
            "series" => node.symbol.as_ref().map(|it| it.series.to_string()),
            _ => node.sender().map(str::to_owned),
        }
    };
    // Years that are not known stand last.
    let mut groups: BTreeMap<(String, bool, Option<u16>), Counts> = BTreeMap::new();
    let mut left_out = Vec::new();
    let mut nodes = Vec::new();
    for at in (0..arcs.len()).filter(|it| graph.node(arcs.node(*it)).is_document()) {
        let node = graph.node(arcs.node(at));
        let Some(name) = group(node) else {
            left_out.push(arcs.node(at));
            continue;
        };
        nodes.push(arcs.node(at));
        let counts = groups.entry((name, node.year.is_none(), node.year)).or_default();
        counts.documents += 1;
        counts.cites += arcs.cited(at).len();
        counts.cited_by += arcs.citing(at).len();
        counts.days.extend(node.date.or(node.dated));
    }
    let day = |it: Option<&Date>| it.map_or(Cell::Empty, |it| Cell::Text(it.to_string()));
    let mut names: Vec<&str> = groups.keys().map(|it| it.0.as_str()).collect();
    names.dedup();
    let years = || groups.keys().filter_map(|it| it.2);
    let mut summary = match (names.len(), asked.by) {
        (0, _) => "no documents to count".to_owned(),
        (1, "class") => "1 class".to_owned(),
        (count, "class") => format!("{count} classes"),
        (count, "series") => format!("{count} series"),
        (count, _) => several(count as u64, "sender"),
    };
    if let (Some(first), Some(last)) = (years().min(), years().max()) {
        summary = format!("{summary}, {first} to {last}");
    }
    if !left_out.is_empty() {
        let kinds = words::kinds(graph, left_out.into_iter());
        let without = if asked.by == "series" { "symbol" } else { "sender" };
        summary = format!("{summary}; {kinds} without {without} left out");
    }
    let total = groups.len();
    let most = asked.most.unwrap_or(usize::MAX);
    let rows: Vec<Vec<Cell>> = groups
        .iter()
        .take(most)
        .map(|((name, _, year), counts)| {
            vec![
                Cell::Text(name.clone()),
                year.map_or(Cell::Empty, Cell::Year),
                Cell::Count(counts.documents),
                Cell::Count(counts.cites),
                Cell::Count(counts.cited_by),
                day(counts.days.iter().min()),
                day(counts.days.iter().max()),
            ]
        })
        .collect();
    let summary = format!("{summary}{}", words::cut(rows.len(), total));
    Answer {
        columns: vec![
            "group",
            "year",
            "documents",
            "cites",
            "cited_by",
            "first_day",
            "last_day",
        ],
        rows,
        nodes,
        edges: None,
        summary,
    }
}
