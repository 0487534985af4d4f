//! A [`Document`] to its mentions: symbols, notes, sources, back-references, letters by date,
//! addresses, references inside the document. Knows citations, never formats.

mod back_references;
mod calls;
mod damaged;
mod head;
mod internal;
mod language;
mod letters;
mod links;
mod lists;
mod locators;
mod mention;
mod note;
mod notes;
mod numbered;
mod own;
mod parts;
mod relations;
mod resolutions;
mod signs;
mod sources;
mod structure;
mod symbols;
mod title;
mod urls;
mod witnesses;

use crate::catalogue::Catalogue;
use crate::read::Document;
use crate::text::Span;

pub use back_references::BackReferenceMention;
pub use back_references::Direction;
pub use head::Head;
pub use head::Identity;
pub use internal::InternalMention;
pub use mention::Damage;
pub use mention::Extracted;
pub use mention::LetterMention;
pub use mention::LinkEvidence;
pub use mention::Mention;
pub use mention::MentionKind;
pub use mention::Part;
pub use mention::SourceMention;
pub use mention::SymbolForm;
pub use mention::SymbolMention;
pub use mention::UrlMention;
pub use note::Call;
pub use note::CallStatus;
pub use note::Note;
pub use structure::Structure;
pub use structure::StructurePart;

/// One step of extraction. Steps run in the order of [`EXTRACTORS`]; a later one sees what the earlier ones found.
pub struct Extractor {
    /// Name for people.
    pub name: &'static str,
    /// Adds what it finds.
    pub run: fn(&mut Work<'_>),
}

/// All extractors, in the order in which they run.
pub const EXTRACTORS: &[Extractor] = &[
    head::EXTRACTOR,
    notes::EXTRACTOR,
    calls::EXTRACTOR,
    structure::EXTRACTOR,
    urls::EXTRACTOR,
    numbered::EXTRACTOR,
    symbols::EXTRACTOR,
    damaged::EXTRACTOR,
    resolutions::EXTRACTOR,
    links::EXTRACTOR,
    letters::EXTRACTOR,
    back_references::EXTRACTOR,
    sources::EXTRACTOR,
    back_references::TAKEN_OVER,
    back_references::SHORT_TITLES,
    internal::EXTRACTOR,
    parts::EXTRACTOR,
    relations::EXTRACTOR,
];

/// What an extractor works on.
pub struct Work<'a> {
    /// The document.
    pub document: &'a Document,
    /// Series and wording.
    pub catalogue: &'a Catalogue,
    /// What was found so far.
    pub extracted: Extracted,
    /// The parts of each note that each may be a source; filled where sources are read.
    parts: Vec<Vec<Span>>,
    /// The text without raised characters, where it has any.
    unraised: Option<String>,
}

impl<'a> Work<'a> {
    /// A document of which nothing is known yet.
    pub fn new(document: &'a Document, catalogue: &'a Catalogue) -> Self {
        Self {
            document,
            catalogue,
            extracted: Extracted::default(),
            parts: Vec::new(),
            unraised: unraised(document),
        }
    }

    /// The normalised text.
    pub fn text(&self) -> &'a str {
        self.document.text.normal()
    }

    /// The normalised text with blanks for raised characters: the call of a note is no part of the symbol, number or
    /// address before it. Spans are those of [`Work::text`].
    pub fn unraised(&self) -> &str {
        self.unraised.as_deref().unwrap_or(self.text())
    }
}

/// The text of a document with blanks for raised characters; `None` where it has none.
fn unraised(document: &Document) -> Option<String> {
    if document.superscripts.is_empty() {
        return None;
    }
    let text = document.text.normal();
    let mut out = String::with_capacity(text.len());
    for it in &document.superscripts {
        let raised = it.range();
        // Letters of more bytes would move what follows.
        if raised.start >= out.len() && text.get(raised.clone()).is_some_and(str::is_ascii) {
            out.push_str(&text[out.len()..raised.start]);
            out.extend(std::iter::repeat_n(' ', raised.len()));
        }
    }
    out.push_str(&text[out.len()..]);
    Some(out)
}

/// Finds everything that a document says of other documents and of itself.
pub fn extract(document: &Document, catalogue: &Catalogue) -> Extracted {
    let mut work = Work::new(document, catalogue);
    for extractor in EXTRACTORS {
        (extractor.run)(&mut work);
        work.extracted.mentions.sort_by_key(|it| it.span);
    }
    work.extracted.shrink();
    work.extracted
}

#[cfg(test)]
mod tests;
