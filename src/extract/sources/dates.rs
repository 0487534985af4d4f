use std::ops::Range;

use crate::catalogue::SourceFieldPhrases;
use crate::text::Date;

/// A day or a month as a source gives it.
#[derive(Debug)]
pub(super) struct Dated {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// The day; `None` for a month or a range of days.
    pub(super) day: Option<Date>,
    /// Its year.
    pub(super) year: Option<u16>,
}

/// All days and months of some words, in order.
pub(super) fn all(phrases: &SourceFieldPhrases, words: &str) -> Vec<Dated> {
    let mut found: Vec<Dated> = Vec::new();
    for pattern in &phrases.days {
        for groups in pattern.captures_iter(words) {
            let (Some(whole), Some(date)) = (groups.get(0), date(phrases, &groups)) else {
                continue;
            };
            let before = &words[..whole.start()];
            let before = &before[before.ceil_char_boundary(before.len().saturating_sub(40))..];
            let range = phrases.range_before.find(before).map_or(0, |it| it.len());
            found.push(Dated {
                range: whole.start() - range..whole.end(),
                day: (range == 0).then_some(date),
                year: Some(date.year),
            });
        }
    }
    for groups in phrases.month_and_year.captures_iter(words) {
        let Some(whole) = groups.get(0) else {
            continue;
        };
        if !found
            .iter()
            .any(|it| it.range.start < whole.end() && whole.start() < it.range.end)
        {
            found.push(Dated {
                range: whole.range(),
                day: None,
                year: groups["year"].parse().ok(),
            });
        }
    }
    found.sort_by_key(|it| it.range.start);
    found
}

/// The first day of some words.
pub(super) fn first(phrases: &SourceFieldPhrases, words: &str) -> Option<Date> {
    all(phrases, words).into_iter().find_map(|it| it.day)
}

fn date(phrases: &SourceFieldPhrases, groups: &regex::Captures<'_>) -> Option<Date> {
    let (day, month, year) = (&groups["day"], &groups["month"], &groups["year"]);
    let short = month.trim_end_matches('.').to_lowercase();
    match phrases.months.get(&short) {
        Some(&month) => Date::new(year.parse().ok()?, month, day.parse().ok()?),
        None => Date::from_words(day, month, year),
    }
}
