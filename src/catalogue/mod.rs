//! What ibid knows of document series and of the wording of references: data in `series/` and
//! `phrases/`, and the code that reads symbols by it.

mod check;
mod describe;
mod facts;
mod family;
mod grammar;
mod language_phrases;
mod load;
mod ordinal;
mod pattern;
mod phrases;
mod resolution_phrases;
mod symbol;
mod url;

use std::sync::OnceLock;

pub use check::check;
pub use describe::PartDescription;
pub use facts::Facts;
pub use facts::council_year_of;
pub use facts::roman_number;
pub use family::Family;
pub use family::Series;
pub use grammar::Found;
pub use language_phrases::LanguagePhrases;
pub use language_phrases::Script;
pub use load::CatalogueError;
pub use ordinal::ordinal_number;
pub use ordinal::ordinal_words;
pub use ordinal::roman_numeral;
pub use pattern::Pattern;
pub use phrases::HeadPhrases;
pub use phrases::Labelled;
pub use phrases::LetterPhrases;
pub use phrases::ListPhrases;
pub use phrases::NotePhrases;
pub use phrases::Phrases;
pub use phrases::SourcePhrases;
pub use phrases::UrlPhrases;
pub use resolution_phrases::Numbering;
pub use resolution_phrases::OfficialRecords;
pub use resolution_phrases::Organ;
pub use resolution_phrases::ResolutionPhrases;
pub use symbol::Symbol;
pub use url::canonical_url;
pub use url::url_key;

/// The built-in series files, by name.
const SERIES: &[(&str, &str)] = &[("un.toml", include_str!("series/un.toml"))];

/// All series and phrases, compiled.
#[derive(Debug)]
pub struct Catalogue {
    /// Families of series, in the order of their files.
    pub families: Vec<Family>,
    /// Wording of references.
    pub phrases: Phrases,
}

impl Catalogue {
    /// Loads the built-in catalogue.
    ///
    /// # Errors
    /// When a built-in file is wrong, which the tests rule out.
    pub fn load() -> Result<Self, CatalogueError> {
        let families = SERIES
            .iter()
            .map(|(name, text)| Family::load(name, text))
            .collect::<Result<_, _>>()?;
        Ok(Self {
            families,
            phrases: Phrases::load()?,
        })
    }

    /// The built-in catalogue, loaded once for the process.
    ///
    /// # Errors
    /// As [`Catalogue::load`].
    pub fn builtin() -> Result<&'static Self, CatalogueError> {
        static BUILTIN: OnceLock<Result<Catalogue, CatalogueError>> = OnceLock::new();
        BUILTIN.get_or_init(Self::load).as_ref().map_err(Clone::clone)
    }

    /// All symbols printed in a text, in order, not overlapping.
    pub fn scan<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found> + 'a {
        let mut next = 0;
        memchr::memchr_iter(b'/', text.as_bytes()).filter_map(move |slash| {
            if slash < next {
                return None;
            }
            let found = self.families.iter().find_map(|it| it.found_at(text, slash))?;
            next = found.span.range().end;
            Some(found)
        })
    }

    /// Reads a whole text as one symbol, in any case and spelling: "a/75/742", "S / 2021 / 279".
    pub fn parse(&self, text: &str) -> Option<Symbol> {
        self.families.iter().find_map(|it| it.parse(text))
    }

    /// The series of an id.
    pub fn series(&self, id: &str) -> Option<&Series> {
        self.families.iter().flat_map(|it| &it.series).find(|it| it.id == id)
    }

    /// The symbol in an address, where the address is of a family that names documents.
    pub fn symbol_of_url(&self, address: &str) -> Option<Symbol> {
        url::symbol_of_url(self, address)
    }
}
