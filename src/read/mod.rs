//! Bytes of a file to a [`Document`]: text, links and marks of layout. Knows formats, never citations.

mod characters;
mod decode;
mod document;
mod guarded;
#[cfg(feature = "html")]
mod html;
mod layout;
mod light_markup;
#[cfg(feature = "mail")]
mod mail;
#[cfg(feature = "markdown")]
mod markdown;
mod marked_text;
#[cfg(any(feature = "html", feature = "xml"))]
#[cfg_attr(
    not(all(feature = "html", feature = "xml")),
    allow(dead_code, unused_imports, reason = "each of the two readers uses its part")
)]
mod markup;
#[cfg(feature = "office")]
mod office;
#[cfg(feature = "pdf")]
mod pdf;
mod plain;
mod rst;
#[cfg(any(
    feature = "pdf",
    feature = "office",
    feature = "html",
    feature = "xml",
    feature = "mail"
))]
#[cfg_attr(
    not(all(feature = "pdf", feature = "office", feature = "html", feature = "mail")),
    allow(dead_code, reason = "each reader uses its part")
)]
mod sheet;
#[cfg(feature = "xml")]
mod xml;

use std::time::Duration;

use crate::text::Diagnostic;

pub use document::Document;
pub use document::Link;
pub use document::MarkedCall;
pub use document::MarkedNote;
pub use document::ReadError;
pub use document::ReadFailure;
pub use document::Source;
pub use document::Witness;
pub use document::WitnessKind;
pub use guarded::READER_THREAD;

/// One format that can be read.
pub struct Reader {
    /// Name for messages and for `--format`.
    pub name: &'static str,
    /// File name endings, lower case, without the dot.
    pub extensions: &'static [&'static str],
    /// Whether a file's bytes are of this format. Looks at the first bytes, or at the table of contents of a container.
    pub sniff: fn(&[u8]) -> Fit,
    /// Longest time that one file may take; `None` for readers of our own, whose time is linear in the bytes.
    pub limit: Option<Duration>,
    /// Size from which on a file is read on a thread of its own, where it has a limit, in bytes.
    pub alone: usize,
    /// Reads a whole file.
    pub read: fn(&Source) -> Result<Document, ReadError>,
}

/// How well bytes fit a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// They are of another format.
    No,
    /// They are text, which is of this format where the file's name says so.
    ByName,
    /// They are of this format, whatever the file's name.
    Yes,
}

/// All readers, in the order in which they are asked; the last reads every other text.
pub const READERS: &[Reader] = &[
    #[cfg(feature = "office")]
    office::ODT,
    #[cfg(feature = "office")]
    office::DOCX,
    #[cfg(feature = "pdf")]
    pdf::READER,
    #[cfg(feature = "mail")]
    mail::READER,
    #[cfg(feature = "html")]
    html::READER,
    #[cfg(feature = "xml")]
    xml::READER,
    #[cfg(feature = "markdown")]
    markdown::READER,
    rst::READER,
    plain::READER,
];

/// Formats that are recognised only to say what to do with them, by the first bytes behind blanks; case
/// does not count.
const UNREAD: &[(&[u8], &str)] = &[
    (
        b"%PDF-",
        "PDF files are not read by this build (feature `pdf`); convert with `pdftotext -raw FILE`",
    ),
    (
        b"PK\x03\x04",
        "a ZIP container (DOCX, ODT, XLSX …) is not read by this version; save it as plain text or Markdown",
    ),
    (
        b"\xd0\xcf\x11\xe0",
        "an old Office file (.doc, .xls) is not read; convert it with `soffice --headless --convert-to docx FILE`",
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
    (
        b"from: <saved by",
        "a web archive (.mht) is not read; save the page as HTML",
    ),
    (
        b"{\\rtf",
        "RTF is not read; convert it with `soffice --headless --convert-to docx FILE`",
    ),
    (b"{\"", "JSON is data, not a document"),
    (b"{\n", "JSON is data, not a document"),
];

/// Reads one source with the reader that its bytes ask for, else its name.
///
/// # Errors
/// When no reader knows the bytes, or they are damaged beyond reading, locked, or over a limit. What the text says
/// never is an error.
pub fn read(source: &Source) -> Result<Document, ReadError> {
    match reader_of(source) {
        Ok(reader) => {
            let mut document = read_as(source, reader)?;
            document.diagnostics.extend(misnamed(source, reader));
            Ok(document)
        }
        Err(reason) => Err(ReadError::format(&source.name, reason)),
    }
}

/// Reads one source with this reader, whatever its bytes look like.
///
/// # Errors
/// As [`read`].
pub fn read_as(source: &Source, reader: &Reader) -> Result<Document, ReadError> {
    match reader.limit {
        Some(limit) if source.bytes.len() >= reader.alone => guarded::read(source, limit, reader.read),
        _ => (reader.read)(source),
    }
}

/// Endings of formats that are not read.
const OTHER_ENDINGS: &[&str] = &["doc", "rtf", "xls", "xlsx", "ppt", "pptx", "epub", "zip"];

/// What is to be said of a file whose name promises another format than its bytes have.
fn misnamed(source: &Source, reader: &Reader) -> Option<Diagnostic> {
    let ending = ending(source);
    let known = READERS.iter().flat_map(|it| it.extensions).chain(OTHER_ENDINGS);
    let other = !reader.extensions.contains(&ending.as_str()) && known.into_iter().any(|it| *it == ending);
    (other && (reader.sniff)(&source.bytes) == Fit::Yes)
        .then(|| Diagnostic::file(format!("its name ends in .{ending}, but it is {}", reader.name)))
}

/// The ending of a file's name, lower case, without the dot.
fn ending(source: &Source) -> String {
    source.name.rsplit('.').next().unwrap_or("").to_ascii_lowercase()
}

/// The reader for a source: by its bytes, else by its name; or why there is none.
fn reader_of(source: &Source) -> Result<&'static Reader, &'static str> {
    let fits = || READERS.iter().map(|it| (it, (it.sniff)(&source.bytes)));
    if let Some((reader, _)) = fits().find(|it| it.1 == Fit::Yes) {
        return Ok(reader);
    }
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
        return Err(reason);
    }
    if !plain::is_text(&source.bytes) {
        return Err("binary data, not a text");
    }
    let ending = ending(source);
    let named = fits().find(|it| it.1 == Fit::ByName && it.0.extensions.contains(&ending.as_str()));
    let last = || fits().rfind(|it| it.1 == Fit::ByName);
    named.or_else(last).map(|it| it.0).ok_or("binary data, not a text")
}
