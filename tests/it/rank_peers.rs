//! Ranks and groups beside those of networkx, on random graphs of many shapes.

use std::collections::BTreeSet;

use ibid::graph::CiteGraph;
use ibid::graph::Edge;
use ibid::graph::Node;
use ibid::graph::NodeId;
use ibid::query::Arcs;
use ibid::query::Selection;
use serde_json::Value;
use serde_json::json;

use crate::peers;

const SCRIPT: &str = r#"
import json, sys
import networkx as nx, numpy as np

def first(n, groups):
    label = [None] * n
    for group in groups:
        for node in group:
            label[node] = min(group)
    return label

for line in sys.stdin:
    task = json.loads(line)
    n = task["count"]
    G = nx.DiGraph()
    G.add_nodes_from(range(n))
    G.add_edges_from(map(tuple, task["arcs"]))
    U = nx.Graph()
    U.add_nodes_from(range(n))
    for a, b in G.edges:
        U.add_edge(a, b, weight=2 if G.has_edge(b, a) else 1)
    said = {}
    ranks = nx.pagerank(G, alpha=0.85, tol=1e-13, max_iter=2000)
    said["pagerank"] = [ranks[it] for it in range(n)]
    if G.number_of_edges():
        values = np.linalg.svd(nx.to_numpy_array(G), compute_uv=False) ** 2
        said["gap"] = (values[0] - values[1]) / values[0]
        hubs, authorities = nx.hits(G, max_iter=100000, tol=0)
        said["hubs"] = [hubs[it] for it in range(n)]
        said["authorities"] = [authorities[it] for it in range(n)]
        groups = {}
        for node, group in enumerate(task["groups"]):
            groups.setdefault(group, set()).add(node)
        said["modularity"] = nx.community.modularity(U, groups.values())
        tries = (nx.community.louvain_communities(U, seed=seed) for seed in range(3))
        said["louvain"] = max(nx.community.modularity(U, it) for it in tries)
    said["weak"] = first(n, nx.weakly_connected_components(G))
    said["strong"] = first(n, nx.strongly_connected_components(G))
    said["isolates"] = sorted(nx.isolates(G))
    if n <= 12:
        said["cyclic"] = sorted({node for cycle in nx.simple_cycles(G) for node in cycle})
    print(json.dumps(said))
"#;

/// Numbers that look random and are the same everywhere (Steele, Lea and Flood's SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}

type Pairs = BTreeSet<(usize, usize)>;

/// One shape of graphs: its name, and the pairs of so many documents.
type Shape = (&'static str, fn(usize, &mut Numbers) -> Pairs);

fn pairs(count: usize, numbers: &mut Numbers, pair: impl Fn(usize, &mut Numbers) -> (usize, usize)) -> Pairs {
    let all = (0..count * 3).map(|_| pair(count, numbers));
    all.filter(|it| it.0 != it.1).collect()
}

const SHAPES: &[Shape] = &[
    ("cyclic", |count, numbers| {
        pairs(count, numbers, |count, it| (it.below(count), it.below(count)))
    }),
    ("acyclic", |count, numbers| {
        let any = pairs(count, numbers, |count, it| (it.below(count), it.below(count)));
        any.into_iter().map(|(a, b)| (a.max(b), a.min(b))).collect()
    }),
    ("hubs", |count, numbers| {
        // Low numbers are cited far more often than others.
        pairs(count, numbers, |count, it| {
            let end = 1 + it.below(count);
            (it.below(count), it.below(end))
        })
    }),
    ("disconnected", |count, numbers| {
        let any = pairs(count, numbers, |count, it| (it.below(count), it.below(count)));
        any.into_iter().filter(|it| it.0 % 3 == it.1 % 3).collect()
    }),
    ("dangling", |count, numbers| {
        pairs(count, numbers, |count, it| (it.below(1 + count / 4), it.below(count)))
    }),
    ("planted", |count, numbers| {
        let groups = 1 + count / 15;
        pairs(count, numbers, |count, it| {
            let (a, b) = (it.below(count), it.below(count));
            let within = b / groups * groups + a % groups;
            (a, if it.below(8) == 0 || within >= count { b } else { within })
        })
    }),
    ("sparse", |count, numbers| {
        let any = pairs(count, numbers, |count, it| (it.below(count), it.below(count)));
        any.into_iter().take(count / 3).collect()
    }),
    ("without citations", |_, _| Pairs::new()),
];

/// Two equal blocks of documents, each with a chain of documents behind it that cite two each, and a citing document
/// between the ends of the chains where they are joined. The longer the chains, the nearer are the two greatest
/// eigenvalues.
fn blocks(chains: [usize; 2], joined: bool) -> (usize, Pairs) {
    let mut pairs = Pairs::new();
    let mut next = 18;
    let mut ends = [0, 4];
    for (group, length) in chains.into_iter().enumerate() {
        for citing in 0..5 {
            pairs.extend((0..4).map(|it| (8 + group * 5 + citing, group * 4 + it)));
        }
        for _ in 0..length {
            pairs.extend([(next, ends[group]), (next, next + 1)]);
            ends[group] = next + 1;
            next += 2;
        }
    }
    if joined {
        pairs.extend(ends.map(|it| (next, it)));
        next += 1;
    }
    (next, pairs)
}

fn graph(count: usize, pairs: &Pairs) -> CiteGraph {
    let nodes = (0..count).map(|it| Node::document(&format!("d{it}"))).collect();
    let edges = pairs
        .iter()
        .map(|it| Edge::between(NodeId::new(it.0), NodeId::new(it.1)));
    CiteGraph::of(nodes, edges.collect())
}

/// Asks networkx of graphs, each with our communities; `None` where there is no networkx.
fn asked(graphs: &[(usize, Pairs)]) -> Option<Vec<Value>> {
    let mut lines = String::new();
    for (count, pairs) in graphs {
        let graph = graph(*count, pairs);
        let groups = ibid::query::communities(&Arcs::of(&Selection::all(&graph)));
        lines.push_str(&format!(
            "{}\n",
            json!({"count": count, "arcs": pairs, "groups": groups})
        ));
    }
    let printed = peers::python(&["networkx", "scipy"], SCRIPT, &[], &lines)?;
    let said: Vec<Value> = printed.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(said.len(), graphs.len());
    Some(said)
}

fn furthest(ours: &[f64], theirs: &Value) -> f64 {
    let theirs = theirs.as_array().unwrap();
    assert_eq!(ours.len(), theirs.len());
    let apart = ours.iter().zip(theirs).map(|(a, b)| (a - b.as_f64().unwrap()).abs());
    apart.fold(0.0, f64::max)
}

/// Each position with the first that has the same label.
fn first(labels: &[usize]) -> Vec<usize> {
    let of = |label: &usize| labels.iter().position(|it| it == label).unwrap();
    labels.iter().map(of).collect()
}

#[test]
fn ranks_and_groups_are_those_of_networkx() {
    let mut numbers = Numbers(7);
    let mut graphs: Vec<(&str, (usize, Pairs))> = Vec::new();
    for count in [5, 6, 8, 9, 10, 12, 15, 25, 50, 100, 200] {
        for (name, pairs) in SHAPES {
            graphs.push((name, (count, pairs(count, &mut numbers))));
        }
    }
    for chains in [[0, 0], [0, 1], [1, 1], [1, 2]] {
        graphs.extend([true, false].map(|it| ("nearly equal blocks", blocks(chains, it))));
    }
    let shapes: Vec<(usize, Pairs)> = graphs.iter().map(|it| it.1.clone()).collect();
    let Some(said) = asked(&shapes) else {
        return;
    };
    let mut nearly_double = 0;
    for ((name, (count, pairs)), theirs) in graphs.iter().zip(&said) {
        let graph = graph(*count, pairs);
        let arcs = Arcs::of(&Selection::all(&graph));
        let what = format!("{name}, {count} documents, {} citations", pairs.len());
        let apart = furthest(&ibid::query::pagerank(&arcs), &theirs["pagerank"]);
        assert!(apart < 1e-8, "{what}: PageRank differs by {apart:e}");
        // With a double eigenvalue, networkx takes any vector of many, and its own error grows as the distance shrinks.
        if let Some(gap) = theirs["gap"].as_f64().filter(|it| *it > 1e-6) {
            let hits = ibid::query::hits(&arcs);
            let hubs = furthest(&hits.hubs, &theirs["hubs"]);
            let authorities = furthest(&hits.authorities, &theirs["authorities"]);
            let apart = hubs.max(authorities);
            assert!(apart < 1e-8, "{what}: HITS differs by {apart:e}, gap {gap:e}");
            nearly_double += usize::from(gap < 1e-4);
        }
        if !pairs.is_empty() {
            let groups = ibid::query::communities(&arcs);
            let ours = ibid::query::modularity(&arcs, &groups);
            let (same, louvain) = (&theirs["modularity"], &theirs["louvain"]);
            assert!((ours - same.as_f64().unwrap()).abs() < 1e-9, "{what}: {ours} {same}");
            let louvain = louvain.as_f64().unwrap();
            assert!(
                ours >= louvain - 0.02 * louvain.abs() - 1e-9,
                "{what}: {ours} {louvain}"
            );
        }
        let weak = first(&ibid::query::weak_components(&arcs));
        let strong = first(&ibid::query::strong_components(&arcs));
        assert_eq!(json!(weak), theirs["weak"], "{what}");
        assert_eq!(json!(strong), theirs["strong"], "{what}");
        if let Some(cyclic) = theirs.get("cyclic") {
            let knots = ibid::query::knots(&arcs);
            let nodes: BTreeSet<usize> = knots.iter().flat_map(|it| &it.nodes).map(|it| it.index()).collect();
            assert_eq!(&json!(nodes), cyclic, "{what}");
        }
        let alone: Vec<usize> = answer(&graph, "isolated").iter().map(|it| it.index()).collect();
        assert_eq!(json!(alone), theirs["isolates"], "{what}");
    }
    assert!(
        nearly_double > 2,
        "only {nearly_double} graphs had nearly equal eigenvalues"
    );
}

/// The nodes of a question's answer.
fn answer(graph: &CiteGraph, name: &str) -> Vec<NodeId> {
    let selection = Selection::all(graph);
    let question = ibid::query::Question::named(name).unwrap();
    let asked = ibid::query::Asked {
        selection: &selection,
        arcs: &Arcs::of(&selection),
        of: &[],
        depth: None,
        most: None,
        by: question.by.first().map_or("", |it| it.0),
    };
    (question.ask)(&asked).nodes
}
