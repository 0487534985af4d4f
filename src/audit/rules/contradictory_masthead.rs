use std::collections::BTreeSet;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::contradictions::Contradiction;
use crate::audit::contradictions::is_of_masthead;
use crate::audit::headings;
use crate::audit::masthead;
use crate::catalogue::consistency::Strength;

pub(super) static RULE: Rule = Rule {
    id: "contradictory-masthead",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    summary: "a masthead whose symbol, session, year, meeting and date do not go together",
    reason: "The parts of a masthead describe one document, so that each follows from the others.",
    page: include_str!("../../../docs/rules/contradictory-masthead.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let all = report.shared().contradictions(input);
    let own = |it: &&Contradiction| it.own && is_of_masthead(it.found.rule) && it.found.strength > Strength::Weak;
    let found: Vec<&Contradiction> = all.iter().filter(own).collect();
    // One slip contradicts everything beside it: it is told once.
    for of_one in found.chunk_by(|a, b| a.document == b.document) {
        tell(input, of_one, report);
    }
    let told: BTreeSet<usize> = found.iter().map(|it| it.document).collect();
    for document in (0..input.resolved.corpus.len()).filter(|it| !told.contains(it)) {
        if let Some(heading) = headings::contradicting(input, document) {
            let message = format!("the masthead contradicts itself: {}", heading.message);
            let own = input.resolved.corpus.head(document).symbol_spans.first();
            let reported = report.at(document, heading.span, message).fact(heading.fact);
            let reported = match own {
                Some(own) => reported.fact_at("the document’s own symbol", document, *own),
                None => reported,
            };
            reported.suggest("compare symbol, heading and date with the printed document");
        }
    }
}

fn tell(input: &Input<'_>, found: &[&Contradiction], report: &mut Report<'_>) {
    let Some((first, others)) = found.split_first() else {
        return;
    };
    let document = first.document;
    let place = masthead::place_of(input, document, first.found.rule).unwrap_or(first.span);
    let message = format!("the masthead contradicts itself: {}", first.found.message);
    let mut reported = report
        .at(document, place, message)
        .confidence(Confidence::from(first.found.strength))
        .fact(first.found.source.clone())
        .fact_at(format!("the symbol, {}", first.symbol), document, first.span);
    for it in others.iter().filter(|it| it.found.message != first.found.message) {
        let place = masthead::place_of(input, document, it.found.rule).unwrap_or(it.span);
        reported = reported.fact_at(it.found.message.clone(), document, place);
    }
    let repairs = found.iter().find_map(|it| it.found.repairs.first());
    reported.suggest(match repairs {
        Some(symbol) => format!("{symbol} would agree: compare with the printed document"),
        None => "compare symbol, session, year and date with the printed document".to_owned(),
    });
}
