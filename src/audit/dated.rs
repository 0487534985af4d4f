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

/// Classes of letters.
const LETTERS: &[&str] = &["letter", "identical-letters", "note-verbale"];

/// A document with a serial number and a date.
pub(super) struct Dated<'a> {
    /// Index among the names.
    pub(super) entry: usize,
    pub(super) key: String,
    pub(super) date: Date,
    /// Whether the date is the day on which a letter was written, before it got its number.
    pub(super) written: bool,
    /// Text and span that show the date.
    pub(super) shown: (usize, Span),
    pub(super) halves: Vec<Half<'a>>,
}

/// One symbol of a document, in the row of numbers that it belongs to.
pub(super) struct Half<'a> {
    pub(super) row: (&'a str, Option<u16>),
    pub(super) number: u32,
    /// Whether only letters of its series are numbered by date.
    pub(super) letter: bool,
}

/// All documents of the collection and cited ones whose number and date are known and can be compared.
pub(super) fn dated<'a>(input: &Input<'a>, given: &BTreeMap<usize, Vec<Given>>) -> Vec<Dated<'a>> {
    let names = input.resolved.names.iter();
    let all = names.filter_map(|(at, entry)| {
        let given = given.get(&at).map_or(&[][..], Vec::as_slice);
        let halves = halves(input, entry, given.iter().any(|it| it.manner == Manner::Letter));
        let (date, shown, written) = match own_date(input, entry).or_else(|| given_date(&halves, given)) {
            Some((date, shown)) => (date, shown, false),
            None => written_date(given).map(|(date, shown)| (date, shown, true))?,
        };
        let key = entry.key.clone();
        (!halves.is_empty()).then_some(Dated {
            entry: at,
            key,
            date,
            written,
            shown,
            halves,
        })
    });
    all.collect()
}

/// The symbols of a document whose numbers follow the calendar; `called_letter` where texts call it a letter.
pub(super) fn halves<'a>(input: &Input<'a>, entry: &Entry, called_letter: bool) -> Vec<Half<'a>> {
    let class = entry
        .files
        .first()
        .map_or("", |&it| input.resolved.corpus.head(it).class.as_str());
    let Some(symbol) = &entry.symbol else {
        return Vec::new();
    };
    let letter = called_letter || symbol.is_joint() || LETTERS.contains(&class);
    let halves = symbol.parts().iter().filter_map(|part| {
        let series = input.catalogue.families.iter().find_map(|it| it.series_of(part))?;
        let serial = series.expected.serial.filter(|it| letter || !it.letters_only)?;
        let facts = input.catalogue.facts(part);
        let number = facts.number?;
        let period = facts.session.or(facts.year);
        let known = period.is_some() || !serial.restarts;
        (known && is_plain(part, number)).then_some(Half {
            row: (&series.id, period.filter(|_| serial.restarts)),
            number,
            letter: serial.letters_only,
        })
    });
    halves.collect()
}

/// Whether a symbol ends with its number, or with number and year: addenda, parts and volumes come later.
pub(super) fn is_plain(part: &str, number: u32) -> bool {
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
fn given_date(halves: &[Half<'_>], given: &[Given]) -> Option<(Date, (usize, Span))> {
    let letter = halves.iter().any(|it| it.letter);
    commonest(given, |it| it == Manner::Bracket || !letter && it == Manner::Words)
}

/// The day on which a letter was written, by most texts.
fn written_date(given: &[Given]) -> Option<(Date, (usize, Span))> {
    commonest(given, |it| it != Manner::Bracket)
}

fn commonest(given: &[Given], counts: impl Fn(Manner) -> bool) -> Option<(Date, (usize, Span))> {
    let mut dates: BTreeMap<Date, (BTreeSet<usize>, &Given)> = BTreeMap::new();
    for it in given.iter().filter(|it| counts(it.manner)) {
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

#[cfg(test)]
mod tests {
    use super::is_plain;

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
