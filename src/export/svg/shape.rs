use std::fmt::Write as _;

use crate::export::paint;
use crate::export::paint::Palette;
use crate::export::paint::Shape;
use crate::export::xml::number;

/// Side of a folded or cut corner, of the round ones, and depth of the pointed ends.
const CORNER: f64 = 7.0;
const ROUND: f64 = 10.0;
/// Width of the band of a bound volume, height and width of a tab, and distance of the inner frame.
const SPINE: f64 = 4.0;
const TAB: (f64, f64) = (4.0, 34.0);
const INNER: f64 = 2.5;

/// How a box is drawn.
pub(super) struct Style {
    /// Position among the looks.
    pub(super) look: usize,
    pub(super) only_cited: bool,
    pub(super) centre: bool,
}

/// A rectangle.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// Draws the outline and the inside of a box.
pub(super) fn draw(svg: &mut String, palette: &Palette, style: &Style, place: Place) {
    let shape = paint::LOOKS[style.look].shape;
    let tint = &palette.tints[style.look];
    let fill = if style.only_cited {
        palette.background
    } else {
        tint.fill
    };
    let width = match (style.centre, style.only_cited || shape == Shape::Underline) {
        (true, _) => 3.2,
        (false, true) => 1.0,
        (false, false) => 1.5,
    };
    let dashes = if style.only_cited {
        format!(r#" stroke-dasharray="{}""#, paint::CITED_ONLY)
    } else {
        String::new()
    };
    let outline = tint.outline;
    let (stroke, own) = (
        format!(r#" stroke="{outline}" stroke-width="{width}"{dashes}"#),
        String::new(),
    );
    let around = if shape == Shape::Underline { &own } else { &stroke };
    let _ = write!(
        svg,
        r#"<path class="box" d="{}" fill="{fill}"{around}/>"#,
        path(shape, place)
    );
    match inner(shape, place) {
        Some(it) if shape == Shape::Spine => {
            let _ = write!(svg, r#"<path d="{it}" fill="{outline}"/>"#);
        }
        Some(it) => {
            let _ = write!(
                svg,
                r#"<path d="{it}" fill="none" stroke="{outline}" stroke-width="1"{dashes}/>"#
            );
        }
        None => {}
    }
    svg.push('\n');
}

/// The outline of a shape, which fills its place.
fn path(shape: Shape, place: Place) -> String {
    let Place {
        left,
        top,
        width,
        height,
    } = place;
    let (right, bottom) = (left + width, top + height);
    let cut = CORNER.min(height / 2.0);
    let points: Vec<(f64, f64)> = match shape {
        Shape::Double | Shape::Spine | Shape::Plain | Shape::Underline => {
            vec![(left, top), (right, top), (right, bottom), (left, bottom)]
        }
        Shape::Folded => vec![
            (left, top),
            (right - cut, top),
            (right, top + cut),
            (right, bottom),
            (left, bottom),
        ],
        Shape::Cut => vec![
            (left + cut, top),
            (right - cut, top),
            (right, top + cut),
            (right, bottom - cut),
            (right - cut, bottom),
            (left + cut, bottom),
            (left, bottom - cut),
            (left, top + cut),
        ],
        Shape::Hexagon => {
            let middle = f64::midpoint(top, bottom);
            vec![
                (left + cut, top),
                (right - cut, top),
                (right, middle),
                (right - cut, bottom),
                (left + cut, bottom),
                (left, middle),
            ]
        }
        Shape::Tab => {
            let tab = left + TAB.1.min(width / 2.0);
            vec![
                (left, top),
                (tab, top),
                (tab + TAB.0, top + TAB.0),
                (right, top + TAB.0),
                (right, bottom),
                (left, bottom),
            ]
        }
        Shape::Rounded => return rounded(place),
    };
    let mut path = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let _ = write!(path, "{}{} {}", if at == 0 { "M" } else { "L" }, number(*x), number(*y));
    }
    path + "Z"
}

/// A rectangle with round corners.
fn rounded(place: Place) -> String {
    let round = ROUND.min(place.height / 2.0);
    let (left, top) = (place.left, place.top);
    let (right, bottom) = (left + place.width, top + place.height);
    let mut path = format!("M{} {}", number(left + round), number(top));
    let corners = [
        ((right - round, top), (right, top), (right, top + round)),
        ((right, bottom - round), (right, bottom), (right - round, bottom)),
        ((left + round, bottom), (left, bottom), (left, bottom - round)),
        ((left, top + round), (left, top), (left + round, top)),
    ];
    for (from, corner, to) in corners {
        let points = [from, corner, to].map(|it| format!("{} {}", number(it.0), number(it.1)));
        let _ = write!(path, "L{}Q{} {}", points[0], points[1], points[2]);
    }
    path + "Z"
}

/// What a shape has inside of its outline.
fn inner(shape: Shape, place: Place) -> Option<String> {
    let (left, top) = (place.left, place.top);
    let (right, bottom) = (left + place.width, top + place.height);
    let cut = CORNER.min(place.height / 2.0);
    let frame = |left: f64, top: f64, right: f64, bottom: f64| {
        let [left, top, right, bottom] = [left, top, right, bottom].map(number);
        format!("M{left} {top}L{right} {top}L{right} {bottom}L{left} {bottom}Z")
    };
    match shape {
        Shape::Double => Some(frame(left + INNER, top + INNER, right - INNER, bottom - INNER)),
        Shape::Spine => Some(frame(left, top, left + SPINE, bottom)),
        Shape::Folded => {
            let [x, y, right, top] = [right - cut, top + cut, right, top].map(number);
            Some(format!("M{x} {top}L{x} {y}L{right} {y}"))
        }
        Shape::Underline => {
            let [left, right, bottom] = [left, right, bottom].map(number);
            Some(format!("M{left} {bottom}L{right} {bottom}"))
        }
        _ => None,
    }
}
