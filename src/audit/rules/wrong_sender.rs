use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::senders;
use crate::audit::senders::Sender;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "wrong-sender",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "a letter that is said to be from somebody else than it is",
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
    sender: Sender,
}

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    for (entry, said) in all_said(input) {
        let Some(it) = input.resolved.names.get(entry) else {
            continue;
        };
        let own: Vec<(usize, Span, Sender)> = it
            .files
            .iter()
            .filter_map(|&file| {
                let (span, sender) = senders::own(input, file)?;
                Some((file, span, sender))
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
            if senders::is_of_annex(input, document, mention) {
                continue;
            }
            let said = senders::said_before(input, document, mention.span)
                .or_else(|| senders::said_behind(input, document, mention.span));
            if let (Some(entry), Some(sender)) = (input.resolved.names.of_symbol(&symbol.symbol), said) {
                all.entry(entry).or_default().push(Said {
                    document,
                    span: mention.span,
                    language: language.clone(),
                    sender,
                });
            }
        }
    }
    all
}

fn against_own(input: &Input<'_>, key: &str, said: &[Said], own: &[(usize, Span, Sender)], report: &mut Report<'_>) {
    for it in said {
        // Names of States differ from language to language.
        let comparable: Vec<_> = own
            .iter()
            .filter(|own| input.resolved.corpus.head(own.0).language == it.language)
            .collect();
        let Some((file, span, sender)) = comparable
            .first()
            .filter(|_| !comparable.iter().any(|own| own.2.is(&it.sender)))
        else {
            continue;
        };
        let message = format!(
            "{key} is called a letter from {} here, but it is from {}",
            it.sender.printed(),
            sender.printed()
        );
        report
            .at(it.document, it.span, message)
            .fact_at(format!("sent by {}", sender.printed()), *file, *span)
            .suggest("look the letter up: the sender or the symbol is wrong");
    }
}

/// Of texts that name different senders, those that fewer others agree with.
fn against_most(key: &str, said: &[Said], report: &mut Report<'_>) {
    let texts = |it: &Said| {
        let agreeing = said.iter().filter(|other| other.sender.is(&it.sender));
        agreeing.map(|it| it.document).collect::<BTreeSet<_>>().len()
    };
    let same_language = |a: &Said, b: &Said| a.language == b.language;
    for it in said {
        let others = said
            .iter()
            .filter(|other| same_language(it, other) && !other.sender.is(&it.sender));
        let Some(most) = others.max_by_key(|it| texts(it)).filter(|most| texts(most) > texts(it)) else {
            continue;
        };
        let message = format!(
            "{key} is called a letter from {} here, but others say {}",
            it.sender.printed(),
            most.sender.printed()
        );
        let mut reported = report.at(it.document, it.span, message);
        for other in said.iter().filter(|it| it.sender.is(&most.sender)).take(LISTED) {
            reported = reported.fact_at(
                format!("called a letter from {}", most.sender.printed()),
                other.document,
                other.span,
            );
        }
        reported.suggest("look the letter up: the sender or the symbol is wrong");
    }
}
