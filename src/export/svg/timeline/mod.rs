//! Documents along an axis of time with real distances, one lane for each sender or cluster; citations as arcs.

mod axis;
mod draw;
mod places;

use crate::export::Input;
use crate::export::clusters::CLUSTERINGS;
use crate::export::clusters::Groups;
use crate::export::svg::net::Net;
use axis::Axis;
use places::Places;

/// What lanes stand for where nothing else is asked.
const USUAL: &str = "sender";

/// The picture of a selection.
pub(super) fn picture(input: &Input<'_, '_>) -> String {
    let usual = || CLUSTERINGS.iter().find(|it| it.name == USUAL);
    let groups = input
        .drawing
        .clusters
        .or_else(usual)
        .map(|it| Groups::of(input.selection, it));
    let mut net = Net::in_lanes(input, groups.as_ref());
    let axis = axis(&net);
    let places = Places::new(&net, &axis);
    let of_year = |it: &&crate::export::svg::net::Member<'_>| axis::day(it.node).is_some() && !axis::is_exact(it.node);
    let of_year = net.nodes.iter().filter(of_year).count();
    if of_year > 0 {
        net.remarks.push(format!(
            "{of_year} documents and sources of which only the year is known stand in its middle"
        ));
    }
    if axis.breaks.len() == 1 {
        net.remarks
            .push("the dotted gap is a time without documents, drawn short".to_owned());
    } else if axis.breaks.len() > 1 {
        let gaps = axis.breaks.len();
        net.remarks.push(format!(
            "the {gaps} dotted gaps are times without documents, drawn short"
        ));
    }
    draw::picture(&net, &axis, &places)
}

fn axis(net: &Net<'_>) -> Axis {
    Axis::new(net.nodes.iter().filter_map(|it| axis::day(it.node)).collect())
}

#[cfg(test)]
mod tests;
