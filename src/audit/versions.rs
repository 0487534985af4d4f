use std::collections::BTreeMap;

use crate::catalogue::Symbol;
use crate::graph::CiteGraph;
use crate::graph::Link;
use crate::graph::Node;
use crate::graph::NodeId;

/// A revision or corrigendum of a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Later {
    /// Its number: 2 for Rev.2.
    pub(super) number: u32,
    pub(super) id: NodeId,
}

/// The revisions or corrigenda of each document, by the name of that document, in the order of their numbers.
pub(super) fn later(graph: &CiteGraph, link: Link) -> BTreeMap<String, Vec<Later>> {
    let mut found: BTreeMap<String, Vec<Later>> = BTreeMap::new();
    for (id, node) in graph.nodes() {
        if let Some((parent, number)) = parent(graph, node, link) {
            found.entry(parent).or_default().push(Later { number, id });
        }
    }
    for versions in found.values_mut() {
        versions.sort_by_key(|it| (it.number, it.id));
    }
    found
}

/// What a revision or corrigendum revises or corrects, and its number.
pub(super) fn parent(graph: &CiteGraph, node: &Node, link: Link) -> Option<(String, u32)> {
    let nearest = node.symbol.as_ref()?.ancestors().into_iter().next()?;
    let number = nearest.relation.split(' ').find_map(|it| it.parse().ok())?;
    (Link::of(nearest.link) == Some(link)).then(|| (name(graph, nearest.symbol), number))
}

/// The key of the node that has a name, which may be that of one half; the name where no node has it.
fn name(graph: &CiteGraph, symbol: String) -> String {
    match graph.find(&symbol) {
        [id, ..] => graph.node(*id).key.clone(),
        [] => symbol,
    }
}

/// Whether two symbols are those of one document, its addenda, revisions and corrigenda.
pub(super) fn one_family(a: &Symbol, b: &Symbol) -> bool {
    let roots = |it: &Symbol| {
        let root = it.ancestors().pop().map_or_else(|| it.to_string(), |it| it.symbol);
        (root, it.without_modifiers().to_owned())
    };
    let (a, b) = (roots(a), roots(b));
    a.0 == b.0 || a.1 == b.1
}

/// Whether two nodes are one document, its addenda, revisions and corrigenda.
pub(super) fn akin(a: &Node, b: &Node) -> bool {
    matches!((&a.symbol, &b.symbol), (Some(a), Some(b)) if one_family(a, b))
}

/// Whether it is known that the first is younger than the second.
pub(super) fn is_younger(a: &Node, b: &Node) -> bool {
    matches!((a.date, b.date), (Some(a), Some(b)) if a > b)
}
