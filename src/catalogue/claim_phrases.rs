use serde::Deserialize;

use crate::catalogue::Pattern;

/// What a text says of a document that it cites, and of itself (`phrases/claims.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimPhrases {
    /// The meeting that adopted a resolution; one of its groups holds the number.
    pub meeting: Pattern,
    /// A supplement of the Official Records: `session`, `year`, `number`, `letter`.
    pub supplement: Pattern,
    /// A job number: `job`.
    pub job_number: Pattern,
    /// Words with which a document speaks of its own issue.
    pub own_issue: Pattern,
    /// Words by which a document holds a draft resolution.
    pub own_draft: Pattern,
    /// A word printed like a symbol.
    pub symbol_like: Pattern,
    /// The first segment of numbers that other organizations give.
    pub other_issuers: Pattern,
    /// Series, by id, whose patterns take in any body of their organ.
    pub open_series: Vec<String>,
    /// The start of a symbol of those series whose body or kind of document is known.
    pub known_bodies: Pattern,
    /// The wording of letters, by language.
    pub language: Vec<LetterWording>,
    /// A noun that says whose document stands in the bracket behind it: `noun`, `rest`.
    pub noun_of: Pattern,
    /// What may stand between a noun and the symbol.
    pub noun_apart: Pattern,
    /// Nouns for what is cited.
    pub noun: Vec<ClassNoun>,
}

/// How letters are titled and cited in one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterWording {
    /// The language, ISO 639-1.
    pub code: String,
    /// A letter's title with its date: `day`, `month`, `year`.
    pub title: Pattern,
    /// The heading of an annex with the date of the letter: `day`, `month`, `year`.
    pub annex: Pattern,
    /// The word for a letter.
    pub letter: Pattern,
    /// The State whose representative sends it: `state`.
    pub state: Pattern,
    /// What stands between the State and the letter's symbol.
    pub between: Pattern,
}

/// A noun that says what kind of document is cited.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassNoun {
    /// What it says, in English.
    pub name: String,
    /// The last word before the symbol, in small letters.
    pub words: Vec<String>,
    /// Words right before it with which it means something else.
    #[serde(default)]
    pub not: Vec<String>,
    /// Words right before it without which it is not meant; empty where it needs none.
    #[serde(default)]
    pub after: Vec<String>,
    /// Classes of documents that are no such thing.
    pub never: Vec<String>,
    /// Series whose documents are no such thing.
    pub series: Vec<String>,
}

impl ClaimPhrases {
    /// The wording of a language; that of English where there is none.
    pub fn wording(&self, language: &str) -> Option<&LetterWording> {
        let of = |code: &str| self.language.iter().find(|it| it.code == code);
        of(language).or_else(|| of("en"))
    }
}
