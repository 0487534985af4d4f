use crate::text::Span;

/// "Ibid." and its kin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BackReferenceMention {
    /// Form: ibid, idem, op-cit, supra, note, short-title, above-mentioned.
    pub form: String,
    /// The note that the words name.
    pub named_note: Option<String>,
    /// Which way the words send the reader.
    pub direction: Option<Direction>,
    /// Author and title as far as the words give them, as printed.
    pub words: Option<String>,
    /// Kind of what is meant: "judgment" of "the said judgment".
    pub of_kind: Option<String>,
    /// Mentions behind it that name a new document of the series, or a new source of the author, by their spans.
    pub names: Vec<Span>,
    /// Words behind it that name something else of the same work or case.
    pub new_words: Option<String>,
}

/// Which way words send the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// "above", "supra".
    Above,
    /// "below", "infra".
    Below,
}
