use std::collections::BTreeMap;

use crate::audit::Outcome;
use crate::audit::Severity;
use crate::cli::words::several;

/// Counts by rule, the gravest first.
pub(super) fn summary(outcome: &Outcome) -> String {
    let mut counts: BTreeMap<(std::cmp::Reverse<Severity>, &str), usize> = BTreeMap::new();
    for it in &outcome.findings {
        *counts.entry((std::cmp::Reverse(it.severity), it.rule.id)).or_default() += 1;
    }
    let mut text = format!(
        "{}, {}\n",
        several(outcome.documents as u64, "file"),
        several(outcome.findings.len() as u64, "finding")
    );
    for ((severity, rule), count) in counts {
        text.push_str(&format!("{count:6}  {:7}  {rule}\n", severity.0.name()));
    }
    text
}
