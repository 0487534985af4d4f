use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::export::paint;
use crate::export::svg::card;
use crate::export::svg::layers::Layers;
use crate::export::svg::net::Net;
use crate::export::svg::place::Frame;
use crate::export::xml::number;

/// Most distance between two arrows that end at one box.
const APART: f64 = 9.0;
/// What arrows keep from the corners of a box.
const CORNER: f64 = 6.0;
/// How far a line between two boxes of one column is pulled out; three quarters of it fit in the margin.
const BULGE: f64 = 30.0;

/// A line and its arrow as drawn.
pub(super) struct Drawn {
    pub(super) line: String,
    pub(super) arrow: String,
    pub(super) width: f64,
}

/// The lines of all arcs, in their order.
pub(super) fn lines(net: &Net<'_>, layers: &Layers, frame: &Frame) -> Vec<Drawn> {
    let ends = ends(layers);
    layers
        .routes
        .iter()
        .zip(&net.arcs)
        .zip(ends)
        .map(|((route, arc), end)| {
            let width = paint::line_width(arc.edge);
            line(route, end, width, layers, frame)
        })
        .collect()
}

/// Height at which each line reaches the box at its end: spread over the side that it comes to, in the
/// order in which they come.
fn ends(layers: &Layers) -> Vec<f64> {
    let mut sides: BTreeMap<(usize, bool), Vec<(f64, usize)>> = BTreeMap::new();
    for (at, route) in layers.routes.iter().enumerate() {
        let [.., before, last] = route.as_slice() else {
            continue;
        };
        let from_left = layers.items[*before].column < layers.items[*last].column;
        sides
            .entry((*last, from_left))
            .or_default()
            .push((layers.items[*before].middle(), at));
    }
    let mut ends = vec![0.0; layers.routes.len()];
    for ((item, _), lines) in sides {
        let own = &layers.items[item];
        spread(lines, own.middle(), own.height, &mut ends);
    }
    ends
}

/// Spreads the lines that come to one side of a box over it, in the order of the heights at which they come.
pub(super) fn spread(mut lines: Vec<(f64, usize)>, middle: f64, height: f64, ends: &mut [f64]) {
    lines.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    let steps = f64::from(u16::try_from(lines.len().saturating_sub(1)).unwrap_or(u16::MAX));
    let step = if steps > 0.0 {
        APART.min((height - 2.0 * CORNER).max(0.0) / steps)
    } else {
        0.0
    };
    let mut y = middle - step * steps / 2.0;
    for (_, at) in lines {
        ends[at] = y;
        y += step;
    }
}

/// An arrow from `back` to `tip` at a height.
pub(super) fn arrow(back: f64, tip: f64, height: f64, size: f64) -> String {
    let half = size * 0.42;
    let corners = [back, height - half, tip, height, back, height + half].map(number);
    format!(
        "M{} {}L{} {}L{} {}Z",
        corners[0], corners[1], corners[2], corners[3], corners[4], corners[5]
    )
}

fn line(route: &[usize], end: f64, width: f64, layers: &Layers, frame: &Frame) -> Drawn {
    let column = |item: &usize| layers.items[*item].column;
    let (Some(first), Some(last)) = (route.first(), route.last()) else {
        return Drawn {
            line: String::new(),
            arrow: String::new(),
            width,
        };
    };
    let leftwards = column(last) < column(first);
    let beside = column(last) == column(first);
    // The sides of a column where lines come in and go out.
    let side = |item: &usize, out: bool| frame.left[column(item)] + if leftwards == out { 0.0 } else { card::WIDTH };
    let (mut x, mut y) = (side(first, true), layers.items[*first].middle());
    let mut line = format!("M{} {}", number(x), number(y));
    for bend in route.iter().skip(1).take(route.len().saturating_sub(2)) {
        let height = layers.items[*bend].middle();
        curve(&mut line, (x, y), (side(bend, false), height));
        (x, y) = (side(bend, true), height);
        let _ = write!(line, "H{}", number(x));
    }
    let size = 5.0 + 1.3 * width;
    let tip = if beside { side(last, true) } else { side(last, false) };
    let back = if leftwards || beside { tip + size } else { tip - size };
    if beside {
        let bulge = x + BULGE;
        let points = [bulge, y, bulge, end, back, end].map(number);
        let _ = write!(line, "C{}", points.join(" "));
    } else {
        curve(&mut line, (x, y), (back, end));
    }
    let arrow = arrow(back, tip, end, size);
    Drawn { line, arrow, width }
}

/// From one point to the next, level at both ends.
pub(super) fn curve(line: &mut String, from: (f64, f64), to: (f64, f64)) {
    let middle = f64::midpoint(from.0, to.0);
    let points = [middle, from.1, middle, to.1, to.0, to.1].map(number);
    let _ = write!(line, "C{}", points.join(" "));
}
