use std::fmt::Write as _;

use crate::export::paint;
use crate::export::paint::Arrow;
use crate::export::svg::boxes;
use crate::export::svg::colours::LineColours;
use crate::export::svg::columns::Columns;
use crate::export::svg::layers::Kind;
use crate::export::svg::layers::Layers;
use crate::export::svg::legend;
use crate::export::svg::legend::Sample;
use crate::export::svg::lines;
use crate::export::svg::lines::Drawn;
use crate::export::svg::measure;
use crate::export::svg::net::Net;
use crate::export::svg::place;
use crate::export::svg::place::Frame;
use crate::export::svg::text;
use crate::export::words;
use crate::export::xml::escaped;
use crate::export::xml::number;

/// Narrowest picture, so that the legend has room.
const NARROWEST: f64 = 640.0;
/// Size of the title, of headings, and of remarks.
const TITLE: f64 = 17.0;
const HEADING: f64 = 13.0;
const REMARK: f64 = 11.0;
/// Most lines of the title and of a remark.
const LINES: usize = 4;
const BETWEEN_WORDS: &[&[char]] = &[&[' ']];

/// The whole picture.
pub(super) fn draw(net: &Net<'_>, columns: &Columns, layers: &Layers, frame: &Frame, order: &str) -> String {
    let mut inside = String::new();
    bands(&mut inside, net, columns, frame);
    arcs(&mut inside, net, lines::lines(net, layers, frame));
    headings(&mut inside, net, columns, frame);
    for item in &layers.items {
        if let Kind::Note(arc) = item.kind {
            let left = frame.left[item.column];
            columns.notes[arc].draw(&mut inside, net.palette, (left, item.top));
        }
    }
    for (member, item) in net.nodes.iter().zip(&layers.items) {
        boxes::draw(&mut inside, net.palette, member, frame.left[item.column], item.top);
    }
    finish(net, &inside, frame.width, frame.bottom(), order)
}

/// Closes a picture of boxes and lines.
pub(super) fn finish(net: &Net<'_>, inside: &str, width: f64, bottom: f64, order: &str) -> String {
    close(net, inside, (width, bottom), order, legend::entries(net))
}

/// Puts the title above a picture, the legend and what is not shown below it, and the frame around all.
pub(super) fn close(
    net: &Net<'_>,
    inside: &str,
    (width, bottom): (f64, f64),
    order: &str,
    legend: Vec<(Sample, String)>,
) -> String {
    let palette = net.palette;
    let width = width.max(NARROWEST);
    let room = width - 2.0 * place::MARGIN;
    let wrap = |words: &str, size: f64, bold: bool| {
        measure::wrap(words, BETWEEN_WORDS, LINES, |it| measure::width(it, size, bold) <= room)
    };
    let mut svg = String::new();
    let titles = net
        .title
        .map_or_else(Vec::new, |it| wrap(&words::clean(it), TITLE, true));
    // The title lies above the origin, so that nothing else depends on its lines.
    let mut top = 0.0;
    for line in titles.iter().rev() {
        let style = format!(r#"font-size="{TITLE}" font-weight="bold""#);
        let sides = (place::MARGIN, width - place::MARGIN);
        text::between(&mut svg, sides, top, line, text::from_right(line), &style);
        top -= TITLE * 1.3;
    }
    top -= if titles.is_empty() { 0.0 } else { 8.0 };
    svg.push_str(inside);
    let mut y = bottom + 26.0;
    y += legend::draw(&mut svg, net, legend, (place::MARGIN, y), room);
    for line in net.remarks.iter().flat_map(|it| wrap(it, REMARK, false)) {
        y += 20.0;
        let style = format!(r#"font-size="{REMARK}" fill="{}""#, palette.faint);
        text::line(&mut svg, (place::MARGIN, y), &line, &style);
    }
    let (height, top) = (number(y + place::MARGIN - top), number(top));
    let width = number(width);
    let fonts = paint::FONTS.map(|it| {
        if it.contains(' ') {
            format!("'{it}'")
        } else {
            it.to_owned()
        }
    });
    let documents = net.nodes.iter().filter(|it| it.node.is_document()).count();
    let about = format!(
        "{documents} documents and {} sources and web addresses, {order}; {} lines from the citing to the cited.",
        net.nodes.len() - documents,
        net.arcs.len()
    );
    let title = net.title.map_or_else(|| "Citation graph".to_owned(), words::clean);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 {top} {width} {height}\" \
         font-family=\"{}\" fill=\"{}\" role=\"img\" aria-labelledby=\"title desc\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n\
         <rect y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{}\"/>\n{svg}</svg>\n",
        fonts.join(", "),
        palette.ink,
        escaped(&title),
        escaped(&about),
        palette.background,
    )
}

/// The years behind the documents, and the frames of lanes.
fn bands(svg: &mut String, net: &Net<'_>, columns: &Columns, frame: &Frame) {
    let palette = net.palette;
    let documents = net
        .lanes
        .iter()
        .zip(&frame.lanes)
        .filter(|it| it.0.framed || it.0.heading.is_none());
    let bottom = documents.map(|it| it.1.1).fold(place::MARGIN, f64::max) + 12.0;
    let top = place::MARGIN;
    for band in &columns.bands {
        let (left, right) = sides(band.columns.clone(), frame);
        let [x, y, width, height] = [left, top, right - left, bottom - top].map(number);
        let _ = writeln!(
            svg,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="3" fill="{}"/>"#,
            palette.band
        );
    }
    for (_, (top, bottom)) in net.lanes.iter().zip(&frame.lanes).filter(|it| it.0.framed) {
        let (left, top) = (place::MARGIN - 16.0, top - place::FRAME.0);
        let (width, height) = (frame.width - 2.0 * left, bottom + place::FRAME.1 - top);
        let [x, y, width, height] = [left, top, width, height].map(number);
        let _ = writeln!(
            svg,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4" fill="none" stroke="{}" stroke-width="1"/>"#,
            palette.grid
        );
    }
}

/// Left and right side of a band of columns.
fn sides(columns: std::ops::Range<usize>, frame: &Frame) -> (f64, f64) {
    let left = frame.left.get(columns.start).copied().unwrap_or(place::MARGIN);
    let right = columns.end.checked_sub(1).filter(|it| *it < frame.left.len());
    let right = right.map_or(left, |it| frame.right(it));
    (left - 12.0, right + 12.0)
}

/// The headings of bands and lanes; lines that pass below a heading of a lane are kept off its words.
fn headings(svg: &mut String, net: &Net<'_>, columns: &Columns, frame: &Frame) {
    for band in &columns.bands {
        let (left, right) = sides(band.columns.clone(), frame);
        let style = format!(r#"font-size="{HEADING}" font-weight="bold" text-anchor="middle""#);
        let middle = (f64::midpoint(left, right), place::MARGIN + 19.0);
        text::line(svg, middle, &band.heading, &style);
    }
    let room = frame.width - 2.0 * place::MARGIN;
    for (lane, (top, bottom)) in net.lanes.iter().zip(&frame.lanes) {
        let Some(heading) = lane.heading.as_ref().filter(|_| bottom > top) else {
            continue;
        };
        let fits = |it: &str| measure::width(it, HEADING, true) <= room;
        let style = format!(
            r#"font-size="{HEADING}" font-weight="bold" paint-order="stroke" stroke="{}" stroke-width="4" stroke-linejoin="round""#,
            net.palette.background
        );
        for line in measure::wrap(words::cut(heading, 400), BETWEEN_WORDS, 1, fits) {
            text::line(svg, (place::MARGIN, top - 9.0), &line, &style);
        }
    }
}

/// The lines and arrows of all arcs, in their order.
pub(super) fn arcs(svg: &mut String, net: &Net<'_>, drawn: Vec<Drawn>) {
    let colours = LineColours::new(net);
    for (arc, drawn) in net.arcs.iter().zip(drawn) {
        let colour = colours.of(arc);
        let line = &paint::LINES[arc.line];
        let dashes = match line.dashes {
            "" => String::new(),
            dashes => format!(r#" stroke-dasharray="{dashes}""#),
        };
        let head = head_style(line.arrow, &colour, net.palette.background);
        let _ = writeln!(
            svg,
            r#"<g><title>{}</title><path d="{}" fill="none" stroke="{colour}" stroke-width="{}"{dashes}/><path d="{}" {head}/></g>"#,
            escaped(&words::edge_tooltip(net.graph, arc.edge)),
            drawn.line,
            number(drawn.width),
            drawn.head
        );
    }
}

/// How the head of an arrow is filled.
pub(super) fn head_style(arrow: Arrow, colour: &str, background: &str) -> String {
    match arrow {
        Arrow::Filled | Arrow::Double => format!(r#"fill="{colour}""#),
        Arrow::Open => format!(r#"fill="{background}" stroke="{colour}""#),
    }
}
