//! Files that are one document: the same text in several formats, copies, translations.

mod join;
mod lead;
mod likeness;
mod near;
mod words;

pub use near::NearTexts;
pub use near::near_texts;
pub use near::words_below_masthead;
pub use words::DocumentWords;
pub use words::Word;
pub use words::letters_of;

pub(super) use join::join;
pub(super) use lead::settle;

/// How a file stands to the file that its document is cited from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It is that file.
    Leading,
    /// The same text.
    SameText,
    /// The same document in another language.
    Translation,
    /// The same language, and a text that differs in more than a few words.
    Differing,
    /// Hardly a word in common: another part of the document, or a wrong symbol. It cites by itself.
    Part,
}

impl Standing {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Leading => "leading",
            Self::SameText => "same text",
            Self::Translation => "translation",
            Self::Differing => "differing",
            Self::Part => "part",
        }
    }

    /// Whether the file's citations count by themselves; those of the others repeat what another file says.
    pub fn counts(self) -> bool {
        matches!(self, Self::Leading | Self::Part)
    }
}

/// One file of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manifestation {
    /// Index of the file that the document is cited from.
    pub leading: usize,
    /// How this file stands to it.
    pub standing: Standing,
}

#[cfg(test)]
mod tests;
