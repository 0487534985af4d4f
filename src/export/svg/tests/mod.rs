mod overlaps;
mod rectangles;

use proptest::prelude::any;
use proptest::prop_assert;
use proptest::proptest;

use crate::export::svg;
use crate::export::svg::columns;
use crate::export::svg::layers;
use crate::export::svg::layers::Layers;
use crate::export::svg::net::Arc;
use crate::export::svg::net::Net;
use crate::export::svg::order;
use crate::export::svg::place;
use crate::export::tests::HOSTILE;
use crate::export::tests::build;
use crate::export::tests::input;
use crate::query::Selection;

fn picture(selection: &Selection<'_>) -> String {
    let mut out = Vec::new();
    svg::write(&input(selection), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn placed(net: &Net<'_>) -> (columns::Columns, Layers) {
    let columns = columns::assign(net);
    let mut layers = layers::build(net, &columns);
    order::sort(&mut layers);
    place::place(&mut layers, &columns, net);
    (columns, layers)
}

/// Why a text is no well-formed XML, as far as this writer could get it wrong: every `<` opens or closes
/// an element of a balanced tree, every `&` is an entity, and no character is forbidden.
fn fault(xml: &str) -> Option<String> {
    let mut open: Vec<&str> = Vec::new();
    for part in xml.split('<').skip(1) {
        let Some((tag, text)) = part.split_once('>') else {
            return Some(format!("open: {part}"));
        };
        let name = tag.split([' ', '\n', '/']).find(|it| !it.is_empty()).unwrap_or("");
        let known = ["svg", "title", "desc", "rect", "text", "path", "g", "a"].contains(&name);
        if !known || text.contains('>') || tag.matches('"').count() % 2 == 1 {
            return Some(format!("wrong: {part}"));
        }
        if tag.starts_with('/') {
            if open.pop() != Some(name) {
                return Some(format!("unbalanced: {part}"));
            }
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    let entity = |it: &str| {
        ["amp;", "lt;", "gt;", "quot;", "#39;"]
            .iter()
            .any(|entity| it.starts_with(entity))
    };
    if let Some(wrong) = xml.split('&').skip(1).find(|it| !entity(it)) {
        return Some(format!("entity: {wrong}"));
    }
    let forbidden =
        |it: char| (it.is_control() && it != '\n') || matches!(it, '\u{FFFE}' | '\u{FFFF}' | '\u{202A}'..='\u{202E}');
    xml.chars()
        .find(|it| forbidden(*it))
        .map(|it| format!("character {it:?}"))
}

#[test]
fn hostile_names_leave_it_well_formed() {
    let built = build(&HOSTILE.map(|it| (it, "See A/75/745 and https://x.example/?a=<b>&c='\"d.")));
    assert_eq!(fault(&picture(&Selection::all(&built.graph))), None);
}

proptest! {
    #[test]
    fn any_name_leaves_it_well_formed(name in any::<String>()) {
        let built = build(&[(&name, "See A/75/745.")]);
        let fault = fault(&picture(&Selection::all(&built.graph)));
        prop_assert!(fault.is_none(), "{fault:?}");
    }
}

#[test]
fn says_what_is_left_out_and_explains_what_it_shows() {
    let built = build(&[("a.txt", "See S/2019/7/Add.1, S/2019/7, S/2019/8 and S/2019/9.")]);
    let whole = picture(&Selection::all(&built.graph));
    assert!(!whole.contains("not shown"));
    assert!(whole.contains("addendum, corrigendum, revision or part of it"));
    let part = Selection::of(&built.graph, built.graph.nodes().map(|it| it.0).take(2));
    assert!(picture(&part).contains("not shown: 3 documents"), "{}", picture(&part));
}

#[test]
fn what_is_cited_stands_at_the_left_and_boxes_never_overlap() {
    let texts: Vec<(String, String)> = (0..40)
        .map(|it| {
            let (head, year) = (format!("A/75/{}-S/2021/{}", 700 + it, 100 + it), 2015 + it % 6);
            let text = format!(
                "See S/{year}/{it}, A/75/{}, A/75/{} and {head}.",
                700 + it / 2,
                699 + it
            );
            (
                format!("{it}.txt"),
                format!("United Nations\n{head}\n\nDistr.: General\n1 March 2021\n\n{text}"),
            )
        })
        .collect();
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let built = build(&files);
    let selection = Selection::all(&built.graph);
    let net = Net::in_lanes(&input(&selection), None);
    let (columns, layers) = placed(&net);
    for arc in net
        .arcs
        .iter()
        .filter(|it| net.nodes[it.citing].node.year > net.nodes[it.cited].node.year)
    {
        assert!(columns.of[arc.citing] > columns.of[arc.cited]);
    }
    for column in &layers.columns {
        for pair in column.windows(2) {
            let (above, below) = (&layers.items[pair[0]], &layers.items[pair[1]]);
            assert!(above.top + above.height + 5.0 < below.top, "boxes or lines touch");
        }
    }
}

/// Many letters that cite each other in a circle, one alone, and a family.
fn circle() -> Vec<(String, String)> {
    let letters = (0..30).map(|it| {
        let next = (it + 1) % 30;
        let text = format!(
            "United Nations\nS/2021/{}\n\nSeventy-sixth year\n\nSee S/2021/{} and S/2021/{}/Add.1.",
            100 + it,
            100 + next,
            100 + it / 3
        );
        (format!("{it}.txt"), text)
    });
    letters
        .chain([("alone.txt".to_owned(), "Nothing.".to_owned())])
        .collect()
}

#[test]
fn in_layers_each_document_stands_at_the_right_of_what_it_cites_and_what_has_no_link_comes_first() {
    // Sixty cite the first one, some of them each other; twenty are alone.
    let arcs: Vec<(usize, usize)> = (1..60).flat_map(|it| [(it, 0), (it, it / 3)]).collect();
    let graph = crate::query::random::graph(80, &arcs);
    let selection = Selection::all(&graph);
    let net = Net::new(&input(&selection));
    let columns = svg::steps::layered(&net);
    let right = |it: &Arc<'_>| columns.of[it.citing] > columns.of[it.cited];
    assert!(net.arcs.iter().all(right));
    let last_alone = (60..80).map(|it| columns.of[it]).max();
    assert!(last_alone <= Some(columns.of[0]), "{:?}", columns.of);
    for column in 0..columns.count {
        let boxes = columns.of.iter().filter(|it| **it == column).count();
        assert!((1..=columns::TALL.max(14)).contains(&boxes), "{boxes}");
    }
}

#[test]
fn in_layers_a_circle_is_drawn_whole_and_the_same_each_time() {
    let texts = circle();
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let built = build(&files);
    let selection = Selection::all(&built.graph);
    let drawing = crate::export::Drawing {
        layout: svg::Layout::named("layered"),
        ..*input(&selection).drawing
    };
    let drawn = || {
        let mut out = Vec::new();
        let input = crate::export::Input {
            drawing: &drawing,
            ..input(&selection)
        };
        svg::write(&input, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let picture = drawn();
    assert_eq!(fault(&picture), None);
    let boxes = picture.matches("class=\"box\"").count();
    assert!(
        boxes > selection.nodes().len(),
        "a box for each document, and those of the legend"
    );
    assert_eq!(drawn(), picture);
}

#[test]
fn where_no_document_has_a_year_the_picture_is_layered() {
    let built = build(&[("a.txt", "See ST/SGB/Organization/1 and b.example.org.")]);
    let selection = Selection::all(&built.graph);
    assert!(picture(&selection).contains("what is cited at the left"));
}

#[test]
fn every_layout_is_well_formed_whatever_the_names() {
    let built = build(&HOSTILE.map(|it| (it, "See A/75/745, S/2019/7 and https://x.example/?a=<b>&c='\"d.")));
    let graphs = [
        Selection::all(&built.graph),
        Selection::of(&built.graph, built.graph.nodes().map(|it| it.0).take(1)),
        Selection::of(&built.graph, []),
    ];
    for layout in svg::LAYOUTS {
        for selection in &graphs {
            let plain = crate::export::tests::input(selection);
            let drawing = crate::export::Drawing {
                layout: Some(layout),
                title: Some("<b> & \"lamps\""),
                ..*plain.drawing
            };
            let input = crate::export::Input {
                drawing: &drawing,
                ..plain
            };
            let mut out = Vec::new();
            svg::write(&input, &mut out).unwrap();
            assert_eq!(fault(&String::from_utf8(out).unwrap()), None, "{}", layout.name);
        }
    }
}

#[test]
fn the_words_of_a_citation_stand_in_the_row_of_what_it_cites() {
    let arcs: Vec<(usize, usize)> = (1..14).map(|it| (it, it - 1)).collect();
    let graph = crate::query::random::graph(14, &arcs);
    let selection = Selection::all(&graph);
    let net = Net::new(&input(&selection));
    let (columns, _, frame) = svg::chain::picture(&net).unwrap();
    assert_eq!((columns.count, frame.rows.last()), (27, Some(&4)));
    for words in (1..columns.count).step_by(2) {
        assert_eq!(frame.rows[words], frame.rows[words + 1]);
        assert!(frame.left[words] < frame.left[words + 1]);
    }
}

#[test]
fn a_row_ends_with_a_document_that_stands_alone() {
    // A chain in which two documents stand beside each other where the first row would end.
    let arcs: Vec<(usize, usize)> = (1..14).map(|it| (it, it - 1)).chain([(11, 14), (14, 9)]).collect();
    let graph = crate::query::random::graph(15, &arcs);
    let selection = Selection::all(&graph);
    let net = Net::new(&input(&selection));
    let (_, layers, frame) = svg::chain::picture(&net).unwrap();
    let ends: Vec<usize> = (1..frame.rows.len())
        .filter(|it| frame.rows[*it] > frame.rows[*it - 1])
        .map(|it| layers.columns[it - 1].len())
        .collect();
    assert!(layers.columns.iter().any(|it| it.len() > 1));
    assert_eq!(ends, [1, 1, 1]);
}
