use std::sync::OnceLock;

use serde::Deserialize;

use crate::catalogue::Pattern;

/// Where in a document (`phrases/locators.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocatorPhrases {
    /// Behind a reference.
    pub after: Pattern,
    /// Before a reference.
    pub before: Pattern,
    /// The parts that a locator names.
    pub part: Vec<LocatorPart>,
    /// References inside the document.
    pub internal: Vec<InternalPhrase>,
    /// Lines that open the parts of a document.
    pub headings: Headings,
    #[serde(skip)]
    any: OnceLock<Pattern>,
}

impl LocatorPhrases {
    /// All wordings of references inside the document in one pattern, for one pass over a text.
    pub fn any_internal(&self) -> &Pattern {
        self.any
            .get_or_init(|| Pattern::any_of(self.internal.iter().map(|it| &it.pattern)))
    }
}

/// One kind of part in a locator.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LocatorPart {
    /// Kind of part: paragraph, annex, enclosure, section, table, figure.
    pub kind: String,
    /// The words; the group `number` holds the numbers.
    pub pattern: Pattern,
}

/// One wording of a reference inside the document.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InternalPhrase {
    /// Kind of part: paragraph, annex, enclosure, section, table, figure, document.
    pub kind: String,
    /// The words; groups `number` or `other` hold the numbers, `above` and `below` the way, `of` the document's class.
    pub pattern: Pattern,
    /// Whether it does not say itself that it means the document.
    #[serde(default)]
    pub bare: bool,
    /// The only class of document that it counts in.
    pub class: Option<String>,
    /// What may not follow.
    pub unless: Option<Pattern>,
}

/// Lines that open the parts of a document; the group `number` holds the number.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Headings {
    /// A numbered paragraph.
    pub paragraph: Pattern,
    /// "II. Lamps".
    pub section: Pattern,
    /// "B. Oil".
    pub subsection: Pattern,
    /// "Table 3".
    pub table: Pattern,
    /// "Figure II".
    pub figure: Pattern,
}
