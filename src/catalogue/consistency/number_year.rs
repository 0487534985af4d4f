use crate::catalogue::Period;
use crate::catalogue::consistency::ConsistencyRule;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::case::PartCase;
use crate::catalogue::consistency::repair::Place;
use crate::catalogue::consistency::repair::one_slip_away;
use crate::catalogue::consistency::repair::with_number;
use crate::catalogue::consistency::report::Report;

pub(super) static RULE: ConsistencyRule = ConsistencyRule {
    id: "number-year",
    summary: "a running number and the year behind it",
    check,
};

/// Most numbers suggested in place of one.
const MOST_NUMBERS: usize = 3;

fn check(case: &Case<'_>, report: &mut Report) {
    for part in &case.parts {
        let (Some(year), Some(years), Some((table, number))) =
            (part.facts.year, part.numbered_years(), part.numbered())
        else {
            continue;
        };
        if years.shares_year(&Period::years(year, Some(year))) {
            continue;
        }
        let message = match years.last_year() {
            Some(_) => format!("number {number} is of {years}, not of {year}"),
            None => format!("number {number} is above those of {year}"),
        };
        let source = table.source(years.first_year(), Some(year));
        report.add(
            Strength::Certain,
            message,
            source,
            repairs(case, part, year, number, &years),
        );
    }
}

/// The year that fits the number, and the numbers one slip away that fit the year. A date decides between them
/// where one is given.
fn repairs(case: &Case<'_>, part: &PartCase<'_>, year: u16, number: u32, years: &Period) -> Vec<String> {
    let symbol = part.symbol();
    let right_year = years
        .last_year()
        .filter(|it| *it == years.first_year())
        .and_then(|it| with_number(symbol, Place::Last, year.into(), it.into()));
    let numbers = part.numbered().map_or(Vec::new(), |(table, _)| {
        let mut near = one_slip_away(number);
        near.retain(|it| table.years(*it) == Some((year, Some(year))));
        near
    });
    let renumbered = numbers
        .iter()
        .filter_map(|it| with_number(symbol, Place::First, number, *it));
    // A long list says nothing.
    let right_numbers = renumbered.filter(|_| numbers.len() <= MOST_NUMBERS);
    let given = case
        .context
        .quoted_date
        .or(case.context.masthead_date)
        .map(|it| it.year);
    let (year_fits, number_fits) = (given == Some(years.first_year()), given == Some(year));
    match given {
        Some(_) if year_fits => right_year.into_iter().collect(),
        Some(_) if number_fits => right_numbers.collect(),
        _ => right_year.into_iter().chain(right_numbers).collect(),
    }
}
