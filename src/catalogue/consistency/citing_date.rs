use crate::catalogue::consistency::ConsistencyRule;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::report::Report;

pub(super) static RULE: ConsistencyRule = ConsistencyRule {
    id: "citing-date",
    summary: "a cited document that is younger than the citing one",
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let Some(date) = case.context.citing_date else {
        return;
    };
    for part in &case.parts {
        let Some(dated) = part.dated() else {
            continue;
        };
        let early = dated.months_off(date);
        if dated.holds(date) || dated.first_year() < date.year || early == 0 {
            continue;
        }
        let message = format!(
            "{} is cited on {}, before documents of {}",
            part.symbol(),
            date.in_words(),
            part.period.map(|it| it.to_string()).unwrap_or_default()
        );
        // A text may be reissued or completed after its date.
        let strength = if early > 1 { Strength::Certain } else { Strength::Likely };
        report.add(strength, message, part.basis(), Vec::new());
    }
}
