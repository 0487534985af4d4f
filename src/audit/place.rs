use std::fmt;

use crate::resolve::Resolved;
use crate::text::Span;

/// A place in a file that a finding points at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path of the file.
    pub file: String,
    /// 1-based line.
    pub line: u32,
    /// 1-based column in characters.
    pub column: u32,
    /// 1-based line on which the place ends.
    pub end_line: u32,
    /// 1-based column in characters, behind the last one of the place.
    pub end_column: u32,
    /// 1-based page, where pages are known.
    pub page: Option<u32>,
    /// Index of the document in the corpus.
    pub document: usize,
    /// Bytes of the printed text (the file decoded to UTF-8).
    pub printed: Span,
    /// The words as printed.
    pub text: String,
}

impl Place {
    /// The place of a span (bytes of the normalised text) of a document.
    pub fn new(resolved: &Resolved, document: usize, span: Span) -> Self {
        let read = resolved.corpus.document(document);
        let place = read.text.place(span.start);
        let printed = read.text.to_printed(span);
        let lines = read.text.line_index();
        let end = lines.place(read.text.printed(), printed.range().end).max(place);
        Self {
            file: read.name.clone(),
            line: place.line,
            column: place.column,
            end_line: end.line,
            end_column: end.column,
            page: read.page(span.start),
            document,
            printed,
            text: read.text.as_printed(span).to_owned(),
        }
    }
}

/// "FILE:LINE:COLUMN", with the page behind it where pages are known.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)?;
        match self.page {
            Some(page) => write!(f, ", page {page}"),
            None => Ok(()),
        }
    }
}
