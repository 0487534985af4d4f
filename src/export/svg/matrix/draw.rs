use std::fmt::Write as _;

use crate::export::Theme;
use crate::export::svg::draw;
use crate::export::svg::legend::Sample;
use crate::export::svg::matrix::labels;
use crate::export::svg::matrix::labels::CELL;
use crate::export::svg::matrix::labels::Label;
use crate::export::svg::matrix::labels::Labels;
use crate::export::svg::matrix::labels::units;
use crate::export::svg::matrix::shade::Shade;
use crate::export::svg::matrix::shade::shades;
use crate::export::svg::matrix::table::Table;
use crate::export::svg::measure;
use crate::export::svg::net::Net;
use crate::export::svg::place::MARGIN;
use crate::export::svg::text;
use crate::export::words;
use crate::export::xml::escaped;
use crate::export::xml::number;

/// Size of the number in a cell.
const NUMBER: f64 = 9.0;

/// The whole picture.
pub(super) fn picture(net: &Net<'_>, theme: Theme, table: &Table, labels: &Labels) -> String {
    let mut inside = String::new();
    grid(&mut inside, net, table, labels);
    let mut used = [false; 4];
    for &(row, column, arc) in &table.cells {
        let edge = net.arcs[arc].edge;
        let places = edge.evidence.len().max(1);
        let about = words::edge_tooltip(net.graph, edge);
        let at = shades(theme).iter().rposition(|it| it.from <= places).unwrap_or(0);
        used[at] = true;
        let corner = (labels.left + units(column) * CELL, labels.top + units(row) * CELL);
        cell(&mut inside, corner, &shades(theme)[at], places, &about);
    }
    for it in &labels.rows {
        label(&mut inside, net, it, false);
    }
    for it in &labels.columns {
        label(&mut inside, net, it, true);
    }
    let (right, bottom) = ends(table, labels);
    let style = format!(r#"font-size="{}" fill="{}""#, labels::NAME, net.palette.faint);
    let words = "rows: citing; columns: cited; in the cells: number of places; slanted names: only cited";
    if !table.cells.is_empty() {
        text::line(&mut inside, (MARGIN, bottom + 18.0), words, &style);
    }
    let legend = shades(theme).iter().zip(used).filter(|it| it.1);
    let legend = legend.map(|it| (Sample::Cell(it.0), it.0.words.to_owned())).collect();
    let width = (right + MARGIN).max(MARGIN + measure::width(words, labels::NAME, false) + MARGIN);
    draw::close(
        net,
        &inside,
        (width, bottom + 18.0),
        "citing as rows, cited as columns",
        legend,
    )
}

/// Right and bottom side of the cells.
fn ends(table: &Table, labels: &Labels) -> (f64, f64) {
    (
        labels.left + units(table.columns.members.len()) * CELL,
        labels.top + units(table.rows.members.len()) * CELL,
    )
}

/// Bands behind every other group, and thin lines between all rows and columns.
fn grid(svg: &mut String, net: &Net<'_>, table: &Table, labels: &Labels) {
    let (right, bottom) = ends(table, labels);
    let (left, top) = (labels.left, labels.top);
    if table.cells.is_empty() {
        let style = format!(r#"font-size="{}""#, labels::HEADING);
        text::line(svg, (MARGIN, bottom + 12.0), "no citations", &style);
        return;
    }
    let mut rect = |x: f64, y: f64, width: f64, height: f64| {
        let [x, y, width, height] = [x, y, width, height].map(number);
        let _ = writeln!(
            svg,
            r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{}"/>"#,
            net.palette.band
        );
    };
    for (_, range) in table.rows.groups.iter().step_by(2) {
        let (from, to) = (top + units(range.start) * CELL, top + units(range.end) * CELL);
        rect(MARGIN - 6.0, from, right - MARGIN + 6.0, to - from);
    }
    for (_, range) in table.columns.groups.iter().step_by(2) {
        let (from, to) = (left + units(range.start) * CELL, left + units(range.end) * CELL);
        rect(from, MARGIN - 6.0, to - from, bottom - MARGIN + 6.0);
    }
    let mut lines = String::new();
    for row in 0..=table.rows.members.len() {
        let y = number(top + units(row) * CELL);
        let _ = write!(lines, "M{} {y}H{}", number(left), number(right));
    }
    for column in 0..=table.columns.members.len() {
        let x = number(left + units(column) * CELL);
        let _ = write!(lines, "M{x} {}V{}", number(top), number(bottom));
    }
    let _ = writeln!(
        svg,
        r#"<path d="{lines}" fill="none" stroke="{}" stroke-width="0.5"/>"#,
        net.palette.grid
    );
}

fn cell(svg: &mut String, (left, top): (f64, f64), shade: &Shade, places: usize, about: &str) {
    let [x, y, side] = [left + 0.5, top + 0.5, CELL - 1.0].map(number);
    let _ = write!(
        svg,
        r#"<g><title>{}</title><rect x="{x}" y="{y}" width="{side}" height="{side}" fill="{}"/>"#,
        escaped(about),
        shade.fill
    );
    let words = places.to_string();
    if measure::width(&words, NUMBER, false) <= CELL - 2.0 {
        let middle = (left + CELL / 2.0, top + CELL / 2.0 + NUMBER * 0.35);
        let style = format!(r#"font-size="{NUMBER}" text-anchor="middle" fill="{}""#, shade.ink);
        text::line(svg, middle, &words, &style);
    }
    svg.push_str("</g>\n");
}

/// A heading, or a name with its link; turned to run upwards above a column.
fn label(svg: &mut String, net: &Net<'_>, label: &Label, turned: bool) {
    let node = label.member.map(|it| &net.nodes[it]);
    let link = node.and_then(|it| words::link(it.node));
    match &link {
        Some(url) => {
            let _ = write!(svg, r#"<a href="{}">"#, escaped(url));
        }
        None => svg.push_str("<g>"),
    }
    if let Some(node) = node {
        let _ = write!(svg, "<title>{}</title>", escaped(&words::node_tooltip(node.node)));
    }
    let size = if node.is_some() { labels::NAME } else { labels::HEADING };
    let bold = node.is_none_or(|it| it.centre);
    let mut style = format!(r#"font-size="{size}""#);
    style.push_str(if bold { r#" font-weight="bold""# } else { "" });
    // What is only cited is set slanted: there is no box whose outline could say so.
    style.push_str(if node.is_some_and(|it| it.only_cited) {
        r#" font-style="italic""#
    } else {
        ""
    });
    let place = &label.place;
    // Names end at the cells, headings start at the margin.
    let from_end = node.is_some();
    let base = size * 0.95;
    let (x, y) = match (turned, from_end) {
        (false, true) => (place.left + place.width, place.top + base),
        (false, false) => (place.left, place.top + base),
        (true, true) => (place.left + base, place.top + place.height),
        (true, false) => (place.left + base, place.top),
    };
    // Turned words run upwards, so that they start at their lower end.
    let anchored_at_end = from_end != turned;
    style.push_str(if anchored_at_end { r#" text-anchor="end""# } else { "" });
    if turned {
        let _ = write!(style, r#" transform="rotate(-90 {} {})""#, number(x), number(y));
    }
    text::line(svg, (x, y), &label.words, &style);
    svg.push_str(if link.is_some() { "</a>\n" } else { "</g>\n" });
}
