//! Bytes of a file to a [`Document`]: text, links and marks of layout. Knows formats, never citations.

mod decode;
mod document;
mod layout;
mod light_markup;
mod plain;

pub use document::Document;
pub use document::Link;
pub use document::ReadError;
pub use document::ReadFailure;
pub use document::Source;

/// One format that can be read.
pub struct Reader {
    /// Name for messages and for `--format`.
    pub name: &'static str,
    /// File name endings, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether the first bytes of a file look like this format.
    pub sniff: fn(&[u8]) -> bool,
    /// Reads a whole file.
    pub read: fn(&Source) -> Result<Document, ReadError>,
}

/// All readers; the first whose `sniff` agrees reads the file.
pub const READERS: &[Reader] = &[plain::READER];

/// Formats that are recognised only to say what to do with them, by the first bytes behind blanks; case
/// does not count.
const UNREAD: &[(&[u8], &str)] = &[
    (
        b"%PDF-",
        "PDF files are not read by this version; convert with `pdftotext -raw FILE`",
    ),
    (
        b"PK\x03\x04",
        "a ZIP container (DOCX, ODT, XLSX …) is not read by this version; save it as plain text or Markdown",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office file (.doc, .xls) is not read; save it as plain text",
    ),
    (b"\x1f\x8b", "a gzip file is not read; unpack it first"),
    (
        b"<!doctype html",
        "HTML is not read by this version; save it as plain text or Markdown",
    ),
    (
        b"<html",
        "HTML is not read by this version; save it as plain text or Markdown",
    ),
    (
        b"<?xml",
        "XML is not read by this version; save it as plain text or Markdown",
    ),
    (b"<svg", "pictures are not read"),
    (b"{\\rtf", "RTF is not read; save it as plain text"),
    (b"{\"", "JSON is data, not a document"),
    (b"{\n", "JSON is data, not a document"),
];

/// Reads one source with the first reader that recognises it.
///
/// # Errors
/// When no reader knows the bytes, or they are binary or too large. Content never is an error.
pub fn read(source: &Source) -> Result<Document, ReadError> {
    let bytes = source
        .bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .unwrap_or(&source.bytes)
        .trim_ascii_start();
    let starts = |magic: &[u8]| {
        bytes
            .get(..magic.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(magic))
    };
    if let Some((_, reason)) = UNREAD.iter().find(|(magic, _)| starts(magic)) {
        return Err(ReadError::format(&source.name, *reason));
    }
    match READERS.iter().find(|it| (it.sniff)(&source.bytes)) {
        Some(reader) => (reader.read)(source),
        None => Err(ReadError::format(&source.name, "binary data, not a text")),
    }
}
