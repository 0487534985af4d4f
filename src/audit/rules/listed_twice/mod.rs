mod enumerations;
mod items;

use std::collections::BTreeSet;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::extract::SymbolMention;
use crate::resolve::Target;
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

/// A document as a member of a list.
struct Named {
    /// How it is printed.
    printed: String,
    parts: Vec<String>,
    lettered_part: Option<String>,
    /// Its index among the names, where it has one.
    entry: Option<usize>,
}

impl Named {
    fn of(input: &Input<'_>, document: usize, at: usize, symbol: &SymbolMention) -> Self {
        let reference = input.resolved.references.get(document).and_then(|it| it.get(at));
        Self {
            printed: symbol.with_part(),
            parts: symbol.symbol.parts().to_vec(),
            lettered_part: symbol.lettered_part.clone(),
            entry: reference.and_then(|it| match it.target {
                Target::Document(entry) => Some(entry),
                _ => None,
            }),
        }
    }

    /// Whether both are one document: by the same symbol, or a joint symbol and its half. The two halves beside each other
    /// are a joint symbol in two words.
    fn is_again(&self, other: &Self) -> bool {
        let joint_and_half = || {
            self.entry.is_some()
                && self.entry == other.entry
                && self.lettered_part == other.lettered_part
                && self.parts.iter().any(|it| other.parts.contains(it))
        };
        self.printed == other.printed || joint_and_half()
    }
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
