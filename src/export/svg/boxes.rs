use std::fmt::Write as _;

use crate::export::paint::Palette;
use crate::export::svg::card;
use crate::export::svg::net::Member;
use crate::export::svg::shape;
use crate::export::svg::shape::Place;
use crate::export::svg::shape::Style;
use crate::export::svg::text;
use crate::export::words;
use crate::export::xml::escaped;
use crate::export::xml::number;

/// A member's box with its text, linked to the document's address.
pub(super) fn draw(svg: &mut String, palette: &Palette, member: &Member<'_>, left: f64, top: f64) {
    let link = words::link(member.node);
    match &link {
        Some(url) => {
            let _ = write!(svg, r#"<a href="{}">"#, escaped(url));
        }
        None => svg.push_str("<g>"),
    }
    let _ = write!(svg, "<title>{}</title>", escaped(&words::node_tooltip(member.node)));
    let place = Place {
        left,
        top,
        width: card::WIDTH,
        height: member.card.height,
    };
    let style = Style {
        look: member.look,
        only_cited: member.only_cited,
        centre: member.centre,
    };
    shape::draw(svg, palette, &style, place);
    for line in &member.card.lines {
        let setting = line.setting;
        let mut style = format!(r#"font-size="{}""#, number(setting.size));
        style.push_str(if setting.bold { r#" font-weight="bold""# } else { "" });
        style.push_str(if setting.italic { r#" font-style="italic""# } else { "" });
        if setting.faint {
            let _ = write!(style, r#" fill="{}""#, palette.faint);
        }
        let sides = (left + card::SIDE, left + card::WIDTH - card::SIDE);
        text::between(svg, sides, top + line.base, &line.text, line.from_right, &style);
    }
    svg.push_str(if link.is_some() { "</a>\n" } else { "</g>\n" });
}
