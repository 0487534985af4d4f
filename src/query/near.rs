use rapidfuzz::distance::jaro_winkler;

use crate::graph::CiteGraph;
use crate::graph::NodeId;
use crate::graph::name_key;

/// Likeness above which a name is near.
const NEAR: f64 = 0.8;

/// Most names.
const MOST: usize = 3;

/// A name that is near, and what is shown for it.
struct Near {
    likeness: f64,
    shown: String,
}

/// Names of the graph most like a name that it does not have, best first, at most three. Likeness is that of Jaro and
/// Winkler; names that hold the whole of a name of some length are near, however long they are.
///
/// The names are looked through once, and the worse ones are left as soon as they cannot be among the best.
pub fn near_names(graph: &CiteGraph, name: &str) -> Vec<String> {
    let wanted = name_key(name);
    let scorer = jaro_winkler::BatchComparator::new(wanted.chars());
    let mut best: Vec<Near> = Vec::new();
    for (name, ids) in graph.names() {
        let holds = || wanted.len() > 3 && name.contains(&wanted);
        let (worst, is_full) = match best.get(MOST - 1) {
            Some(it) => (it.likeness, true),
            None if holds() => (0.0, false),
            None => (NEAR, false),
        };
        let cutoff = jaro_winkler::Args::default().score_cutoff(worst);
        let likeness = match scorer.similarity_with_args(name.chars(), &cutoff) {
            // Names come in order: of equal likeness the first is kept.
            Some(it) if it > worst || !is_full && it >= worst => it,
            _ => continue,
        };
        if likeness <= NEAR && !holds() {
            continue;
        }
        let Some(shown) = ids.first().map(|it| shown(graph, *it, name)) else {
            continue;
        };
        if let Some(known) = best.iter().position(|it| it.shown == shown) {
            if best[known].likeness >= likeness {
                continue;
            }
            best.remove(known);
        }
        let place = best.partition_point(|it| it.likeness >= likeness);
        best.insert(place, Near { likeness, shown });
        best.truncate(MOST);
    }
    best.into_iter().map(|it| it.shown).collect()
}

/// What stands for a name: the file that bears it, else the document's key.
fn shown(graph: &CiteGraph, id: NodeId, name: &str) -> String {
    let node = graph.node(id);
    let mut files = node.files.iter().map(|it| it.rsplit('/').next().unwrap_or(it));
    let by_file = files.find(|it| name_key(it) == name);
    by_file.map_or_else(|| node.key.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use proptest::prop_assert_eq;
    use proptest::proptest;
    use rapidfuzz::distance::jaro_winkler;

    use super::near_names;
    use super::shown;
    use crate::graph::CiteGraph;
    use crate::graph::Node;
    use crate::graph::name_key;

    /// All names by likeness, without leaving any early.
    fn all_compared(graph: &CiteGraph, name: &str) -> Vec<String> {
        let wanted = name_key(name);
        let mut near: Vec<(f64, &str, String)> = graph
            .names()
            .map(|(name, ids)| {
                let likeness = jaro_winkler::similarity(wanted.chars(), name.chars());
                (likeness, name, shown(graph, ids[0], name))
            })
            .filter(|it| it.0 > 0.8 || (wanted.len() > 3 && it.1.contains(&wanted)))
            .collect();
        near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        let mut keys: Vec<String> = Vec::new();
        for (_, _, shown) in near {
            if !keys.contains(&shown) {
                keys.push(shown);
            }
        }
        keys.truncate(3);
        keys
    }

    proptest! {
        #[test]
        fn near_names_are_the_best_of_all(
            names in proptest::collection::vec(("[ab/12]{1,8}", proptest::option::of("[ab/12]{4,9}")), 1..25),
            wanted in "[ab/12]{1,6}",
        ) {
            let nodes = names.iter().map(|(key, file)| Node {
                files: file.iter().cloned().collect(),
                ..Node::document(key)
            });
            let graph = CiteGraph::of(nodes.collect(), Vec::new());
            prop_assert_eq!(near_names(&graph, &wanted), all_compared(&graph, &wanted));
        }
    }
}
