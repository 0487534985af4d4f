//! What ibid knows of document series and of the wording of references: data in `series/` and
//! `phrases/`, and the code that reads symbols by it.

mod address_phrases;
mod anchors;
mod back_reference_phrases;
mod check;
mod check_printed;
mod citing_phrases;
mod claim_phrases;
pub mod consistency;
mod date_phrases;
mod describe;
mod facts;
mod family;
mod grammar;
mod language_phrases;
mod lineage;
mod load;
mod locator_phrases;
mod modifiers;
mod ordinal;
mod own;
mod pattern;
mod phrases;
mod prefix;
mod printed;
mod relation_phrases;
mod repair;
mod resolution_phrases;
mod same_source_phrases;
mod scan;
mod source_phrases;
mod spelling;
mod symbol;
mod tables;
mod template;
mod unknown;
mod url;
mod url_key;
mod user;

use std::borrow::Cow;
use std::sync::OnceLock;

use anchors::Anchors;

pub use address_phrases::AddressPhrases;
pub use address_phrases::MovedHost;
pub use back_reference_phrases::BackPhrase;
pub use back_reference_phrases::BackReferencePhrases;
pub use back_reference_phrases::TakenOver;
pub use check::Problem;
pub use check::check;
pub use citing_phrases::CitingPhrases;
pub use claim_phrases::ClaimPhrases;
pub use claim_phrases::ClassNoun;
pub use claim_phrases::LetterWording;
pub use claim_phrases::OFFICES;
pub use claim_phrases::OwnClass;
pub use date_phrases::DateBehind;
pub use date_phrases::DatePhrases;
pub use describe::PartDescription;
pub use facts::Facts;
pub use facts::roman_number;
pub use family::Family;
pub use family::Series;
pub use grammar::Found;
pub use grammar::Written;
pub use language_phrases::LanguagePhrases;
pub use language_phrases::Script;
pub use lineage::Ancestor;
pub use load::CatalogueError;
pub use locator_phrases::InternalPhrase;
pub use locator_phrases::LocatorPart;
pub use locator_phrases::LocatorPhrases;
pub use ordinal::ordinal_number;
pub use ordinal::ordinal_words;
pub use ordinal::roman_numeral;
pub use own::HeaderEntry;
pub use own::OwnForms;
pub use own::OwnNumber;
pub use pattern::Pattern;
pub use phrases::HeadPhrases;
pub use phrases::Labelled;
pub use phrases::LetterPhrase;
pub use phrases::LetterPhrases;
pub use phrases::ListPhrases;
pub use phrases::NotePhrases;
pub use phrases::Phrases;
pub use phrases::UrlFamily;
pub use phrases::UrlPhrases;
pub use printed::Printed;
pub use relation_phrases::Relation;
pub use relation_phrases::RelationPhrases;
pub use repair::Repair;
pub use resolution_phrases::Numbering;
pub use resolution_phrases::OfficialRecords;
pub use resolution_phrases::Organ;
pub use resolution_phrases::ResolutionPhrases;
pub use same_source_phrases::Court;
pub use same_source_phrases::EditionWords;
pub use same_source_phrases::NumberedPart;
pub use same_source_phrases::Replacements;
pub use same_source_phrases::SameSourcePhrases;
pub use source_phrases::SourceFieldPhrases;
pub use source_phrases::SourceKind;
pub use source_phrases::SourcePhrases;
pub use symbol::Symbol;
pub use tables::Period;
pub use tables::Session;
pub use tables::SessionKind;
pub use tables::YearTable;
pub use tables::council_year_of;
pub use template::Template;
pub use url::canonical_url;
pub use url_key::url_key;

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
        self.families.iter().flat_map(|it| &it.series).find(|it| *it.id == *id)
    }

    /// A key under which all printed forms of one part of a symbol meet, as [`Family::key_of`].
    pub fn key_of<'a>(&self, part: &'a str) -> Cow<'a, str> {
        let other = self.families.iter().map(|it| it.key_of(part));
        other
            .into_iter()
            .find(|it| matches!(it, Cow::Owned(_)))
            .unwrap_or(Cow::Borrowed(part))
    }

    /// The symbol in an address, where the address is of a family that names documents.
    pub fn symbol_of_url(&self, address: &str) -> Option<Symbol> {
        url::symbol_of_url(self, address).or_else(|| self.number_of_url(address))
    }

    /// The symbol in the name of a file: `A_RES_73_8-EN.pdf`, `S_2021_279.en.txt`.
    pub fn symbol_of_file_name(&self, name: &str) -> Option<Symbol> {
        url::symbol_of_file_name(self, name)
    }

    /// The language that an address asks for, ISO 639-1.
    pub fn language_of_url(&self, address: &str) -> Option<&str> {
        url::language_of_url(self, address)
    }

    /// The symbol that a whole text is as it is printed: no other case, no blanks where none belong.
    pub fn sound(&self, text: &str) -> Option<Symbol> {
        let found = self.scan_with_slashes(text).next()?;
        (found.span.range() == (0..text.trim_end_matches('*').len())).then_some(found.symbol)
    }

    /// What a damaged symbol probably was, the likeliest first; empty for a symbol that is none or is sound.
    pub fn repair(&self, text: &str) -> Vec<Repair> {
        repair::repair(self, text)
    }

    /// What the damaged symbol in an address probably was.
    pub fn repair_url(&self, address: &str) -> Vec<Repair> {
        url::damaged_in_url(self, address).map_or_else(Vec::new, |it| self.repair(&it))
    }
}
