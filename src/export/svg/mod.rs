//! A picture of the graph without any program's help: years from left to right, citing documents at the
//! right of what they cite; sources and addresses in a lane of their own below.
//!
//! Layered drawing after Sugiyama. The columns are given by the years; long lines pass through the
//! columns between the boxes, and all lines of one document share their way, so that they stay few.

mod card;
mod columns;
mod draw;
mod layers;
mod legend;
mod lines;
mod measure;
mod net;
mod order;
mod place;
mod xml;

use std::io;

use crate::query::Selection;

/// Writes a selection as SVG.
pub(super) fn write(selection: &Selection<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let net = net::Net::new(selection);
    let columns = columns::assign(&net);
    let mut layers = layers::build(&net, &columns);
    order::sort(&mut layers);
    let frame = place::place(&mut layers, &columns);
    out.write_all(draw::draw(&net, &columns, &layers, &frame).as_bytes())
}

#[cfg(test)]
mod tests;
