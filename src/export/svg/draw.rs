use std::fmt::Write as _;

use crate::export::paint;
use crate::export::svg::card;
use crate::export::svg::columns::Columns;
use crate::export::svg::layers::Layers;
use crate::export::svg::legend;
use crate::export::svg::lines;
use crate::export::svg::lines::Drawn;
use crate::export::svg::net::Member;
use crate::export::svg::net::Net;
use crate::export::svg::net::SOURCES;
use crate::export::svg::place;
use crate::export::svg::place::Frame;
use crate::export::words;
use crate::export::xml::escaped;
use crate::export::xml::number;
use crate::graph::Link;

/// Narrowest picture, so that the legend has room.
const NARROWEST: f64 = 640.0;

/// The whole picture.
pub(super) fn draw(net: &Net<'_>, columns: &Columns, layers: &Layers, frame: &Frame) -> String {
    let mut inside = String::new();
    bands(&mut inside, columns, frame);
    arcs(&mut inside, net, lines::lines(net, layers, frame));
    for (at, member) in net.nodes.iter().enumerate() {
        let item = &layers.items[at];
        member_box(&mut inside, member, frame.left[item.column], item.top);
    }
    let lanes = frame.lanes.iter().filter(|(top, bottom)| bottom > top);
    let bottom = lanes.map(|it| it.1).fold(place::MARGIN, f64::max);
    finish(net, inside, frame.width, bottom, "older at the left")
}

/// Puts the legend and what was left out below the boxes, and the frame around all.
pub(super) fn finish(net: &Net<'_>, mut inside: String, width: f64, bottom: f64, order: &str) -> String {
    let width = width.max(NARROWEST);
    let mut y = bottom + 26.0;
    y += legend::draw(&mut inside, net, (place::MARGIN, y), width - 2.0 * place::MARGIN);
    if let Some(note) = &net.left_out {
        y += 20.0;
        text(
            &mut inside,
            (place::MARGIN, y),
            note,
            &format!(r#"font-size="11" fill="{}""#, paint::FAINT),
        );
    }
    let (width, height) = (number(width), number(y + place::MARGIN));
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
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"{}\" fill=\"{}\" role=\"img\" aria-labelledby=\"title desc\">\n\
         <title id=\"title\">Citation graph</title>\n<desc id=\"desc\">{}</desc>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n{inside}</svg>\n",
        fonts.join(", "),
        paint::INK,
        escaped(&about),
    )
}

/// The years behind the documents, and the heading of the lower lane.
fn bands(svg: &mut String, columns: &Columns, frame: &Frame) {
    let (top, bottom) = (place::MARGIN, frame.lanes[0].1 + 12.0);
    for band in &columns.bands {
        let (Some(first), Some(last)) = (frame.left.get(band.columns.start), frame.left.get(band.columns.end - 1))
        else {
            continue;
        };
        let (left, right) = (first - 12.0, last + card::WIDTH + 12.0);
        let _ = writeln!(
            svg,
            r##"<rect x="{}" y="{}" width="{}" height="{}" rx="3" fill="#f3f4f6"/>"##,
            number(left),
            number(top),
            number(right - left),
            number(bottom - top)
        );
        let middle = f64::midpoint(left, right);
        text(
            svg,
            (middle, top + 19.0),
            &band.heading,
            r#"font-size="13" font-weight="bold" text-anchor="middle""#,
        );
    }
    let (top, bottom) = frame.lanes[SOURCES];
    if bottom > top {
        let y = top - 11.0;
        text(
            svg,
            (place::MARGIN, y),
            "Sources and web addresses",
            r#"font-size="13" font-weight="bold""#,
        );
    }
}

/// The lines and arrows of all arcs, in their order.
pub(super) fn arcs(svg: &mut String, net: &Net<'_>, drawn: Vec<Drawn>) {
    let mut turns: Vec<usize> = net.arcs.iter().map(|it| it.citing).collect();
    turns.dedup();
    for (arc, drawn) in net.arcs.iter().zip(drawn) {
        let turn = turns.binary_search(&arc.citing).unwrap_or(0);
        let colour = paint::line_colour(arc.edge, turn);
        let dash = if arc.edge.link == Link::Cites {
            ""
        } else {
            r#" stroke-dasharray="5 3""#
        };
        let _ = writeln!(
            svg,
            r#"<g><title>{}</title><path d="{}" fill="none" stroke="{colour}" stroke-width="{}"{dash}/><path d="{}" fill="{colour}"/></g>"#,
            escaped(&words::edge_tooltip(net.graph, arc.edge)),
            drawn.line,
            number(drawn.width),
            drawn.arrow
        );
    }
}

/// A member's box with its text, linked to the document's address.
pub(super) fn member_box(svg: &mut String, member: &Member<'_>, left: f64, top: f64) {
    let look = member.class.look();
    let link = words::link(member.node);
    match &link {
        Some(url) => {
            let _ = write!(svg, r#"<a href="{}">"#, escaped(url));
        }
        None => svg.push_str("<g>"),
    }
    let dash = if look.dashed {
        r#" stroke-dasharray="4 2.5""#
    } else {
        ""
    };
    let _ = writeln!(
        svg,
        r#"<title>{}</title><rect x="{}" y="{}" width="{}" height="{}" rx="{}" fill="{}" stroke="{}" stroke-width="{}"{dash}/>"#,
        escaped(&words::node_tooltip(member.node)),
        number(left),
        number(top),
        number(card::WIDTH),
        number(member.card.height),
        number(look.radius),
        look.fill,
        look.outline,
        number(look.width)
    );
    for line in &member.card.lines {
        let setting = line.setting;
        let mut style = format!(r#"font-size="{}""#, number(setting.size));
        style.push_str(if setting.bold { r#" font-weight="bold""# } else { "" });
        style.push_str(if setting.italic { r#" font-style="italic""# } else { "" });
        if setting.faint {
            let _ = write!(style, r#" fill="{}""#, paint::FAINT);
        }
        text(svg, (left + card::SIDE, top + line.base), &line.text, &style);
    }
    svg.push_str(if link.is_some() { "</a>\n" } else { "</g>\n" });
}

fn text(svg: &mut String, (x, y): (f64, f64), words: &str, style: &str) {
    let _ = writeln!(
        svg,
        r#"<text x="{}" y="{}" {style}>{}</text>"#,
        number(x),
        number(y),
        escaped(words)
    );
}
