use std::collections::BTreeMap;

use crate::cli::list;
use crate::cli::table::Table;
use crate::export::label;
use crate::graph::Edge;
use crate::graph::NodeId;
use crate::graph::NodeKind;
use crate::query::Selection;

/// Width of the column of those who cite: a joint symbol on one line.
const SYMBOL: u16 = 24;

/// The sources for people: kind, author, title, year, and who cites each where.
pub(super) fn table(selection: &Selection<'_>) -> String {
    let graph = selection.graph();
    let mut cited: BTreeMap<NodeId, Vec<&Edge>> = BTreeMap::new();
    for edge in selection.citations().map(|it| graph.edge(it)) {
        if !graph.node(edge.cited).is_document() {
            cited.entry(edge.cited).or_default().push(edge);
        }
    }
    let mut table = Table::new(&["Kind", "Author", "Title", "Year", "Cited by"]);
    table.at_least(4, SYMBOL);
    for (id, edges) in cited {
        let node = graph.node(id);
        let (author, title) = match &node.kind {
            NodeKind::Source(source) => {
                let named = source.title.clone().or_else(|| source.container.clone());
                let title = named.or_else(|| source.url.clone()).or_else(|| source.number.clone());
                (source.author.clone().unwrap_or_default(), title.unwrap_or_default())
            }
            _ => (String::new(), label::name(node)),
        };
        let year = node.year.map_or(String::new(), |it| it.to_string());
        let by: Vec<String> = edges.iter().flat_map(|it| citing(selection, it)).collect();
        table.row([node.class.clone(), author, title, year, by.join("\n")]);
    }
    format!("{}\n{}", table.finish(), list::summary(selection, "sources"))
}

/// The citing document, then the places one below the other.
fn citing(selection: &Selection<'_>, edge: &Edge) -> Vec<String> {
    let node = selection.graph().node(edge.citing);
    let places = list::places(&edge.evidence).into_iter().map(|it| format!("  {it}"));
    std::iter::once(node.key.clone()).chain(places).collect()
}
