//! Reads text with light marks (Markdown links and emphasis, `<sup>`, superscript digits) in one pass,
//! and writes the normalised text: one kind of line end, blank and hyphen, no marks, no invisible characters.

mod marks;
mod pass;

pub(super) use pass::normalise;

#[cfg(test)]
mod tests;
