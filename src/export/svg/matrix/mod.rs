//! Who cites whom as a table of shaded squares: a row for each citing document, a column for each cited one.

mod draw;
mod labels;
mod shade;
mod table;

use crate::export::Input;
use crate::export::clusters::Groups;
use crate::export::svg::net::Net;
use table::Table;

pub(super) use shade::Shade;

/// Most rows, and most columns.
const MOST: usize = 60;

/// The picture of a selection.
pub(super) fn picture(input: &Input<'_, '_>) -> String {
    let groups = input.drawing.clusters.map(|it| Groups::of(input.selection, it));
    let mut net = Net::in_lanes(input, groups.as_ref());
    let table = Table::new(&net, groups.is_some(), MOST);
    net.remarks.extend(table.left_out.clone());
    let labels = labels::Labels::new(&net, &table);
    draw::picture(&net, input.drawing.theme, &table, &labels)
}

#[cfg(test)]
mod tests;
