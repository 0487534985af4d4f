use std::fmt::Write as _;

use crate::export::paint;
use crate::export::paint::Look;
use crate::export::svg::measure;
use crate::export::svg::net::Net;
use crate::export::xml::escaped;
use crate::export::xml::number;
use crate::graph::Link;

/// Size of the words.
const SIZE: f64 = 10.0;
const ROW: f64 = 20.0;
const SAMPLE: f64 = 26.0;
const PAD: f64 = 12.0;

/// What an entry shows in front of its words.
enum Sample {
    Box(&'static Look),
    Line { width: f64, dashed: bool, arrow: bool },
}

/// Draws the legend with its top left corner at a place, at most `room` wide; adds to `svg` and
/// returns its height. Only what occurs in the picture is explained.
pub(super) fn draw(svg: &mut String, net: &Net<'_>, (left, top): (f64, f64), room: f64) -> f64 {
    let mut rows: Vec<Vec<(f64, Sample, &str)>> = vec![Vec::new()];
    let mut x = PAD;
    let mut widest: f64 = 0.0;
    for (sample, words) in entries(net) {
        let width = SAMPLE + 7.0 + measure::width(words, SIZE, false) + 18.0;
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
    let count = f64::from(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    let height = 2.0 * 8.0 + count * ROW;
    let outline = [left, top, widest, height].map(number);
    let _ = writeln!(
        svg,
        r##"<g font-size="{SIZE}"><rect x="{}" y="{}" width="{}" height="{}" fill="#ffffff" stroke="#c4c9d0" stroke-width="0.8"/>"##,
        outline[0], outline[1], outline[2], outline[3]
    );
    let mut middle = top + 8.0 + ROW / 2.0;
    for row in rows {
        for (x, sample, words) in row {
            draw_sample(svg, &sample, left + x, middle);
            let (x, y) = (number(left + x + SAMPLE + 7.0), number(middle + SIZE * 0.35));
            let _ = writeln!(svg, r#"<text x="{x}" y="{y}">{}</text>"#, escaped(words));
        }
        middle += ROW;
    }
    svg.push_str("</g>\n");
    height
}

fn entries(net: &Net<'_>) -> Vec<(Sample, &'static str)> {
    let line = |width, dashed, arrow| Sample::Line { width, dashed, arrow };
    let mut entries: Vec<(Sample, &str)> = paint::LOOKS
        .iter()
        .filter(|look| net.nodes.iter().any(|it| it.class == look.class))
        .map(|look| (Sample::Box(look), look.name))
        .collect();
    if net.arcs.iter().any(|it| it.edge.link == Link::Cites) {
        entries.push((line(1.3, false, true), "cites (one colour for each citing document)"));
    }
    if net.arcs.iter().any(|it| it.edge.weight() > 1) {
        entries.push((line(3.1, false, true), "wider: cites more often"));
    }
    if net.arcs.iter().any(|it| it.edge.link != Link::Cites) {
        entries.push((line(1.3, true, true), "addendum, corrigendum, revision or part of"));
    }
    entries
}

fn draw_sample(svg: &mut String, sample: &Sample, x: f64, middle: f64) {
    match sample {
        Sample::Box(look) => {
            let dash = if look.dashed {
                r#" stroke-dasharray="4 2.5""#
            } else {
                ""
            };
            let _ = writeln!(
                svg,
                r#"<rect x="{}" y="{}" width="{SAMPLE}" height="12" rx="{}" fill="{}" stroke="{}" stroke-width="{}"{dash}/>"#,
                number(x),
                number(middle - 6.0),
                number(look.radius.min(5.0)),
                look.fill,
                look.outline,
                number(look.width),
            );
        }
        Sample::Line { width, dashed, arrow } => {
            let dash = if *dashed { r#" stroke-dasharray="5 3""# } else { "" };
            let (tip, size) = (x + SAMPLE, 5.0 + 1.3 * width);
            let y = number(middle);
            let _ = writeln!(
                svg,
                r#"<path d="M{} {y}H{}" fill="none" stroke="{}" stroke-width="{}"{dash}/>"#,
                number(x),
                number(tip - size),
                paint::FAINT,
                number(*width),
            );
            if *arrow {
                let (back, up, down) = (
                    number(tip - size),
                    number(middle - size * 0.42),
                    number(middle + size * 0.42),
                );
                let _ = writeln!(
                    svg,
                    r#"<path d="M{back} {up}L{} {y}L{back} {down}Z" fill="{}"/>"#,
                    number(tip),
                    paint::FAINT
                );
            }
        }
    }
}
