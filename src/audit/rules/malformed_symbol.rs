use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::rules::symbol_spelling::is_only_form;

pub(super) static RULE: Rule = Rule {
    id: "malformed-symbol",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "words that are a damaged symbol",
    reason: "A symbol is found by its exact signs; no register knows this one.",
    page: include_str!("../../../docs/rules/malformed-symbol.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let mentions = corpus.extracted(document).mentions.iter();
        for (mention, reference) in mentions.zip(&input.resolved.references[document]) {
            // What is only written in an unofficial way still names one document.
            let printed = corpus.document(document).text.as_printed(mention.span);
            let symbol = mention.symbol().filter(|it| !is_only_form(printed, it));
            let Some(damage) = symbol.and_then(|it| it.damage.as_ref()) else {
                continue;
            };
            let message = format!("“{printed}” is no symbol: {}", damage.why);
            let reported = report.at(document, mention.span, message);
            if let Some(suggestion) = &reference.suggestion {
                reported.suggest(format!("write {suggestion}"));
            }
        }
    }
}
