use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::adoptions::Adoption;
use crate::audit::adoptions::adoptions;
use crate::audit::versions;
use crate::graph::Direction;
use crate::graph::Edge;
use crate::graph::Evidence;
use crate::graph::Link;
use crate::graph::Node;

pub(super) static RULE: Rule = Rule {
    id: "draft-of-adopted",
    group: Group::Stale,
    severity: Severity::Note,
    confidence: Confidence::Likely,
    summary: "a cited draft that was adopted as a resolution",
    reason: "Once a draft is adopted, the resolution is what holds, and its words may have changed before the vote.",
    page: include_str!("../../../docs/rules/draft-of-adopted.md"),
    check,
};

/// Most further places listed.
const LISTED: usize = 5;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let adoptions = adoptions(input);
    let graph = input.graph;
    for (id, node) in graph.nodes() {
        let Some(symbol) = &node.symbol else {
            continue;
        };
        let mut parts = symbol.parts().iter().map(|it| root(it));
        let Some(adoption) = parts.find_map(|it| adoptions.get(&it)) else {
            continue;
        };
        for (_, edge) in graph.edges_of(id, Direction::Citing) {
            if edge.link == Link::Cites && is_stale(input, edge, adoption) {
                tell(input, (node, edge), adoption, report);
            }
        }
    }
}

/// A part of a symbol without addenda, revisions and corrigenda.
fn root(part: &str) -> String {
    let end = ["/Add.", "/Rev.", "/Corr."].iter().filter_map(|it| part.find(it)).min();
    end.and_then(|it| part.get(..it)).unwrap_or(part).to_owned()
}

/// Whether the citing document could have cited the resolution: it is no part of the draft's own history.
fn is_stale(input: &Input<'_>, edge: &Edge, adoption: &Adoption) -> bool {
    let (citing, cited) = (input.graph.node(edge.citing), input.graph.node(edge.cited));
    let names = citing.symbol.as_ref().zip(adoption.resolution.as_ref());
    let is_resolution = names.is_some_and(|(citing, resolution)| citing.same_document(resolution));
    let is_older = matches!((citing.date, adoption.since), (Some(citing), Some(since)) if citing < since);
    let tells = edge.evidence.iter().any(|it| adoption.texts.contains(&it.document));
    !is_resolution && !is_older && !tells && !versions::akin(citing, cited)
}

fn tell(input: &Input<'_>, (draft, edge): (&Node, &Edge), adoption: &Adoption, report: &mut Report<'_>) {
    let resolution = adoption.resolution.as_ref().map(ToString::to_string);
    let adopted = resolution
        .as_deref()
        .and_then(|it| input.graph.find(it).first().copied());
    let beside: Vec<&Evidence> = input
        .graph
        .edges_of(edge.citing, Direction::Cited)
        .filter(|it| adopted == Some(it.1.cited))
        .flat_map(|it| &it.1.evidence)
        .collect();
    let names_both = |it: &&Evidence| {
        beside
            .iter()
            .any(|other| other.document == it.document && other.sentence == it.sentence)
    };
    let mut places = edge.evidence.iter().filter(|it| it.form != "url" && !names_both(it));
    let Some(first) = places.next() else {
        return;
    };
    let (message, fact, suggestion) = match &resolution {
        Some(it) => (
            format!("{} is a draft, which was adopted as {it}", draft.key),
            format!("{it} is named with its draft here"),
            format!("cite {it}, unless the draft itself is meant"),
        ),
        None => (
            format!("{} is a draft, which was adopted", draft.key),
            "its adoption is told here".to_owned(),
            "cite the resolution or decision that it became, unless the draft itself is meant".to_owned(),
        ),
    };
    let (document, span) = adoption.told;
    let mut reported = report
        .at(first.document, first.span, message)
        .fact_at(fact, document, span);
    for place in places.take(LISTED) {
        reported = reported.fact_at("the draft is cited here too", place.document, place.span);
    }
    reported.suggest(suggestion);
}
