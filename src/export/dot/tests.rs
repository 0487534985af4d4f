use std::collections::BTreeMap;

use graphviz_rust::dot_structures::Graph as DotGraph;
use graphviz_rust::dot_structures::Id;
use graphviz_rust::dot_structures::Stmt;
use graphviz_rust::printer::DotPrinter as _;
use graphviz_rust::printer::PrinterContext;
use proptest::prelude::any;
use proptest::prop_assert_eq;
use proptest::proptest;

use super::graph;
use super::node;
use super::syntax::LONGEST;
use super::syntax::quoted;
use super::syntax::wrapped;
use crate::export::Theme;
use crate::export::paint;
use crate::export::tests::HOSTILE;
use crate::export::tests::build;
use crate::export::tests::input;
use crate::query::Selection;

/// What Graphviz shows for a quoted string.
fn shown(quoted: &str) -> String {
    let inner = &quoted[1..quoted.len() - 1];
    let mut shown = String::new();
    let mut chars = inner.chars();
    while let Some(it) = chars.next() {
        match (it, if it == '\\' { chars.next() } else { None }) {
            ('\\', Some('n')) => shown.push('\n'),
            ('\\', Some(it)) => shown.push(it),
            (it, _) => shown.push(it),
        }
    }
    shown.replace("&amp;", "&")
}

#[test]
fn hostile_graphs_parse_back_to_what_was_meant() {
    let built = build(&HOSTILE.map(|it| (it, "See A/75/745 and \"S/2021/156\".")));
    let meant = graph(&input(&Selection::all(&built.graph)));
    let printed = meant.print(&mut PrinterContext::default());
    assert_eq!(graphviz_rust::parse(&printed), Ok(meant));
}

#[test]
fn all_years_are_ranks() {
    let built = build(&[("a.txt", "See A/75/745-S/2021/156, S/2019/7 and S/2019/8.")]);
    let DotGraph::DiGraph { stmts, .. } = graph(&input(&Selection::all(&built.graph))) else {
        panic!("not directed");
    };
    let ranks: Vec<String> = stmts
        .iter()
        .filter_map(|it| match it {
            Stmt::Subgraph(it) => Some(it.id.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(ranks, ["year2019", "year2021"]);
}

#[test]
fn strings_are_cut_and_lines_are_few() {
    let long = quoted(&"\u{202E}&\"\\\0é".repeat(4000));
    assert!(
        long.len() < LONGEST + 20 && long.ends_with("…\"") && long.contains('\u{FFFD}'),
        "{}",
        long.len()
    );
    assert!(!long.contains('\u{202E}'));
    assert_eq!(wrapped("one two three four", 8, 2), "one two\nthree…");
}

proptest! {
    #[test]
    fn any_title_comes_through(title in any::<String>()) {
        let built = build(&[("a.txt", "See A/75/745.")]);
        let (id, mut it) = built.graph.nodes().next().map(|(id, it)| (id, it.clone())).unwrap();
        it.title = Some(title.clone());
        let stmts = vec![node(id, &it, paint::palette(Theme::Light), false)];
        let meant = DotGraph::DiGraph { id: Id::Plain("g".to_owned()), strict: false, stmts };
        let printed = meant.print(&mut PrinterContext::default());
        prop_assert_eq!(graphviz_rust::parse(&printed), Ok(meant));
        let plain: String = title
            .chars()
            .filter(|it| !crate::export::words::turns_direction(*it))
            .map(|it| if it.is_control() && it != '\n' { '\u{FFFD}' } else { it })
            .collect();
        prop_assert_eq!(shown(&quoted(&title)), plain);
    }
}

#[test]
fn links_are_never_scripts() {
    let built = build(&[("a.txt", "See A/75/745.")]);
    let (id, mut it) = built.graph.nodes().next().map(|(id, it)| (id, it.clone())).unwrap();
    let urls = [
        ("javascript:alert(1)", false),
        ("HTTPS://x.example/?a=1&b=2", true),
        ("file:///x", false),
    ];
    for (url, kept) in urls {
        it.url = Some(url.to_owned());
        let Stmt::Node(stmt) = node(id, &it, paint::palette(Theme::Light), false) else {
            panic!("not a node");
        };
        let fields: BTreeMap<String, String> = stmt
            .attributes
            .iter()
            .map(|it| (it.0.to_string(), it.1.to_string()))
            .collect();
        assert_eq!(fields.contains_key("URL"), kept, "{url}");
    }
}
