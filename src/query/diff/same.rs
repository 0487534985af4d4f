use std::collections::BTreeMap;

use crate::graph::Node;
use crate::graph::NodeId;
use crate::query::Selection;

/// For each node of the old graph, the node of the new selection that is the same. What comes first decides: the key,
/// then any name of a symbol, then the name of the file, where one on each side has it.
pub(super) fn nodes(old: &Selection<'_>, new: &Selection<'_>) -> Vec<Option<NodeId>> {
    let mut of_old = vec![None; old.graph().node_count()];
    let mut is_taken = vec![false; new.graph().node_count()];
    for names in [key, symbols, file] {
        let free = new.nodes().iter().copied().filter(|it| !is_taken[it.index()]);
        let mut by_name = by_name(new, free, names);
        let open = old.nodes().iter().copied().filter(|it| of_old[it.index()].is_none());
        // Both sides must have the name once only, so that two letters of one name are never taken for each other.
        let pairs: Vec<(NodeId, NodeId)> = self::by_name(old, open, names)
            .into_iter()
            .filter_map(|(name, id)| Some((id?, by_name.remove(&name)??)))
            .collect();
        for (before, now) in pairs {
            if of_old[before.index()].is_none() && !is_taken[now.index()] {
                of_old[before.index()] = Some(now);
                is_taken[now.index()] = true;
            }
        }
    }
    of_old
}

/// Nodes by their names; `None` for a name that several have.
fn by_name(
    selection: &Selection<'_>,
    ids: impl Iterator<Item = NodeId>,
    names: fn(&Node) -> Vec<String>,
) -> BTreeMap<String, Option<NodeId>> {
    let mut found: BTreeMap<String, Option<NodeId>> = BTreeMap::new();
    for id in ids {
        for name in names(selection.graph().node(id)) {
            let entry = found.entry(name).or_insert(Some(id));
            *entry = entry.filter(|it| *it == id);
        }
    }
    found
}

fn key(node: &Node) -> Vec<String> {
    let kind = if node.is_document() { "document" } else { "source" };
    vec![format!("{kind} {}", node.key)]
}

fn symbols(node: &Node) -> Vec<String> {
    node.symbol.iter().flat_map(|it| it.names()).collect()
}

fn file(node: &Node) -> Vec<String> {
    let files = node.files.iter().filter_map(|it| it.rsplit(['/', '\\']).next());
    files.map(str::to_owned).collect()
}
