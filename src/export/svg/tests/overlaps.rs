//! Nothing in a picture stands on something else, in any layout, clustering and theme.

use proptest::prop_assert_eq;
use proptest::proptest;

use crate::export::CLUSTERINGS;
use crate::export::Drawing;
use crate::export::Input;
use crate::export::LAYOUTS;
use crate::export::Theme;
use crate::export::svg;
use crate::export::svg::tests::fault;
use crate::export::svg::tests::rectangles::Shown;
use crate::export::tests::HOSTILE;
use crate::export::tests::build;
use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::graph::NodeKind;
use crate::query::Selection;
use crate::query::random;

/// Layouts that set words beside their marks or cells, and not in boxes; tests of their own look at their places.
const WITHOUT_BOXES: [&str; 2] = ["matrix", "timeline"];

/// Every kind of picture of a selection, in which nodes are boxes.
fn pictures(selection: &Selection<'_>, title: &str) -> Vec<(String, String)> {
    let mut pictures = Vec::new();
    let clusterings = std::iter::once(None).chain(CLUSTERINGS.iter().map(Some));
    for (number, clusters) in clusterings.enumerate() {
        let boxed = LAYOUTS.iter().filter(|it| !WITHOUT_BOXES.contains(&it.name));
        for layout in boxed.filter(|it| it.lanes || clusters.is_none()) {
            let centre: Vec<NodeId> = selection.nodes().iter().copied().take(number).collect();
            let drawing = Drawing {
                theme: if number.is_multiple_of(2) {
                    Theme::Light
                } else {
                    Theme::Dark
                },
                layout: Some(layout),
                clusters,
                title: number.is_multiple_of(2).then_some(title),
                centre: &centre,
                ..Drawing::default()
            };
            let input = Input {
                selection,
                drawing: &drawing,
                resolved: None,
                findings: None,
            };
            let mut out = Vec::new();
            svg::write(&input, &mut out).unwrap();
            let name = format!("{} {:?}", layout.name, clusters.map(|it| it.name));
            pictures.push((name, String::from_utf8(out).unwrap()));
        }
    }
    pictures
}

/// Why a picture of a selection is wrong.
fn wrong(selection: &Selection<'_>, title: &str) -> Option<String> {
    pictures(selection, title).into_iter().find_map(|(name, picture)| {
        let shown = Shown::of(&picture);
        let fewer = name.starts_with("ego") && picture.contains("not shown: ");
        let missing = shown.boxes.len() != selection.nodes().len() && !fewer;
        let missing = missing.then(|| "boxes are missing".to_owned());
        let fault = fault(&picture).or(missing).or_else(|| shown.fault())?;
        Some(format!("{name}: {fault}"))
    })
}

/// A graph of nodes of all kinds, some without year, with titles in several scripts.
fn mixed(count: usize, arcs: &[(usize, usize)]) -> CiteGraph {
    let titles = [
        "Lamps along the Skerries: a history in twelve keepers and one unbroken wick",
        "رسالة مؤرخة من الممثل الدائم لأورموند بشأن عد الطيور والساعات",
        "灯台日誌第三巻の写し、百葉箱の記録と渡し船の時刻表について",
        "Письмо Постоянного представителя Весалии о часах и паромах",
        "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
        "",
    ];
    let classes = ["letter", "resolution", "report", "draft", "judgment", "document"];
    let node = |at: usize| Node {
        year: (!at.is_multiple_of(5)).then(|| 2000 + u16::try_from(at % 11).unwrap()),
        class: classes[at % classes.len()].to_owned(),
        title: Some(titles[at % titles.len()].to_owned()),
        from: at.is_multiple_of(3).then(|| titles[(at + 1) % titles.len()].to_owned()),
        files: if at.is_multiple_of(2) {
            vec![format!("{at}.txt")]
        } else {
            Vec::new()
        },
        kind: match at % 7 {
            5 => NodeKind::Source(Box::default()),
            6 => NodeKind::Web,
            _ => NodeKind::Document,
        },
        ..Node::document(&format!("A/{at}/{}-S/2021/{at}", at * 31))
    };
    let edges = arcs
        .iter()
        .map(|(citing, cited)| Edge::between(NodeId::new(*citing), NodeId::new(*cited)));
    CiteGraph::of((0..count).map(node).collect(), edges.collect())
}

proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(24))]

    #[test]
    fn in_random_graphs((count, arcs) in random::arcs(30, false)) {
        let graph = mixed(count, &arcs);
        let title = "What the keepers of the lamps wrote to each other about the clocks of the ferry houses, and when";
        prop_assert_eq!(wrong(&Selection::all(&graph), title), None);
    }

    #[test]
    fn in_chains(count in 1..15_usize) {
        let arcs: Vec<(usize, usize)> = (1..count).map(|it| (it, it - 1)).collect();
        prop_assert_eq!(wrong(&Selection::all(&mixed(count, &arcs)), ""), None);
    }
}

#[test]
fn in_the_empty_graph_and_in_parts_of_one() {
    let graph = mixed(20, &[(3, 2), (2, 1), (1, 0), (9, 4)]);
    let all = Selection::all(&graph);
    let parts = [0, 1, 2].map(|count| all.only(graph.nodes().map(|it| it.0).take(count)));
    let without_years = all.only(graph.nodes().filter(|it| it.1.year.is_none()).map(|it| it.0));
    let sources = all.only(graph.nodes().filter(|it| !it.1.is_document()).map(|it| it.0));
    for part in parts.iter().chain([&without_years, &sources]) {
        assert_eq!(wrong(part, "A part"), None);
        let notes = pictures(part, "").into_iter().all(|it| it.1.contains("not shown: "));
        assert!(notes, "every picture says what it leaves out");
    }
}

#[test]
fn whatever_the_names_are() {
    let built = build(&HOSTILE.map(|it| {
        (
            it,
            "Recalling A/75/745 and https://x.example/?a=<b>&c='\"d, contra S/2021/9.",
        )
    }));
    assert_eq!(
        wrong(&Selection::all(&built.graph), "<b>\u{202E}&amp;\0 \"title\""),
        None
    );
}

#[test]
fn in_the_letters_of_the_fixtures() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/letters");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|it| it.unwrap().path())
        .map(|it| {
            (
                it.to_string_lossy().into_owned(),
                String::from_utf8_lossy(&std::fs::read(&it).unwrap()).into_owned(),
            )
        })
        .collect();
    files.sort();
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let built = build(&files);
    assert_eq!(wrong(&Selection::all(&built.graph), "Letters"), None);
}
