use crate::extract::Work;
use crate::text::Date;
use crate::text::before;

/// Furthest a full date before the words may give them their year, in bytes.
const BEFORE: usize = 400;

/// One date as far as it is printed.
struct Printed {
    day: String,
    month: Option<String>,
    year: Option<String>,
}

/// The dates of a list, with where the year comes from where none of them prints it: "20 and 25 February 2020" is two
/// dates, whose month and year come from the last.
pub(super) fn read(work: &Work<'_>, words: &str, start: usize) -> Vec<(Date, Option<String>)> {
    let orders = &work.catalogue.phrases.letters.dates;
    let order = match words.chars().next() {
        _ if words.contains('年') => &orders.year_first,
        Some(first) if first.is_ascii_uppercase() => &orders.month_first,
        _ => &orders.day_first,
    };
    let printed = order.captures_iter(words).filter_map(|it| {
        let group = |name: &str| it.name(name).map(|it| it.as_str().to_owned());
        Some(Printed {
            day: group("day")?,
            month: group("month"),
            year: group("year"),
        })
    });
    let mut dates: Vec<Printed> = printed.collect();
    let (mut month, mut year) = (None, None);
    for date in dates.iter_mut().rev() {
        date.month = date.month.take().or(month);
        date.year = date.year.take().or(year);
        (month, year) = (date.month.clone(), date.year.clone());
    }
    let whole = dates.iter().filter_map(|it| {
        let month = it.month.as_deref()?;
        match &it.year {
            Some(year) => Some((Date::from_words(&it.day, month, year)?, None)),
            None => from_context(work, &it.day, month, start),
        }
    });
    whole.collect()
}

/// A date without year: in the year of the last full date of the paragraph before it, else the last such day before the
/// document's own date.
fn from_context(work: &Work<'_>, day: &str, month: &str, start: usize) -> Option<(Date, Option<String>)> {
    let near = before(work.text(), start, BEFORE);
    let paragraph = near.rsplit("\n\n").next().unwrap_or("");
    let full = work.catalogue.phrases.letters.date.captures_iter(paragraph);
    let last = full
        .filter_map(|it| Date::from_words(&it["day"], &it["month"], &it["year"]))
        .last();
    if let Some(last) = last {
        let date = Date::from_words(day, month, &last.year.to_string())?;
        return Some((date, Some(format!("the year is that of {} before it", last.in_words()))));
    }
    let head = &work.extracted.head;
    let own = head.dated.or(head.date)?;
    let this = Date::from_words(day, month, &own.year.to_string());
    let date = this
        .filter(|it| *it <= own)
        .or_else(|| Date::from_words(day, month, &own.year.checked_sub(1)?.to_string()))?;
    Some((
        date,
        Some(format!(
            "the year is taken from this document's date, {}",
            own.in_words()
        )),
    ))
}
