//! A picture of the graph without any program's help: years from left to right, citing documents at the
//! right of what they cite; sources and addresses in a lane of their own below.
//!
//! Layered drawing after Sugiyama. The columns are given by the years; long lines pass through the
//! columns between the boxes, and all lines of one document share their way, so that they stay few.

mod card;
mod columns;
mod draw;
mod layered;
mod layers;
mod legend;
mod lines;
pub(super) mod measure;
mod net;
mod order;
mod place;

use std::io;

use crate::export::Input;

/// What writes a picture.
type Write = fn(&Input<'_, '_>, &mut dyn io::Write) -> io::Result<()>;

/// One way to lay out a picture.
#[derive(Debug)]
pub struct Layout {
    /// Name for `--layout`.
    pub name: &'static str,
    /// One line for help.
    pub help: &'static str,
    /// Writes a selection as SVG.
    pub(super) write: Write,
}

/// All layouts; the first is the usual one.
pub const LAYOUTS: &[Layout] = &[
    Layout {
        name: "dated",
        help: "Years as columns, older at the left",
        write: write_dated,
    },
    Layout {
        name: "layered",
        help: "What is cited at the left of what cites it, whatever the dates",
        write: write_layered,
    },
];

/// Writes a selection as SVG in the layout that is asked for.
pub(super) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    (input.drawing.layout.map_or(write_dated as Write, |it| it.write))(input, out)
}

/// With years as columns; where no document has a year, in layers.
fn write_dated(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let net = net::Net::new(input.selection);
    let dated = net
        .nodes
        .iter()
        .any(|it| it.node.is_document() && it.node.year.is_some());
    match if dated { None } else { layered::picture(&net) } {
        Some(picture) => out.write_all(picture.as_bytes()),
        None => out.write_all(dated_picture(&net).as_bytes()),
    }
}

/// In layers; by years where the layout would take too long.
fn write_layered(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let net = net::Net::new(input.selection);
    let picture = layered::picture(&net).unwrap_or_else(|| dated_picture(&net));
    out.write_all(picture.as_bytes())
}

fn dated_picture(net: &net::Net<'_>) -> String {
    let columns = columns::assign(net);
    let mut layers = layers::build(net, &columns);
    order::sort(&mut layers);
    let frame = place::place(&mut layers, &columns);
    draw::draw(net, &columns, &layers, &frame)
}

#[cfg(test)]
mod tests;
