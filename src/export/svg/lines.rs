use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::export::paint;
use crate::export::paint::Arrow;
use crate::export::svg::layers::Layers;
use crate::export::svg::net::Arc;
use crate::export::svg::net::Net;
use crate::export::svg::place::Frame;
use crate::export::xml::number;

/// Most distance between two arrows that end at one box.
const APART: f64 = 9.0;
/// What arrows keep from the corners of a box.
const CORNER: f64 = 6.0;
/// How far a line between two boxes of one column is pulled out; three quarters of it fit in the margin.
const BULGE: f64 = 30.0;
/// How far a line to the next row of a folded chain leaves its row.
const TURN: f64 = 9.0;

/// A line and its arrow as drawn.
pub(super) struct Drawn {
    pub(super) line: String,
    /// Path of the arrow's heads.
    pub(super) head: String,
    pub(super) width: f64,
}

/// The head of an arrow by its looks and the width of its line.
#[derive(Clone, Copy)]
pub(super) struct Head {
    arrow: Arrow,
    size: f64,
}

impl Head {
    pub(super) fn new(arrow: Arrow, width: f64) -> Self {
        Self {
            arrow,
            size: 5.0 + 1.3 * width,
        }
    }

    /// From its tip to where the line ends.
    pub(super) fn length(self) -> f64 {
        match self.arrow {
            Arrow::Filled | Arrow::Open => self.size,
            Arrow::Double => self.size * 1.8,
        }
    }

    /// Its path, with the tip at a point and pointing to the right (1) or the left (-1).
    pub(super) fn path(self, (tip, height): (f64, f64), way: f64) -> String {
        let half = self.size * 0.42;
        let one = |tip: f64| {
            let back = tip - way * self.size;
            let corners = [back, height - half, tip, height, back, height + half].map(number);
            format!(
                "M{} {}L{} {}L{} {}Z",
                corners[0], corners[1], corners[2], corners[3], corners[4], corners[5]
            )
        };
        match self.arrow {
            Arrow::Filled | Arrow::Open => one(tip),
            Arrow::Double => one(tip) + &one(tip - way * self.size * 0.8),
        }
    }
}

/// The lines of all arcs, in their order.
pub(super) fn lines(net: &Net<'_>, layers: &Layers, frame: &Frame) -> Vec<Drawn> {
    let ends = ends(layers);
    let line = |((route, arc), end): ((&Vec<usize>, &Arc<'_>), f64)| {
        let width = paint::line_width(arc.edge);
        let head = Head::new(paint::LINES[arc.line].arrow, width);
        line(route, end, width, head, layers, frame)
    };
    layers.routes.iter().zip(&net.arcs).zip(ends).map(line).collect()
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

fn line(route: &[usize], end: f64, width: f64, head: Head, layers: &Layers, frame: &Frame) -> Drawn {
    let column = |item: &usize| layers.items[*item].column;
    let (Some(first), Some(last)) = (route.first(), route.last()) else {
        return Drawn {
            line: String::new(),
            head: String::new(),
            width,
        };
    };
    let beside = column(last) == column(first);
    let turned = beside && column(first) < frame.turned;
    let leftwards = column(last) < column(first) || turned;
    // The sides of a column where lines come in and go out.
    let side = |item: &usize, out: bool| match leftwards == out {
        true => frame.left[column(item)],
        false => frame.right(column(item)),
    };
    let row = |item: &usize| frame.rows[column(item)];
    let (mut x, mut y) = (side(first, true), layers.items[*first].middle());
    let mut line = format!("M{} {}", number(x), number(y));
    for pair in route.windows(2).take(route.len().saturating_sub(2)) {
        let (before, bend) = (&pair[0], &pair[1]);
        let to = (side(bend, false), layers.items[*bend].middle());
        if row(before) == row(bend) {
            curve(&mut line, (x, y), to);
        } else {
            to_next_row(&mut line, x, to, frame.row_top(row(bend)) - TURN);
        }
        (x, y) = (side(bend, true), to.1);
        let _ = write!(line, "H{}", number(x));
    }
    // A line to a box of the same column comes back to the side that it has left.
    let way = if !turned && (leftwards || beside) { -1.0 } else { 1.0 };
    let tip = if beside { side(last, true) } else { side(last, false) };
    let back = tip - way * head.length();
    if beside {
        let bulge = x - way * BULGE;
        let points = [bulge, y, bulge, end, back, end].map(number);
        let _ = write!(line, "C{}", points.join(" "));
    } else {
        curve(&mut line, (x, y), (back, end));
    }
    Drawn {
        line,
        head: head.path((tip, end), way),
        width,
    }
}

/// From the end of a row to the start of the next one, between the two.
fn to_next_row(line: &mut String, x: f64, to: (f64, f64), between: f64) {
    let points = [x + TURN, between, to.0 - TURN, to.1, to.0].map(number);
    let _ = write!(
        line,
        "H{}V{}H{}V{}H{}",
        points[0], points[1], points[2], points[3], points[4]
    );
}

/// From one point to the next, level at both ends.
pub(super) fn curve(line: &mut String, from: (f64, f64), to: (f64, f64)) {
    let middle = f64::midpoint(from.0, to.0);
    let points = [middle, from.1, middle, to.1, to.0, to.1].map(number);
    let _ = write!(line, "C{}", points.join(" "));
}
