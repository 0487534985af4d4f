use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::contradictions;

pub(super) static RULE: Rule = Rule {
    id: "impossible-joint-symbol",
    group: Group::Broken,
    severity: Severity::Error,
    confidence: Confidence::Certain,
    summary: "a joint symbol whose session and year cannot go together",
    reason: "Both halves of a joint symbol name one document, which has one date.",
    page: include_str!("../../../docs/rules/impossible-joint-symbol.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    contradictions::report_all(input, report, &["joint-years"]);
}
