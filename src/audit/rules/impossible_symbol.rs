use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::contradictions;

pub(super) static RULE: Rule = Rule {
    id: "impossible-symbol",
    group: Group::Broken,
    severity: Severity::Error,
    confidence: Confidence::Likely,
    summary: "a symbol whose form or number its series never had",
    reason: "A symbol that no document can have leads nowhere.",
    page: include_str!("../../../docs/rules/impossible-symbol.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    contradictions::report_all(input, report, &["era", "special-session", "number-range"]);
}
