use std::cmp::Reverse;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::graph::Direction;
use crate::graph::Edge;
use crate::graph::Link;
use crate::graph::Node;

pub(super) static RULE: Rule = Rule {
    id: "not-in-collection",
    group: Group::Collection,
    severity: Severity::Note,
    confidence: Confidence::Certain,
    summary: "a cited document that is not in the collection, the most wanted first",
    reason: "What a cited document says can be checked only where it is at hand.",
    page: include_str!("../../../docs/rules/not-in-collection.md"),
    check,
};

/// Most citing places listed for one document.
const LISTED: usize = 5;

/// A document that is only cited, with the links that cite it.
struct Wanted<'a> {
    node: &'a Node,
    citing: Vec<&'a Edge>,
    times: usize,
}

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let graph = input.graph;
    let cited_only = graph.nodes().filter(|(_, it)| it.is_document() && !it.in_collection());
    let mut wanted: Vec<Wanted<'_>> = cited_only
        .filter_map(|(id, node)| {
            let edges = graph.edges_of(id, Direction::Citing).map(|it| it.1);
            let citing: Vec<&Edge> = edges.filter(|it| it.link == Link::Cites).collect();
            let times = citing.iter().map(|it| it.weight()).sum();
            (!citing.is_empty()).then_some(Wanted { node, citing, times })
        })
        .collect();
    wanted.sort_by_key(|it| (Reverse(it.citing.len()), Reverse(it.times), &it.node.key));
    for it in wanted {
        let documents = match it.citing.len() {
            1 => "one document cites".to_owned(),
            count => format!("{count} documents cite"),
        };
        let times = match it.times {
            1 => "once".to_owned(),
            count => format!("{count} times"),
        };
        let message = format!("{} is not in the collection; {documents} it {times}", it.node.key);
        let mut reported = report.collection(message);
        // One place of each citing document before the second of any.
        let firsts = it.citing.iter().filter_map(|edge| edge.evidence.first());
        let rest = it.citing.iter().flat_map(|edge| edge.evidence.iter().skip(1));
        for place in firsts.chain(rest).take(LISTED) {
            reported = reported.fact_at("cited here", place.document, place.span);
        }
        if let Some(url) = &it.node.url {
            reported.suggest(format!("fetch it from {url}"));
        }
    }
}
