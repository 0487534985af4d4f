//! One document or source: its names, how they are known, and each reference to it with its reason.

use std::fmt::Write as _;

use crate::catalogue::Catalogue;
use crate::cli::collection::Collection;
use crate::cli::explain::place::one_line;
use crate::cli::explain::source;
use crate::export::label;
use crate::graph::Direction;
use crate::graph::NodeId;
use crate::graph::NodeKind;

pub(super) fn explain(collection: &Collection, catalogue: &Catalogue, id: NodeId) -> String {
    let graph = &collection.build.graph;
    let node = graph.node(id);
    let mut text = format!("{}\n", label::name_and_file(node));
    if let Some(title) = &node.title {
        let _ = writeln!(text, "  title: {title}");
    }
    match &node.kind {
        NodeKind::Source(_) => {
            let _ = writeln!(text, "  a source without symbol; key {}", node.key);
            let resolved = &collection.build.resolved;
            let group = resolved.sources.iter().position(|it| it.key == node.key);
            for line in group.map_or(Vec::new(), |it| source::lines(resolved, catalogue, it)) {
                let _ = writeln!(text, "  {line}");
            }
        }
        NodeKind::Document if node.in_collection() => {
            let _ = writeln!(text, "  identity: {}", node.why);
            for line in label::other_files(node) {
                let _ = writeln!(text, "  {line}");
            }
        }
        NodeKind::Document => text.push_str("  not in the collection\n"),
        NodeKind::Web => {}
    }
    if let Some(symbol) = node.symbol.as_ref().filter(|it| it.is_joint()) {
        let _ = writeln!(text, "  names: {}", symbol.names().collect::<Vec<_>>().join(", "));
    }
    if let Some(date) = node.date {
        let _ = writeln!(text, "  date: {}", date.in_words());
    }
    let _ = writeln!(
        text,
        "  referred to by {} document(s)",
        graph.degree(id, Direction::Citing)
    );
    for evidence in graph.edges_of(id, Direction::Citing).flat_map(|it| &it.1.evidence) {
        let note = evidence
            .note
            .as_ref()
            .map_or(String::new(), |it| format!(", note {it}"));
        let _ = writeln!(
            text,
            "    {}{note}: “{}”",
            evidence.position(),
            one_line(&evidence.text)
        );
        let _ = writeln!(text, "      because: {}", evidence.why);
    }
    text
}
