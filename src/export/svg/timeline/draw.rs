use std::fmt::Write as _;

use crate::export::paint;
use crate::export::svg::colours::LineColours;
use crate::export::svg::draw;
use crate::export::svg::lines::Head;
use crate::export::svg::measure;
use crate::export::svg::net::Arc;
use crate::export::svg::net::Net;
use crate::export::svg::place::MARGIN;
use crate::export::svg::shape;
use crate::export::svg::shape::Place;
use crate::export::svg::shape::Style;
use crate::export::svg::text;
use crate::export::svg::timeline::axis;
use crate::export::svg::timeline::axis::Axis;
use crate::export::svg::timeline::places;
use crate::export::svg::timeline::places::Mark;
use crate::export::svg::timeline::places::Places;
use crate::export::words;
use crate::export::xml::escaped;
use crate::export::xml::number;

/// Size of the headings of lanes, and of the words of the axis.
const HEADING: f64 = 12.0;
const AXIS: f64 = 11.0;
/// How high an arc rises above its ends: at least, at most, and what part of its length.
const RISE: (f64, f64, f64) = (9.0, 46.0, 0.1);
/// Length below which an arc leads around the left side of its ends, and how far.
const SHORT: f64 = 24.0;
const AROUND: f64 = 16.0;

/// The whole picture.
pub(super) fn picture(net: &Net<'_>, axis: &Axis, places: &Places) -> String {
    let mut inside = String::new();
    background(&mut inside, net, axis, places);
    let colours = LineColours::new(net);
    for it in &net.arcs {
        arc(&mut inside, net, it, &places.marks, &colours.of(it));
    }
    for (at, mark) in places.marks.iter().enumerate() {
        member(&mut inside, net, at, mark);
    }
    headings(&mut inside, net, places);
    draw::finish(net, &inside, places.width, places.bottom, "by date from left to right")
}

/// Lanes, ticks, and times that are drawn short.
fn background(svg: &mut String, net: &Net<'_>, axis: &Axis, places: &Places) {
    let palette = net.palette;
    let (top, bottom) = (MARGIN + places::AXIS, places.bottom);
    for (top, bottom) in places.lanes.iter().filter(|it| it.1 > it.0) {
        let [x, y, width, height] = [MARGIN - 10.0, *top, places.width - 2.0 * MARGIN + 20.0, bottom - top].map(number);
        let _ = writeln!(
            svg,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="3" fill="{}"/>"#,
            palette.band
        );
    }
    let faint = format!(r#"font-size="{AXIS}" font-weight="bold" text-anchor="middle""#);
    for tick in axis.ticks() {
        if tick.ruled {
            rule(svg, palette.grid, places.origin + tick.x, (top - 6.0, bottom), "");
        }
        text::line(svg, (places.origin + tick.x, top - 11.0), &tick.words, &faint);
    }
    for (left, right) in &axis.breaks {
        for x in [left + 12.0, right - 12.0] {
            rule(
                svg,
                palette.plain,
                places.origin + x,
                (top - 6.0, bottom),
                r#" stroke-dasharray="1 4""#,
            );
        }
    }
    if places.undated {
        let x = places.origin - 14.0;
        rule(svg, palette.plain, x, (top - 20.0, bottom), "");
        let style = format!(r#"font-size="{AXIS}" font-weight="bold""#);
        text::line(svg, (MARGIN, top - 11.0), "no date", &style);
    }
}

fn rule(svg: &mut String, colour: &str, x: f64, (top, bottom): (f64, f64), dashes: &str) {
    let [x, top, bottom] = [x, top, bottom].map(number);
    let _ = writeln!(
        svg,
        r#"<path d="M{x} {top}V{bottom}" fill="none" stroke="{colour}" stroke-width="1"{dashes}/>"#
    );
}

fn headings(svg: &mut String, net: &Net<'_>, places: &Places) {
    let room = places.width - 2.0 * MARGIN;
    for (lane, (top, bottom)) in net.lanes.iter().zip(&places.lanes) {
        let Some(heading) = lane.heading.as_ref().filter(|_| bottom > top) else {
            continue;
        };
        let fits = |it: &str| measure::width(it, HEADING, true) <= room;
        let style = format!(r#"font-size="{HEADING}" font-weight="bold"{}"#, halo(net.palette.band));
        for line in measure::wrap(words::cut(&words::clean(heading), 400), &[&[' ']], 1, fits) {
            text::line(svg, (MARGIN - 2.0, top + 16.0), &line, &style);
        }
    }
}

/// What keeps lines off words.
fn halo(behind: &str) -> String {
    format!(r#" paint-order="stroke" stroke="{behind}" stroke-width="3.5" stroke-linejoin="round""#)
}

/// A mark with its words, linked to the document's address.
fn member(svg: &mut String, net: &Net<'_>, at: usize, mark: &Mark) {
    let member = &net.nodes[at];
    let link = words::link(member.node);
    match &link {
        Some(url) => {
            let _ = write!(svg, r#"<a href="{}">"#, escaped(url));
        }
        None => svg.push_str("<g>"),
    }
    let _ = write!(svg, "<title>{}</title>", escaped(&words::node_tooltip(member.node)));
    let style = Style {
        look: member.look,
        only_cited: member.only_cited,
        centre: member.centre,
    };
    let sign = Place {
        width: places::MARK.0,
        ..mark.place
    };
    shape::draw(svg, net.palette, &style, sign);
    let sides = (
        mark.place.left + places::MARK.0 + places::GAP,
        mark.place.left + mark.place.width,
    );
    let style = format!(r#"font-size="{}"{}"#, places::SIZE, halo(net.palette.band));
    let base = mark.place.top + places::MARK.1 / 2.0 + places::SIZE * 0.35;
    text::between(svg, sides, base, &mark.words, text::from_right(&mark.words), &style);
    svg.push_str(if link.is_some() { "</a>\n" } else { "</g>\n" });
}

/// A citation: an arc above both ends, or around their left side where these lie below each other.
fn arc(svg: &mut String, net: &Net<'_>, arc: &Arc<'_>, marks: &[Mark], colour: &str) {
    let (from, to) = (marks[arc.citing].middle(), marks[arc.cited].middle());
    let along = from.0 - to.0;
    let half = places::MARK.1 / 2.0;
    let undated = axis::day(net.nodes[arc.cited].node).is_none();
    let (start, tip, bends) = if along.abs() < SHORT {
        let side = places::MARK.0 / 2.0;
        let out = from.0.min(to.0) - side - AROUND;
        let (start, tip) = ((from.0 - side, from.1), (to.0 - side, to.1));
        (start, tip, [(out, from.1), (out, to.1)])
    } else if undated {
        // Those stand above each other, so that a line from above would cross the others.
        let tip = (to.0 - places::MARK.0 / 2.0, to.1);
        let start = (from.0, from.1 - half);
        (
            start,
            tip,
            [(from.0 - along * 0.2, start.1 - RISE.1), (tip.0 - AROUND, tip.1)],
        )
    } else {
        let rise = (along.abs() * RISE.2).clamp(RISE.0, RISE.1);
        let (start, tip) = ((from.0, from.1 - half), (to.0, to.1 - half));
        let height = start.1.min(tip.1) - rise;
        (
            start,
            tip,
            [(from.0 - along * 0.2, height), (to.0 + along * 0.2, height)],
        )
    };
    let width = paint::line_width(arc.edge);
    let line = &paint::LINES[arc.line];
    let head = Head::new(line.arrow, width);
    let turned = (tip.1 - bends[1].1).atan2(tip.0 - bends[1].0);
    let end = (
        tip.0 - head.length() * turned.cos(),
        tip.1 - head.length() * turned.sin(),
    );
    let points = [start, bends[0], bends[1], end].map(|it| format!("{} {}", number(it.0), number(it.1)));
    let dashes = match line.dashes {
        "" => String::new(),
        dashes => format!(r#" stroke-dasharray="{dashes}""#),
    };
    let _ = writeln!(
        svg,
        r#"<g><title>{}</title><path d="M{}C{} {} {}" fill="none" stroke="{colour}" stroke-width="{}"{dashes}/><path transform="translate({} {}) rotate({})" d="{}" {}/></g>"#,
        escaped(&words::edge_tooltip(net.graph, arc.edge)),
        points[0],
        points[1],
        points[2],
        points[3],
        number(width),
        number(tip.0),
        number(tip.1),
        number(turned.to_degrees()),
        head.path((0.0, 0.0), 1.0),
        draw::head_style(line.arrow, colour, net.palette.background)
    );
}
