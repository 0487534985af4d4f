use std::collections::BTreeMap;

use serde::Deserialize;

use crate::catalogue::CatalogueError;
use crate::catalogue::OwnForms;
use crate::catalogue::Pattern;
use crate::catalogue::Printed;
use crate::catalogue::Template;
use crate::catalogue::grammar::begins_with;
use crate::catalogue::load::load;
use crate::catalogue::load::tables;
use crate::catalogue::pattern::any_of;
use crate::catalogue::pattern::whole;
use crate::catalogue::template::Values;

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
    /// Fits the whole canonical symbol; its named groups are the facts of a symbol.
    #[serde(deserialize_with = "whole")]
    pub pattern: Pattern,
    /// Address of a document, from the groups of `pattern`; the family's address where there is none.
    pub url: Option<Template>,
    /// Wider series whose pattern or forms fit examples of this one too.
    #[serde(default)]
    pub also: Vec<String>,
    /// How its numbers are printed; families with a `[symbol]` section say that for all their series.
    pub printed: Option<Printed>,
    /// How its documents name themselves and others in their heads.
    pub document: Option<OwnForms>,
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
    pub url: Option<String>,
    /// The shape of symbols with slashes; without it, each series says how it is printed.
    pub(super) symbol: Option<Shape>,
    #[serde(default)]
    pub(super) spelling: BTreeMap<String, String>,
    /// First components and the bodies that they stand for.
    #[serde(default)]
    pub prefixes: BTreeMap<String, String>,
    /// Bodies that are better known than their parent, by the start of their symbols.
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
        let mut family: Self = load(file, text).map_err(|it| in_series(text, it))?;
        for series in &mut family.series {
            series.start = series.pattern.whole_start().to_owned();
            series.printed.iter_mut().for_each(Printed::prepare);
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
        if self.symbol.is_some() && !self.has_prefix(canonical.split('/').next().unwrap_or("")) {
            return None;
        }
        self.series
            .iter()
            .find(|it| begins_with(canonical, &it.start) && it.pattern.is_match(canonical))
    }

    /// Official address of one part of a symbol.
    pub(super) fn address(&self, part: &str) -> Option<String> {
        let series = self.series_of(part)?;
        let Some(template) = &series.url else {
            return Some(self.url.as_ref()?.replace("{symbol}", part));
        };
        let groups = series.pattern.captures(part)?;
        let mut values = Values::from([("symbol".to_owned(), part.to_owned())]);
        for name in series.pattern.capture_names().flatten() {
            let value = groups.name(name).map(|it| it.as_str().to_owned());
            values.extend(value.map(|it| (name.to_owned(), it)));
        }
        template.fill(&values)
    }
}

/// An error of a file with the series whose entry is wrong, where one is.
fn in_series(text: &str, error: CatalogueError) -> CatalogueError {
    let tables = tables(text, "series");
    let wrong = tables.into_iter().find(|it| it.clone().try_into::<Series>().is_err());
    let id = wrong.and_then(|it| it.get("id")?.as_str().map(str::to_owned));
    let Some(id) = id else {
        return error;
    };
    let of_id = |it: &str| it.trim_start().starts_with("id") && it.contains(&id);
    CatalogueError {
        line: error.line.or_else(|| text.lines().position(of_id).map(|it| it + 1)),
        message: format!("series `{id}`: {}", error.message),
        ..error
    }
}
