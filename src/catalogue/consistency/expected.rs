use serde::Deserialize;

use crate::catalogue::tables::YearTable;

/// What a series file says of the numbers and dates of a series, for the rules to hold symbols against.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expected {
    /// Month in which a session opens that lasts to the same month of the next year; sessions without it last a
    /// calendar year.
    pub opens: Option<u8>,
    /// When its documents are dated.
    pub dated: Option<Dated>,
    /// The table that gives the year of a number.
    pub year_table: Option<YearTable>,
    /// That a higher number means a later date.
    pub serial: Option<Serial>,
    /// How symbols follow from the numbers of Official Records supplements.
    pub supplement: Option<Supplements>,
}

/// Months by which the documents of a session or year may lie outside of it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dated {
    /// Months before it begins.
    pub before: u8,
    /// Months behind its end.
    pub after: u8,
}

/// A series whose numbers follow the calendar.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Serial {
    /// Whether the numbers start anew with each session or year.
    #[serde(default)]
    pub restarts: bool,
    /// Whether it holds for letters only: numbers of reports are set aside long before they are written.
    #[serde(default)]
    pub letters_only: bool,
}

/// How the symbol of an Official Records supplement follows from its number.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Supplements {
    /// What is added to the supplement's number.
    #[serde(default)]
    pub added: u32,
    /// Whether only the last two digits of the symbol's number are the supplement's.
    #[serde(default)]
    pub last_digits: bool,
}
