use std::collections::BTreeSet;

use proptest::prelude::Just;
use proptest::prelude::Strategy;
use proptest::prop_assert_eq;
use proptest::proptest;

use crate::Build;
use crate::graph::CiteGraph;
use crate::graph::Direction;
use crate::graph::Edge;
use crate::graph::EdgeId;
use crate::graph::Link;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::read::Source;

fn graph(files: &[(&str, &str)]) -> CiteGraph {
    let sources = files.iter().map(|(name, text)| Source {
        name: (*name).to_owned(),
        bytes: text.as_bytes().to_vec(),
    });
    Build::new(sources.collect(), &crate::resolve::Options::default())
        .unwrap()
        .graph
}

#[test]
fn citations_carry_their_evidence() {
    let graph = graph(&[(
        "d/a.txt",
        "First.\n\nSee A/75/745, para. 3, and S/2021/156 as well.\n\nA/75/745-S/2021/156.",
    )]);
    let citing = graph.find("A.TXT")[0];
    let edges: Vec<_> = graph.edges_of(citing, Direction::Cited).collect();
    assert_eq!(edges.len(), 1);
    let evidence = &edges[0].1.evidence;
    assert_eq!(evidence.len(), 3);
    assert_eq!((evidence[0].line, evidence[0].column), (3, 5));
    assert_eq!(evidence[0].locator.as_deref(), Some("para. 3"));
    assert_eq!(&*evidence[0].sentence, "See A/75/745, para. 3, and S/2021/156 as well.");
    assert_eq!(graph.find("s/2021/156"), graph.find("A/75/745"));
}

#[test]
fn families_are_linked() {
    let graph = graph(&[("a.txt", "See A/71/53 and A/71/53/Add.1 and A/71/53/Add.1/Corr.1.")]);
    let links: Vec<_> = graph
        .edges()
        .filter(|it| it.1.link != Link::Cites)
        .map(|it| it.1.link)
        .collect();
    assert_eq!(links, [Link::AddendumOf, Link::Corrects]);
}

#[test]
fn a_document_is_found_by_every_form_of_its_symbol() {
    let graph = graph(&[("a.txt", "See S/RES/1645 (2005) and ECE/TRANS/WP.29/78.")]);
    for name in [
        "S/RES/1645",
        "s/res/1645 (2005)",
        "E/ECE/TRANS/WP.29/78",
        "ece/trans/wp.29/78",
    ] {
        assert_eq!(graph.find(name).len(), 1, "{name}");
    }
}

#[test]
fn a_documents_own_symbol_is_no_citation() {
    let text = "United Nations\nA/75/745\n\nDistr.: General\n18 February 2021\n\nSeventy-fifth session\n\nText on A/75/745 itself.";
    assert_eq!(graph(&[("a.txt", text)]).edge_count(), 0);
}

#[test]
fn documents_that_cite_each_other_are_a_knot_with_its_shortest_way() {
    let masthead = |symbol: &str, words: &str| format!("United Nations  {symbol}\nDistr.: General\n\n{words}\n");
    let one = masthead("S/2020/1", "The lamps are new, see S/2020/2.");
    let two = masthead("S/2020/2", "The boats are new, see S/2020/1 and S/2020/3.");
    let three = masthead("S/2020/3", "The bells are new, see S/2020/4.");
    let graph = graph(&[("a.txt", &one), ("b.txt", &two), ("c.txt", &three)]);
    let knots = graph.knots(|it| it.link == Link::Cites);
    let keys: Vec<Vec<&str>> = knots
        .iter()
        .map(|it| it.nodes.iter().map(|it| graph.node(*it).key.as_str()).collect())
        .collect();
    assert_eq!(keys, [["S/2020/1", "S/2020/2"]]);
    assert_eq!(knots[0].way.len(), 2);
    assert_eq!(graph.knots(|_| false), []);
}

/// Links of any kind between few documents, in any order, some of them twice.
fn links() -> impl Strategy<Value = (usize, Vec<(usize, usize, usize)>)> {
    (1_usize..9).prop_flat_map(|count| {
        let link = (0..count, 0..count, 0..LINKS.len());
        (Just(count), proptest::collection::vec(link, 0..40))
    })
}

const LINKS: [Link; 3] = [Link::Cites, Link::AddendumOf, Link::Amends];

proptest! {
    #[test]
    fn the_edges_of_a_node_are_those_of_all_edges_with_that_end((count, given) in links()) {
        let edge = |it: &(usize, usize, usize)| Edge {
            link: LINKS[it.2],
            ..Edge::between(NodeId::new(it.0), NodeId::new(it.1))
        };
        let nodes = (0..count).map(|it| Node::document(&format!("d{it}")));
        let graph = CiteGraph::of(nodes.collect(), given.iter().map(edge).collect());
        let all: Vec<(EdgeId, NodeId, NodeId, Link)> =
            graph.edges().map(|(id, it)| (id, it.citing, it.cited, it.link)).collect();
        let wanted: BTreeSet<_> = given.iter().map(|it| (NodeId::new(it.0), NodeId::new(it.1), LINKS[it.2])).collect();
        prop_assert_eq!(all.iter().map(|it| (it.1, it.2, it.3)).collect::<Vec<_>>(), Vec::from_iter(wanted));
        for (at, it) in all.iter().enumerate() {
            prop_assert_eq!(it.0.index(), at);
            prop_assert_eq!(graph.ends(it.0), (it.1, it.2));
            prop_assert_eq!(graph.edge(it.0).link, it.3);
        }
        for id in graph.node_ids() {
            let plain = |end: fn(&(EdgeId, NodeId, NodeId, Link)) -> NodeId| -> Vec<EdgeId> {
                all.iter().filter(|it| end(it) == *id).map(|it| it.0).collect()
            };
            let found = |direction| -> Vec<EdgeId> { graph.edges_of(*id, direction).map(|it| it.0).collect() };
            prop_assert_eq!(found(Direction::Cited), plain(|it| it.1));
            prop_assert_eq!(found(Direction::Citing), plain(|it| it.2));
            prop_assert_eq!(graph.degree(*id, Direction::Citing), plain(|it| it.2).len());
        }
    }
}
