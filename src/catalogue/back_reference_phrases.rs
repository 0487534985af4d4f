use std::collections::BTreeMap;
use std::sync::OnceLock;

use regex::Match;
use serde::Deserialize;

use crate::catalogue::Pattern;
use crate::text::behind;

/// Furthest that a back-reference reaches before and behind what it is found by, in bytes.
const BEFORE: usize = 64;
const BEHIND: usize = 80;

/// "Ibid." and its kin (`phrases/back_references.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackReferencePhrases {
    /// What every wording of a back-reference holds.
    pub near: Pattern,
    /// Back-references by form.
    pub back: Vec<BackPhrase>,
    /// What stands before a form that counts only where a citation opens.
    pub opens: Opens,
    /// Kinds of things, each with the words that name one.
    pub kinds: BTreeMap<String, Vec<String>>,
    /// How "Ibid." takes over a series and names a new document in it.
    pub taken_over: TakenOver,
    /// Meetings whose number gives their symbol.
    pub meeting: Vec<MeetingPhrase>,
    #[serde(skip)]
    any: OnceLock<Pattern>,
}

impl BackReferencePhrases {
    /// The next wording that starts at a byte or behind it. The whole wordings, which are many, are tried only around
    /// what each of them holds.
    pub fn next<'t>(&self, text: &'t str, at: usize) -> Option<Match<'t>> {
        let any = self
            .any
            .get_or_init(|| Pattern::any_of(self.back.iter().map(|it| &it.pattern)));
        let mut from = at;
        while let Some(sign) = self.near.find_at(text, from) {
            let start = text.floor_char_boundary(sign.start().saturating_sub(BEFORE)).max(at);
            let end = text.floor_char_boundary(sign.end() + BEHIND);
            // A word is not cut, since a wording may end with it.
            let rest = behind(text, end, BEHIND);
            let end = end + rest.find(char::is_whitespace).unwrap_or(rest.len());
            let within = text.get(..end).unwrap_or(text);
            if let Some(found) = any.find_at(within, start) {
                return Some(found);
            }
            from = sign.end();
        }
        None
    }

    /// The kind of thing that a word names.
    pub fn kind_of(&self, word: &str) -> Option<&str> {
        let word = word.to_lowercase();
        let named = |words: &Vec<String>| words.contains(&word);
        self.kinds
            .iter()
            .find(|(_, it)| named(it))
            .map(|(kind, _)| kind.as_str())
    }
}

/// One wording of a back-reference.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackPhrase {
    /// Form in the record.
    pub form: String,
    /// The words; groups `note` or `other` hold the note that they name, `above` and `below` say where it stands,
    /// `kind` is the word for what is meant.
    pub pattern: Pattern,
    /// Whether it counts only where a citation may open.
    #[serde(default)]
    pub bound: bool,
    /// What may not follow.
    pub unless: Option<Pattern>,
}

/// Where a citation opens.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Opens {
    /// The words up to it.
    pub pattern: Pattern,
}

/// What stands behind "Ibid." where it repeats less than the whole source.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakenOver {
    /// Words between "Ibid." and the symbol of a new document.
    pub symbol: Pattern,
    /// Words between two new documents.
    pub more: Pattern,
    /// The series that a note cites.
    pub series: Pattern,
    /// A volume of a series of treaties.
    pub volume: Pattern,
    /// Something else of the same work or case.
    pub new_words: Pattern,
    /// Locators and sentences, which are nothing else.
    pub new_words_not: Pattern,
    /// What repeats a whole source behind "idem".
    pub whole_source: Pattern,
}

/// A meeting in the Official Records of a series.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingPhrase {
    /// The words; the group `item` is what stands for the document, `number` its number.
    pub pattern: Pattern,
    /// Form of the symbol.
    pub form: String,
}
