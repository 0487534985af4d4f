//! Helpers for the unit tests of the extractors.

use crate::catalogue::Catalogue;
use crate::extract::Extracted;
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
