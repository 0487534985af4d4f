use std::fmt::Write as _;

use crate::export::paint;
use crate::export::paint::Arrow;
use crate::export::svg::draw;
use crate::export::svg::lines::Head;
use crate::export::svg::matrix::Shade;
use crate::export::svg::measure;
use crate::export::svg::net::Net;
use crate::export::svg::shape;
use crate::export::svg::shape::Place;
use crate::export::svg::shape::Style;
use crate::export::xml::escaped;
use crate::export::xml::number;

/// Size of the words.
const SIZE: f64 = 10.0;
const ROW: f64 = 20.0;
/// Width and height of what an entry shows.
const SAMPLE: (f64, f64) = (30.0, 13.0);
const PAD: f64 = 12.0;
/// Width of a line of few, and of many citations.
const THIN: f64 = 1.3;
const WIDE: f64 = 3.1;

/// What an entry shows in front of its words.
pub(super) enum Sample {
    Box(Style),
    Line { line: usize, width: f64 },
    Cell(&'static Shade),
}

/// Draws a legend with its top left corner at a place, at most `room` wide; adds to `svg` and
/// returns its height.
pub(super) fn draw(
    svg: &mut String,
    net: &Net<'_>,
    entries: Vec<(Sample, String)>,
    (left, top): (f64, f64),
    room: f64,
) -> f64 {
    let mut rows: Vec<Vec<(f64, Sample, String)>> = vec![Vec::new()];
    let mut x = PAD;
    let mut widest: f64 = 0.0;
    for (sample, words) in entries {
        let width = SAMPLE.0 + 7.0 + measure::width(&words, SIZE, false) + 18.0;
        if x > PAD && x + width > room - PAD {
            rows.push(Vec::new());
            x = PAD;
        }
        if let Some(row) = rows.last_mut() {
            row.push((x, sample, words));
        }
        x += width;
        widest = widest.max(x);
    }
    if widest == 0.0 {
        return 0.0;
    }
    let count = f64::from(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    let height = 2.0 * 8.0 + count * ROW;
    let [x, y, width, tall] = [left, top, widest, height].map(number);
    let palette = net.palette;
    let _ = writeln!(
        svg,
        r#"<g font-size="{SIZE}"><rect x="{x}" y="{y}" width="{width}" height="{tall}" fill="{}" stroke="{}" stroke-width="0.8"/>"#,
        palette.background, palette.grid
    );
    let mut middle = top + 8.0 + ROW / 2.0;
    for row in rows {
        for (x, sample, words) in row {
            draw_sample(svg, net, &sample, left + x, middle);
            let (x, y) = (number(left + x + SAMPLE.0 + 7.0), number(middle + SIZE * 0.35));
            let _ = writeln!(svg, r#"<text x="{x}" y="{y}">{}</text>"#, escaped(&words));
        }
        middle += ROW;
    }
    svg.push_str("</g>\n");
    height
}

/// What explains boxes and lines; only what occurs in the picture.
pub(super) fn entries(net: &Net<'_>) -> Vec<(Sample, String)> {
    let mut entries: Vec<(Sample, String)> = Vec::new();
    let mut add = |look: usize, only_cited: bool, centre: bool, words: &str| {
        let style = Style {
            look,
            only_cited,
            centre,
        };
        entries.push((Sample::Box(style), words.to_owned()));
    };
    let plain = paint::LOOKS.len() - 1;
    for (at, look) in paint::LOOKS.iter().enumerate() {
        let mut members = net.nodes.iter().filter(|it| it.look == at).peekable();
        let is_in = members.peek().is_some();
        let only_cited = members.all(|it| it.only_cited);
        // Plain and dashed is explained below, once.
        if is_in && !(at == plain && only_cited) {
            add(at, only_cited, false, look.name);
        }
    }
    if net.nodes.iter().any(|it| it.only_cited) {
        add(plain, true, false, "dashed and empty: only cited");
    }
    if net.nodes.iter().any(|it| it.centre) {
        add(plain, false, true, "heavy outline: asked about");
    }
    let many = net
        .arcs
        .iter()
        .map(|it| it.citing)
        .collect::<std::collections::BTreeSet<_>>();
    for (at, line) in paint::LINES.iter().enumerate() {
        if net.arcs.iter().any(|it| it.line == at) {
            let sample = Sample::Line { line: at, width: THIN };
            let colours = match at {
                0 if many.len() > 1 => " (a colour for each citing document)",
                _ => "",
            };
            entries.push((sample, format!("{}{colours}", line.name)));
        }
    }
    if net.arcs.iter().any(|it| it.edge.weight() > 1) {
        let sample = Sample::Line { line: 0, width: WIDE };
        entries.push((sample, "wider: cites more often".to_owned()));
    }
    entries
}

fn draw_sample(svg: &mut String, net: &Net<'_>, sample: &Sample, x: f64, middle: f64) {
    let palette = net.palette;
    match sample {
        Sample::Cell(shade) => {
            let [x, y, width, height] = [x, middle - SAMPLE.1 / 2.0, SAMPLE.0, SAMPLE.1].map(number);
            let _ = writeln!(
                svg,
                r#"<rect x="{x}" y="{y}" width="{width}" height="{height}" fill="{}" stroke="{}" stroke-width="0.5"/>"#,
                shade.fill, palette.grid
            );
        }
        Sample::Box(style) => {
            let place = Place {
                left: x,
                top: middle - SAMPLE.1 / 2.0,
                width: SAMPLE.0,
                height: SAMPLE.1,
            };
            shape::draw(svg, palette, style, place);
        }
        Sample::Line { line, width } => {
            let line = &paint::LINES[*line];
            let dashes = match line.dashes {
                "" => String::new(),
                dashes => format!(r#" stroke-dasharray="{dashes}""#),
            };
            let head = Head::new(line.arrow, *width);
            // An outline of the same width as the line makes an open head longer.
            let tip = x + SAMPLE.0 - if line.arrow == Arrow::Open { 1.0 } else { 0.0 };
            let _ = writeln!(
                svg,
                r#"<path d="M{} {}H{}" fill="none" stroke="{}" stroke-width="{}"{dashes}/><path d="{}" {}/>"#,
                number(x),
                number(middle),
                number(tip - head.length()),
                palette.plain,
                number(*width),
                head.path((tip, middle), 1.0),
                draw::head_style(line.arrow, palette.plain, palette.background)
            );
        }
    }
}
