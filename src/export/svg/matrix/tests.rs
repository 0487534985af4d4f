use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::proptest;

use super::labels::Labels;
use super::shade::shades;
use super::table::Table;
use crate::export::Theme;
use crate::export::paint::contrast::contrast;
use crate::export::paint::contrast::luminance;
use crate::export::svg::net::Net;
use crate::export::svg::shape::Place;
use crate::export::tests::input;
use crate::query::Selection;
use crate::query::random;

fn touch(one: &Place, other: &Place) -> bool {
    one.left < other.left + other.width
        && other.left < one.left + one.width
        && one.top < other.top + other.height
        && other.top < one.top + one.height
}

proptest! {
    #[test]
    fn labels_never_overlap_and_every_citation_has_its_cell((count, arcs) in random::arcs(50, false)) {
        let graph = random::graph(count, &arcs);
        let selection = Selection::all(&graph);
        let net = Net::in_lanes(&input(&selection), None);
        let table = Table::new(&net, false, 60);
        prop_assert_eq!(table.cells.len(), net.arcs.len());
        prop_assert!(table.left_out.is_none());
        for &(row, column, arc) in &table.cells {
            prop_assert_eq!(table.rows.members[row], net.arcs[arc].citing);
            prop_assert_eq!(table.columns.members[column], net.arcs[arc].cited);
        }
        let labels = Labels::new(&net, &table);
        let all: Vec<_> = labels.rows.iter().chain(&labels.columns).collect();
        for (at, one) in all.iter().enumerate() {
            for other in &all[at + 1..] {
                prop_assert!(!touch(&one.place, &other.place), "{} and {}", one.words, other.words);
            }
        }
    }
}

#[test]
fn the_most_linked_stay_and_the_rest_is_counted() {
    let arcs: Vec<(usize, usize)> = (1..30).flat_map(|it| [(it, 0), (it, it / 2)]).collect();
    let graph = random::graph(30, &arcs);
    let selection = Selection::all(&graph);
    let net = Net::in_lanes(&input(&selection), None);
    let table = Table::new(&net, false, 5);
    assert_eq!((table.rows.members.len(), table.columns.members.len()), (5, 4));
    assert!(table.columns.members.contains(&0));
    let left_out = table.left_out.unwrap();
    assert!(
        left_out.contains("24 citing") && left_out.contains("citation links"),
        "{left_out}"
    );
}

#[test]
fn shades_go_one_way_and_their_numbers_can_be_read() {
    for theme in [Theme::Light, Theme::Dark] {
        let fills = shades(theme).each_ref().map(|it| luminance(it.fill));
        let steps: Vec<f64> = fills.windows(2).map(|it| it[1] - it[0]).collect();
        assert!(
            steps
                .iter()
                .all(|it| it.abs() > 0.05 && it.signum() == steps[0].signum()),
            "{fills:?}"
        );
        for it in shades(theme) {
            let contrast = contrast(it.fill, it.ink);
            assert!(contrast >= 4.5, "{} on {}: {contrast}", it.ink, it.fill);
        }
    }
}
