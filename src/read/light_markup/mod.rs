//! Reads text with light marks (Markdown links and emphasis, `<sup>`, superscript digits) in one pass,
//! and writes the normalised text: one kind of line end, blank and hyphen, no marks, no invisible characters.
//!
//! Readers of formats whose bytes are the text (Markdown, reStructuredText) say beforehand which bytes are marks
//! ([`Guide`]); the pass is the same.

mod guide;
mod marks;
mod pass;

pub(super) use guide::Guide;
pub(super) use pass::guided;
pub(super) use pass::normalise;

#[cfg(test)]
mod tests;
