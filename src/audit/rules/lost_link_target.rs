use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::catalogue::Pattern;
use crate::read::Document;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "lost-link-target",
    group: Group::Broken,
    severity: Severity::Error,
    confidence: Confidence::Certain,
    summary: "words that introduce an address, with no address behind them",
    reason: "Words that introduce an address must have one behind them.",
    page: include_str!("../../../docs/rules/lost-link-target.md"),
    check,
};

/// Bytes behind a paragraph's end in which the address may stand after all: a page's foot and head can
/// come between "available at" and the address.
const NEAR: usize = 240;

/// Bytes behind the day of a visit in which the address may stand after it.
const BEHIND_DAY: usize = 60;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    let phrases = &input.catalogue.phrases.urls;
    for document in 0..corpus.len() {
        let read = corpus.document(document);
        let text = read.text.normal();
        for groups in phrases.lost_link.captures_iter(text) {
            let day = groups.name("day");
            let (Some(whole), Some(end)) = (groups.get(0), groups.name("end").or(day)) else {
                continue;
            };
            let span = Span::new(whole.start(), end.start());
            let (introduction, behind) = (&text[span.range()], &text[end.end()..]);
            let goes_on = match end.as_str() {
                _ if day.is_some() => phrases.address.is_match(crate::text::behind(behind, 0, BEHIND_DAY)),
                "." => behind.starts_with(char::is_alphanumeric),
                sign if sign.trim().is_empty() => {
                    let opens = introduction.contains([':', '：']) && !phrases.names_page.is_match(introduction);
                    !behind.trim().is_empty() && opens || is_continued(behind, &phrases.address)
                }
                _ => false,
            };
            if goes_on || is_linked(read, span) {
                continue;
            }
            let words = introduction.split_whitespace().collect::<Vec<_>>().join(" ");
            let span = Span::new(
                whole.start(),
                whole.start() + whole.as_str()[..span.len()].trim_end().len(),
            );
            report
                .at(document, span, format!("no address stands behind “{words}”"))
                .suggest("put the address back from the original, or take the words out");
        }
    }
}

/// Whether the words behind a paragraph's end belong to the sentence before it.
fn is_continued(behind: &str, address: &Pattern) -> bool {
    let behind = behind.trim_start();
    let near = crate::text::behind(behind, 0, NEAR);
    behind.starts_with(|it: char| it.is_lowercase() || it.is_ascii_digit()) || address.is_match(near)
}

/// Whether a link with a target stands at the words: its text is empty, the address is not lost.
fn is_linked(read: &Document, words: Span) -> bool {
    let from = read.links.partition_point(|it| it.span.end < words.start);
    let near = read.links[from..].iter().take_while(|it| it.span.start <= words.end);
    near.into_iter().any(|it| !matches!(it.target.as_str(), "" | "#"))
}
