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
    /// A date behind a symbol, whether or not its month has such a day.
    pub date_after: Pattern,
    /// A date before a symbol: `day`, `month`, `year`.
    pub date_before: Pattern,
    /// The same in Chinese.
    pub date_before_wide: Pattern,
    /// Words with which a document speaks of itself.
    pub own_present: Pattern,
    /// Words that speak of the issue of a document.
    pub own_issue: Pattern,
    /// Words behind which another document is named.
    pub of_another: Pattern,
    /// Words by which a document holds a draft resolution.
    pub own_draft: Pattern,
    /// A word printed like a symbol.
    pub symbol_like: Pattern,
    /// The first segment of numbers that other organizations give.
    pub other_issuers: Pattern,
    /// A locator that names an annex.
    pub annexed: Pattern,
    /// What has a president or a representative and is no State.
    pub no_state: Pattern,
    /// The wording of letters, by language.
    pub language: Vec<LetterWording>,
    /// A noun that says whose document stands in the bracket behind it: `noun`, `rest`.
    pub noun_of: Pattern,
    /// What may stand between a noun and the symbol.
    pub noun_apart: Pattern,
    /// Nouns for what is cited.
    pub noun: Vec<ClassNoun>,
    /// Classes of documents by their own headings; the first that fits counts.
    pub own_class: Vec<OwnClass>,
    /// Words right before a noun that make it the letter that something is annexed to.
    pub covering: Pattern,
}

/// How letters are titled and cited in one language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterWording {
    /// The language, ISO 639-1.
    pub code: String,
    /// A letter's title with its date: `day`, `month`, `year`.
    pub title: Pattern,
    /// The heading of an annex with the date of the letter: `day`, `month`, `year`; `enclosure` where what it names may be
    /// annexed to an annex.
    pub annex: Pattern,
    /// The word for a letter.
    pub letter: Pattern,
    /// The State whose representative sends it: `state`, or `states` for several.
    pub state: Pattern,
    /// The office of the Organization that sends it, from the word for the letter on: a group for each, see
    /// [`OFFICES`].
    pub office: Pattern,
    /// The words behind which the addressee is named, where the sender stands before.
    pub addressee: Option<Pattern>,
    /// A State named without its representative, from the word for the letter on: `state`.
    pub bare: Option<Pattern>,
    /// A State to which the word for the letter is ascribed, before that word: `state`.
    pub owner: Option<Pattern>,
    /// What stands between the State and the letter's symbol.
    pub between: Pattern,
}

/// The groups of [`LetterWording::office`], with the names of the offices.
pub const OFFICES: &[(&str, &str)] = &[
    ("secretary_general", "the Secretary-General"),
    ("council_president", "the President of the Security Council"),
    ("assembly_president", "the President of the General Assembly"),
    ("chair", "the Chair of a committee"),
];

/// A class of documents by a line at their head.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnClass {
    /// The class, as in [`crate::extract::Head::class`].
    pub name: String,
    /// The line.
    pub pattern: Pattern,
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
