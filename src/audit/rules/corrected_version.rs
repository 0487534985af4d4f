use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::versions;
use crate::audit::versions::Later;
use crate::graph::CiteGraph;
use crate::graph::Direction;
use crate::graph::Edge;
use crate::graph::Link;

pub(super) static RULE: Rule = Rule {
    id: "corrected-version",
    group: Group::Stale,
    severity: Severity::Note,
    confidence: Confidence::Likely,
    summary: "a cited document that a corrigendum corrects, cited without it",
    reason: "Where a corrigendum was issued, the words of the document alone may be those that it corrects.",
    page: include_str!("../../../docs/rules/corrected-version.md"),
    check,
};

/// Most further places listed.
const LISTED: usize = 5;

/// Bytes between a document and its corrigendum in one list or sentence.
const BESIDE: u32 = 120;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let graph = input.graph;
    let corrigenda = versions::later(graph, Link::Corrects);
    for (id, cited) in graph.nodes().filter(|it| it.1.symbol.is_some()) {
        let Some(known) = corrigenda.get(&cited.key) else {
            continue;
        };
        for (_, edge) in graph.edges_of(id, Direction::Citing) {
            let citing = graph.node(edge.citing);
            if edge.link != Link::Cites || versions::akin(citing, cited) {
                continue;
            }
            // A text cannot cite what came after it, and need not repeat what it has cited with the document once.
            let older: Vec<&Later> = known
                .iter()
                .filter(|it| !versions::is_younger(graph.node(it.id), citing))
                .filter(|it| !cited_together(graph, edge, it))
                .collect();
            let names: Vec<&str> = older.iter().map(|it| graph.node(it.id).key.as_str()).collect();
            let mut places = edge.evidence.iter().filter(|it| it.form != "url");
            let (Some(first), false) = (places.next(), names.is_empty()) else {
                continue;
            };
            let corrects = if names.len() == 1 { "corrects" } else { "correct" };
            let names = names.join(" and ");
            let message = format!("{} is cited without {names}, which {corrects} it", cited.key);
            let mut reported = report.at(first.document, first.span, message);
            for it in &older {
                let node = graph.node(it.id);
                if let (Some(date), true) = (node.date, node.in_collection()) {
                    reported = reported.fact(format!("{} is of {}", node.key, date.in_words()));
                }
            }
            for place in places.take(LISTED) {
                reported = reported.fact_at("cited here too", place.document, place.span);
            }
            reported.suggest(format!("see whether {names} touches what is cited, and cite it too"));
        }
    }
}

/// Whether a text names a corrigendum beside the document that it corrects.
fn cited_together(graph: &CiteGraph, edge: &Edge, corrigendum: &Later) -> bool {
    let edges = graph.edges_of(edge.citing, Direction::Cited);
    let others = edges
        .filter(|(_, it)| it.cited == corrigendum.id)
        .flat_map(|(_, it)| &it.evidence);
    let mut others = others.filter(|it| it.form != "url");
    others.any(|other| {
        edge.evidence.iter().any(|it| {
            let apart = it.span.start.abs_diff(other.span.start);
            it.document == other.document && (apart <= BESIDE || it.sentence == other.sentence)
        })
    })
}
