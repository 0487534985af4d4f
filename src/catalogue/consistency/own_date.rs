use crate::catalogue::consistency::ConsistencyRule;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::report::Report;
use crate::catalogue::tables::Month;

pub(super) static RULE: ConsistencyRule = ConsistencyRule {
    id: "own-date",
    summary: "the date in the masthead and the session, year or number of the symbol",
    check,
};

/// Months beyond the usual ones after which a date is not right.
const FAR: i32 = 24;

fn check(case: &Case<'_>, report: &mut Report) {
    let Some(date) = case.context.masthead_date else {
        return;
    };
    for part in &case.parts {
        let Some(dated) = part.dated().filter(|it| !it.holds(date)) else {
            continue;
        };
        let message = format!(
            "{} is dated {}, but its documents are dated {dated}",
            part.symbol(),
            date.in_words()
        );
        let late = dated.last.is_some_and(|it| it < Month::of(date));
        // Reports of a session may come out years later; nothing is written long before.
        let strength = match (late && part.facts.session.is_some(), dated.months_off(date) > FAR) {
            (true, false) => Strength::Weak,
            (false, true) => Strength::Certain,
            (true, true) | (false, false) => Strength::Likely,
        };
        report.add(strength, message, part.basis(), Vec::new());
    }
}
