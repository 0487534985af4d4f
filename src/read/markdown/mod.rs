//! Markdown: CommonMark with tables and notes (`[^1]`), read with pulldown-cmark for what is a mark.
//!
//! The printed characters decide: every byte stays but those of marks, so that numbers of lists, indents and the
//! lines of converted files are what they are. Indented blocks and the words in HTML blocks are text of unknown
//! origin, and read with light marks.

mod addresses;
mod front_matter;
mod html;
mod notes;
mod quotes;
mod tables;
mod walk;

use std::time::Duration;

use crate::read::Document;
use crate::read::ReadError;
use crate::read::Reader;
use crate::read::Source;
use crate::read::decode::decode;
use crate::read::light_markup;
use crate::read::plain;
use crate::text::Diagnostic;

/// Markdown files, by name: their bytes are those of any text.
pub(super) const READER: Reader = Reader {
    name: "markdown",
    extensions: &["md", "markdown", "mdown", "mkd"],
    sniff: plain::sniff,
    limit: Some(LIMIT),
    alone: 1 << 20,
    read,
};

/// Longest time for one file.
const LIMIT: Duration = Duration::from_secs(120);

/// Largest file whose marks are read with a tree, in bytes: the tree may take fifty times as much memory.
const LARGEST_TREE: usize = 64 << 20;

fn read(source: &Source) -> Result<Document, ReadError> {
    if source.bytes.len() > plain::LARGEST {
        return Err(ReadError::format(&source.name, plain::TOO_LARGE));
    }
    let decoded = decode(&source.bytes);
    if decoded.text.len() > LARGEST_TREE {
        let mut document = light_markup::normalise(&source.name, READER.name, decoded.text, decoded.to_file);
        document.diagnostics.extend(decoded.diagnostics);
        document.diagnostics.push(Diagnostic::file(format!(
            "larger than {} MiB: read as plain text with light marks; split it to have its notes tied",
            LARGEST_TREE >> 20
        )));
        return Ok(document);
    }
    Ok(walk::marked(&decoded.text).finish(&source.name, READER.name, decoded))
}
