//! reStructuredText, as far as its marks are those of PEPs and of documentation: notes, links, headings, directives.
//!
//! [`blocks`] reads the lines and finds what stands at their starts; [`inline`] reads the words of the paragraphs.
//! The printed characters decide, as in Markdown: every byte stays but those of marks.
//! Source: reStructuredText Markup Specification of Docutils.

mod blocks;
mod directives;
mod inline;
mod lines;
mod notes;
mod quoted;
mod targets;

use crate::read::Document;
use crate::read::ReadError;
use crate::read::Reader;
use crate::read::Source;
use crate::read::decode::decode;
use crate::read::marked_text::MarkedText;
use crate::read::plain;

/// reStructuredText files, by name: their bytes are those of any text.
pub(super) const READER: Reader = Reader {
    name: "rst",
    extensions: &["rst", "rest"],
    sniff: plain::sniff,
    limit: None,
    alone: 0,
    read,
};

fn read(source: &Source) -> Result<Document, ReadError> {
    if source.bytes.len() > plain::LARGEST {
        return Err(ReadError::format(&source.name, plain::TOO_LARGE));
    }
    let decoded = decode(&source.bytes);
    Ok(marked(&decoded.text).finish(&source.name, READER.name, decoded))
}

/// Reads the marks of a whole file.
fn marked(source: &str) -> MarkedText {
    let mut out = MarkedText::default();
    let mut blocks = blocks::read(source, &mut out);
    inline::read(source, &mut blocks, &mut out);
    blocks.targets.write(&mut out);
    blocks.notes.write(source, &mut out);
    out
}
