use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalogue::Pattern;

/// What a text says of a document that it cites, and of itself (`phrases/claims.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClaimPhrases {
    /// The meeting that adopted a resolution; one of its groups holds the number.
    pub meeting: Pattern,
    /// The day on which a resolution was adopted, in its heading: `day`, `month`, `year`.
    pub adopted: Pattern,
    /// The heading of a resolution: `council` and `year`, or `session` and `number`.
    pub resolution_heading: Pattern,
    /// The heading of a record: `number`.
    pub meeting_heading: Pattern,
    /// A session in words of other languages than English.
    pub session_words: Pattern,
    /// A year of the Security Council in such words.
    pub year_words: Pattern,
    /// The parts of ordinals in such words.
    pub ordinals: BTreeMap<String, u16>,
    /// A supplement of the Official Records: `session`, `year`, `number`, `letter`.
    pub supplement: Pattern,
    /// A job number: `job`.
    pub job_number: Pattern,
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
    /// Series, by id, whose patterns take in any body of their organ.
    pub open_series: Vec<String>,
    /// The start of a symbol of those series whose body or kind of document is known.
    pub known_bodies: Pattern,
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
    /// The number of an ordinal in words of the official languages other than English and Arabic: "soixante et onzième".
    pub fn ordinal(&self, words: &str) -> Option<u16> {
        if words.starts_with(|it| WIDE.contains(it)) {
            return wide_number(words);
        }
        let lower = words.to_lowercase();
        let words: Vec<&str> = lower.split([' ', '-']).filter(|it| *it != "et").collect();
        let (mut sum, mut at) = (0, 0);
        while let Some(word) = words.get(at) {
            let both = words
                .get(at + 1)
                .and_then(|next| self.ordinals.get(&format!("{word} {next}")));
            sum += both.or_else(|| self.ordinals.get(*word))?;
            at += if both.is_some() { 2 } else { 1 };
        }
        (sum > 0).then_some(sum)
    }

    /// The wording of a language; that of English where there is none.
    pub fn wording(&self, language: &str) -> Option<&LetterWording> {
        let of = |code: &str| self.language.iter().find(|it| it.code == code);
        of(language).or_else(|| of("en"))
    }
}

/// Chinese digits from one to nine, and ten.
const WIDE: &str = "一二三四五六七八九十";

/// "七十五" for 75.
fn wide_number(words: &str) -> Option<u16> {
    let (mut sum, mut digit) = (0, 0);
    for letter in words.chars() {
        let value = u16::try_from(WIDE.chars().position(|it| it == letter)? + 1).ok()?;
        if value == 10 {
            sum += 10 * digit.max(1);
            digit = 0;
        } else {
            digit = value;
        }
    }
    Some(sum + digit)
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    #[test]
    fn ordinals_of_other_languages_are_read() {
        let claims = &Catalogue::builtin().unwrap().phrases.claims;
        for (words, number) in [
            ("Soixante-cinquième", Some(65)),
            ("Soixante et onzième", Some(71)),
            ("Soixante-dix-septième", Some(77)),
            ("Quatre-vingtième", Some(80)),
            ("Septuagésimo primer", Some(71)),
            ("Семьдесят пятая", Some(75)),
            ("七十五", Some(75)),
            ("十", Some(10)),
            ("Dernière", None),
        ] {
            assert_eq!(claims.ordinal(words), number, "{words}");
        }
    }
}
