use serde::Deserialize;

use crate::catalogue::Pattern;

/// Words around what a text cites (`phrases/citing.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CitingPhrases {
    /// Ends right before a resolution: the draft before it was adopted as it.
    pub adopted: Pattern,
    /// Right before a draft: a body adopted it; `not` where it did not.
    pub adopts: Pattern,
    /// Behind a draft: it was adopted; `not` where it was not.
    pub was_adopted: Pattern,
    /// Before a symbol: it holds a draft.
    pub draft_before: Pattern,
    /// Behind a symbol: it holds a draft.
    pub draft_behind: Pattern,
    /// Words of a sentence that tells how versions followed one another.
    pub versions: Pattern,
    /// "entitled “…”" behind a symbol.
    pub title_behind: Pattern,
    /// "entitled “…” (" before a symbol.
    pub title_before: Pattern,
    /// A quoted title behind a symbol in a note.
    pub note_title_behind: Pattern,
    /// A quoted title before a symbol in a note.
    pub note_title_before: Pattern,
    /// What a report is said to be on, right before its symbol in brackets: `subject`.
    pub subject_before: Vec<Pattern>,
    /// Nouns that say what is entitled: groups that start with `part` for parts of a document.
    pub titled: Pattern,
    /// The start of a locator that leads to a part with a title of its own.
    pub part_locator: Pattern,
    /// What stands between two references of one enumeration.
    pub between: Pattern,
    /// What separates two members of an enumeration.
    pub separates: Pattern,
    /// Behind a member of which something more is said.
    pub possessive: Pattern,
    /// A heading over a list of documents or sources.
    pub list_heading: Pattern,
    /// What opens an item of a list.
    pub item: Pattern,
}
