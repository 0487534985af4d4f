use proptest::prop_assert_eq;
use proptest::proptest;

use super::Filter;
use super::Selection;
use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::EdgeId;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::query::random;

/// Three letters of two senders that cite each other and a resolution.
fn graph() -> CiteGraph {
    let letter = |key: &str, year, from: &str| Node {
        year: Some(year),
        class: "letter".to_owned(),
        from: Some(from.to_owned()),
        files: vec![format!("{key}.txt")],
        ..Node::document(key)
    };
    let resolution = Node {
        class: "resolution".to_owned(),
        year: Some(2010),
        ..Node::document("A/RES/64/1")
    };
    let nodes = vec![
        resolution,
        letter("one", 2015, "Ormond"),
        letter("two", 2018, "Vessaly, the Isles"),
        letter("three", 2021, "Ormond"),
    ];
    let edges = [(1, 0), (2, 1), (2, 0), (3, 2)].map(|(a, b)| Edge::between(NodeId::new(a), NodeId::new(b)));
    CiteGraph::of(nodes, edges.to_vec())
}

fn kept(text: &str) -> (Vec<usize>, usize) {
    let graph = graph();
    let selection = Selection::all(&graph).filtered(&Filter::parse(text).unwrap());
    let nodes = selection.nodes().iter().map(|it| it.index()).collect();
    (nodes, selection.edges().len())
}

#[test]
fn terms_keep_nodes_or_links() {
    assert_eq!(kept(""), (vec![0, 1, 2, 3], 4));
    assert_eq!(kept("class:letter"), (vec![1, 2, 3], 2));
    assert_eq!(kept("class:LETTER year:-2018"), (vec![1, 2], 1));
    assert_eq!(kept("-class:letter,resolution"), (vec![], 0));
    assert_eq!(kept("from:ormond"), (vec![1, 3], 0));
    assert_eq!(kept("from:\"Vessaly, the\""), (vec![2], 0));
    assert_eq!(kept("citing.class:letter cited.class:resolution"), (vec![0, 1, 2], 2));
    assert_eq!(kept("-citing.from:Ormond"), (vec![0, 1, 2], 2));
    assert_eq!(kept("in:cited"), (vec![0], 0));
    assert_eq!(kept("symbol:a/res/*"), (vec![0], 0));
}

#[test]
fn what_is_no_filter_says_why() {
    let told = |text| Filter::parse(text).unwrap_err().to_string();
    assert!(told("letter").contains("FIELD:VALUE"));
    assert!(told("sort:letter").contains("class, series"));
    assert!(told("year:soon").contains("2015-2021"));
    assert!(told("citing.part:note").contains("part:note"));
    assert!(told("from:\"Holy").contains("not closed"));
    assert!(told("class:").contains("no value"));
}

#[test]
fn what_is_left_out_is_counted_against_the_whole_graph() {
    let graph = graph();
    let letters = Selection::all(&graph).filtered(&Filter::parse("class:letter").unwrap());
    let one = letters.only([NodeId::new(1), NodeId::new(0)]);
    assert_eq!(one.nodes(), [NodeId::new(1)]);
    assert_eq!((one.left_out().documents, one.left_out().edges), (3, 4));
}

proptest! {
    #[test]
    fn parts_hold_what_a_plain_reading_keeps(
        (count, pairs) in random::arcs(12, false),
        kept in proptest::collection::vec(proptest::bool::ANY, 12),
        asked in proptest::collection::vec(proptest::bool::ANY, 36),
    ) {
        let graph = random::graph(count, &pairs);
        let of = |it: &NodeId| kept[it.index()];
        let nodes: Vec<NodeId> = graph.node_ids().iter().copied().filter(of).collect();
        let joined: Vec<EdgeId> = graph.edges().filter(|it| of(&it.1.citing) && of(&it.1.cited)).map(|it| it.0).collect();
        let all = Selection::all(&graph);
        let backwards = || nodes.iter().rev().chain(&nodes).copied();
        for part in [all.only(backwards()), all.only(backwards()).only(graph.node_ids().iter().copied())] {
            prop_assert_eq!(part.nodes(), nodes.as_slice());
            prop_assert_eq!(part.edges(), joined.as_slice());
            prop_assert_eq!(part.left_out().documents, count - nodes.len());
            prop_assert_eq!(part.left_out().edges, graph.edge_count() - joined.len());
        }
        let wanted: Vec<EdgeId> = graph.edge_ids().iter().copied().filter(|it| asked[it.index()]).collect();
        let with = all.with(backwards(), wanted.iter().rev().copied());
        let both: Vec<EdgeId> = joined.iter().copied().filter(|it| wanted.contains(it)).collect();
        prop_assert_eq!(with.edges(), both.as_slice());
        // Within a part, links are only those of the part.
        let every = || graph.node_ids().iter().copied();
        for part in [with.only(every()), with.with(every(), graph.edge_ids().iter().copied())] {
            prop_assert_eq!(part.edges(), both.as_slice());
        }
    }
}
