//! A picture of the graph without any program's help: years from left to right, citing documents at the
//! right of what they cite; sources and addresses in a lane of their own below.
//!
//! Layered drawing after Sugiyama. The columns are given by the years, by the steps from a document or by who cites
//! whom; long lines pass through the columns between the boxes, and all lines of one document share their way, so that
//! they stay few.

mod boxes;
mod card;
mod chain;
mod colours;
mod columns;
mod draw;
mod layers;
mod legend;
mod lines;
mod matrix;
pub(super) mod measure;
mod net;
mod order;
mod place;
mod shape;
mod steps;
mod text;
mod timeline;

use std::io;

use crate::export::Input;
use crate::export::clusters::Groups;
use crate::export::drawing::Drawing;
use crate::query::Arcs;
use crate::query::Selection;
use columns::Columns;
use net::Net;

/// One way to lay out a picture.
#[derive(Debug)]
pub struct Layout {
    /// Name for `--layout`.
    pub name: &'static str,
    /// One line for help.
    pub help: &'static str,
    /// Whether what stands together gets a lane of its own.
    pub lanes: bool,
    /// Draws a selection as SVG.
    draw: fn(&Input<'_, '_>) -> String,
}

/// All layouts; the first is the usual one.
pub const LAYOUTS: &[Layout] = &[
    Layout {
        name: "dated",
        help: "Years as columns, older at the left; clusters as lanes",
        lanes: true,
        draw: dated,
    },
    Layout {
        name: "layered",
        help: "What is cited at the left of what cites it, whatever the dates; clusters as lanes",
        lanes: true,
        draw: layered,
    },
    Layout {
        name: "ego",
        help: "One document in the middle, what it cites at its left, what cites it at its right, by steps",
        lanes: false,
        draw: ego,
    },
    Layout {
        name: "chain",
        help: "From the citing to the cited, with place and words of each citation under its arrow",
        lanes: false,
        draw: chain,
    },
    Layout {
        name: "matrix",
        help: "Who cites whom as a table, rows citing and columns cited, by year or cluster",
        lanes: true,
        draw: matrix::picture,
    },
    Layout {
        name: "timeline",
        help: "Documents on an axis of time with real distances, a lane for each sender or cluster",
        lanes: true,
        draw: timeline::picture,
    },
];

/// The order of layers in words.
const LAYERED: &str = "what is cited at the left";

/// Why what was to be a chain is not one.
const TOO_LARGE: &str = "too many links for a chain with words: what is cited stands at the left of what cites it";

impl Layout {
    /// The layout of a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        LAYOUTS.iter().find(|it| it.name == name)
    }
}

/// Whether a selection reads as a chain of citations: one way, or a few beside each other.
pub fn is_chain(selection: &Selection<'_>) -> bool {
    chain::suits(&Arcs::of(selection))
}

/// Writes a selection as SVG in the layout that is asked for.
pub(super) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let draw = input
        .drawing
        .layout
        .map_or(dated as fn(&Input<'_, '_>) -> String, |it| it.draw);
    out.write_all(draw(input).as_bytes())
}

/// With years as columns; where no document has a year, in layers.
fn dated(input: &Input<'_, '_>) -> String {
    let has_year = |it: &crate::graph::NodeId| {
        let node = input.selection.graph().node(*it);
        node.is_document() && node.year.is_some()
    };
    if input.selection.nodes().iter().any(has_year) {
        by_years(input)
    } else {
        layered(input)
    }
}

fn by_years(input: &Input<'_, '_>) -> String {
    // Years are columns already.
    let clusters = input.drawing.clusters.filter(|it| it.name != "year");
    let groups = clusters.map(|it| Groups::of(input.selection, it));
    let net = Net::in_lanes(input, groups.as_ref());
    in_columns(&net, &columns::assign(&net), "older at the left")
}

/// In layers, whatever the dates.
fn layered(input: &Input<'_, '_>) -> String {
    let groups = input.drawing.clusters.map(|it| Groups::of(input.selection, it));
    let net = match &groups {
        Some(_) => Net::in_lanes(input, groups.as_ref()),
        None => Net::new(input),
    };
    in_columns(&net, &steps::layered(&net), LAYERED)
}

/// What a document leads to and what leads to it; the rest is left out.
fn ego(input: &Input<'_, '_>) -> String {
    let whole = Net::new(input);
    let (centre, reached) = steps::reached(&whole);
    let ids = |it: Vec<usize>| it.into_iter().map(|it| input.selection.nodes()[it]).collect::<Vec<_>>();
    let (centre, selection) = (ids(centre), input.selection.only(ids(reached)));
    let drawing = Drawing {
        centre: &centre,
        ..*input.drawing
    };
    let net = Net::new(&Input {
        selection: &selection,
        drawing: &drawing,
        ..*input
    });
    in_columns(&net, &steps::around(&net), "what is cited at the left, by steps")
}

/// As a chain; in layers without words on the lines where it would be too large.
fn chain(input: &Input<'_, '_>) -> String {
    let mut net = Net::new(input);
    match chain::picture(&net) {
        Some((columns, layers, frame)) => draw::draw(
            &net,
            &columns,
            &layers,
            &frame,
            "from the citing at the left to the cited",
        ),
        None => {
            net.remarks.push(TOO_LARGE.to_owned());
            in_columns(&net, &steps::layered(&net), LAYERED)
        }
    }
}

fn in_columns(net: &Net<'_>, columns: &Columns, order: &str) -> String {
    let mut layers = layers::build(net, columns);
    order::sort(&mut layers);
    let frame = place::place(&mut layers, columns, net);
    draw::draw(net, columns, &layers, &frame, order)
}

#[cfg(test)]
mod tests;
