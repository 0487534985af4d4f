mod enumerations;
mod items;

use std::collections::BTreeSet;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "listed-twice",
    group: Group::Duplicated,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "the same reference twice in one list",
    reason: "A list names each thing once: the second place is superfluous, or was meant for something else.",
    page: include_str!("../../../../docs/rules/listed-twice.md"),
    check,
};

/// One reference that stands twice in a list.
struct Twice {
    /// What it is.
    name: String,
    first: Span,
    second: Span,
}

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let mut told = BTreeSet::new();
        let found = enumerations::twice(input, document);
        for it in found.into_iter().chain(items::twice(input, document)) {
            if told.insert(it.second) {
                report
                    .at(document, it.second, format!("{} stands twice in this list", it.name))
                    .fact_at("it stands here first", document, it.first)
                    .suggest("take one of the two out, or put in what was meant");
            }
        }
    }
}
