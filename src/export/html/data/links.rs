use serde::Serialize;

use crate::export::html::data::nodes::starts;
use crate::export::html::data::pack::Packed;
use crate::export::html::data::sentences::Sentences;
use crate::export::html::data::texts::Texts;
use crate::graph::Edge;
use crate::graph::Evidence;
use crate::query::Selection;

/// A column for each thing that is known of a link, then of the places behind the links. Numbers without a name point
/// into the texts.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Links {
    /// Position of the citing node.
    citing: Packed,
    /// Position of the cited node.
    cited: Packed,
    /// What the link says: "cites", or how the two belong to one family.
    link: Packed,
    /// Number of places in the text's own words.
    weight: Packed,
    /// Where each link's places start; one more at the end.
    place_starts: Packed,
    /// Position among the sentences.
    sentence: Packed,
    /// The citing words as printed.
    words: Packed,
    note: Packed,
    locator: Packed,
    relation: Packed,
    file: Packed,
    /// Number of the line.
    line: Packed,
    /// Number of the page; 0 where pages are not known.
    page: Packed,
}

impl Links {
    pub(super) fn new(selection: &Selection<'_>, texts: &mut Texts, sentences: &mut Sentences) -> Self {
        let nodes = selection.nodes();
        // Both ends of a selected link are selected, and nodes are in ascending order.
        let position = |id| nodes.binary_search(&id).unwrap_or(0);
        let edges: Vec<&Edge> = selection.edges().iter().map(|it| selection.edge(*it)).collect();
        let places: Vec<&Evidence> = edges.iter().flat_map(|it| &it.evidence).collect();
        let mut column = |of: &dyn Fn(&Evidence, &mut Texts) -> u32| Packed::new(places.iter().map(|it| of(it, texts)));
        Self {
            sentence: Packed::new(places.iter().map(|it| sentences.place(&it.sentence))),
            words: column(&|it, texts| texts.place(&it.text)),
            note: column(&|it, texts| texts.optional(it.note.as_deref())),
            locator: column(&|it, texts| texts.optional(it.locator.as_deref())),
            relation: column(&|it, texts| texts.optional(it.relation.as_deref())),
            file: column(&|it, texts| texts.place(&it.file)),
            line: column(&|it, _| it.line),
            page: column(&|it, _| it.page.unwrap_or(0)),
            citing: Packed::of(edges.iter().map(|it| position(it.citing))),
            cited: Packed::of(edges.iter().map(|it| position(it.cited))),
            link: Packed::new(edges.iter().map(|it| texts.place(it.link.name()))),
            weight: Packed::of(edges.iter().map(|it| it.weight())),
            place_starts: starts(edges.iter().map(|it| it.evidence.len())),
        }
    }
}
