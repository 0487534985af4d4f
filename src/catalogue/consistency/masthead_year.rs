use crate::catalogue::consistency::ConsistencyRule;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::report::Report;
use crate::catalogue::ordinal_words;

pub(super) static RULE: ConsistencyRule = ConsistencyRule {
    id: "masthead-year",
    summary: "the year of the Security Council that the masthead prints, the symbol, the session and the date",
    check,
};

/// The Security Council counts its years from 1946 on.
const BEFORE_FIRST: u16 = 1945;

fn check(case: &Case<'_>, report: &mut Report) {
    let Some(printed) = case.context.masthead_year else {
        return;
    };
    let year = printed.saturating_add(BEFORE_FIRST);
    let words = format!(
        "the masthead prints the {} year, which is {year}",
        ordinal_words(printed)
    );
    let source = "the first year of the Security Council was 1946";
    for part in case.parts.iter().filter(|it| it.symbol().starts_with("S/")) {
        let Some(period) = part.period else {
            continue;
        };
        if year < period.first_year() || period.last_year().is_some_and(|it| it < year) {
            report.add(
                Strength::Certain,
                format!("{words}, but {} is of {period}", part.symbol()),
                source,
                Vec::new(),
            );
        }
    }
    if let Some(session) = case.context.masthead_session
        && !(session..=session.saturating_add(1)).contains(&printed)
    {
        let message = format!("{words}, outside of the {} session", ordinal_words(session));
        report.add(Strength::Certain, message, source, Vec::new());
    }
    if let Some(date) = case.context.masthead_date.filter(|it| it.year != year) {
        report.add(
            Strength::Likely,
            format!("{words}, but the date is {}", date.in_words()),
            source,
            Vec::new(),
        );
    }
}
