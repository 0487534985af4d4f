use crate::catalogue::Period;
use crate::catalogue::YearTable;
use crate::catalogue::consistency::ConsistencyRule;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::report::Report;

pub(super) static RULE: ConsistencyRule = ConsistencyRule {
    id: "meeting",
    summary: "the meeting of the Security Council that adopted a text, and its year",
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let Some(meeting) = case.context.meeting else {
        return;
    };
    let table = YearTable::CouncilMeetings.numbers();
    let Some((first, last)) = table.years(meeting) else {
        return;
    };
    let held = Period::years(first, last);
    for part in case.parts.iter().filter(|it| it.symbol().starts_with("S/")) {
        let Some(period) = part.period.filter(|it| !it.shares_year(&held)) else {
            continue;
        };
        let message = format!(
            "meeting {meeting} was held in {held}, but {} is of {period}",
            part.symbol()
        );
        report.add(Strength::Certain, message, table.source(first, last), Vec::new());
    }
}
