//! A ZIP container with its parts, within limits.

use std::io::Cursor;
use std::io::Read;

use encoding_rs::Encoding;
use zip::ZipArchive;
use zip::result::ZipError;

/// Most entries of a container.
pub(super) const MOST_ENTRIES: usize = 10_000;

/// Largest part that is unpacked, in bytes.
pub(super) const LARGEST_PART: u64 = 128 << 20;

/// Most bytes that are unpacked of one container.
pub(super) const LARGEST_TOTAL: u64 = 256 << 20;

/// Most unpacked bytes for one packed byte, in parts larger than [`RATIO_FROM`]. Word's own tables reach 60.
pub(super) const LARGEST_RATIO: u64 = 300;

/// Unpacked bytes below which a part may have any ratio.
const RATIO_FROM: u64 = 4 << 20;

/// What a container holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A document of Word.
    Docx,
    /// A text of OpenDocument.
    Odt,
    /// Something else; the words say what, and what to do.
    Unread(&'static str),
}

/// Where a container says what it holds: the entry, words in it, and what they mean. The first row that fits counts.
const KINDS: &[(&str, &str, Kind)] = &[
    ("mimetype", "application/vnd.oasis.opendocument.text", Kind::Odt),
    (
        "mimetype",
        "application/vnd.oasis.opendocument.spreadsheet",
        Kind::Unread("an ODS spreadsheet is not read; save it as text (CSV) or print it to PDF"),
    ),
    (
        "mimetype",
        "application/vnd.oasis.opendocument",
        Kind::Unread("an OpenDocument file that is no text is not read; save it as ODT or PDF"),
    ),
    (
        "mimetype",
        "application/epub+zip",
        Kind::Unread("an EPUB book is not read; convert it with `pandoc -o FILE.docx FILE`"),
    ),
    (CONTENT_TYPES, "wordprocessingml.document.main+xml", Kind::Docx),
    (CONTENT_TYPES, "wordprocessingml.template.main+xml", Kind::Docx),
    (CONTENT_TYPES, "ms-word.document.macroEnabled", Kind::Docx),
    (CONTENT_TYPES, "ms-word.template.macroEnabled", Kind::Docx),
    (
        CONTENT_TYPES,
        "spreadsheetml.",
        Kind::Unread("an XLSX spreadsheet is not read; save it as text (CSV) or print it to PDF"),
    ),
    (
        CONTENT_TYPES,
        "ms-excel.",
        Kind::Unread("an Excel spreadsheet is not read; save it as text (CSV) or print it to PDF"),
    ),
    (
        CONTENT_TYPES,
        "presentationml.",
        Kind::Unread("a PPTX presentation is not read; print it to PDF"),
    ),
    ("word/document.xml", "", Kind::Docx),
    (
        "",
        "",
        Kind::Unread("a ZIP file of other files is not read; unpack it first"),
    ),
];

/// The entry that lists the types of all parts of an OOXML container.
const CONTENT_TYPES: &str = "[Content_Types].xml";

/// An open container.
pub(super) struct Container<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Bytes unpacked so far.
    unpacked: u64,
    /// Doubts about parts that are damaged but were read in part.
    pub(super) doubts: Vec<String>,
}

impl<'b> Container<'b> {
    /// Opens a container; an error is the reason and what to do.
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, String> {
        let archive = ZipArchive::new(Cursor::new(bytes))
            .map_err(|error| format!("a ZIP container that is damaged ({error}); open it and save it anew"))?;
        if archive.len() > MOST_ENTRIES {
            return Err(format!(
                "holds {} entries, more than the limit of {MOST_ENTRIES}; if it is sound, save it as PDF or text",
                archive.len()
            ));
        }
        Ok(Self {
            archive,
            unpacked: 0,
            doubts: Vec::new(),
        })
    }

    /// What the container holds.
    pub(super) fn kind(&mut self) -> Result<Kind, String> {
        let mut read: Option<(&str, String)> = None;
        for (entry, words, kind) in KINDS {
            if entry.is_empty() || (words.is_empty() && self.archive.index_for_name(entry).is_some()) {
                return Ok(*kind);
            }
            if words.is_empty() {
                continue;
            }
            if read.as_ref().is_none_or(|it| it.0 != *entry) {
                read = Some((entry, self.part(entry)?.unwrap_or_default()));
            }
            if read.as_ref().is_some_and(|it| it.1.contains(words)) {
                return Ok(*kind);
            }
        }
        Ok(Kind::Unread("a ZIP file of other files is not read; unpack it first"))
    }

    /// The text of a part; `None` where there is none of this name. Names compare without case, as OOXML wants.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, String> {
        let Some(index) = self.index(name) else {
            return Ok(None);
        };
        let mut entry = match self.archive.by_index(index) {
            Ok(entry) => entry,
            Err(ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED)) => {
                return Err("is protected by a password; open it and save it without one".to_owned());
            }
            Err(error) => {
                self.doubts.push(format!("part {name} is damaged ({error})"));
                return Ok(None);
            }
        };
        let packed = entry.compressed_size();
        let by_ratio = packed.saturating_mul(LARGEST_RATIO).max(RATIO_FROM);
        let left = LARGEST_TOTAL.saturating_sub(self.unpacked);
        let limit = LARGEST_PART.min(by_ratio).min(left);
        let mut bytes = Vec::new();
        let outcome = entry.by_ref().take(limit + 1).read_to_end(&mut bytes);
        let size = bytes.len() as u64;
        if size > limit {
            let which = match limit {
                _ if limit == by_ratio => format!("unpacks to more than {LARGEST_RATIO} times its size"),
                LARGEST_PART => format!("unpacks to more than {} MiB", LARGEST_PART >> 20),
                _ => format!("makes the file unpack to more than {} MiB", LARGEST_TOTAL >> 20),
            };
            return Err(format!(
                "its part {name} {which}, which is the limit; if the file is sound, save it as PDF or text"
            ));
        }
        self.unpacked += size;
        if let Err(error) = outcome {
            self.doubts.push(format!(
                "part {name} is damaged ({error}); {size} bytes of it were read"
            ));
        }
        Ok(Some(decoded(bytes)))
    }

    fn index(&self, name: &str) -> Option<usize> {
        let exact = self.archive.index_for_name(name);
        let alike = || {
            (0..self.archive.len()).find(|it| {
                self.archive
                    .name_for_index(*it)
                    .is_some_and(|it| it.is_ok_and(|it| it.eq_ignore_ascii_case(name)))
            })
        };
        exact.or_else(alike)
    }
}

/// A part's bytes as text: XML is UTF-8 or, with its mark, UTF-16.
fn decoded(bytes: Vec<u8>) -> String {
    match Encoding::for_bom(&bytes) {
        Some((encoding, mark)) => {
            let words = bytes.get(mark..).unwrap_or(&[]);
            encoding.decode_without_bom_handling(words).0.into_owned()
        }
        None => String::from_utf8(bytes).unwrap_or_else(|it| String::from_utf8_lossy(it.as_bytes()).into_owned()),
    }
}
