//! PDF: pieces of text with their place, size and links ([`pieces`]), put together to lines ([`lines`]) in reading
//! order; page furniture is taken out ([`furniture`]), notes at the foot are set off ([`feet`]).

mod bounded;
mod feet;
mod furniture;
mod hyphens;
mod lines;
mod nesting;
mod order;
mod pieces;
mod right_to_left;
mod write;

use std::time::Duration;

use crate::read::Document;
use crate::read::Fit;
use crate::read::ReadError;
use crate::read::Reader;
use crate::read::Source;

/// PDF 1.0 to 2.0 (ISO 32000).
pub(super) const READER: Reader = Reader {
    name: "pdf",
    extensions: &["pdf"],
    sniff,
    limit: Some(Duration::from_secs(60)),
    alone: 0,
    read,
};

/// A header may stand behind other bytes, but not far (ISO 32000-1, annex H, note 13).
const HEADER_WITHIN: usize = 1024;

fn sniff(bytes: &[u8]) -> Fit {
    let head = bytes.get(..HEADER_WITHIN).unwrap_or(bytes);
    // A text may speak of the header; it has no objects.
    let objects = || memchr::memmem::find(bytes, b"endobj").is_some();
    match memchr::memmem::find(head, b"%PDF-") {
        Some(at) if head[..at].trim_ascii().is_empty() || objects() => Fit::Yes,
        _ => Fit::No,
    }
}

fn read(source: &Source) -> Result<Document, ReadError> {
    let fail = |reason: String| ReadError::format(&source.name, reason);
    // Places in the file count from its header.
    let head = source.bytes.get(..HEADER_WITHIN).unwrap_or(&source.bytes);
    let start = memchr::memmem::find(head, b"%PDF-").unwrap_or(0);
    let file = pieces::load(&source.bytes[start..]).map_err(fail)?;
    let mut pages: Vec<lines::Page> = file.pages.into_iter().map(lines::of_page).collect();
    if pages.iter().all(|it| it.lines.is_empty()) {
        return Err(fail(no_text(&pages, &file.doubts)));
    }
    let furniture = furniture::take(&mut pages);
    let mut sheet = write::write(&pages, furniture);
    let scanned: Vec<u32> = pages
        .iter()
        .filter(|it| it.lines.is_empty() && it.pictured)
        .map(|it| it.number)
        .collect();
    if !scanned.is_empty() {
        sheet.doubt(format!(
            "{} of {} pages are pictures without text (first: page {}); run a character recognition such as `ocrmypdf`",
            scanned.len(),
            pages.len(),
            scanned[0]
        ));
    }
    file.doubts.into_iter().for_each(|it| sheet.doubt(it));
    file.witnesses.into_iter().for_each(|it| sheet.witness(it));
    Ok(sheet.finish(&source.name, READER.name))
}

/// Why a file gives no text.
fn no_text(pages: &[lines::Page], doubts: &[String]) -> String {
    let count = pages.len();
    let pictures = pages.iter().filter(|it| it.pictured).count();
    let of_pages = if count == 1 {
        "page is a picture"
    } else {
        "pages are pictures"
    };
    if pictures > 0 {
        format!(
            "has no text layer: {pictures} of its {count} {of_pages} (a scan); run a character recognition first, such \
             as `ocrmypdf FILE FILE`"
        )
    } else {
        let why = doubts.first().map_or(String::new(), |it| format!(": {it}"));
        format!("has no text on its {count} page(s){why}")
    }
}
