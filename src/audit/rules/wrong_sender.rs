use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::senders;
use crate::audit::senders::State;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "wrong-sender",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "a letter that is said to be from another State than it is",
    reason: "Sender and symbol name two different letters, so that one of them is wrong.",
    page: include_str!("../../../docs/rules/wrong-sender.md"),
    check,
};

/// Most places listed for one sender.
const LISTED: usize = 5;

/// A text that says who sent a letter.
struct Said {
    document: usize,
    span: Span,
    language: String,
    state: State,
}

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    for (entry, said) in all_said(input) {
        let Some(it) = input.resolved.names.get(entry) else {
            continue;
        };
        let own: Vec<(usize, Span, State)> = it
            .files
            .iter()
            .filter_map(|&file| {
                let (span, state) = senders::own(input, file)?;
                Some((file, span, state))
            })
            .collect();
        if own.is_empty() {
            against_most(&it.key, &said, report);
        } else {
            against_own(input, &it.key, &said, &own, report);
        }
    }
}

/// What texts say of the sender of each document, by its index among the names.
fn all_said(input: &Input<'_>) -> BTreeMap<usize, Vec<Said>> {
    let corpus = &input.resolved.corpus;
    let mut all: BTreeMap<usize, Vec<Said>> = BTreeMap::new();
    for document in 0..corpus.len() {
        let language = &corpus.head(document).language;
        for mention in &corpus.extracted(document).mentions {
            let Some(symbol) = mention.symbol().filter(|it| !it.from_url && it.is_confirmed()) else {
                continue;
            };
            // An annex is often a letter of somebody else.
            if mention.locator.is_some() {
                continue;
            }
            let said = senders::said_before(input, document, mention.span)
                .or_else(|| senders::said_behind(input, document, mention.span));
            if let (Some(entry), Some(state)) = (input.resolved.names.of_symbol(&symbol.symbol), said) {
                all.entry(entry).or_default().push(Said {
                    document,
                    span: mention.span,
                    language: language.clone(),
                    state,
                });
            }
        }
    }
    all
}

fn against_own(input: &Input<'_>, key: &str, said: &[Said], own: &[(usize, Span, State)], report: &mut Report<'_>) {
    for it in said {
        // Names of States differ from language to language.
        let comparable: Vec<_> = own
            .iter()
            .filter(|own| input.resolved.corpus.head(own.0).language == it.language)
            .collect();
        let Some((file, span, state)) = comparable
            .first()
            .filter(|_| !comparable.iter().any(|own| own.2.is(&it.state)))
        else {
            continue;
        };
        let message = format!(
            "{key} is called a letter from {} here, but it is from {}",
            it.state.printed, state.printed
        );
        report
            .at(it.document, it.span, message)
            .fact_at(format!("sent by the representative of {}", state.printed), *file, *span)
            .suggest("look the letter up: the sender or the symbol is wrong");
    }
}

/// Of texts that name different senders, those that fewer others agree with.
fn against_most(key: &str, said: &[Said], report: &mut Report<'_>) {
    let texts = |it: &Said| {
        let agreeing = said.iter().filter(|other| other.state.is(&it.state));
        agreeing.map(|it| it.document).collect::<BTreeSet<_>>().len()
    };
    let same_language = |a: &Said, b: &Said| a.language == b.language;
    for it in said {
        let others = said
            .iter()
            .filter(|other| same_language(it, other) && !other.state.is(&it.state));
        let Some(most) = others.max_by_key(|it| texts(it)).filter(|most| texts(most) > texts(it)) else {
            continue;
        };
        let message = format!(
            "{key} is called a letter from {} here, but others say {}",
            it.state.printed, most.state.printed
        );
        let mut reported = report.at(it.document, it.span, message);
        for other in said.iter().filter(|it| it.state.is(&most.state)).take(LISTED) {
            reported = reported.fact_at(
                format!("called a letter from {}", most.state.printed),
                other.document,
                other.span,
            );
        }
        reported.suggest("look the letter up: the sender or the symbol is wrong");
    }
}
