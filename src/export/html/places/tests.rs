use proptest::prop_assert;
use proptest::proptest;

use super::HEIGHT;
use super::of;
use crate::query::Arcs;
use crate::query::Selection;
use crate::query::random;

proptest! {
    #[test]
    fn no_two_nodes_stand_on_each_other((count, pairs) in random::arcs(40, false)) {
        let graph = random::graph(count, &pairs);
        let selection = Selection::all(&graph);
        let places = of(&selection, &Arcs::of(&selection));
        for a in 0..count {
            for b in a + 1..count {
                // Heights are rounded once.
                let near = places.y[a].abs_diff(places.y[b]) + 1 < HEIGHT;
                prop_assert!(places.x[a] != places.x[b] || !near, "{a} and {b}");
            }
        }
    }

    #[test]
    fn older_documents_stand_at_the_left((count, pairs) in random::arcs(40, true)) {
        let graph = random::graph(count, &pairs);
        let selection = Selection::all(&graph);
        let places = of(&selection, &Arcs::of(&selection));
        let year = |it: usize| graph.node(selection.nodes()[it]).year;
        for a in 0..count {
            for b in (0..count).filter(|it| year(a) < year(*it)) {
                prop_assert!(places.x[a] <= places.x[b]);
            }
        }
    }
}

#[test]
fn without_years_what_is_cited_stands_at_the_left() {
    use crate::graph::CiteGraph;
    use crate::graph::Edge;
    use crate::graph::Node;
    use crate::graph::NodeId;
    let nodes = (0..5).map(|it| Node::document(&format!("lamp {it}"))).collect();
    // A circle of the last three, of which the first two are cited.
    let edges = [(0, 1), (2, 0), (2, 3), (3, 4), (4, 2)].map(|(a, b)| Edge::between(NodeId::new(a), NodeId::new(b)));
    let graph = CiteGraph::of(nodes, edges.to_vec());
    let selection = Selection::all(&graph);
    let places = of(&selection, &Arcs::of(&selection));
    assert!(places.x[1] < places.x[0] && places.x[0] < places.x[2]);
    assert!(places.bands.iter().all(|it| it.name.is_empty()));
}
