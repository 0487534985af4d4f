use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::versions;
use crate::graph::Edge;
use crate::graph::Evidence;
use crate::graph::Knot;
use crate::graph::Link;
use crate::graph::Node;
use crate::resolve::Status;

pub(super) static RULE: Rule = Rule {
    id: "citation-cycle",
    group: Group::Collection,
    severity: Severity::Note,
    confidence: Confidence::Likely,
    summary: "documents that cite each other in a circle",
    reason: "Documents cite what is older than they are, so that a circle holds a wrong reference or a wrong date, \
             unless its documents were issued together.",
    page: include_str!("../../../docs/rules/citation-cycle.md"),
    check,
};

/// Most links of a circle that are listed.
const LISTED: usize = 12;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let graph = input.graph;
    for knot in graph.knots(|edge| follows(input, edge)) {
        tell(input, &knot, report);
    }
}

/// Whether a link counts: one document of the collection cites another in its own words. A document and its addenda
/// name each other by rule.
fn follows(input: &Input<'_>, edge: &Edge) -> bool {
    let graph = input.graph;
    let (citing, cited) = (graph.node(edge.citing), graph.node(edge.cited));
    edge.link == Link::Cites
        && citing.in_collection()
        && cited.in_collection()
        && !versions::akin(citing, cited)
        && place(input, edge).is_some()
}

/// The first place of a link that is sure. What stands in a masthead may be the file's own name in another form.
fn place<'a>(input: &Input<'_>, edge: &'a Edge) -> Option<&'a Evidence> {
    let in_masthead = |it: &Evidence| {
        let head = input.resolved.corpus.head(it.document);
        let first = head.symbol_spans.first().map_or(0, |it| it.end);
        head.masthead.covers(it.span) || it.span.start < first
    };
    let mut evidence = edge.evidence.iter();
    evidence.find(|it| it.status == Status::Resolved && it.form != "url" && !in_masthead(it))
}

fn tell(input: &Input<'_>, knot: &Knot, report: &mut Report<'_>) {
    let graph = input.graph;
    let edges: Vec<&Edge> = knot.way.iter().map(|it| graph.edge(*it)).collect();
    let is_forward = |it: &&&Edge| versions::is_younger(graph.node(it.cited), graph.node(it.citing));
    let forward = edges.iter().find(is_forward).copied();
    let Some((first, at)) = forward
        .or(edges.first().copied())
        .and_then(|it| Some((it, place(input, it)?)))
    else {
        return;
    };
    let mut names: Vec<&str> = edges.iter().map(|it| graph.node(it.citing).key.as_str()).collect();
    let start = edges.iter().position(|it| std::ptr::eq(*it, first)).unwrap_or(0);
    names.rotate_left(start);
    names.extend(names.first().copied());
    let more = match knot.nodes.len() - edges.len() {
        0 => String::new(),
        1 => "; one more document is tied up with them".to_owned(),
        count => format!("; {count} more documents are tied up with them"),
    };
    let message = format!(
        "these documents cite each other in a circle: {}{more}",
        names.join(" → ")
    );
    let mut reported = report.at(at.document, at.span, message);
    for edge in edges.iter().cycle().skip(start).take(edges.len().min(LISTED)) {
        if let Some(place) = place(input, edge) {
            let (citing, cited) = (graph.node(edge.citing), graph.node(edge.cited));
            let fact = format!("{} cites {} here", dated(citing), dated(cited));
            reported = reported.fact_at(fact, place.document, place.span);
        }
    }
    match forward {
        Some(edge) => reported.severity(Severity::Warning).suggest(format!(
            "{} cannot cite what is younger than it is: correct the reference, or the date of one of the two",
            graph.node(edge.citing).key
        )),
        None => reported.suggest("see which of these references cannot be meant, unless all were issued together"),
    };
}

/// A document's name, with its date where that is known.
fn dated(node: &Node) -> String {
    match node.date {
        Some(date) => format!("{} ({})", node.key, date.in_words()),
        None => node.key.clone(),
    }
}
