//! Pictures as files of points and as pages: the SVG, drawn with embedded fonts, so that it looks the same everywhere.

mod links;
mod pdf;
mod pixels;

use std::io;
use std::sync::Arc;

use resvg::usvg;
use resvg::usvg::fontdb;

use crate::export::Input;
use crate::export::svg;

pub(super) use pdf::write as write_pdf;
pub(super) use pixels::write as write_png;

/// The family that pictures are set in; the others stand in where it has no sign.
const FAMILY: &str = "Ibid Sans";

/// All fonts that pictures are drawn with, the first that has a sign before the others; see fonts/README.md.
const FONTS: [&[u8]; 6] = [
    include_bytes!("fonts/IbidSans-Regular.ttf"),
    include_bytes!("fonts/IbidSans-Bold.ttf"),
    include_bytes!("fonts/IbidSans-Italic.ttf"),
    include_bytes!("fonts/IbidSansArabic-Regular.ttf"),
    include_bytes!("fonts/IbidSansArabic-Bold.ttf"),
    include_bytes!("fonts/DroidSansFallback.ttf"),
];

/// A picture that can be drawn, and the web addresses that its parts lead to.
struct Picture {
    tree: usvg::Tree,
    links: Vec<links::Link>,
}

/// The picture of a selection, as its SVG has it.
fn picture(input: &Input<'_, '_>) -> io::Result<Picture> {
    let mut text = Vec::new();
    svg::write(input, &mut text)?;
    read(&String::from_utf8_lossy(&text))
}

/// Reads one of our own pictures. Nothing outside of it is opened: no fonts, no images, no style sheets.
fn read(text: &str) -> io::Result<Picture> {
    let text = links::numbered(text);
    let document = usvg::roxmltree::Document::parse(&text).map_err(io::Error::other)?;
    let tree = usvg::Tree::from_xmltree(&document, &options()).map_err(io::Error::other)?;
    let links = links::places(&document, &tree);
    Ok(Picture { tree, links })
}

fn options() -> usvg::Options<'static> {
    usvg::Options {
        font_family: FAMILY.to_owned(),
        fontdb: Arc::new(fonts()),
        font_resolver: usvg::FontResolver {
            select_fallback: stand_in(),
            ..usvg::FontResolver::default()
        },
        image_href_resolver: usvg::ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..usvg::Options::default()
    }
}

/// Chooses the font that stands in for one that lacks a character: of the same weight where there is one.
fn stand_in() -> usvg::FallbackSelectionFn<'static> {
    let first = usvg::FontResolver::default_fallback_selector();
    Box::new(move |lacking, used, fonts| {
        let weight = fonts.face(*used.first()?)?.weight;
        let others = fonts.faces().filter(|it| it.weight != weight).map(|it| it.id);
        let passed: Vec<fontdb::ID> = used.iter().copied().chain(others).collect();
        first(lacking, &passed, fonts).or_else(|| first(lacking, used, fonts))
    })
}

fn fonts() -> fontdb::Database {
    let mut fonts = fontdb::Database::new();
    for it in FONTS {
        fonts.load_font_source(fontdb::Source::Binary(Arc::new(it)));
    }
    // The families that the SVG names are not there, so that these two decide.
    fonts.set_sans_serif_family(FAMILY);
    fonts.set_serif_family(FAMILY);
    fonts
}

#[cfg(test)]
mod tests;
