use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;
use petgraph::graph::NodeIndex;

use crate::query::Arcs;

/// Groups of nodes that all lead to each other by citations, among those that `keeps` says; a node that leads to no
/// other that leads back is a group of its own. What a group cites comes before it; each group is in order.
pub(crate) fn knots(arcs: &Arcs, keeps: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let kept: Vec<usize> = (0..arcs.len()).filter(|it| keeps(*it)).collect();
    let mut index = vec![u32::MAX; arcs.len()];
    let mut graph: DiGraph<usize, (), u32> = DiGraph::with_capacity(kept.len(), 0);
    for (place, &at) in (0..).zip(&kept) {
        index[at] = place;
        graph.add_node(at);
    }
    for &at in &kept {
        for &end in arcs.cited(at).iter().filter(|it| index[**it as usize] != u32::MAX) {
            let ends = [index[at], index[end as usize]].map(|it| NodeIndex::new(it as usize));
            graph.add_edge(ends[0], ends[1], ());
        }
    }
    // Not Tarjan's, which petgraph writes with recursion.
    let groups = kosaraju_scc(&graph).into_iter().map(|group| {
        let mut group: Vec<usize> = group.into_iter().map(|it| graph[it]).collect();
        group.sort_unstable();
        group
    });
    groups.collect()
}
