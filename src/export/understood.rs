//! The texts as a reader understood them, for people who want to see why something was found or not.

use std::io;

use crate::resolve::Resolved;

/// Writes the normalised text of each document under a line with its name, format and pages. A line stands where each
/// page starts. Nothing here can be mistaken for the text: such lines start with ten or more equal signs.
///
/// # Errors
/// When writing fails.
pub fn write(resolved: &Resolved, out: &mut dyn io::Write) -> io::Result<()> {
    for file in 0..resolved.corpus.len() {
        let document = resolved.corpus.document(file);
        let text = document.text.normal();
        let pages = match document.pages.len() {
            0 => "pages not known".to_owned(),
            1 => "1 page".to_owned(),
            count => format!("{count} pages"),
        };
        writeln!(
            out,
            "========== {} ({}, {pages}) ==========",
            document.name, document.format
        )?;
        let mut from = 0;
        for (at, &start) in document.pages.iter().enumerate() {
            piece(text, from, start as usize, out)?;
            writeln!(out, "========== page {} ==========", at + 1)?;
            from = start as usize;
        }
        piece(text, from, text.len(), out)?;
    }
    Ok(())
}

/// A piece of a text, with a line end behind it.
fn piece(text: &str, from: usize, to: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let piece = text.get(from..to).unwrap_or("");
    out.write_all(piece.as_bytes())?;
    if piece.is_empty() || piece.ends_with('\n') {
        return Ok(());
    }
    out.write_all(b"\n")
}
