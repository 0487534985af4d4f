use crate::read::Document;
use crate::read::Fit;
use crate::read::ReadError;
use crate::read::Reader;
use crate::read::Source;
use crate::read::decode::decode;
use crate::read::light_markup;
use crate::text::Diagnostic;

/// Plain text, with or without the light marks of Markdown: conversions of PDF mix the two freely.
pub(super) const READER: Reader = Reader {
    name: "text",
    extensions: &["txt", "text", "md", "markdown"],
    sniff,
    limit: None,
    alone: 0,
    read,
};

/// Bytes looked at to tell text from binary data.
const SNIFFED: usize = 8192;

/// Largest file read, in bytes: offsets are kept in 32 bits, and the normalised text may grow.
pub(super) const LARGEST: usize = 1 << 31;

/// What is said of a larger file.
pub(super) const TOO_LARGE: &str = "larger than 2 GiB; split it first";

/// Whether bytes are text of whatever kind.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..SNIFFED).unwrap_or(bytes);
    let wide = head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff");
    let control = head
        .iter()
        .filter(|&&it| it < 9 || (14..27).contains(&it) || (28..32).contains(&it))
        .count();
    wide || control * 20 <= head.len()
}

/// Nothing in the bytes tells texts from each other: the name does.
pub(super) fn sniff(_: &[u8]) -> Fit {
    Fit::ByName
}

fn read(source: &Source) -> Result<Document, ReadError> {
    if source.bytes.len() > LARGEST {
        return Err(ReadError::format(&source.name, TOO_LARGE));
    }
    let decoded = decode(&source.bytes);
    let mut document = light_markup::normalise(&source.name, READER.name, decoded.text, decoded.to_file);
    document.diagnostics.extend(decoded.diagnostics);
    if document.text.normal().trim().is_empty() {
        document.diagnostics.push(Diagnostic::file("no text in this file"));
    }
    Ok(document)
}
