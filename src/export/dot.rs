//! DOT for Graphviz: documents ranked by year, older at the left.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use graphviz_rust::dot_structures::Attribute;
use graphviz_rust::dot_structures::Edge as DotEdge;
use graphviz_rust::dot_structures::EdgeTy;
use graphviz_rust::dot_structures::Graph as DotGraph;
use graphviz_rust::dot_structures::GraphAttributes;
use graphviz_rust::dot_structures::Id;
use graphviz_rust::dot_structures::Node as DotNode;
use graphviz_rust::dot_structures::NodeId as DotId;
use graphviz_rust::dot_structures::Stmt;
use graphviz_rust::dot_structures::Subgraph;
use graphviz_rust::dot_structures::Vertex;
use graphviz_rust::printer::DotPrinter as _;
use graphviz_rust::printer::PrinterContext;

use crate::export::Input;
use crate::export::paint;
use crate::export::paint::Class;
use crate::export::words;
use crate::graph::Edge;
use crate::graph::Link;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::query::Selection;

/// Longest quoted string in bytes; the scanner of older Graphviz releases ends at 16 kB.
const LONGEST: usize = 4000;
/// Characters of a label's line.
const LINE: usize = 30;
/// Lines of a title.
const LINES: usize = 2;
/// What the label of the graph says in place of a legend.
const LEGEND: &str = "Older documents at the left. An arrow leads from the citing to the cited. \
    Filled box: document of the collection. Dashed box: document that is only cited. \
    Rounded: source. Plain: web address. Width: number of citations. Dashed line: addendum, corrigendum or revision.";

/// Writes a selection as DOT.
pub(super) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let graph = graph(input.selection);
    writeln!(out, "{}", graph.print(&mut PrinterContext::default()))
}

fn graph(selection: &Selection<'_>) -> DotGraph {
    let graph = selection.graph();
    let mut stmts = frame(selection);
    stmts.extend(selection.nodes().iter().map(|&it| node(it, graph.node(it))));
    stmts.extend(years(selection));
    let edges = selection.edges().iter().map(|&it| selection.edge(it));
    stmts.extend(edges.map(|it| edge(it, &words::edge_tooltip(graph, it))));
    DotGraph::DiGraph {
        id: Id::Plain("ibid".to_owned()),
        strict: false,
        stmts,
    }
}

fn frame(selection: &Selection<'_>) -> Vec<Stmt> {
    let note = selection
        .left_out()
        .in_words()
        .map(|it| format!("\n{it}"))
        .unwrap_or_default();
    let legend = format!("{}{note}", wrapped(LEGEND, 110, 9));
    let font = quoted(&paint::FONTS.join(","));
    let whole = [
        ("rankdir", "RL".to_owned()),
        ("ranksep", "0.9".to_owned()),
        ("nodesep", "0.15".to_owned()),
        ("charset", quoted("UTF-8")),
        ("fontname", font.clone()),
        ("fontsize", "10".to_owned()),
        ("labelloc", "b".to_owned()),
        ("label", quoted(&legend)),
    ];
    let nodes = [
        ("shape", "box".to_owned()),
        ("fontname", font.clone()),
        ("fontsize", "10".to_owned()),
        ("margin", quoted("0.1,0.05")),
    ];
    let edges = [("arrowsize", "0.7".to_owned()), ("fontname", font)];
    vec![
        Stmt::GAttribute(GraphAttributes::Graph(attributes(whole))),
        Stmt::GAttribute(GraphAttributes::Node(attributes(nodes))),
        Stmt::GAttribute(GraphAttributes::Edge(attributes(edges))),
    ]
}

fn node(id: NodeId, node: &Node) -> Stmt {
    let class = Class::of(node);
    let look = class.look();
    let mut style = vec!["filled"];
    style.extend(look.dashed.then_some("dashed"));
    style.extend((class == Class::Source).then_some("rounded"));
    let shape = if class == Class::Web { "plaintext" } else { "box" };
    let mut fields = vec![
        ("label", quoted(&label(node))),
        ("shape", shape.to_owned()),
        ("style", quoted(&style.join(","))),
        ("fillcolor", quoted(look.fill)),
        ("color", quoted(look.outline)),
        ("tooltip", quoted(&tooltip(&words::node_tooltip(node)))),
    ];
    fields.extend(words::link(node).map(|it| ("URL", quoted(&it))));
    Stmt::Node(DotNode::new(plain(id), attributes(fields)))
}

/// The rows of a label, those of free words wrapped.
fn label(node: &Node) -> String {
    let rows = words::rows(node)
        .into_iter()
        .map(|(_, text)| wrapped(&shortened(&text), LINE, LINES));
    rows.collect::<Vec<_>>().join("\n")
}

/// Documents of one year on one rank, in a row with the year; a chain of the years keeps their order.
fn years(selection: &Selection<'_>) -> Vec<Stmt> {
    let mut years: BTreeMap<u16, Vec<NodeId>> = BTreeMap::new();
    for &id in selection.nodes() {
        let node = selection.graph().node(id);
        if let (true, Some(year)) = (node.is_document(), node.year) {
            years.entry(year).or_default().push(id);
        }
    }
    let mark = |year: &u16| DotId(Id::Plain(format!("y{year}")), None);
    let mut stmts = Vec::new();
    for (year, ids) in &years {
        let looks = [
            ("label", quoted(&year.to_string())),
            ("shape", "plaintext".to_owned()),
            ("fontsize", "14".to_owned()),
        ];
        let mut row = vec![Stmt::Attribute(attribute("rank", "same".to_owned()))];
        row.push(Stmt::Node(DotNode::new(mark(year), attributes(looks))));
        row.extend(ids.iter().map(|it| Stmt::Node(DotNode::new(plain(*it), Vec::new()))));
        stmts.push(Stmt::Subgraph(Subgraph {
            id: Id::Plain(format!("year{year}")),
            stmts: row,
        }));
    }
    let order: Vec<&u16> = years.keys().collect();
    for pair in order.windows(2) {
        stmts.push(Stmt::Edge(DotEdge {
            ty: EdgeTy::Pair(Vertex::N(mark(pair[1])), Vertex::N(mark(pair[0]))),
            attributes: attributes([("style", "invis".to_owned()), ("weight", "10".to_owned())]),
        }));
    }
    stmts
}

fn edge(edge: &Edge, about: &str) -> Stmt {
    let mut fields = vec![
        ("penwidth", format!("{:.2}", paint::line_width(edge))),
        ("color", quoted(paint::line_colour(edge, edge.citing.index()))),
        ("tooltip", quoted(&tooltip(about))),
    ];
    if edge.link != Link::Cites {
        fields.push(("style", "dashed".to_owned()));
    }
    Stmt::Edge(DotEdge {
        ty: EdgeTy::Pair(Vertex::N(plain(edge.citing)), Vertex::N(plain(edge.cited))),
        attributes: attributes(fields),
    })
}

fn plain(id: NodeId) -> DotId {
    DotId(Id::Plain(format!("n{}", id.index())), None)
}

fn attributes<'a>(fields: impl IntoIterator<Item = (&'a str, String)>) -> Vec<Attribute> {
    fields.into_iter().map(|(name, value)| attribute(name, value)).collect()
}

fn attribute(name: &str, value: String) -> Attribute {
    let value = if value.starts_with('"') {
        Id::Escaped(value)
    } else {
        Id::Plain(value)
    };
    Attribute(Id::Plain(name.to_owned()), value)
}

/// A text as one quoted string of DOT that Graphviz shows as it is. Graphviz decodes entities in every
/// string, so that `&` is written as one. The one place where strings get into DOT.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for it in text.chars().filter(|it| !words::turns_direction(*it)) {
        if quoted.len() > LONGEST {
            quoted.push('…');
            break;
        }
        match it {
            '\\' => quoted.push_str("\\\\"),
            '"' => quoted.push_str("\\\""),
            '\n' => quoted.push_str("\\n"),
            '&' => quoted.push_str("&amp;"),
            it if it.is_control() => quoted.push('\u{FFFD}'),
            it => quoted.push(it),
        }
    }
    quoted.push('"');
    quoted
}

/// In tooltips Graphviz expands `\N`, `\G` and their kin even where the backslash is doubled; another
/// character that looks the same stands for it.
fn tooltip(text: &str) -> String {
    text.replace('\\', "⧵")
}

/// As much of a text as the lines of a label hold, whether it has blanks or not.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(LINE * LINES) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Words broken into lines of about `width` characters, at most `lines` of them.
fn wrapped(text: &str, width: usize, lines: usize) -> String {
    let mut wrapped = String::new();
    let (mut column, mut line) = (0, 1);
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + length >= width {
            if line == lines {
                wrapped.push('…');
                return wrapped;
            }
            wrapped.push('\n');
            (column, line) = (0, line + 1);
        }
        let blank = if column > 0 { " " } else { "" };
        let _ = write!(wrapped, "{blank}{word}");
        column += length + blank.len();
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use graphviz_rust::dot_structures::Graph as DotGraph;
    use graphviz_rust::dot_structures::Id;
    use graphviz_rust::dot_structures::Stmt;
    use graphviz_rust::printer::DotPrinter as _;
    use graphviz_rust::printer::PrinterContext;
    use proptest::prelude::any;
    use proptest::prop_assert_eq;
    use proptest::proptest;

    use super::LONGEST;
    use super::graph;
    use super::node;
    use super::quoted;
    use super::wrapped;
    use crate::export::tests::HOSTILE;
    use crate::export::tests::build;
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
        let meant = graph(&Selection::all(&built.graph));
        let printed = meant.print(&mut PrinterContext::default());
        assert_eq!(graphviz_rust::parse(&printed), Ok(meant));
    }

    #[test]
    fn all_years_are_ranks() {
        let built = build(&[("a.txt", "See A/75/745-S/2021/156, S/2019/7 and S/2019/8.")]);
        let DotGraph::DiGraph { stmts, .. } = graph(&Selection::all(&built.graph)) else {
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
            let stmts = vec![node(id, &it)];
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
            let Stmt::Node(stmt) = node(id, &it) else {
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
}
