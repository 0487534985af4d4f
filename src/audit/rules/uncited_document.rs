use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::graph::Direction;
use crate::graph::Link;
use crate::graph::Node;
use crate::graph::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "uncited-document",
    group: Group::Collection,
    severity: Severity::Note,
    confidence: Confidence::Certain,
    summary: "a document of the collection that no other document of it cites",
    reason: "What nobody cites is not joined to the rest of the collection, or is cited there under a wrong name.",
    page: include_str!("../../../docs/rules/uncited-document.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let graph = input.graph;
    let held: Vec<(NodeId, &Node)> = graph
        .nodes()
        .filter(|(_, it)| it.is_document() && it.in_collection())
        .collect();
    // A document without a date may be the youngest.
    let youngest = held.iter().map(|it| it.1.date).max().flatten();
    let undated = held.iter().filter(|it| it.1.date.is_none()).count();
    for (id, node) in &held {
        let others_undated = undated - usize::from(node.date.is_none());
        let is_last = node.date.is_some() && node.date == youngest && others_undated == 0;
        let is_cited = graph
            .edges_of(*id, Direction::Citing)
            .any(|(_, it)| it.link == Link::Cites && it.citing != *id);
        // What has no symbol can hardly be cited; another rule says so.
        let (Some(_), false, false) = (&node.symbol, is_cited, is_last) else {
            continue;
        };
        for file in files(input, node).into_iter().filter(|_| held.len() > 1) {
            let head = input.resolved.corpus.head(file);
            let place = head.symbol_spans.first().copied().unwrap_or_default();
            let message = format!("no other document of the collection cites {}", node.key);
            report
                .at(file, place, message)
                .suggest("look for documents that mean it by another name: a letter by its date, a misprinted symbol");
        }
    }
}

/// The file that a document is cited from.
fn files(input: &Input<'_>, node: &Node) -> Option<usize> {
    let entry = input.resolved.names.of_whole(&node.key)?;
    input.resolved.names.get(entry)?.files.first().copied()
}
