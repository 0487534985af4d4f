use crate::extract::Extracted;
use crate::extract::Head;
use crate::read::Document;
use crate::text::Place;
use crate::text::Span;

/// What may be switched when a collection is resolved.
#[derive(Clone, Debug)]
pub struct Options {
    /// Whether documents that print no symbol get one that others cite, where exactly one fits.
    pub infer: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { infer: true }
    }
}

/// The documents of a collection, ordered by name, each with what was found in it.
#[derive(Debug, Default)]
pub struct Corpus {
    entries: Vec<(Document, Extracted)>,
}

impl Corpus {
    /// A collection; the order in which documents come does not matter.
    pub fn new(mut entries: Vec<(Document, Extracted)>) -> Self {
        entries.sort_by(|a, b| a.0.name.cmp(&b.0.name));
        Self { entries }
    }

    /// Number of documents.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is no document.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// A document by its index.
    pub fn document(&self, index: usize) -> &Document {
        &self.entries[index].0
    }

    /// What was found in a document.
    pub fn extracted(&self, index: usize) -> &Extracted {
        &self.entries[index].1
    }

    /// What a document says of itself.
    pub fn head(&self, index: usize) -> &Head {
        &self.entries[index].1.head
    }

    /// Line and column of a span's start.
    pub fn place(&self, document: usize, span: Span) -> Place {
        self.document(document).text.place(span.start)
    }
}
