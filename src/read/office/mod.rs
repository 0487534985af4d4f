//! Word and OpenDocument texts: ZIP containers of XML, read as streams.

mod container;
mod docx;
mod flow;
mod numerals;
mod odt;
mod pages;
mod xml;

use std::time::Duration;

use crate::read::Document;
use crate::read::Fit;
use crate::read::ReadError;
use crate::read::Reader;
use crate::read::Source;
use crate::read::Witness;
use crate::read::WitnessKind;
use crate::read::sheet::Sheet;

use container::Container;
use container::Kind;

/// Documents of Word, and every other container that no reader takes: it says what they are.
pub(super) const DOCX: Reader = Reader {
    name: "docx",
    extensions: &["docx", "docm", "dotx", "dotm"],
    sniff: sniff_docx,
    limit: Some(LIMIT),
    alone: 0,
    read: read_docx,
};

/// Texts of OpenDocument, in a container or as one XML file.
pub(super) const ODT: Reader = Reader {
    name: "odt",
    extensions: &["odt", "ott", "fodt"],
    sniff: sniff_odt,
    limit: Some(LIMIT),
    alone: 0,
    read: read_odt,
};

/// Longest time for one file. The largest within the limits takes a few seconds.
const LIMIT: Duration = Duration::from_secs(60);

/// First bytes of a ZIP file, and of one without entries.
const ZIP: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// First bytes of an OLE container: old Office files, and new ones behind a password.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Name of the stream that holds a protected file in an OLE container, in UTF-16 as its directory has it.
const PROTECTED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// Start of the media types of OpenDocument texts. The entry that says so comes first and is not packed.
const ODT_TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";

/// Bytes looked at to know an OpenDocument text.
const SNIFFED: usize = 16_384;

/// Longest words of a witness, in characters.
const LONGEST_WITNESS: usize = 500;

/// Most witnesses that one running head or property gives.
const MOST_WITNESSES: usize = 32;

/// Names, but for their numbers, of the fields in which templates of the United Nations keep symbol and title:
/// "Symbol1", "Symbol2", "Title1" …
const TEMPLATE_FIELDS: &[&str] = &["Symbol", "Title"];

fn is_zip(bytes: &[u8]) -> bool {
    ZIP.iter().any(|it| bytes.starts_with(it))
}

fn sniff_docx(bytes: &[u8]) -> Fit {
    let protected = || bytes.starts_with(OLE) && memchr::memmem::find(bytes, PROTECTED).is_some();
    match (is_zip(bytes) && sniff_odt(bytes) == Fit::No) || protected() {
        true => Fit::Yes,
        false => Fit::No,
    }
}

fn sniff_odt(bytes: &[u8]) -> Fit {
    let head = bytes.get(..SNIFFED).unwrap_or(bytes);
    let has = |words: &[u8]| memchr::memmem::find(head, words).is_some();
    let packed = is_zip(bytes) && has(b"mimetype") && has(ODT_TYPE);
    let flat = || has(b"<office:document") && has(b"urn:oasis:names:tc:opendocument") && has(ODT_TYPE);
    match packed || flat() {
        true => Fit::Yes,
        false => Fit::No,
    }
}

fn read_docx(source: &Source) -> Result<Document, ReadError> {
    if source.bytes.starts_with(OLE) {
        let reason = "is protected by a password; open it and save it without one";
        return Err(ReadError::format(&source.name, reason));
    }
    read_container(source)
}

fn read_odt(source: &Source) -> Result<Document, ReadError> {
    if is_zip(&source.bytes) {
        return read_container(source);
    }
    odt::read_flat(source, ODT.name).map_err(|reason| ReadError::format(&source.name, reason))
}

/// Reads what the container says that it holds, whatever its name.
fn read_container(source: &Source) -> Result<Document, ReadError> {
    let read = || {
        let mut container = Container::open(&source.bytes)?;
        match container.kind()? {
            Kind::Docx => docx::read(&mut container, &source.name, DOCX.name),
            Kind::Odt => odt::read(&mut container, &source.name, ODT.name),
            Kind::Unread(reason) => Err(reason.to_owned()),
        }
    };
    read().map_err(|reason| ReadError::format(&source.name, reason))
}

/// Writes one run of notes behind the text, under a rule: the number, marker and words of each.
fn write_notes<'n>(sheet: &mut Sheet, notes: impl Iterator<Item = (usize, &'n str, &'n Sheet)>) {
    for (at, (id, marker, body)) in notes.enumerate() {
        if at == 0 {
            sheet.end_paragraph();
            sheet.rule();
        }
        sheet.note(marker, id, body);
    }
}

/// Words beside the text as witnesses, one for each line and cell, since a symbol mostly stands alone in its own. Blanks
/// are folded.
fn witnesses(kind: WitnessKind, words: &str) -> Vec<Witness> {
    let folded = |it: &str| it.split_whitespace().collect::<Vec<_>>().join(" ");
    let pieces = words.split(['\n', '\t']).map(folded).filter(|it| !it.is_empty());
    pieces
        .take(MOST_WITNESSES)
        .map(|it| Witness {
            kind,
            words: it.chars().take(LONGEST_WITNESS).collect(),
        })
        .collect()
}
