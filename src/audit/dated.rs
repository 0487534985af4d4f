use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::audit::Input;
use crate::audit::given;
use crate::audit::given::Given;
use crate::audit::given::Manner;
use crate::resolve::Entry;
use crate::text::Date;
use crate::text::Span;

/// A series whose serial numbers follow the calendar.
struct Numbered {
    series: &'static str,
    /// Whether that holds for letters only: numbers of reports are set aside long before they are written.
    letters: bool,
    /// Whether the numbers start anew with each session or year.
    restarts: bool,
}

/// United Nations Editorial Manual and the library's guide to symbols: numbers are given in the order in
/// which texts come in. Resolutions of the General Assembly get theirs in blocks, so they are not here.
const NUMBERED: &[Numbered] = &[
    Numbered {
        series: "un-ga-document",
        letters: true,
        restarts: true,
    },
    Numbered {
        series: "un-sc-document",
        letters: true,
        restarts: true,
    },
    Numbered {
        series: "un-sc-resolution",
        letters: false,
        restarts: false,
    },
    Numbered {
        series: "un-sc-statement",
        letters: false,
        restarts: true,
    },
    Numbered {
        series: "un-sc-record",
        letters: false,
        restarts: false,
    },
];

/// Classes of letters.
const LETTERS: &[&str] = &["letter", "identical-letters", "note-verbale"];

/// A document with a serial number and a date.
pub(super) struct Dated {
    /// Index among the names.
    pub(super) entry: usize,
    pub(super) key: String,
    pub(super) date: Date,
    /// Text and span that show the date.
    pub(super) shown: (usize, Span),
    pub(super) halves: Vec<Half>,
}

/// One symbol of a document, in the row of numbers that it belongs to.
pub(super) struct Half {
    pub(super) row: (&'static str, Option<u16>),
    pub(super) number: u32,
}

/// All documents of the collection and cited ones whose number and date are known and can be compared.
pub(super) fn dated(input: &Input<'_>) -> Vec<Dated> {
    let given = given::dates(input);
    let names = input.resolved.names.iter();
    let all = names.filter_map(|(at, entry)| {
        let halves = halves(input, entry);
        let given = given.get(&at).map_or(&[][..], Vec::as_slice);
        let (date, shown) = own_date(input, entry).or_else(|| given_date(&halves, given))?;
        let key = entry.key.clone();
        (!halves.is_empty()).then_some(Dated {
            entry: at,
            key,
            date,
            shown,
            halves,
        })
    });
    all.collect()
}

fn halves(input: &Input<'_>, entry: &Entry) -> Vec<Half> {
    let class = entry
        .files
        .first()
        .map_or("", |&it| input.resolved.corpus.head(it).class.as_str());
    let Some(symbol) = &entry.symbol else {
        return Vec::new();
    };
    let letter = symbol.is_joint() || LETTERS.contains(&class);
    let halves = symbol.parts().iter().filter_map(|part| {
        let series = input.catalogue.families.iter().find_map(|it| it.series_of(part))?;
        let numbered = NUMBERED
            .iter()
            .find(|it| it.series == series.id && (letter || !it.letters))?;
        let facts = input.catalogue.facts(part);
        let number = facts.number.or_else(|| part.strip_prefix("S/PV.")?.parse().ok())?;
        let period = facts.session.or(facts.year);
        let known = period.is_some() || !numbered.restarts;
        (known && is_plain(part, number)).then_some(Half {
            row: (numbered.series, period.filter(|_| numbered.restarts)),
            number,
        })
    });
    halves.collect()
}

/// Whether a symbol ends with its number, or with number and year: addenda, parts and volumes come later.
fn is_plain(part: &str, number: u32) -> bool {
    let last = part.rsplit(['/', '.']).next().unwrap_or("");
    let rest = last.strip_prefix(number.to_string().as_str()).unwrap_or("-");
    rest.is_empty() || rest.starts_with('(') && rest.trim_matches(['(', ')']).bytes().all(|it| it.is_ascii_digit())
}

fn own_date(input: &Input<'_>, entry: &Entry) -> Option<(Date, (usize, Span))> {
    let file = *entry.files.first()?;
    let date = input.resolved.corpus.head(file).date?;
    Some((date, (file, given::masthead_date(input, file))))
}

/// The date that most texts give: for letters the one in brackets, since one in words may be the day on
/// which the letter was written.
fn given_date(halves: &[Half], given: &[Given]) -> Option<(Date, (usize, Span))> {
    let numbered = |half: &Half| NUMBERED.iter().any(|it| it.series == half.row.0 && it.letters);
    let letter = halves.iter().any(numbered);
    let mut dates: BTreeMap<Date, (BTreeSet<usize>, &Given)> = BTreeMap::new();
    for it in given
        .iter()
        .filter(|it| it.manner == Manner::Bracket || !letter && it.manner == Manner::Words)
    {
        dates
            .entry(it.date)
            .or_insert((BTreeSet::new(), it))
            .0
            .insert(it.document);
    }
    let (date, (_, first)) = dates
        .into_iter()
        .max_by_key(|(date, (texts, _))| (texts.len(), Reverse(*date)))?;
    Some((date, (first.document, first.span)))
}

/// Days since 1 March of the year 0, for differences.
pub(super) fn day_number(date: Date) -> i64 {
    let (year, month) = (i64::from(date.year), i64::from(date.month));
    // Years that begin in March have the leap day at their end.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(date.day) - 1
}

#[cfg(test)]
mod tests {
    use super::day_number;
    use super::is_plain;
    use crate::text::Date;

    #[test]
    fn counts_days_over_leap_years() {
        let days = |from: (u16, u8, u8), to: (u16, u8, u8)| {
            let day = |it: (u16, u8, u8)| day_number(Date::new(it.0, it.1, it.2).unwrap());
            day(to) - day(from)
        };
        assert_eq!(days((2020, 2, 28), (2020, 3, 1)), 2);
        assert_eq!(days((2021, 2, 28), (2021, 3, 1)), 1);
        assert_eq!(days((2000, 1, 1), (2001, 1, 1)), 366);
        assert_eq!(days((2021, 2, 18), (2021, 3, 22)), 32);
    }

    #[test]
    fn only_plain_numbers_are_compared() {
        for (part, number) in [("A/75/742", 742), ("S/RES/822(1993)", 822), ("S/PV.6201", 6201)] {
            assert!(is_plain(part, number), "{part}");
        }
        for (part, number) in [
            ("A/75/742/Add.1", 742),
            ("A/75/6(Sect.1)", 6),
            ("S/PV.6201(Resumption1)", 6201),
        ] {
            assert!(!is_plain(part, number), "{part}");
        }
    }
}
