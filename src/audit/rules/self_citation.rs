use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::extract::Mention;
use crate::extract::Part;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;
use crate::text::sentence;

pub(super) static RULE: Rule = Rule {
    id: "self-citation",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "a document that cites itself as if it were another",
    reason: "A reference to the document that holds it leads nowhere: another one was meant.",
    page: include_str!("../../../docs/rules/self-citation.md"),
    check,
};

/// Characters on each side of a symbol that belong to its sentence.
const REACH: usize = 300;

/// Bytes of a line that are looked at on each side.
const LINE: usize = 200;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let own = &corpus.head(document).symbols;
        // Running heads and examples of numbered series name their own number on every page.
        if !own.first().is_some_and(|it| it.to_string().contains('/')) {
            continue;
        }
        let mentions = &corpus.extracted(document).mentions;
        let names_own = |it: &Mention| {
            it.symbol()
                .is_some_and(|it| it.others.is_empty() && own.iter().any(|own| own.same_document(&it.symbol)))
        };
        for (at, mention) in mentions.iter().enumerate().filter(|(_, it)| names_own(it)) {
            if !is_cited(input, document, mentions, at) {
                continue;
            }
            let message = format!(
                "{} cites itself",
                own.first().map(ToString::to_string).unwrap_or_default()
            );
            let place = corpus.head(document).symbol_spans.first().copied();
            let reported = report.at(document, mention.span, message);
            let reported = match place {
                Some(place) => reported.fact_at("this is the document’s own symbol", document, place),
                None => reported.fact("this is the document’s own symbol"),
            };
            reported.suggest("look up which document is meant; say “the present document” where this one is");
        }
    }
}

/// Whether the mention at an index is cited like another document: in a note, behind words that cite, or beside others.
fn is_cited(input: &Input<'_>, document: usize, mentions: &[Mention], at: usize) -> bool {
    let Some(mention) = mentions.get(at) else {
        return false;
    };
    let read = input.resolved.corpus.document(document);
    let printed = mention.symbol().is_some_and(|it| !it.from_url && it.is_confirmed());
    if !printed || mention.part == Part::Masthead || read.in_link_list(mention.span) {
        return false;
    }
    let text = read.text.normal();
    let around = match mention
        .note
        .and_then(|it| input.resolved.corpus.extracted(document).notes.get(it))
    {
        Some(note) => note.span.range(),
        None => sentence::around(text, mention.span, REACH),
    };
    let words = text.get(around.clone()).unwrap_or("");
    if input.catalogue.phrases.claims.own_issue.is_match(words)
        || stands_alone(text, mention.span, mention.note.is_some())
    {
        return false;
    }
    // A draft resolution that a report proposes notes the report itself.
    let only = mention.note.is_some() && !letters_beside(words, text.get(mention.span.range()).unwrap_or(""));
    if only && input.catalogue.phrases.claims.own_draft.is_match(text) {
        return false;
    }
    let near = [at.checked_sub(1), at.checked_add(1)];
    let beside = near.into_iter().flatten().filter_map(|it| mentions.get(it));
    let other = |it: &Mention| it.symbol().is_some_and(|it| !it.from_url) && around.contains(&it.span.range().start);
    mention.note.is_some() || mention.relation.is_some() || beside.into_iter().any(other)
}

/// Whether words say more than a symbol that stands in them.
fn letters_beside(words: &str, symbol: &str) -> bool {
    words.replacen(symbol, "", 1).chars().any(char::is_alphabetic)
}

/// Whether hardly a word stands on the line of a symbol: a running head, or a heading.
fn stands_alone(text: &str, span: Span, in_note: bool) -> bool {
    let before = before(text, span.range().start, LINE).rsplit('\n').next().unwrap_or("");
    let behind = behind(text, span.range().end, LINE).split('\n').next().unwrap_or("");
    let letters = |it: &str| it.chars().any(char::is_alphabetic);
    !in_note && !letters(before) && !letters(behind)
}
