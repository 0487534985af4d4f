use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Deserialize;

use crate::catalogue::CatalogueError;
use crate::catalogue::OwnForms;
use crate::catalogue::Pattern;
use crate::catalogue::Printed;
use crate::catalogue::Template;
use crate::catalogue::consistency::Expected;
use crate::catalogue::council_year_of;
use crate::catalogue::grammar::begins_with;
use crate::catalogue::load::load;
use crate::catalogue::load::tables;
use crate::catalogue::pattern::any_of;
use crate::catalogue::pattern::whole;
use crate::catalogue::prefix::Prefixes;
use crate::catalogue::repair::RepairRule;
use crate::catalogue::spelling::Spellings;
use crate::catalogue::template::Values;

/// One series of documents: which canonical symbols belong to it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// Identifier, kebab case, never reused. Shared with all symbols of the series.
    pub id: Arc<str>,
    /// Name for people.
    pub name: String,
    /// What its documents are: resolution, document, record, draft, statement, decision.
    pub class: String,
    /// How its sessions count, where it has any.
    pub sessions: Option<Sessions>,
    /// Starts of symbols that belong to this series or one before it, or to none.
    #[serde(default)]
    pub claims: Vec<String>,
    /// Whether numbers never start anew, so that the table of the Security Council gives the year of one.
    #[serde(default)]
    pub numbered_through: bool,
    /// Whether a letter behind a number, set off by a blank, is a part of it: 57/270 B.
    #[serde(default)]
    pub lettered: bool,
    /// What its numbers and dates are held against.
    #[serde(default)]
    pub expected: Expected,
    /// Fits the whole canonical symbol; its named groups are the facts of a symbol.
    #[serde(deserialize_with = "whole")]
    pub pattern: Pattern,
    /// Whether the pattern leaves a part open, so that the shapes which are no document must be looked for.
    #[serde(skip)]
    pub(super) open: bool,
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
    pub(super) broken_year: Pattern,
    pub(super) join: Pattern,
    pub(super) part: Pattern,
    pub(super) part_after: Pattern,
    /// The volume behind the bracket that a symbol stands in.
    pub(super) volume: Pattern,
    /// Behind a whole text that is a symbol, but no part of it.
    pub(super) remark: Pattern,
    /// Symbols without any number.
    pub(super) numberless: Vec<String>,
    /// First components whose symbols are never joined with others.
    pub(super) never_joint: Vec<String>,
    #[serde(deserialize_with = "any_of")]
    pub(super) reject: Pattern,
    #[serde(default)]
    pub(super) rewrite: Vec<Rewrite>,
}

/// Words behind a symbol and how they are written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rewrite {
    pub(super) pattern: Pattern,
    pub(super) with: String,
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
    /// Other addresses worth having, by what they are, with `{symbol}` or, for one in a query, `{encoded}`.
    #[serde(default)]
    pub addresses: BTreeMap<String, String>,
    /// The shape of symbols with slashes; without it, each series says how it is printed.
    pub(super) symbol: Option<Shape>,
    #[serde(default)]
    pub(super) spelling: BTreeMap<String, String>,
    /// First components and the bodies that they stand for.
    #[serde(default)]
    pub prefixes: BTreeMap<String, String>,
    /// Bodies below those of the prefixes, by the start of their symbols.
    #[serde(default)]
    pub bodies: BTreeMap<String, String>,
    /// The series, the narrow before the wide.
    pub series: Vec<Series>,
    /// Starts under which a document is also printed, with the start that catalogues write.
    #[serde(default)]
    pub same: BTreeMap<String, String>,
    /// What damage does to symbols, and what undoes it.
    #[serde(default)]
    pub(super) repair: Vec<RepairRule>,
    #[serde(skip)]
    pub(super) listed: Prefixes,
    #[serde(skip)]
    pub(super) spellings: Spellings,
    /// Series by the letter that their symbols start with, as indexes, and those that start with any.
    #[serde(skip)]
    by_letter: BTreeMap<u8, Vec<usize>>,
    #[serde(skip)]
    any_letter: Vec<usize>,
}

impl Family {
    /// Reads a family from the text of a series file.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn load(file: &str, text: &str) -> Result<Self, CatalogueError> {
        let mut family: Self = load(file, text).map_err(|it| in_series(text, it))?;
        for series in &mut family.series {
            series.open = [".+", ".*"].iter().any(|it| series.pattern.as_str().contains(it));
            series.start = series.pattern.whole_start().to_owned();
            series.printed.iter_mut().for_each(Printed::prepare);
        }
        family.listed = Prefixes::new(family.prefixes.keys());
        family.spellings = Spellings::new(&family.spelling);
        family.sort_by_letter();
        Ok(family)
    }

    /// The patterns that all series of the family share.
    pub(super) fn shared_patterns(&self) -> impl Iterator<Item = &Pattern> {
        let shape = self.symbol.iter().flat_map(|it| {
            let parts = [&it.tail, &it.year, &it.broken_year, &it.join, &it.part, &it.part_after];
            let others = [&it.volume, &it.remark, &it.reject];
            let rewritten = it.rewrite.iter().map(|it| &it.pattern);
            parts.into_iter().chain(others).chain(rewritten)
        });
        shape.chain(self.repair.iter().map(|it| &it.pattern))
    }

    fn sort_by_letter(&mut self) {
        let starts: Vec<Option<u8>> = self.series.iter().map(|it| it.start.bytes().next()).collect();
        let of = |letter: Option<u8>| {
            let fits = starts
                .iter()
                .enumerate()
                .filter(|(_, it)| it.is_none() || **it == letter);
            fits.map(|it| it.0).collect::<Vec<_>>()
        };
        self.any_letter = of(None);
        self.by_letter = starts.iter().flatten().map(|&it| (it, of(Some(it)))).collect();
    }

    /// The body that a first component stands for.
    pub fn body_of(&self, component: &str) -> Option<&str> {
        self.prefixes.get(self.listed.listed(component)?).map(String::as_str)
    }

    /// A key under which all printed forms of one canonical symbol meet: "ECE/TRANS/WP.29/78" and
    /// "E/ECE/TRANS/WP.29/78" have one, and a resolution numbered through has it without its year.
    pub fn key_of<'a>(&self, canonical: &'a str) -> Cow<'a, str> {
        let same = self.same.iter().find(|(start, _)| begins_with(canonical, start));
        match same {
            Some((start, whole)) => Cow::Owned(format!("{whole}{}", &canonical[start.len()..])),
            None => self.with_year(canonical).map_or(Cow::Borrowed(canonical), Cow::Owned),
        }
    }

    /// Other printed forms of one canonical symbol that name the same document: without the start that catalogues
    /// supply or with it, and without the year of a resolution numbered through.
    pub fn other_forms(&self, canonical: &str) -> Vec<String> {
        let mut forms = vec![self.key_of(canonical).into_owned()];
        let shorter = self
            .same
            .iter()
            .filter_map(|(start, whole)| Some((start, canonical.strip_prefix(whole.as_str())?)));
        forms.extend(shorter.map(|(start, rest)| format!("{start}{rest}")));
        if let Some((number, year)) = canonical.split_once('(')
            && self.series_of(number).is_some_and(|it| it.numbered_through)
        {
            let modifiers = year.split_once(')').map_or("", |it| it.1);
            forms.push(format!("{number}{modifiers}"));
        }
        forms.retain(|it| it != canonical);
        forms
    }

    /// A symbol whose year is left out with the year that the table gives its number.
    fn with_year(&self, canonical: &str) -> Option<String> {
        let through = |it: &&Series| it.numbered_through && begins_with(canonical, &it.start);
        let series = self.series.iter().find(through).filter(|_| !canonical.contains('('))?;
        let groups = series.pattern.captures(canonical)?;
        let number = groups.name("number")?;
        let year = council_year_of(number.as_str().parse().ok()?)?;
        let (before, after) = canonical.split_at(number.end());
        Some(format!("{before}({year}){after}"))
    }

    /// The series of one canonical symbol that is not joint.
    pub fn series_of(&self, canonical: &str) -> Option<&Series> {
        let first = canonical.split('/').next().unwrap_or("");
        let listed = self.symbol.is_none() || self.listed.listed(first).is_some();
        listed.then(|| self.series_of_listed(canonical))?
    }

    /// The series of a symbol whose first component is listed.
    pub(super) fn series_of_listed(&self, canonical: &str) -> Option<&Series> {
        let letter = canonical.bytes().next()?;
        let of_letter = self.by_letter.get(&letter).unwrap_or(&self.any_letter);
        for series in of_letter.iter().filter_map(|&it| self.series.get(it)) {
            if begins_with(canonical, &series.start) && series.pattern.is_match(canonical) {
                return Some(series);
            }
            if series.claims.iter().any(|it| begins_with(canonical, it)) {
                return None;
            }
        }
        None
    }

    /// Official address of one part of a symbol.
    pub(super) fn address(&self, part: &str) -> Option<String> {
        let series = self.series_of(part)?;
        let Some(template) = &series.url else {
            return Some(self.url.as_ref()?.replace("{symbol}", part));
        };
        let groups = series.pattern.captures(part)?;
        let mut values = Values::from([("symbol".to_owned(), part.to_owned())]);
        for name in series.pattern.group_names() {
            let value = groups.name(name).map(|it| it.as_str().to_owned());
            values.extend(value.map(|it| (name.to_owned(), it)));
        }
        // Blanks end an address.
        template.fill(&values).map(|it| it.replace(' ', "%20"))
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
