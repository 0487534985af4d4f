use crate::catalogue::consistency::ConsistencyRule;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::day_number;
use crate::catalogue::consistency::report::Report;

pub(super) static RULE: ConsistencyRule = ConsistencyRule {
    id: "job-number",
    summary: "the year and the day of printing in the job number, and the date in the masthead",
    check,
};

/// Days by which a text may be printed before its date.
const EARLY: i64 = 10;

fn check(case: &Case<'_>, report: &mut Report) {
    let (Some(job), Some(date)) = (case.context.job_number, case.context.masthead_date) else {
        return;
    };
    let source = "job numbers begin with the last two digits of the year; the day of printing follows";
    // Texts dated in the first or last months of a year are handed in or printed in the year beside it.
    let years = [
        date.year - u16::from(date.month <= 2),
        date.year,
        date.year + u16::from(date.month >= 11),
    ];
    if !years.iter().any(|it| it % 100 == u16::from(job.year)) {
        let message = format!("job number {:02}-{:05} is not of {}", job.year, job.number, date.year);
        report.add(Strength::Likely, message, source, Vec::new());
    }
    if let Some(printed) = job.printed.filter(|it| day_number(*it) + EARLY < day_number(date)) {
        let message = format!(
            "printed on {}, before its date, {}",
            printed.in_words(),
            date.in_words()
        );
        report.add(Strength::Likely, message, source, Vec::new());
    }
}
