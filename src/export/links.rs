//! The web addresses of a collection, as lines and rows.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use crate::audit::Place;
use crate::links::Answer;
use crate::links::Link;
use crate::links::archived;

/// An address with all that is known of it.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    /// The address.
    pub address: &'a str,
    /// The symbol that it names.
    pub symbol: Option<&'a str>,
    /// How often it stands in the collection.
    pub times: usize,
    /// What became of it; left out where nothing was checked.
    #[serde(flatten)]
    pub checked: Option<Checked<'a>>,
    /// Where it stands.
    pub places: Vec<At<'a>>,
}

/// What a check found.
#[derive(Clone, Debug, Serialize)]
pub struct Checked<'a> {
    /// In words: works, moved, gone, …
    pub status: &'a str,
    /// Status of HTTP.
    pub code: Option<u16>,
    /// Why it is so.
    pub why: &'a str,
    /// The address to give instead.
    pub instead: Option<&'a str>,
    /// Where a copy in an archive would be found, for what does not lead to the page.
    pub archive: Option<String>,
    /// Seconds since 1970 (UTC) at which it was asked.
    pub asked: u64,
}

/// A place of an address.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct At<'a> {
    /// Path of the file.
    pub file: &'a str,
    /// 1-based line.
    pub line: u32,
    /// 1-based column in characters.
    pub column: u32,
    /// 1-based page.
    pub page: Option<u32>,
}

/// One row of CSV: an address at a place.
#[derive(Serialize)]
struct Flat<'a> {
    address: &'a str,
    symbol: Option<&'a str>,
    times: usize,
    #[serde(flatten)]
    at: At<'a>,
    #[serde(flatten)]
    checked: Option<Checked<'a>>,
}

impl<'a> At<'a> {
    fn of(place: &'a Place) -> Self {
        Self {
            file: &place.file,
            line: place.line,
            column: place.column,
            page: place.page,
        }
    }
}

/// The rows of links, with their answers where they were checked.
pub fn rows<'a>(links: &'a [Link], answers: Option<&'a BTreeMap<String, Answer>>) -> Vec<Row<'a>> {
    let row = |link: &'a Link| {
        let answer = answers.and_then(|it| it.get(&link.address));
        Row {
            address: &link.address,
            symbol: link.symbol.as_deref(),
            times: link.places.len(),
            checked: answer.map(|it| checked(link, it)),
            places: link.places.iter().map(At::of).collect(),
        }
    };
    links.iter().map(row).collect()
}

fn checked<'a>(link: &Link, answer: &'a Answer) -> Checked<'a> {
    Checked {
        status: answer.status.name(),
        code: answer.code,
        why: &answer.why,
        instead: answer.moved_to.as_deref().or(answer.over_https.as_deref()),
        archive: (!answer.status.leads_there())
            .then(|| archived(&link.address, link.first_cited))
            .flatten(),
        asked: answer.asked,
    }
}

/// Writes one address a line, with its status before it where it was checked.
///
/// # Errors
/// When writing fails.
pub fn write_lines(rows: &[Row<'_>], out: &mut dyn io::Write) -> io::Result<()> {
    for row in rows {
        match &row.checked {
            Some(it) => writeln!(out, "{}\t{}", it.status, row.address)?,
            None => writeln!(out, "{}", row.address)?,
        }
    }
    Ok(())
}

/// Writes one row a place as CSV (RFC 4180) with a header line.
///
/// # Errors
/// When writing fails.
pub fn write_csv(rows: &[Row<'_>], out: &mut dyn io::Write) -> io::Result<()> {
    let flat: Vec<Flat<'_>> = rows
        .iter()
        .flat_map(|row| {
            row.places.iter().map(move |at| Flat {
                address: row.address,
                symbol: row.symbol,
                times: row.times,
                at: *at,
                checked: row.checked.clone(),
            })
        })
        .collect();
    crate::export::citations::write_csv(&flat, out)
}
