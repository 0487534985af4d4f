use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::extract::Head;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Part;

pub(super) static RULE: Rule = Rule {
    id: "citing-nothing",
    group: Group::Collection,
    severity: Severity::Note,
    confidence: Confidence::Certain,
    summary: "a document that cites nothing",
    reason: "A text without any reference is rare among official documents: its notes may have been lost on the way.",
    page: include_str!("../../../docs/rules/citing-nothing.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let counts = input
            .resolved
            .manifestations
            .get(document)
            .is_none_or(|it| it.standing.counts());
        let head = corpus.head(document);
        let mentions = &corpus.extracted(document).mentions;
        let has_words = corpus.document(document).text.normal().chars().any(char::is_alphabetic);
        if !counts || !has_words || mentions.iter().any(|it| cites(it, head)) {
            continue;
        }
        let place = head.title_span.or_else(|| head.symbol_spans.first().copied());
        report
            .at(document, place.unwrap_or_default(), "this document cites nothing")
            .suggest("where the printed document has references, the file has lost them: read it from another format");
    }
}

/// Whether a mention is a reference to something else: not the document's own symbol, a part of it, or the address of a
/// letterhead.
fn cites(mention: &Mention, head: &Head) -> bool {
    match &mention.kind {
        MentionKind::Symbol(it) => {
            mention.part != Part::Masthead && !head.symbols.iter().any(|own| own.same_document(&it.symbol))
        }
        MentionKind::Url(it) => match &it.symbol {
            Some(symbol) => !head.symbols.iter().any(|own| own.same_document(symbol)),
            None => !head.masthead.covers(mention.span),
        },
        MentionKind::Source(_) | MentionKind::BackReference(_) | MentionKind::Letter(_) => true,
        MentionKind::Internal(_) => false,
    }
}
