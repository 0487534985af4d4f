//! What ibid knows of document series and of the wording of references: data in `series/` and
//! `phrases/`, and the code that reads symbols by it.

mod anchors;
mod check;
mod check_printed;
mod describe;
mod facts;
mod family;
mod grammar;
mod late;
mod load;
mod ordinal;
mod own;
mod pattern;
mod phrases;
mod printed;
mod scan;
mod symbol;
mod template;
mod url;
mod user;

use std::sync::OnceLock;

use anchors::Anchors;

pub use check::Problem;
pub use check::check;
pub use describe::PartDescription;
pub use facts::Facts;
pub use facts::council_year_of;
pub use facts::roman_number;
pub use family::Family;
pub use family::Series;
pub use grammar::Found;
pub use grammar::Written;
pub use load::CatalogueError;
pub use ordinal::ordinal_number;
pub use ordinal::ordinal_words;
pub use own::HeaderEntry;
pub use own::OwnForms;
pub use own::OwnNumber;
pub use pattern::Pattern;
pub use phrases::HeadPhrases;
pub use phrases::Labelled;
pub use phrases::LetterPhrases;
pub use phrases::ListPhrases;
pub use phrases::NotePhrases;
pub use phrases::Phrases;
pub use phrases::ResolutionPhrases;
pub use phrases::SourcePhrases;
pub use phrases::UrlPhrases;
pub use printed::Printed;
pub use symbol::Symbol;
pub use template::Template;
pub use url::canonical_url;
pub use url::url_key;

/// The built-in series files, by name.
const SERIES: &[(&str, &str)] = &[
    ("un.toml", include_str!("series/un.toml")),
    ("un-publications.toml", include_str!("series/un-publications.toml")),
    ("courts.toml", include_str!("series/courts.toml")),
    ("europe.toml", include_str!("series/europe.toml")),
    ("publications.toml", include_str!("series/publications.toml")),
    ("ietf.toml", include_str!("series/ietf.toml")),
    ("python.toml", include_str!("series/python.toml")),
    ("ethereum.toml", include_str!("series/ethereum.toml")),
];

/// All series and phrases, compiled.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// Families of series, in the order of their files.
    pub families: Vec<Family>,
    /// Wording of references.
    pub phrases: Phrases,
    anchors: Anchors,
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
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            anchors: Anchors::of(&families),
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

    /// The series of an id.
    pub fn series(&self, id: &str) -> Option<&Series> {
        self.families.iter().flat_map(|it| &it.series).find(|it| it.id == id)
    }

    /// The symbol in an address, where the address is of a family that names documents.
    pub fn symbol_of_url(&self, address: &str) -> Option<Symbol> {
        url::symbol_of_url(self, address).or_else(|| self.number_of_url(address))
    }
}
