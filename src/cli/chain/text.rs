use std::fmt::Write as _;

use crate::cli::chain::rows::shown;
use crate::export::label;
use crate::graph::Evidence;
use crate::graph::Node;
use crate::query::Chain;
use crate::query::Selection;

/// A chain for people: each step with the place that it rests on.
pub(super) fn text(selection: &Selection<'_>, chain: &Chain) -> String {
    let graph = selection.graph();
    let mut text = String::new();
    for (at, step) in chain.steps.iter().enumerate() {
        let edge = selection.edge(*step);
        if at == 0 {
            let citing = graph.node(edge.citing);
            let _ = writeln!(text, "{}", label::name_and_file(citing));
            also(&mut text, citing);
        }
        let cited = graph.node(edge.cited);
        let outside = if cited.is_document() && !cited.in_collection() {
            ", not in the collection"
        } else {
            ""
        };
        let _ = writeln!(text, "  cites {}{outside}", label::name_and_file(cited));
        also(&mut text, cited);
        for evidence in shown(&edge.evidence) {
            let _ = writeln!(text, "    {}", place(evidence));
            let _ = writeln!(text, "      “{}”", evidence.sentence);
        }
        if cited.in_collection() && !cited.why.is_empty() {
            let _ = writeln!(text, "    {}: {}", label::name(cited), cited.why);
        }
    }
    text
}

/// The further files of a document.
fn also(text: &mut String, node: &Node) {
    for line in label::other_files(node) {
        let _ = writeln!(text, "    {line}");
    }
}

fn place(evidence: &Evidence) -> String {
    let note = evidence
        .note
        .as_ref()
        .map_or(String::new(), |it| format!(", note {it}"));
    let said = [&evidence.locator, &evidence.relation].into_iter().flatten();
    let more: String = said.map(|it| format!(", {it}")).collect();
    format!("{}{note}{more}", evidence.position())
}
