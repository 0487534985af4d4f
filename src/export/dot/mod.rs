//! DOT for Graphviz: documents ranked by year, older at the left, in clusters where they are asked for.

mod syntax;

use std::collections::BTreeMap;
use std::io;

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
use crate::export::clusters::Groups;
use crate::export::paint;
use crate::export::paint::Arrow;
use crate::export::paint::Line;
use crate::export::paint::Look;
use crate::export::paint::Palette;
use crate::export::paint::Shape;
use crate::export::words;
use crate::graph::Edge;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::query::Selection;
use syntax::attribute;
use syntax::attributes;
use syntax::plain;
use syntax::quoted;
use syntax::tooltip;
use syntax::wrapped;

/// Shapes with what Graphviz calls them, and the number of their outlines where it is not the usual one.
const SHAPES: [(Shape, &str, &str); 9] = [
    (Shape::Folded, "note", ""),
    (Shape::Double, "box", "2"),
    (Shape::Cut, "octagon", ""),
    (Shape::Spine, "box", ""),
    (Shape::Hexagon, "hexagon", ""),
    (Shape::Rounded, "box", ""),
    (Shape::Tab, "tab", ""),
    (Shape::Plain, "box", ""),
    (Shape::Underline, "underline", ""),
];

/// Characters of a line of the legend, and its most lines.
const LEGEND: (usize, usize) = (110, 12);

/// Writes a selection as DOT.
pub(super) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}", graph(input).print(&mut PrinterContext::default()))
}

fn graph(input: &Input<'_, '_>) -> DotGraph {
    let selection = input.selection;
    let graph = selection.graph();
    let palette = paint::palette(input.drawing.theme);
    let groups = input.drawing.clusters.map(|it| Groups::of(selection, it));
    let mut stmts = frame(input, palette, groups.as_ref());
    let centre = input.drawing.centre;
    let nodes = selection.nodes().iter();
    stmts.extend(nodes.map(|it| node(*it, graph.node(*it), palette, centre.contains(it))));
    stmts.extend(groups.iter().flat_map(|it| clusters(it, palette)));
    stmts.extend(years(selection));
    let edges = selection.edges().iter().map(|&it| selection.edge(it));
    stmts.extend(edges.map(|it| edge(it, palette, &words::edge_tooltip(graph, it))));
    DotGraph::DiGraph {
        id: Id::Plain("ibid".to_owned()),
        strict: false,
        stmts,
    }
}

fn frame(input: &Input<'_, '_>, palette: &Palette, groups: Option<&Groups>) -> Vec<Stmt> {
    let mut label: Vec<String> = input.drawing.title.map(words::clean).into_iter().collect();
    label.push(wrapped(&legend(input.selection), LEGEND.0, LEGEND.1));
    label.extend(input.selection.left_out().in_words());
    label.extend(groups.and_then(|it| it.remark.clone()));
    let font = quoted(&paint::FONTS.join(","));
    let mut whole = vec![
        ("rankdir", "RL".to_owned()),
        ("ranksep", "0.9".to_owned()),
        ("nodesep", "0.15".to_owned()),
        ("charset", quoted("UTF-8")),
        ("bgcolor", quoted(palette.background)),
        ("fontcolor", quoted(palette.ink)),
        ("fontname", font.clone()),
        ("fontsize", "10".to_owned()),
        ("labelloc", "b".to_owned()),
        ("label", quoted(&label.join("\n"))),
    ];
    // Ranks that reach over clusters need the newer way of ranking.
    whole.extend(groups.map(|_| ("newrank", "true".to_owned())));
    let nodes = [
        ("shape", "box".to_owned()),
        ("fontname", font.clone()),
        ("fontcolor", quoted(palette.ink)),
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

/// What shapes and lines mean, of those that occur.
fn legend(selection: &Selection<'_>) -> String {
    let node = |it: &NodeId| selection.graph().node(*it);
    let mut said = vec!["Older documents at the left. An arrow leads from the citing to the cited.".to_owned()];
    for (at, look) in paint::LOOKS.iter().enumerate() {
        if selection.nodes().iter().any(|it| Look::of(node(it)) == at) {
            said.push(format!("{}: {}.", look.shown_as, look.name));
        }
    }
    if selection.nodes().iter().any(|it| paint::only_cited(node(it))) {
        said.push("Dashed and empty: only cited.".to_owned());
    }
    for (at, line) in paint::LINES.iter().enumerate() {
        if selection.edges().iter().any(|it| Line::of(selection.edge(*it)) == at) {
            said.push(format!("{}: {}.", line.shown_as, line.name));
        }
    }
    said.push("Width of a line: number of citations.".to_owned());
    said.join(" ")
}

fn node(id: NodeId, node: &Node, palette: &Palette, centre: bool) -> Stmt {
    let at = Look::of(node);
    let shape = paint::LOOKS[at].shape;
    let only_cited = paint::only_cited(node);
    let tint = &palette.tints[at];
    let fill = if only_cited { palette.background } else { tint.fill };
    let mut style = vec![if shape == Shape::Spine { "striped" } else { "filled" }];
    style.extend(only_cited.then_some("dashed"));
    style.extend((shape == Shape::Rounded).then_some("rounded"));
    let fill = match shape {
        Shape::Spine => format!("{};0.05:{fill}", tint.outline),
        _ => fill.to_owned(),
    };
    let drawn = SHAPES.iter().find(|it| it.0 == shape);
    let mut fields = vec![
        ("label", quoted(&label(node))),
        ("shape", drawn.map_or("box", |it| it.1).to_owned()),
        ("style", quoted(&style.join(","))),
        ("fillcolor", quoted(&fill)),
        ("color", quoted(tint.outline)),
        ("tooltip", quoted(&tooltip(&words::node_tooltip(node)))),
    ];
    let outlines = drawn.map(|it| it.2).filter(|it| !it.is_empty());
    fields.extend(outlines.map(|it| ("peripheries", it.to_owned())));
    fields.extend(centre.then(|| ("penwidth", "3.2".to_owned())));
    fields.extend(words::link(node).map(|it| ("URL", quoted(&it))));
    Stmt::Node(DotNode::new(plain(id), attributes(fields)))
}

/// The rows of a label, those of free words wrapped.
fn label(node: &Node) -> String {
    let rows = words::rows(node)
        .into_iter()
        .map(|(_, text)| wrapped(&syntax::shortened(&text), syntax::LINE, syntax::LINES));
    rows.collect::<Vec<_>>().join("\n")
}

/// Frames around documents that stand together.
fn clusters(groups: &Groups, palette: &Palette) -> Vec<Stmt> {
    let mut members: Vec<Vec<NodeId>> = vec![Vec::new(); groups.headings.len()];
    for (id, at) in &groups.of {
        members[*at].push(*id);
    }
    let frame = |(at, (heading, members)): (usize, (&String, Vec<NodeId>))| {
        let looks = [
            ("label", quoted(&syntax::shortened(heading))),
            ("labelloc", "t".to_owned()),
            ("labeljust", "l".to_owned()),
            ("color", quoted(palette.grid)),
            ("fontcolor", quoted(palette.ink)),
            ("tooltip", quoted(&tooltip(heading))),
        ];
        let mut stmts = vec![Stmt::GAttribute(GraphAttributes::Graph(attributes(looks)))];
        stmts.extend(
            members
                .iter()
                .map(|it| Stmt::Node(DotNode::new(plain(*it), Vec::new()))),
        );
        Stmt::Subgraph(Subgraph {
            id: Id::Plain(format!("cluster_{at}")),
            stmts,
        })
    };
    groups.headings.iter().zip(members).enumerate().map(frame).collect()
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

fn edge(edge: &Edge, palette: &Palette, about: &str) -> Stmt {
    let at = Line::of(edge);
    let line = &paint::LINES[at];
    let colour = if at + 1 == paint::LINES.len() {
        palette.plain
    } else {
        palette.line(edge.citing.index())
    };
    let head = match line.arrow {
        Arrow::Filled => "normal",
        Arrow::Double => "normalnormal",
        Arrow::Open => "onormal",
    };
    let fields = [
        ("penwidth", format!("{:.2}", paint::line_width(edge))),
        ("color", quoted(colour)),
        ("style", line.coarse.to_owned()),
        ("arrowhead", head.to_owned()),
        ("tooltip", quoted(&tooltip(about))),
    ];
    Stmt::Edge(DotEdge {
        ty: EdgeTy::Pair(Vertex::N(plain(edge.citing)), Vertex::N(plain(edge.cited))),
        attributes: attributes(fields),
    })
}

#[cfg(test)]
mod tests;
