//! XML: Akoma Ntoso, JATS, TEI, and any other as text.

mod akoma_ntoso;
mod events;
mod jats;
mod other;
mod tei;

use std::time::Duration;

use crate::read::Document;
use crate::read::Fit;
use crate::read::ReadError;
use crate::read::Reader;
use crate::read::Source;
use crate::read::markup;
use crate::read::markup::Base;
use crate::read::markup::Vocabulary;

/// XML of all kinds.
pub(super) const READER: Reader = Reader {
    name: "xml",
    extensions: &["xml", "akn", "tei", "nxml"],
    sniff,
    limit: Some(Duration::from_secs(60)),
    alone: 0,
    read,
};

/// Bytes looked at for what a file is.
const SNIFFED: usize = 4096;

/// Kinds of XML by the name of their first element.
const KINDS: &[(&[&str], &Vocabulary)] = &[
    (&["akomaNtoso", "akomantoso"], &akoma_ntoso::AKOMA_NTOSO),
    (&["article", "sub-article", "response"], &jats::JATS),
    (&["TEI", "TEI.2", "teiCorpus"], &tei::TEI),
];

fn head(bytes: &[u8]) -> String {
    markup::decoded(bytes.get(..SNIFFED).unwrap_or(bytes), None).0
}

fn sniff(bytes: &[u8]) -> Fit {
    if !markup::may_start(bytes) {
        return Fit::ByName;
    }
    let head = head(bytes);
    let first = markup::behind_prolog(&head);
    let tag = first.split('>').next().unwrap_or("");
    let known = KINDS.iter().flat_map(|it| it.0).any(|it| {
        let behind = local(tag).strip_prefix(it);
        behind.is_some_and(|it| it.is_empty() || it.starts_with(|it: char| it.is_ascii_whitespace()))
    });
    if head.trim_start().starts_with("<?xml") || tag.contains(" xmlns") || (known && local(tag) != "article") {
        Fit::Yes
    } else {
        Fit::ByName
    }
}

fn read(source: &Source) -> Result<Document, ReadError> {
    let refused = |limit: String| ReadError::format(&source.name, format!("{limit}; {}", markup::SPLIT));
    if source.bytes.len() > markup::LARGEST {
        return Err(refused(format!("larger than {} MiB", markup::LARGEST >> 20)));
    }
    let named = markup::declared_encoding(&head(&source.bytes));
    let (text, mut doubts) = markup::decoded(&source.bytes, named.as_deref());
    let read = events::tape(&text).map_err(|_| refused(format!("more than {} elements", markup::MOST_ELEMENTS)))?;
    doubts.extend(read.doubts);
    let root = read.tape.root().map(|it| local(it).to_owned()).unwrap_or_default();
    if root == "svg" {
        return Err(ReadError::format(&source.name, "pictures are not read"));
    }
    let kind = KINDS.iter().find(|it| it.0.contains(&root.as_str()));
    if kind.is_none() && !root.is_empty() {
        doubts.push(format!(
            "XML of a kind that is not known (its first element is <{root}>): read as text, without notes"
        ));
    }
    let vocabulary = kind.map_or(&other::OTHER, |it| it.1);
    Ok(markup::write(
        &read.tape,
        vocabulary,
        &Base::default(),
        &source.name,
        READER.name,
        doubts,
    ))
}

/// A name without the prefix of its namespace.
fn local(name: &str) -> &str {
    let end = name.find(|it: char| it.is_ascii_whitespace()).unwrap_or(name.len());
    let start = name[..end].rfind(':').map_or(0, |it| it + 1);
    &name[start..]
}
