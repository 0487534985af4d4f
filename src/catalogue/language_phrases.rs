use serde::Deserialize;

/// How languages are told apart (`phrases/language.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LanguagePhrases {
    /// Scripts other than the Latin one.
    pub script: Vec<Script>,
    /// Languages of the Latin script; the first wins a tie.
    pub latin: Vec<LatinLanguage>,
}

/// A script, and the language that it mostly stands for.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    /// The language, ISO 639-1.
    pub name: String,
    /// First and last letters of its ranges.
    pub letters: Vec<[char; 2]>,
    /// How many of a hundred letters weigh as much as one common word of a Latin text.
    pub weight: usize,
    /// Letters of other languages in the same script.
    #[serde(default)]
    pub marks: Vec<Marks>,
}

/// Letters that tell a language.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    /// The language, ISO 639-1.
    pub name: String,
    /// The letters.
    pub letters: String,
}

/// A language of the Latin script.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LatinLanguage {
    /// The language, ISO 639-1.
    pub name: String,
    /// Its common words, with blanks between them.
    pub words: String,
    /// Letters that few others have.
    #[serde(default)]
    pub letters: String,
}
