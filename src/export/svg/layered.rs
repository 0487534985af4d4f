//! A layered picture that asks for no dates: each document stands at the right of everything that it
//! cites. The dugong crate, a port of dagre, gives the places; this module only hands over and draws.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write as _;

use dugong::EdgeLabel;
use dugong::GraphLabel;
use dugong::NodeLabel;
use dugong::RankDir;
use dugong::WorkControl;
use dugong::WorkError;
use dugong::graphlib::Graph;
use dugong::graphlib::GraphOptions;

use crate::export::paint;
use crate::export::svg::boxes;
use crate::export::svg::card;
use crate::export::svg::draw;
use crate::export::svg::lines;
use crate::export::svg::lines::Drawn;
use crate::export::svg::lines::Head;
use crate::export::svg::net::Arc;
use crate::export::svg::net::Net;
use crate::export::svg::place::MARGIN;
use crate::export::xml::number;

/// Work that the layout may take, in its own units; about a thousand nodes with their links.
const BUDGET: usize = 400_000_000;

/// Blank between two boxes of a column, between two columns, and between two lines.
const GAPS: (f64, f64, f64) = (16.0, 64.0, 10.0);

/// The order in words.
pub(super) const ORDER: &str = "what is cited at the left";

/// Where boxes and lines of a net lie.
struct Places {
    /// Middle of each member's box.
    middles: Vec<(f64, f64)>,
    /// Where each arc passes a column, from the citing to the cited.
    bends: Vec<Vec<(f64, f64)>>,
    width: f64,
    bottom: f64,
}

/// The picture, or `None` where the layout fails or would take too long.
pub(super) fn picture(net: &Net<'_>) -> Option<String> {
    let places = places(net)?;
    let mut inside = String::new();
    let ends = line_ends(net, &places);
    let drawn = net
        .arcs
        .iter()
        .zip(ends)
        .enumerate()
        .map(|(at, (arc, end))| line(&places, at, arc, end));
    draw::arcs(&mut inside, net, drawn.collect());
    for (member, (x, y)) in net.nodes.iter().zip(&places.middles) {
        let (left, top) = (x - card::WIDTH / 2.0, y - member.card.height / 2.0);
        boxes::draw(&mut inside, net.palette, member, left, top);
    }
    Some(draw::finish(net, &inside, places.width, places.bottom, ORDER))
}

/// A budget of work; dagre grows faster than the graph.
struct Budget(usize);

impl WorkControl for Budget {
    fn charge(&mut self, units: usize) -> Result<(), WorkError> {
        self.0 = self.0.checked_sub(units).ok_or(WorkError::Interrupted)?;
        Ok(())
    }
}

fn places(net: &Net<'_>) -> Option<Places> {
    if net.nodes.is_empty() {
        return None;
    }
    let options = GraphOptions {
        multigraph: true,
        compound: false,
        directed: true,
    };
    let mut graph: Graph<NodeLabel, EdgeLabel, GraphLabel> = Graph::new(options);
    graph.set_graph(GraphLabel {
        rankdir: RankDir::LR,
        nodesep: GAPS.0,
        ranksep: GAPS.1,
        edgesep: GAPS.2,
        ..GraphLabel::default()
    });
    for (at, member) in net.nodes.iter().enumerate() {
        let label = NodeLabel {
            width: card::WIDTH,
            height: member.card.height,
            ..NodeLabel::default()
        };
        graph.set_node(node_name(at), label);
    }
    for (at, arc) in net.arcs.iter().enumerate() {
        let label = EdgeLabel {
            weight: 1.0,
            ..EdgeLabel::default()
        };
        let (cited, citing, name) = ends(at, arc);
        graph.set_edge_named(cited, citing, Some(name), Some(label));
    }
    dugong::layout_controlled(&mut graph, &mut Budget(BUDGET)).ok()?;
    read(net, &graph)
}

fn node_name(at: usize) -> String {
    format!("n{at}")
}

/// Names of an arc's ends and of the arc. The cited comes first, so that it stands at the left.
fn ends(at: usize, arc: &Arc<'_>) -> (String, String, String) {
    (node_name(arc.cited), node_name(arc.citing), format!("e{at}"))
}

fn read(net: &Net<'_>, graph: &Graph<NodeLabel, EdgeLabel, GraphLabel>) -> Option<Places> {
    let mut middles = Vec::with_capacity(net.nodes.len());
    for at in 0..net.nodes.len() {
        let label = graph.node(&node_name(at))?;
        middles.push((label.x?, label.y?));
    }
    // Places are compared in whole units: dagre gives all boxes of a column one middle.
    let unit = |x: f64| number(x.round());
    let columns: BTreeSet<String> = middles.iter().map(|it| unit(it.0)).collect();
    let mut bends = Vec::with_capacity(net.arcs.len());
    for (at, arc) in net.arcs.iter().enumerate() {
        let (cited, citing, name) = ends(at, arc);
        let points = graph.edge(&cited, &citing, Some(&name))?.points.as_slice();
        // The ends lie anywhere on a box; points between two columns need no passage.
        let inner = points.get(1..points.len().saturating_sub(1)).unwrap_or(&[]);
        let passing = inner.iter().rev().filter(|it| columns.contains(&unit(it.x)));
        bends.push(passing.map(|it| (it.x, it.y)).collect::<Vec<_>>());
    }
    let boxes = middles
        .iter()
        .zip(&net.nodes)
        .map(|(it, member)| (it.0, it.1, member.card.height / 2.0));
    let lines = bends.iter().flatten().map(|it| (it.0, it.1, 0.0));
    let extent: Vec<(f64, f64, f64)> = boxes.chain(lines).collect();
    let left = extent
        .iter()
        .map(|it| it.0 - card::WIDTH / 2.0)
        .fold(f64::INFINITY, f64::min);
    let top = extent.iter().map(|it| it.1 - it.2).fold(f64::INFINITY, f64::min);
    let right = extent.iter().map(|it| it.0 + card::WIDTH / 2.0).fold(0.0, f64::max);
    let bottom = extent.iter().map(|it| it.1 + it.2).fold(0.0, f64::max);
    let moved = |it: &(f64, f64)| (it.0 - left + MARGIN, it.1 - top + MARGIN);
    Some(Places {
        middles: middles.iter().map(moved).collect(),
        bends: bends.iter().map(|it| it.iter().map(moved).collect()).collect(),
        width: right - left + 2.0 * MARGIN,
        bottom: bottom - top + MARGIN,
    })
}

/// A line from the left side of the citing box, level through the columns on its way, to the right side of the cited one.
fn line(places: &Places, at: usize, arc: &Arc<'_>, end: f64) -> Drawn {
    let width = paint::line_width(arc.edge);
    let (citing, cited) = (places.middles[arc.citing], places.middles[arc.cited]);
    // In a circle of citations one line leads to the right.
    let way = if citing.0 >= cited.0 { -1.0 } else { 1.0 };
    let half = card::WIDTH / 2.0;
    let mut from = (citing.0 + way * half, citing.1);
    let mut path = format!("M{} {}", number(from.0), number(from.1));
    for bend in &places.bends[at] {
        lines::curve(&mut path, from, (bend.0 - way * half, bend.1));
        from = (bend.0 + way * half, bend.1);
        let _ = write!(path, "H{}", number(from.0));
    }
    let head = Head::new(paint::LINES[arc.line].arrow, width);
    let tip = cited.0 - way * half;
    let back = tip - way * head.length();
    lines::curve(&mut path, from, (back, end));
    Drawn {
        line: path,
        head: head.path((tip, end), way),
        width,
    }
}

/// Height at which each line reaches the cited box: spread over its side in the order in which they come.
fn line_ends(net: &Net<'_>, places: &Places) -> Vec<f64> {
    let mut sides: BTreeMap<usize, Vec<(f64, usize)>> = BTreeMap::new();
    for (at, arc) in net.arcs.iter().enumerate() {
        let before = places.bends[at].last().unwrap_or(&places.middles[arc.citing]);
        sides.entry(arc.cited).or_default().push((before.1, at));
    }
    let mut ends = vec![0.0; net.arcs.len()];
    for (cited, lines) in sides {
        lines::spread(lines, places.middles[cited].1, net.nodes[cited].card.height, &mut ends);
    }
    ends
}
