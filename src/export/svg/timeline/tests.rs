use proptest::prop_assert;
use proptest::proptest;

use super::axis;
use super::places::Places;
use crate::export::svg::net::Net;
use crate::export::svg::shape::Place;
use crate::export::tests::input;
use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::query::Selection;
use crate::query::random;
use crate::text::Date;

fn touch(one: &Place, other: &Place) -> bool {
    one.left < other.left + other.width
        && other.left < one.left + one.width
        && one.top < other.top + other.height
        && other.top < one.top + one.height
}

/// Documents of one or several days, some without, under names of all lengths.
fn dated(count: usize, arcs: &[(usize, usize)]) -> CiteGraph {
    let node = |at: usize| Node {
        date: match at % 5 {
            0 => None,
            it => Date::new(1990 + u16::try_from(at % 30).unwrap(), 1 + u8::try_from(it).unwrap(), 3),
        },
        year: (!at.is_multiple_of(10)).then_some(2001),
        from: Some(format!("State {}", at % 3)),
        ..Node::document(&format!("S/{at}/{}", "灯台W".repeat(at % 9)))
    };
    let edges = arcs
        .iter()
        .map(|(a, b)| Edge::between(NodeId::new(*a), NodeId::new(*b)));
    CiteGraph::of((0..count).map(node).collect(), edges.collect())
}

proptest! {
    #[test]
    fn marks_and_words_never_overlap((count, arcs) in random::arcs(70, false)) {
        let graph = dated(count, &arcs);
        let selection = Selection::all(&graph);
        let net = Net::in_lanes(&input(&selection), None);
        let places = Places::new(&net, &super::axis(&net));
        for (at, one) in places.marks.iter().enumerate() {
            for other in &places.marks[at + 1..] {
                prop_assert!(!touch(&one.place, &other.place), "{} and {}", one.words, other.words);
            }
            prop_assert!(one.place.left + one.place.width <= places.width);
            prop_assert!(one.place.top + one.place.height <= places.bottom);
        }
    }
}

#[test]
fn later_documents_stand_at_the_right_and_undated_ones_before_the_axis() {
    let graph = dated(40, &[]);
    let selection = Selection::all(&graph);
    let net = Net::in_lanes(&input(&selection), None);
    let places = Places::new(&net, &super::axis(&net));
    for (one, first) in net.nodes.iter().zip(&places.marks) {
        for (other, second) in net.nodes.iter().zip(&places.marks) {
            if axis::day(one.node) < axis::day(other.node) {
                assert!(first.place.left < second.place.left);
            }
        }
    }
}
