//! Chains, neighbours, ancestors and pairs, beside networkx on the same graphs.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use ibid::graph::CiteGraph;
use ibid::graph::Edge;
use ibid::graph::Node;
use ibid::graph::NodeId;
use ibid::query::Answer;
use ibid::query::Arcs;
use ibid::query::Asked;
use ibid::query::Cell;
use ibid::query::ChainQuery;
use ibid::query::Question;
use ibid::query::Selection;
use ibid::query::Way;
use ibid::query::chains;

use crate::peers;

/// Reads graphs, a line each: the number of documents, then pairs; prints for each what networkx finds.
const SCRIPT: &str = "
import sys, json
import networkx as nx
for line in sys.stdin:
    count, *pairs = line.split()
    graph = nx.DiGraph()
    graph.add_nodes_from(range(int(count)))
    graph.add_edges_from(tuple(map(int, it.split('>'))) for it in pairs)
    start, end = int(count) - 1, 0
    simple = sorted(nx.all_simple_paths(graph, start, end, cutoff=5))
    try:
        shortest = sorted(nx.all_shortest_paths(graph, start, end))
    except nx.NetworkXNoPath:
        shortest = []
    steps = nx.single_source_shortest_path_length(graph, start, cutoff=3)
    ancestors = nx.descendants(graph, start) & nx.descendants(graph, start - 1) - {start, start - 1}
    matrix = nx.to_scipy_sparse_array(graph, nodelist=range(int(count)), dtype=int)
    def pairs_of(product):
        return sorted([int(v), int(a), int(b)] for a, b, v in zip(*product.tocoo().coords, product.tocoo().data) if a < b and v)
    longest = nx.dag_longest_path_length(graph) if nx.is_directed_acyclic_graph(graph) else None
    print(json.dumps({
        'simple': simple, 'shortest': shortest,
        'steps': sorted([v, k] for k, v in steps.items() if v),
        'ancestors': sorted(ancestors),
        'co-cited': pairs_of(matrix.T @ matrix), 'coupled': pairs_of(matrix @ matrix.T),
        'longest': longest,
    }))
";

/// Pairs of documents that cite, the same for the same seed; without circles where `forward`.
fn pairs(count: usize, arcs: usize, seed: u64, forward: bool) -> BTreeSet<(usize, usize)> {
    let mut state = seed;
    let mut next = move || {
        // Knuth's multiplier; the upper bits are the good ones.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % count
    };
    let pair = (0..arcs).map(|_| (next(), next()));
    let turned = pair.map(|(a, b)| if forward { (a.max(b), a.min(b)) } else { (a, b) });
    turned.filter(|it| it.0 != it.1).collect()
}

fn graph(count: usize, pairs: &BTreeSet<(usize, usize)>) -> CiteGraph {
    let nodes = (0..count).map(|it| Node::document(&format!("d{it}")));
    let edges = pairs
        .iter()
        .map(|it| Edge::between(NodeId::new(it.0), NodeId::new(it.1)));
    CiteGraph::of(nodes.collect(), edges.collect())
}

fn ask(graph: &CiteGraph, name: &str, of: &[usize], depth: Option<usize>) -> Answer {
    let question = Question::named(name).unwrap();
    let selection = Selection::all(graph);
    let of: Vec<NodeId> = of.iter().map(|it| NodeId::new(*it)).collect();
    (question.ask)(&Asked {
        selection: &selection,
        arcs: &Arcs::of(&selection),
        of: &of,
        depth,
        most: Some(100_000),
        by: question.by.first().map_or("", |it| it.0),
    })
}

/// Some columns of an answer, sorted.
fn columns(answer: &Answer, columns: &[usize]) -> serde_json::Value {
    let number = |cell: &Cell| match cell {
        Cell::Node(id) => id.index(),
        Cell::Count(count) => *count,
        other => panic!("{other:?} is no number"),
    };
    let rows = answer.rows.iter();
    let mut rows: Vec<Vec<usize>> = rows
        .map(|row| columns.iter().map(|it| number(&row[*it])).collect())
        .collect();
    rows.sort();
    rows.into()
}

fn ways(graph: &CiteGraph, way: Way, longest: usize) -> serde_json::Value {
    let query = ChainQuery {
        from: NodeId::new(graph.node_count() - 1),
        way,
        longest,
        most: 100_000,
    };
    let way = |it: &ibid::query::Chain| {
        let mut way: Vec<usize> = it.steps.iter().map(|it| graph.ends(*it).0.index()).collect();
        way.extend(it.steps.last().map(|it| graph.ends(*it).1.index()));
        way
    };
    let mut ways: Vec<Vec<usize>> = chains(&Selection::all(graph), &query).found.iter().map(way).collect();
    ways.sort();
    ways.into()
}

#[test]
fn networkx_finds_the_same() {
    let graphs: Vec<(usize, BTreeSet<(usize, usize)>)> = (0..60)
        .map(|seed| {
            let count = 5 + usize::try_from(seed).unwrap() % 25;
            (count, pairs(count, count * 3, seed, seed % 2 == 0))
        })
        .collect();
    let mut input = String::new();
    for (count, pairs) in &graphs {
        let _ = write!(input, "{count}");
        for it in pairs {
            let _ = write!(input, " {}>{}", it.0, it.1);
        }
        input.push('\n');
    }
    let Some(printed) = peers::python(&["networkx", "scipy"], SCRIPT, &[], &input) else {
        return;
    };
    assert_eq!(printed.lines().count(), graphs.len());
    for ((count, pairs), line) in graphs.iter().zip(printed.lines()) {
        let wanted: serde_json::Value = serde_json::from_str(line).unwrap();
        let graph = graph(*count, pairs);
        let end = NodeId::new(0);
        assert_eq!(ways(&graph, Way::All(end), 5), wanted["simple"], "{pairs:?}");
        assert_eq!(ways(&graph, Way::Shortest(end), 100), wanted["shortest"], "{pairs:?}");
        let near = ask(&graph, "cites", &[count - 1], Some(3));
        assert_eq!(columns(&near, &[0, 2]), wanted["steps"], "{pairs:?}");
        let common = ask(&graph, "ancestors", &[count - 1, count - 2], None);
        let common: Vec<usize> = serde_json::from_value::<Vec<Vec<usize>>>(columns(&common, &[1]))
            .unwrap()
            .concat();
        assert_eq!(serde_json::json!(common), wanted["ancestors"], "{pairs:?}");
        for name in ["co-cited", "coupled"] {
            assert_eq!(
                columns(&ask(&graph, name, &[], None), &[0, 1, 3]),
                wanted[name],
                "{pairs:?}"
            );
        }
        if let Some(longest) = wanted["longest"].as_u64() {
            let of_each = (0..*count).map(|from| ChainQuery {
                from: NodeId::new(from),
                way: Way::Longest(None),
                longest: usize::MAX,
                most: 1,
            });
            let selection = Selection::all(&graph);
            let steps = of_each
                .flat_map(|it| chains(&selection, &it).found)
                .map(|it| it.steps.len());
            assert_eq!(steps.max().unwrap_or(0) as u64, longest, "{pairs:?}");
        }
    }
}
