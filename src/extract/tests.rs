//! Helpers for the unit tests of the extractors.

use crate::catalogue::Catalogue;
use crate::extract::Extracted;
use crate::extract::MentionKind;
use crate::read::Document;
use crate::read::Source;

/// Reads and extracts a text.
pub(super) fn extracted(text: &str) -> (Document, Extracted) {
    let source = Source {
        name: "x.txt".to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    let document = crate::read::read(&source).unwrap();
    let extracted = super::extract(&document, Catalogue::builtin().unwrap());
    (document, extracted)
}

/// Canonical symbols in the order of the text.
pub(super) fn symbols(text: &str) -> Vec<String> {
    let found = extracted(text).1.mentions.into_iter();
    found.filter_map(|it| Some(it.symbol()?.symbol.to_string())).collect()
}

#[test]
fn the_call_of_a_note_is_no_part_of_what_stands_before_it() {
    let text = "See A/75/745<sup>1</sup> and A/75/746,<sup>2</sup> Add.1<sup>3</sup> and Add.2, Assembly resolutions \
                75/136<sup>4</sup>, 75/137<sup>5</sup> and 75/138,<sup>6</sup> 75/139, resolution 1373 (2001)<sup>7</sup> and \
                https://example.org/lamps<sup>8</sup> here.";
    let found: Vec<String> = extracted(text)
        .1
        .mentions
        .iter()
        .filter_map(|it| match &it.kind {
            MentionKind::Symbol(it) => Some(it.symbol.to_string()),
            MentionKind::Url(it) => Some(it.canonical.clone()),
            _ => None,
        })
        .collect();
    assert_eq!(
        found,
        [
            "A/75/745",
            "A/75/746",
            "A/75/746/Add.1",
            "A/75/746/Add.2",
            "A/RES/75/136",
            "A/RES/75/137",
            "A/RES/75/138",
            "A/RES/75/139",
            "S/RES/1373(2001)",
            "https://example.org/lamps",
        ]
    );
}
