//! HTML: pages, saved mail, and what word processors and converters write.

mod build;
mod entities;
mod roles;
mod tokens;

use std::time::Duration;

use crate::read::Document;
use crate::read::Fit;
use crate::read::ReadError;
use crate::read::Reader;
use crate::read::Source;
use crate::read::markup;
#[cfg(feature = "mail")]
use crate::read::sheet::Sheet;

/// HTML and XHTML.
pub(super) const READER: Reader = Reader {
    name: "html",
    extensions: &["html", "htm", "xhtml", "shtml"],
    sniff,
    limit: Some(Duration::from_secs(60)),
    alone: 0,
    read,
};

/// Bytes looked at for what a file is, and for the name of its encoding.
const SNIFFED: usize = 4096;

/// First tags that only pages have. Others start Markdown too.
const FIRST: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "title",
    "meta",
    "frameset",
    "link",
];

/// The start of a file as text, without byte order mark.
fn head(bytes: &[u8]) -> String {
    markup::decoded(bytes.get(..SNIFFED).unwrap_or(bytes), None).0
}

fn sniff(bytes: &[u8]) -> Fit {
    if !markup::may_start(bytes) {
        return Fit::ByName;
    }
    let head = head(bytes);
    let first = markup::behind_prolog(&head);
    let starts = |it: &&&str| {
        let (name, behind) = first.split_at_checked(it.len()).unwrap_or(("", ""));
        name.eq_ignore_ascii_case(it)
            && behind.starts_with(|it: char| it.is_ascii_whitespace() || matches!(it, '>' | '/'))
    };
    if FIRST.iter().find(starts).is_some() {
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
    let (text, doubts) = markup::decoded(&source.bytes, charset(&head(&source.bytes)).as_deref());
    let (tape, base) =
        build::build(&text).map_err(|_| refused(format!("more than {} elements", markup::MOST_ELEMENTS)))?;
    Ok(markup::write(
        &tape,
        &roles::HTML,
        &base,
        &source.name,
        READER.name,
        doubts,
    ))
}

/// The page of a mail: its words with links and marks; `None` where it has too many elements.
#[cfg(feature = "mail")]
pub(super) fn sheet(page: &str) -> Option<Sheet> {
    let (tape, base) = build::build(page).ok()?;
    Some(markup::sheet(&tape, &roles::HTML, &base))
}

/// The encoding that a `<meta>` or an XML declaration names.
fn charset(head: &str) -> Option<String> {
    let declared = markup::declared_encoding(head);
    let named = tokens::Tokens::new(head).find_map(|token| {
        let tokens::Token::Start(tag) = token else {
            return None;
        };
        let value = |name| tag.attributes.iter().find(|it| it.0 == name).map(|it| it.1.as_ref());
        if tag.name != "meta" {
            return None;
        }
        let content = || {
            value("content")
                .filter(|_| value("http-equiv").is_some())?
                .split_once("charset=")
                .map(|it| it.1)
        };
        value("charset")
            .or_else(content)
            .map(|it| it.trim_matches(['"', '\'', ' ']).to_owned())
    });
    named.or(declared)
}
