use std::collections::BTreeMap;
use std::collections::BTreeSet;

use serde::Deserialize;
use serde::Deserializer;

/// How the wordings of one source are compared (`phrases/same_source.toml`). All words are folded.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SameSourcePhrases {
    /// Words of titles that tell nothing apart.
    #[serde(deserialize_with = "words")]
    pub small: BTreeSet<String>,
    /// Small words whose misprints are known.
    #[serde(deserialize_with = "words")]
    pub misprinted: BTreeSet<String>,
    /// Words that many titles have.
    #[serde(deserialize_with = "words")]
    pub general: BTreeSet<String>,
    /// Words that open the parties of a treaty.
    #[serde(deserialize_with = "words")]
    pub between: BTreeSet<String>,
    /// What stands before or behind a person's name.
    #[serde(deserialize_with = "words")]
    pub titles_of_persons: BTreeSet<String>,
    /// "et al."
    pub and_others: Vec<String>,
    /// Between persons, as printed in lower case.
    pub person_separators: Vec<String>,
    /// Words that must agree letter by letter.
    #[serde(deserialize_with = "words")]
    pub exact: BTreeSet<String>,
    /// Numbers in words that no ordinal is.
    pub cardinals: BTreeMap<String, u16>,
    /// Words before the number of a case.
    #[serde(deserialize_with = "words")]
    pub number_labels: BTreeSet<String>,
    /// Words that only the name of a court has.
    #[serde(deserialize_with = "words")]
    pub court_words: BTreeSet<String>,
    /// Between the parties of a case, as printed in lower case.
    pub versus: Vec<String>,
    /// Kinds of sources that may leave a volume out.
    #[serde(deserialize_with = "words")]
    pub not_whole: BTreeSet<String>,
    /// Kinds of sources that notes describe in words of their own.
    #[serde(deserialize_with = "words")]
    pub in_free_words: BTreeSet<String>,
    /// Spellings of one word that differ in more than a letter.
    pub spellings: BTreeMap<String, String>,
    /// Letters of Cyrillic alphabets in Latin ones.
    pub cyrillic: BTreeMap<char, String>,
    /// Ways to write one sound.
    pub sound: Replacements,
    /// What a scan takes for something else.
    pub slip: Replacements,
    /// Numbered parts of a work.
    pub part: Vec<NumberedPart>,
    /// Editions.
    pub edition: EditionWords,
    /// Courts.
    pub court: Vec<Court>,
}

/// Groups of letters, each with what is written for it.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "Vec<Alike>")]
pub struct Replacements {
    /// The groups by their first letter, in the order of the table.
    by_letter: BTreeMap<char, Vec<(String, String)>>,
    /// Whether a Latin letter or a digit begins a group; most do not.
    begins: [bool; 128],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Alike {
    /// What they are compared as.
    #[serde(rename = "as")]
    one: String,
    /// The groups.
    of: Vec<String>,
}

impl From<Vec<Alike>> for Replacements {
    fn from(table: Vec<Alike>) -> Self {
        let mut by_letter: BTreeMap<char, Vec<(String, String)>> = BTreeMap::new();
        let mut begins = [false; 128];
        for Alike { one, of } in table {
            for group in of {
                let Some(letter) = group.chars().next() else {
                    continue;
                };
                if let Some(it) = begins.get_mut(letter as usize) {
                    *it = true;
                }
                by_letter.entry(letter).or_default().push((group, one.clone()));
            }
        }
        Self { by_letter, begins }
    }
}

impl Replacements {
    /// A word with each group of letters replaced, from left to right.
    pub fn applied(&self, word: &str) -> String {
        let mut out = String::with_capacity(word.len());
        let mut rest = word;
        while let Some(letter) = rest.chars().next() {
            let known = self.begins.get(letter as usize) == Some(&true);
            let groups = if known { self.by_letter.get(&letter) } else { None };
            let group = groups.into_iter().flatten().find(|it| rest.starts_with(&it.0));
            match group {
                Some((group, one)) => {
                    out.push_str(one);
                    rest = &rest[group.len()..];
                }
                None => {
                    out.push(letter);
                    rest = &rest[letter.len_utf8()..];
                }
            }
        }
        out
    }
}

/// A part of a work that has a number behind its word.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberedPart {
    /// Name: volume, part, issue, revision, session.
    pub name: String,
    /// Words for it.
    #[serde(deserialize_with = "words")]
    pub words: BTreeSet<String>,
}

/// Words of editions.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionWords {
    /// Words for it; the number stands before.
    #[serde(deserialize_with = "words")]
    pub words: BTreeSet<String>,
    /// Words before it that make another edition.
    #[serde(deserialize_with = "words")]
    pub revised: BTreeSet<String>,
}

/// A court with the ways to write it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Court {
    /// Name.
    pub name: String,
    /// Ways to write it, words joined by blanks.
    pub words: Vec<String>,
}

/// Words with blanks between them.
fn words<'a, D: Deserializer<'a>>(from: D) -> Result<BTreeSet<String>, D::Error> {
    let text = String::deserialize(from)?;
    Ok(text.split_whitespace().map(str::to_owned).collect())
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;
    use crate::text::fold_words;

    #[test]
    fn words_are_folded() {
        let phrases = &Catalogue::builtin().unwrap().phrases.same_source;
        let sets = [
            &phrases.small,
            &phrases.general,
            &phrases.between,
            &phrases.exact,
            &phrases.titles_of_persons,
        ];
        for word in sets.into_iter().flatten() {
            assert_eq!(fold_words(word).concat(), *word);
        }
        for court in phrases.court.iter().flat_map(|it| &it.words) {
            assert_eq!(fold_words(court).join(" "), *court);
        }
    }
}
