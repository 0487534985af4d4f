//! Documents of elements, HTML and XML alike: what their elements are, their notes, and the text that is written from
//! them.

mod address;
mod encoding;
mod facts;
mod layout;
mod lists;
mod markers;
mod notes;
mod prolog;
mod roles;
mod tape;
#[cfg(test)]
mod tests;
mod writer;

pub(super) use address::Base;
pub(super) use encoding::decoded;
pub(super) use prolog::behind_prolog;
pub(super) use prolog::declared_encoding;
pub(super) use roles::Role;
pub(super) use roles::Vocabulary;
pub(super) use tape::MOST_ELEMENTS;
pub(super) use tape::Tape;
pub(super) use tape::TooMany;
#[cfg(all(feature = "html", feature = "mail"))]
pub(super) use writer::sheet;
pub(super) use writer::write;

/// Largest file of elements that is read, in bytes: everything in it is held in memory a few times.
pub(super) const LARGEST: usize = 256 << 20;

/// Whether bytes may start with a tag: most texts do not, and need no decoding to be told apart.
pub(super) fn may_start(bytes: &[u8]) -> bool {
    let bare = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    bare.first().is_some_and(|it| matches!(it, b'<' | 0 | 0xfe | 0xff))
}

/// What to do about a file over a limit.
pub(super) const SPLIT: &str = "split it first, or save it as plain text";
