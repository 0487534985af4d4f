//! What the page knows, as JSON: tables of texts, and columns of numbers that point into them.

mod findings;
mod links;
mod looks;
mod nodes;
mod pack;
mod safe;
mod sentences;
mod texts;

use std::io;

use serde::Serialize;

use crate::export::Input;
use crate::export::html::data::findings::Findings;
use crate::export::html::data::links::Links;
use crate::export::html::data::looks::Looks;
use crate::export::html::data::nodes::Nodes;
use crate::export::html::data::pack::Packed;
use crate::export::html::data::sentences::Sentences;
use crate::export::html::data::texts::Texts;
use crate::export::html::places;
use crate::query::Arcs;
use crate::text::count;

/// Bytes that the data may take: with the viewer, a page that mail still carries.
const ROOM: usize = 14_500_000;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Root<'a> {
    /// "ibid" and its version.
    program: &'static str,
    title: &'a str,
    /// What the page leaves out or shortens, in words.
    notices: Vec<String>,
    looks: Looks,
    bands: Bands<'a>,
    nodes: Nodes<'a>,
    links: Links,
    /// `null` where no audit was made.
    findings: Option<Findings<'a>>,
    /// Short texts that the columns point to; the first is empty.
    texts: &'a [String],
    sentences: Vec<&'a str>,
}

#[derive(Serialize)]
struct Bands<'a> {
    names: Vec<&'a str>,
    left: Packed,
    right: Packed,
}

/// The data of a page, without any `<`.
pub(super) fn json(input: &Input<'_, '_>, title: &str) -> io::Result<String> {
    let selection = input.selection;
    let arcs = Arcs::of(selection);
    let places = places::of(selection, &arcs);
    let mut texts = Texts::default();
    let mut sentences = Sentences::default();
    let nodes = Nodes::new(selection, &places, &mut texts);
    let links = Links::new(selection, &mut texts, &mut sentences);
    let findings = input.findings.map(|it| Findings::new(selection, it, &mut texts));
    let left_out = findings.as_ref().and_then(Findings::left_out);
    let mut root = Root {
        program: concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION")),
        title,
        notices: selection.left_out().in_words().into_iter().chain(left_out).collect(),
        looks: Looks::all(),
        bands: Bands {
            names: places.bands.iter().map(|it| it.name.as_str()).collect(),
            left: Packed::new(places.bands.iter().map(|it| it.left)),
            right: Packed::new(places.bands.iter().map(|it| it.right)),
        },
        nodes,
        links,
        findings,
        texts: texts.all(),
        sentences: Vec::new(),
    };
    let rest = safe::json(&root)?.len();
    let (longest, shortened) = sentences.fit(ROOM.saturating_sub(rest));
    if shortened > 0 {
        root.notices.push(format!(
            "{} are shortened to about {longest} characters, so that the page stays small enough for mail; \
             `ibid list` gives them whole",
            match shortened {
                1 => "1 long sentence".to_owned(),
                many => format!("{} long sentences", count(many as u64)),
            }
        ));
    }
    root.sentences = sentences.shown();
    safe::json(&root)
}
