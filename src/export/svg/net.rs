use crate::export::Input;
use crate::export::clusters::Groups;
use crate::export::paint;
use crate::export::paint::Line;
use crate::export::paint::Look;
use crate::export::paint::Palette;
use crate::export::svg::card::Card;
use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::Node;

/// The selection with dense numbers, each node's box, and what the whole picture is drawn with.
pub(super) struct Net<'a> {
    pub(super) graph: &'a CiteGraph,
    pub(super) palette: &'static Palette,
    pub(super) title: Option<&'a str>,
    pub(super) nodes: Vec<Member<'a>>,
    pub(super) arcs: Vec<Arc<'a>>,
    /// What stands above each other, from top to bottom.
    pub(super) lanes: Vec<Lane>,
    /// What the picture does not show, one remark a line.
    pub(super) remarks: Vec<String>,
}

/// A row of the picture.
pub(super) struct Lane {
    pub(super) heading: Option<String>,
    /// Whether a frame stands around it.
    pub(super) framed: bool,
}

pub(super) struct Member<'a> {
    pub(super) node: &'a Node,
    /// Position among the looks.
    pub(super) look: usize,
    pub(super) only_cited: bool,
    /// Whether the picture is about it.
    pub(super) centre: bool,
    pub(super) lane: usize,
    pub(super) card: Card,
}

/// An edge between two members, by their numbers.
pub(super) struct Arc<'a> {
    pub(super) citing: usize,
    pub(super) cited: usize,
    pub(super) edge: &'a Edge,
    /// Position among the lines.
    pub(super) line: usize,
}

impl<'a> Net<'a> {
    /// All in one lane.
    pub(super) fn new(input: &Input<'a, '_>) -> Self {
        let selection = input.selection;
        let graph = selection.graph();
        let nodes = selection.nodes().iter().map(|&id| {
            let node = graph.node(id);
            Member {
                node,
                look: Look::of(node),
                only_cited: paint::only_cited(node),
                centre: input.drawing.centre.contains(&id),
                lane: 0,
                card: Card::new(node),
            }
        });
        let number = |id| selection.nodes().binary_search(&id).ok();
        let arcs = selection.edges().iter().filter_map(|&id| {
            let edge = selection.edge(id);
            let (citing, cited) = (number(edge.citing)?, number(edge.cited)?);
            let line = Line::of(edge);
            let arc = Arc {
                citing,
                cited,
                edge,
                line,
            };
            (citing != cited).then_some(arc)
        });
        Self {
            graph,
            palette: paint::palette(input.drawing.theme),
            title: input.drawing.title,
            nodes: nodes.collect(),
            arcs: arcs.collect(),
            lanes: vec![Lane {
                heading: None,
                framed: false,
            }],
            remarks: selection.left_out().in_words().into_iter().collect(),
        }
    }

    /// With sources and addresses in a lane of their own below the documents, and these in the lanes of a clustering.
    pub(super) fn in_lanes(input: &Input<'a, '_>, groups: Option<&Groups>) -> Self {
        let mut net = Self::new(input);
        if let Some(groups) = groups {
            let framed = |heading: &String| Lane {
                heading: Some(heading.clone()),
                framed: true,
            };
            net.lanes = groups.headings.iter().map(framed).collect();
            for (member, id) in net.nodes.iter_mut().zip(input.selection.nodes()) {
                member.lane = groups.of.get(id).copied().unwrap_or(0);
            }
            net.remarks.extend(groups.remark.clone());
        }
        if net.nodes.iter().any(|it| !it.node.is_document()) {
            if net.nodes.iter().all(|it| !it.node.is_document()) {
                net.lanes.clear();
            }
            let below = net.lanes.len();
            net.lanes.push(Lane {
                heading: Some("Sources and web addresses".to_owned()),
                framed: false,
            });
            for member in net.nodes.iter_mut().filter(|it| !it.node.is_document()) {
                member.lane = below;
            }
        }
        net
    }

    /// For each member, the members that it cites.
    pub(super) fn cited(&self) -> Vec<Vec<usize>> {
        let mut cited = vec![Vec::new(); self.nodes.len()];
        for arc in &self.arcs {
            cited[arc.citing].push(arc.cited);
        }
        cited
    }

    /// For each member, the members that cite it.
    pub(super) fn citing(&self) -> Vec<Vec<usize>> {
        let mut citing = vec![Vec::new(); self.nodes.len()];
        for arc in &self.arcs {
            citing[arc.cited].push(arc.citing);
        }
        citing
    }
}
