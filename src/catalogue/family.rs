use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalogue::CatalogueError;
use crate::catalogue::Pattern;
use crate::catalogue::consistency::Expected;
use crate::catalogue::grammar::begins_with;
use crate::catalogue::load::load;
use crate::catalogue::pattern::any_of;
use crate::catalogue::pattern::literal_start;

/// One series of documents: which canonical symbols belong to it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Identifier, kebab case, never reused.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// What its documents are: resolution, document, record, draft, statement, decision.
    pub class: String,
    /// How its sessions count, where it has any.
    pub sessions: Option<Sessions>,
    /// What its numbers and dates are held against.
    #[serde(default)]
    pub expected: Expected,
    /// Fits the whole canonical symbol; its named groups are the facts of a symbol.
    pub pattern: Pattern,
    /// What every symbol of the series starts with, so that most are told apart without their patterns.
    #[serde(skip)]
    start: String,
    /// Symbols of the series, checked by [`crate::catalogue::check`].
    pub examples: Vec<String>,
    /// Texts that are no symbol of the series, checked likewise.
    pub not: Vec<String>,
}

/// How the sessions of a series count.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sessions {
    /// Year in which the first session opened.
    pub first_year: u16,
    /// Regular sessions in a year.
    pub each_year: u16,
}

/// How symbols of a family are printed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Shape {
    pub(super) tail: Pattern,
    pub(super) year: Pattern,
    pub(super) join: Pattern,
    pub(super) part: Pattern,
    pub(super) part_after: Pattern,
    #[serde(deserialize_with = "any_of")]
    pub(super) reject: Pattern,
}

/// A family of series that share prefixes, printed shape and address.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Identifier.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Official address, with `{symbol}` for the canonical symbol.
    pub url: String,
    /// Other addresses worth having, by what they are, with `{symbol}` or, for one in a query, `{encoded}`.
    #[serde(default)]
    pub addresses: BTreeMap<String, String>,
    pub(super) symbol: Shape,
    pub(super) spelling: BTreeMap<String, String>,
    /// First components and the bodies that they stand for.
    pub prefixes: BTreeMap<String, String>,
    /// Bodies below those of the prefixes, by the start of their symbols.
    #[serde(default)]
    pub bodies: BTreeMap<String, String>,
    /// The series, the narrow before the wide.
    pub series: Vec<Series>,
    /// The prefixes by their first letter: the scan looks one up at each slash behind a capital.
    #[serde(skip)]
    by_letter: BTreeMap<u8, Vec<String>>,
}

impl Family {
    /// Reads a family from the text of a series file.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn load(file: &str, text: &str) -> Result<Self, CatalogueError> {
        let mut family: Self = load(file, text)?;
        for series in &mut family.series {
            series.start = literal_start(series.pattern.as_str()).to_owned();
            let whole = format!("^(?:{})$", series.pattern.as_str());
            series.pattern = Pattern::new(&whole)
                .map_err(|it| CatalogueError::new(file, format!("series `{}`: {it}", series.id)))?;
        }
        for prefix in family.prefixes.keys() {
            let letter = prefix.bytes().next().unwrap_or(0);
            family.by_letter.entry(letter).or_default().push(prefix.clone());
        }
        Ok(family)
    }

    /// Whether a first component is listed.
    pub(super) fn has_prefix(&self, text: &str) -> bool {
        let letter = text.bytes().next().unwrap_or(0);
        self.by_letter
            .get(&letter)
            .is_some_and(|it| it.iter().any(|it| it == text))
    }

    /// The series of one canonical symbol that is not joint.
    pub fn series_of(&self, canonical: &str) -> Option<&Series> {
        self.series
            .iter()
            .find(|it| begins_with(canonical, &it.start) && it.pattern.is_match(canonical))
    }
}
