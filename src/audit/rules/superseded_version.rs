use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::versions;
use crate::audit::versions::Later;
use crate::graph::Direction;
use crate::graph::Edge;
use crate::graph::Evidence;
use crate::graph::Link;
use crate::graph::Node;

pub(super) static RULE: Rule = Rule {
    id: "superseded-version",
    group: Group::Stale,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "a cited version that a revision has replaced",
    reason: "A revision replaces the text before it; who cites the earlier version cites words that no longer stand.",
    page: include_str!("../../../docs/rules/superseded-version.md"),
    check,
};

/// Most further places listed.
const LISTED: usize = 5;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let graph = input.graph;
    let revisions = versions::later(graph, Link::Revises);
    for (id, cited) in graph.nodes().filter(|it| it.1.symbol.is_some()) {
        let (base, number) = versions::parent(graph, cited, Link::Revises).unwrap_or_else(|| (cited.key.clone(), 0));
        let newer: Vec<Later> = revisions
            .get(&base)
            .into_iter()
            .flatten()
            .filter(|it| it.number > number)
            .copied()
            .collect();
        if newer.is_empty() {
            continue;
        }
        for (_, edge) in graph.edges_of(id, Direction::Citing) {
            let citing = graph.node(edge.citing);
            if edge.link != Link::Cites || versions::akin(citing, cited) {
                continue;
            }
            // A text cannot cite what came after it.
            let known = |it: &&Later| !versions::is_younger(graph.node(it.id), citing);
            if let Some(latest) = newer.iter().rev().find(known) {
                tell(input, edge, (cited, *latest, &newer), report);
            }
        }
    }
}

fn tell(input: &Input<'_>, edge: &Edge, (cited, latest, newer): (&Node, Later, &[Later]), report: &mut Report<'_>) {
    let graph = input.graph;
    let revision = graph.node(latest.id);
    let cites_both = graph
        .edges_of(edge.citing, Direction::Cited)
        .any(|(_, it)| it.link == Link::Cites && newer.iter().any(|newer| newer.id == it.cited));
    // Who follows a draft through its versions cites each of them on purpose.
    if cites_both && is_draft(cited) {
        return;
    }
    let versions = &input.catalogue.phrases.citing.versions;
    // The words that cite one version may name the other: "A/75/100 and Rev.1".
    let own = cited.symbol.iter().flat_map(|it| it.parts());
    let names_other = |it: &Evidence| {
        let others = own
            .clone()
            .fold(it.sentence.to_string(), |words, part| words.replace(part.as_str(), ""));
        others.contains("Rev.")
    };
    let told = |it: &Evidence| versions.is_match(&it.sentence) || cites_both && names_other(it);
    let mut places = edge.evidence.iter().filter(|it| it.form != "url" && !told(it));
    let Some(first) = places.next() else {
        return;
    };
    let message = format!("{} is cited, which {} has replaced", cited.key, revision.key);
    let mut reported = report.at(first.document, first.span, message);
    reported = match revision.date {
        Some(date) => reported.fact(format!("{} is of {}", revision.key, date.in_words())),
        None => reported.fact(known_from(input, revision)),
    };
    for place in places.take(LISTED) {
        reported = reported.fact_at("cited here too", place.document, place.span);
    }
    if cites_both || !revision.in_collection() {
        reported = reported.severity(Severity::Note).confidence(Confidence::Possible);
    }
    reported.suggest(format!("cite {}, unless the earlier text is meant", revision.key));
}

/// Drafts and conference room papers.
fn is_draft(node: &Node) -> bool {
    node.symbol
        .iter()
        .flat_map(|it| it.parts())
        .any(|it| it.contains("/L.") || it.contains("/CRP."))
}

fn known_from(input: &Input<'_>, node: &Node) -> String {
    match node.files.first() {
        Some(file) => format!("{} is in the collection: {file}", node.key),
        None => {
            let id = input.graph.find(&node.key).first().copied();
            let citing = id.map_or(0, |it| input.graph.degree(it, Direction::Citing));
            format!("{} is cited by {citing} of the documents", node.key)
        }
    }
}
