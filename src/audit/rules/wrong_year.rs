use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::contradictions;

pub(super) static RULE: Rule = Rule {
    id: "wrong-year",
    group: Group::Broken,
    severity: Severity::Error,
    confidence: Confidence::Certain,
    summary: "a number of a running series with the wrong year",
    reason: "Resolutions and meetings are numbered on from year to year, so that each number belongs to one year.",
    page: include_str!("../../../docs/rules/wrong-year.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    contradictions::report_all(input, report, &["number-year"]);
}
