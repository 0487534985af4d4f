use rapidfuzz::distance::jaro_winkler;

use crate::graph::CiteGraph;
use crate::graph::NodeId;
use crate::graph::name_key;

/// Names of the graph most like a name that it does not have, best first, at most three.
pub fn near_names(graph: &CiteGraph, name: &str) -> Vec<String> {
    let wanted = name_key(name);
    let scorer = jaro_winkler::BatchComparator::new(wanted.chars());
    let mut near: Vec<(f64, &str, &[NodeId])> = graph
        .names()
        .map(|(name, ids)| (scorer.similarity(name.chars()), name, ids))
        .filter(|it| it.0 > 0.8 || (wanted.len() > 3 && it.1.contains(&wanted)))
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let mut keys: Vec<String> = Vec::new();
    for (_, name, ids) in near {
        let shown = ids.first().map(|it| graph.node(*it)).map(|it| {
            let file = it.files.iter().map(|file| file.rsplit('/').next().unwrap_or(file));
            let by_file = file.clone().find(|file| name_key(file) == name);
            by_file.map_or_else(|| it.key.clone(), str::to_owned)
        });
        keys.extend(shown.filter(|it| !keys.contains(it)));
        if keys.len() == 3 {
            break;
        }
    }
    keys
}
