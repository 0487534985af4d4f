use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::catalogue::AddressPhrases;
use crate::catalogue::Symbol;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::text::before;
use crate::text::behind;

pub(super) static RULE: Rule = Rule {
    id: "url-of-another-document",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "an address that names another document than the symbol that it is printed for",
    reason: "The address leads to another document than the one that the text names.",
    page: include_str!("../../../docs/rules/url-of-another-document.md"),
    check,
};

/// Most mentions before an address that are looked at for its document.
const NEAR: usize = 12;

/// Longest line of a list, in bytes.
const LINE: usize = 400;

/// Words looked at behind an address for the end of its line, in bytes.
const BEHIND: usize = 8;

/// Longest sentence that is looked through for the symbol of its address, in bytes.
const SENTENCE: u32 = 600;

/// Furthest that the symbol may stand from its address, in bytes.
const REACH: u32 = 160;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    let phrases = &input.catalogue.phrases.addresses;
    for document in 0..corpus.len() {
        let text = corpus.document(document).text.normal();
        let mentions = &corpus.extracted(document).mentions;
        for (at, mention) in mentions.iter().enumerate() {
            let MentionKind::Url(url) = &mention.kind else {
                continue;
            };
            let Some(named) = url.symbol.as_ref().filter(|_| !url.from_link) else {
                continue;
            };
            let Some(meant) = printed_for(phrases, text, mentions, at) else {
                continue;
            };
            let Some(symbol) = mentions[meant].symbol().map(|it| &it.symbol) else {
                continue;
            };
            if same(input, symbol, named) || is_named_before(input, text, mentions, at, named) {
                continue;
            }
            let reported = report
                .at(
                    document,
                    mention.span,
                    format!("this address names {named}, and is printed for {symbol}"),
                )
                .fact_at("the symbol that it is printed for", document, mentions[meant].span);
            if let Some(address) = input.catalogue.url_of(symbol) {
                reported.suggest(format!("write {address}, or name {named}"));
            }
        }
    }
}

fn same(input: &Input<'_>, one: &Symbol, other: &Symbol) -> bool {
    let names = &input.resolved.names;
    let entry = names.of_symbol(one);
    one.same_document(other) || entry.is_some() && entry == names.of_symbol(other)
}

/// Whether a mention is a symbol that the text prints, in the words of which nothing is open.
fn is_printed(mention: &Mention) -> bool {
    mention
        .symbol()
        .is_some_and(|it| !it.from_url && it.others.is_empty() && it.damage.is_none())
}

/// The printed symbol that an address stands for: right before it but for words that introduce an address, or in
/// brackets behind it.
fn printed_for(phrases: &AddressPhrases, text: &str, mentions: &[Mention], at: usize) -> Option<usize> {
    let url = mentions[at].span;
    let between = |from: u32, to: u32| text.get(from as usize..to as usize);
    let near = mentions[..at].iter().enumerate().rev().take(NEAR);
    let mut near = near.take_while(|(_, it)| it.span.start + REACH > url.start);
    let found = near.find(|(_, it)| is_printed(it) && it.span.end <= url.start);
    let introduced = found.filter(|(_, it)| {
        let words = between(it.span.end, url.start);
        words.is_some_and(|it| phrases.printed_for.is_match(it))
    });
    let bracketed = || {
        let next = mentions[at..]
            .iter()
            .enumerate()
            .find(|(_, it)| it.span.start >= url.end)?;
        let words = between(url.end, next.1.span.start)?;
        (is_printed(next.1) && phrases.printed_behind.is_match(words)).then_some(at + next.0)
    };
    introduced
        .map(|it| it.0)
        .or_else(bracketed)
        .or_else(|| listed(phrases, text, mentions, at))
}

/// The only symbol of a list's line that ends with its only address: the document that the line is about opens it.
fn listed(phrases: &AddressPhrases, text: &str, mentions: &[Mention], at: usize) -> Option<usize> {
    let url = mentions[at].span;
    let near = before(text, url.range().start, LINE);
    let head = near.rsplit('\n').next().unwrap_or("");
    let line = url.start - u32::try_from(head.len()).ok()?;
    if head.len() == near.len() && near.len() + 4 > LINE
        || !phrases.ends_item.is_match(behind(text, url.range().end, BEHIND))
    {
        return None;
    }
    let inside = mentions[..at].iter().enumerate().rev().take(NEAR);
    let mut inside = inside.take_while(|(_, it)| it.span.start >= line);
    let (only, it) = inside.by_ref().find(|(_, it)| is_printed(it))?;
    let words = text.get(it.span.range().end..url.range().start)?;
    let lead = text.get(line as usize..it.span.range().start)?;
    let several = inside.any(|(_, it)| is_printed(it) || matches!(it.kind, MentionKind::Url(_)));
    (!several && phrases.opens_item.is_match(lead) && phrases.in_item.is_match(words)).then_some(only)
}

/// Whether the same sentence prints the symbol of the address too: several documents with several addresses.
fn is_named_before(input: &Input<'_>, text: &str, mentions: &[Mention], at: usize, named: &Symbol) -> bool {
    let url = mentions[at].span;
    let near = mentions[..at].iter().rev().take(NEAR).filter(|it| is_printed(it));
    let mut near = near.take_while(|it| {
        let near = it.span.end <= url.start && it.span.end + SENTENCE > url.start;
        let words = text
            .get(it.span.end as usize..url.start as usize)
            .filter(|_| near)
            .unwrap_or("\n\n");
        !words.contains("\n\n") && !words.contains(". ") && !words.contains("http")
    });
    near.any(|it| it.symbol().is_some_and(|it| same(input, &it.symbol, named)))
}
