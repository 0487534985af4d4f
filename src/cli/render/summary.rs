use std::fmt::Write as _;

use crate::audit::Outcome;
use crate::export::findings::told;

/// What an audit came to: sizes, counts by group and rule with the gravest first, what was set aside by whom, what was
/// not checked.
pub(super) fn summary(outcome: &Outcome) -> String {
    let mut text = format!("{}\n", told::headline(outcome));
    let mut group = None;
    for it in told::counts(outcome) {
        if group != Some(it.rule.group) {
            group = Some(it.rule.group);
            let _ = writeln!(text, "{}", it.rule.group.name());
        }
        let _ = writeln!(text, "{:6}  {:7}  {}", it.findings, it.severity.name(), it.rule.id);
    }
    let lists = [
        ("set aside", told::set_aside(outcome)),
        (
            "not checked",
            outcome.not_checked.iter().map(told::not_checked).collect(),
        ),
    ];
    for (what, list) in lists {
        if !list.is_empty() {
            let _ = writeln!(text, "{what}: {}", list.join(", "));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::summary;
    use crate::audit::Finding;
    use crate::audit::NotChecked;
    use crate::audit::Outcome;
    use crate::audit::RULES;
    use crate::audit::SetAside;
    use crate::audit::SetAsideBy;
    use crate::audit::Severity;

    fn finding(rule: &str, severity: Severity) -> Finding {
        let rule = RULES.iter().find(|it| it.id == rule).unwrap();
        Finding {
            rule,
            severity,
            confidence: rule.confidence,
            message: "a lamp".to_owned(),
            place: None,
            facts: Vec::new(),
            suggestion: None,
            repairs: Vec::new(),
            fingerprint: String::new(),
        }
    }

    #[test]
    fn counts_come_by_group_then_what_was_left_out() {
        let aside = |by| SetAside {
            finding: finding("out-of-sequence", Severity::Warning),
            by,
        };
        let outcome = Outcome {
            findings: vec![
                finding("not-in-collection", Severity::Note),
                finding("malformed-symbol", Severity::Warning),
                finding("conflicting-date", Severity::Error),
                finding("malformed-symbol", Severity::Warning),
            ],
            set_aside: vec![
                aside(SetAsideBy::Baseline),
                aside(SetAsideBy::Settings("old".to_owned())),
            ],
            rules: RULES.to_vec(),
            documents: 1200,
            not_checked: vec![NotChecked {
                count: 1,
                one: "file could not be read".to_owned(),
                several: "files could not be read".to_owned(),
            }],
        };
        let text = summary(&outcome);
        let lines: Vec<Vec<&str>> = text.lines().map(|it| it.split_whitespace().collect()).collect();
        let rules = RULES.len().to_string();
        let head = [
            "1,200",
            "files,",
            &rules,
            "rules,",
            "4",
            "findings:",
            "1",
            "error,",
            "2",
            "warnings,",
            "1",
            "note",
        ];
        assert_eq!(lines[0], head);
        let starts: Vec<&[&str]> = lines[1..6].iter().map(|it| &it[..it.len().min(3)]).collect();
        let want: [&[&str]; 5] = [
            &["broken"],
            &["1", "error", "conflicting-date"],
            &["2", "warning", "malformed-symbol"],
            &["collection"],
            &["1", "note", "not-in-collection"],
        ];
        assert_eq!(starts, want);
        assert_eq!(
            text.lines().skip(6).collect::<Vec<_>>(),
            [
                "set aside: 1 finding by the settings, 1 finding known to the baseline",
                "not checked: 1 file could not be read"
            ]
        );
    }
}
