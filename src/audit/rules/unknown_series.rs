use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::extract::Extracted;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;
use crate::text::covering;

pub(super) static RULE: Rule = Rule {
    id: "unknown-series",
    group: Group::Broken,
    severity: Severity::Note,
    confidence: Confidence::Possible,
    summary: "words printed like a symbol of a series that is not known",
    reason: "A symbol whose first part no register lists is misprinted, or of another organization.",
    page: include_str!("../../../docs/rules/unknown-series.md"),
    check,
};

/// Longest symbol on each side of one of its slashes, in bytes.
const REACH: usize = 40;

const ADVICE: &str = "correct the symbol, or say which organization numbers its documents so";

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    let claims = &input.catalogue.phrases.claims;
    for document in 0..corpus.len() {
        for mention in &corpus.extracted(document).mentions {
            if let Some(body) = unknown_body(input, mention) {
                let printed = corpus.document(document).text.as_printed(mention.span);
                let message =
                    format!("“{printed}” is printed like a symbol, but no body or kind of document is called {body}");
                report.at(document, mention.span, message).suggest(ADVICE);
            }
        }
        let text = corpus.document(document).text.normal();
        let taken = taken(corpus.extracted(document));
        let mut next = 0;
        for (slash, _) in text.match_indices('/') {
            if slash < next {
                continue;
            }
            let span = word_around(text, slash, next);
            next = span.range().end.max(slash + 1);
            let word = text.get(span.range()).unwrap_or("");
            let known = !claims.symbol_like.is_match(word)
                || claims.other_issuers.is_match(word)
                || covering(&taken, span.start).is_some()
                || covering(&taken, span.end.saturating_sub(1)).is_some()
                || input.catalogue.parse(word).is_some();
            if known || corpus.document(document).in_link_list(span) {
                continue;
            }
            let why = input.catalogue.why_unknown(word);
            let why = why.unwrap_or_else(|| "no series has this form".to_owned());
            report
                .at(document, span, format!("“{word}” is printed like a symbol, but {why}"))
                .suggest(ADVICE);
        }
    }
}

/// The component behind an organ that names none of its bodies and no kind of document.
fn unknown_body<'a>(input: &Input<'_>, mention: &'a Mention) -> Option<&'a str> {
    let claims = &input.catalogue.phrases.claims;
    let found = mention.symbol().filter(|it| !it.from_url && it.damage.is_none())?;
    if !claims.open_series.iter().any(|it| **it == *found.symbol.series) {
        return None;
    }
    let [part] = found.symbol.parts() else {
        return None;
    };
    (!claims.known_bodies.is_match(part)).then_some(())?;
    part.split('/').nth(1)
}

/// What was found in a document, joined where it overlaps.
fn taken(extracted: &Extracted) -> Vec<Span> {
    let own = extracted.head.symbol_spans.iter().copied();
    let mut spans: Vec<Span> = extracted
        .mentions
        .iter()
        .filter(|it| is_taken(&it.kind))
        .map(|it| it.span)
        .chain(own)
        .collect();
    spans.sort_unstable();
    spans.dedup_by(|later, it| {
        let joined = later.overlaps(*it);
        if joined {
            it.end = it.end.max(later.end);
        }
        joined
    });
    spans
}

/// Whether words are a symbol or an address.
fn is_taken(kind: &MentionKind) -> bool {
    matches!(kind, MentionKind::Symbol(_) | MentionKind::Url(_))
}

/// The word around a slash, from `floor` on, without the sentence's punctuation.
fn word_around(text: &str, slash: usize, floor: usize) -> Span {
    let holds = |it: char| {
        !it.is_whitespace()
            && !matches!(
                it,
                ',' | ';' | ')' | '(' | '[' | ']' | '“' | '”' | '"' | '<' | '>' | '|'
            )
    };
    let left: usize = before(text, slash, REACH.min(slash.saturating_sub(floor)))
        .chars()
        .rev()
        .take_while(|it| holds(*it))
        .map(char::len_utf8)
        .sum();
    let right = behind(text, slash, REACH);
    let end = right.find(|it: char| !holds(it)).unwrap_or(right.len());
    let kept = right
        .get(..end)
        .unwrap_or("")
        .trim_end_matches(['.', ':', '*', '?', '!']);
    Span::new(slash - left, slash + kept.len())
}
