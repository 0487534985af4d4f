use std::sync::OnceLock;

use serde::Deserialize;

use crate::catalogue::tables::rows::Row;
use crate::catalogue::tables::rows::rows;

const COUNCIL_YEARS: &str = include_str!("council-years.tsv");
const COUNCIL_DOCUMENTS: &str = include_str!("council-documents.tsv");
const RANGES: &str = include_str!("number-ranges.tsv");

/// Numbers past the first of the last year that still may belong to that year.
const A_YEAR: u32 = 80;

/// A table that says in which year a running number was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum YearTable {
    /// Resolutions of the Security Council.
    CouncilResolutions,
    /// Meetings of the Security Council.
    CouncilMeetings,
    /// Documents of the Security Council before 1994.
    CouncilDocuments,
}

impl YearTable {
    /// The numbers of the table.
    pub(in crate::catalogue) fn numbers(self) -> &'static NumberTable {
        static TABLES: OnceLock<[NumberTable; 3]> = OnceLock::new();
        let [resolutions, meetings, documents] = TABLES.get_or_init(|| {
            [
                NumberTable::read("Security Council resolutions", COUNCIL_YEARS, 1, 2),
                NumberTable::read("Security Council meetings", COUNCIL_YEARS, 5, 6),
                NumberTable::read("Security Council documents seen", COUNCIL_DOCUMENTS, 1, 2),
            ]
        });
        match self {
            Self::CouncilResolutions => resolutions,
            Self::CouncilMeetings => meetings,
            Self::CouncilDocuments => documents,
        }
    }
}

/// First and last number of each year, rising.
#[derive(Debug)]
pub(in crate::catalogue) struct NumberTable {
    name: &'static str,
    rows: Vec<(u16, u32, u32)>,
}

impl NumberTable {
    fn read(name: &'static str, table: &'static str, first: usize, last: usize) -> Self {
        let row = |it: Row| Some((it.value(0)?, it.value(first)?, it.value(last)?));
        Self {
            name,
            rows: rows(table).filter_map(row).collect(),
        }
    }

    /// First and last year in which a number can have been given; no last year for numbers above the table.
    /// A number between the rows of two years may be of either, or of one that lies between them.
    pub(in crate::catalogue) fn years(&self, number: u32) -> Option<(u16, Option<u16>)> {
        if number == 0 {
            return None;
        }
        let above = self.rows.partition_point(|it| it.1 <= number);
        let next = self.rows.get(above).map(|it| it.0);
        match above.checked_sub(1).and_then(|it| self.rows.get(it)) {
            Some(&(year, _, last)) if number <= last => Some((year, Some(year))),
            Some(&(year, ..)) => Some((year, next)),
            None => Some((self.rows.first()?.0.saturating_sub(1).max(1946), next)),
        }
    }

    /// First and last number of a year.
    pub(in crate::catalogue) fn of_year(&self, year: u16) -> Option<(u32, u32)> {
        let at = self.rows.binary_search_by_key(&year, |it| it.0).ok()?;
        self.rows.get(at).map(|it| (it.1, it.2))
    }

    /// The last row, which the present year may outgrow.
    fn newest(&self) -> Option<(u16, u32, u32)> {
        self.rows.last().copied()
    }

    /// The rows that a statement about some years rests on, in words.
    pub(in crate::catalogue) fn source(&self, first: u16, last: Option<u16>) -> String {
        let known = [Some(first), last.filter(|it| *it != first)];
        let words = known.into_iter().flatten().map(|year| match self.of_year(year) {
            Some((from, to)) => format!("{year}: {from} to {to}"),
            None => format!("{year}: none"),
        });
        format!("table of {}, {}", self.name, words.collect::<Vec<_>>().join(", "))
    }
}

/// Year in which the Security Council adopted the resolution of a number, by the table of first
/// numbers. `None` for 0 and for numbers well past the last year of the table.
pub fn council_year_of(number: u32) -> Option<u16> {
    let table = YearTable::CouncilResolutions.numbers();
    let (year, _) = table.years(number)?;
    let (_, first, _) = table.newest()?;
    (number < first + A_YEAR).then_some(year)
}

/// Numbers that are usual in a series.
#[derive(Debug)]
pub(in crate::catalogue) struct NumberRange {
    /// Id of the series.
    pub(in crate::catalogue) series: &'static str,
    /// What the symbols start with.
    pub(in crate::catalogue) start: &'static str,
    /// Sessions or years.
    pub(in crate::catalogue) periods: (Option<u16>, Option<u16>),
    /// Lowest and highest usual number.
    pub(in crate::catalogue) numbers: (u32, u32),
    /// What is known of them.
    pub(in crate::catalogue) why: &'static str,
}

/// The usual numbers.
pub(in crate::catalogue) fn number_ranges() -> impl Iterator<Item = NumberRange> {
    rows(RANGES).filter_map(|it| {
        Some(NumberRange {
            series: it.text(0),
            start: it.text(1),
            periods: (it.value(2), it.value(3)),
            numbers: (it.value(4)?, it.value(5)?),
            why: it.text(6),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::YearTable;
    use super::council_year_of;
    use super::number_ranges;

    #[test]
    fn council_numbers_give_their_year() {
        assert_eq!(council_year_of(1), Some(1946));
        assert_eq!(council_year_of(822), Some(1993));
        assert_eq!(council_year_of(1244), Some(1999));
        assert_eq!(council_year_of(2767), Some(2024));
        assert_eq!(council_year_of(2768), Some(2025));
        assert_eq!(council_year_of(2830), Some(2026));
        assert_eq!(council_year_of(0), None);
        assert_eq!(council_year_of(9999), None);
    }

    #[test]
    fn resolutions_run_on_without_a_gap() {
        let rows = &YearTable::CouncilResolutions.numbers().rows;
        assert_eq!(rows.len(), 81);
        assert_eq!((rows[0].0, rows[0].1), (1946, 1));
        for pair in rows.windows(2) {
            assert_eq!(pair[0].2 + 1, pair[1].1, "{}", pair[1].0);
        }
    }

    #[test]
    fn every_table_rises() {
        for (table, length) in [(YearTable::CouncilMeetings, 81), (YearTable::CouncilDocuments, 40)] {
            let rows = &table.numbers().rows;
            assert_eq!(rows.len(), length, "{table:?}");
            assert!(rows.iter().all(|it| it.1 <= it.2), "{table:?}");
            assert!(
                rows.windows(2).all(|it| it[0].0 < it[1].0 && it[0].2 < it[1].1),
                "{table:?}"
            );
        }
        assert_eq!(number_ranges().count(), 15);
    }

    #[test]
    fn numbers_between_two_rows_may_be_of_either_year() {
        let documents = YearTable::CouncilDocuments.numbers();
        assert_eq!(documents.years(14910), Some((1982, Some(1982))));
        assert_eq!(documents.years(14800), Some((1981, Some(1982))));
        assert_eq!(documents.years(2000), Some((1950, Some(1952))));
        assert_eq!(documents.years(100), Some((1946, Some(1947))));
        assert_eq!(documents.years(26900), Some((1993, None)));
        let meetings = YearTable::CouncilMeetings.numbers();
        assert_eq!(meetings.years(88), Some((1946, Some(1946))));
        assert_eq!(meetings.years(9600), Some((2024, Some(2024))));
        assert_eq!(meetings.years(9830), Some((2024, Some(2025))));
    }
}
