use std::collections::BTreeMap;

use crate::audit::Input;
use crate::catalogue::CitingPhrases;
use crate::catalogue::Pattern;
use crate::catalogue::Symbol;
use crate::extract::Mention;
use crate::extract::SymbolForm;
use crate::text::Date;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;

/// What a collection says became of a draft.
#[derive(Clone, Debug)]
pub(super) struct Adoption {
    /// The resolution, where the text names it.
    pub(super) resolution: Option<Symbol>,
    /// The day from which texts can cite the resolution instead, where it is known.
    pub(super) since: Option<Date>,
    /// The text that says so, and where.
    pub(super) told: (usize, Span),
    /// All texts that say so, in order.
    pub(super) texts: Vec<usize>,
}

/// Bytes before a resolution in which it says that a draft was adopted as it.
const REACH: usize = 300;

/// Furthest from the resolution that the draft stands, in bytes: in records the result of the vote is told a speech later.
const DRAFT: usize = 3000;

/// Bytes around a symbol in which it says that it holds a draft.
const AROUND: usize = 140;

/// Bytes at the start of a resolution in which it names its draft.
const HEAD: usize = 4000;

/// Every draft that a text of the collection names with the resolution that it became, by the draft's symbol without
/// modifiers.
pub(super) fn adoptions(input: &Input<'_>) -> BTreeMap<String, Adoption> {
    let mut found = BTreeMap::new();
    let corpus = &input.resolved.corpus;
    let symbols = |document| -> Vec<(&Mention, &Symbol)> {
        let mentions = corpus.extracted(document).mentions.iter();
        mentions
            .filter_map(|it| Some((it, it.symbol().filter(|it| !it.from_url)?)))
            .map(|(mention, it)| (mention, &it.symbol))
            .collect()
    };
    for document in 0..corpus.len() {
        let mentions = symbols(document);
        told(input, document, &mentions, &mut found);
        in_head(input, document, &mentions, &mut found);
    }
    // A text that names the resolution says more than one that does not.
    for document in 0..corpus.len() {
        unnumbered(input, document, &symbols(document), &mut found);
    }
    found
}

/// "The Committee adopted draft resolution A/C.1/73/L.14", with no number of a resolution.
fn unnumbered(
    input: &Input<'_>,
    document: usize,
    mentions: &[(&Mention, &Symbol)],
    found: &mut BTreeMap<String, Adoption>,
) {
    let text = input.resolved.corpus.document(document).text.normal();
    let phrases = &input.catalogue.phrases.citing;
    for (mention, symbol) in mentions.iter().filter(|it| is_draft(phrases, text, it.0, it.1)) {
        let range = mention.span.range();
        let says = |pattern: &Pattern, words| {
            let groups = pattern.captures(words);
            groups.is_some_and(|it| it.name("not").is_none())
        };
        let adopted = says(&phrases.adopts, before(text, range.start, AROUND))
            || says(&phrases.was_adopted, behind(text, range.end, AROUND));
        if adopted && !found.contains_key(symbol.without_modifiers()) {
            note(input, symbol, None, (document, mention.span), None, found);
        }
    }
}

/// "Draft resolution A/75/L.12 was adopted (resolution 75/12)".
fn told(input: &Input<'_>, document: usize, mentions: &[(&Mention, &Symbol)], found: &mut BTreeMap<String, Adoption>) {
    let text = input.resolved.corpus.document(document).text.normal();
    let phrases = &input.catalogue.phrases.citing;
    let mut draft: Option<(&Mention, &Symbol)> = None;
    for (mention, symbol) in mentions {
        if is_draft(phrases, text, mention, symbol) {
            draft = Some((mention, symbol));
        }
        let is_resolution = symbol.series.ends_with("-resolution");
        let (Some((named, draft)), true) = (draft, is_resolution) else {
            continue;
        };
        let (from, to) = (named.span.range().end, mention.span.range().start);
        if to < from || to - from > DRAFT {
            continue;
        }
        let words = before(text, to, REACH.min(to - from));
        if phrases.adopted.is_match(words) {
            let place = (document, mention.span);
            note(input, draft, Some(symbol), place, None, found);
        }
    }
}

/// The bracket at the head of a resolution: "[without reference to a Main Committee (A/75/L.12)]".
fn in_head(
    input: &Input<'_>,
    document: usize,
    mentions: &[(&Mention, &Symbol)],
    found: &mut BTreeMap<String, Adoption>,
) {
    let head = input.resolved.corpus.head(document);
    let Some(own) = head.symbols.iter().find(|it| it.series.ends_with("-resolution")) else {
        return;
    };
    let text = input.resolved.corpus.document(document).text.normal();
    for (mention, symbol) in mentions.iter().take_while(|it| it.0.span.range().start < HEAD) {
        let start = before(text, mention.span.range().start, REACH);
        // A bracket of a later paragraph cites some draft, not this one's.
        let is_open = start.rfind('[') > start.rfind(']') && !start.contains("\n\n\n\n");
        if is_limited(symbol) && is_open {
            note(input, symbol, Some(own), (document, mention.span), head.date, found);
        }
    }
}

fn note(
    input: &Input<'_>,
    draft: &Symbol,
    resolution: Option<&Symbol>,
    told: (usize, Span),
    since: Option<Date>,
    found: &mut BTreeMap<String, Adoption>,
) {
    let names = &input.resolved.names;
    let corpus = &input.resolved.corpus;
    let entry = resolution
        .and_then(|it| names.of_symbol(it))
        .and_then(|it| names.get(it));
    let own = || entry?.files.first().and_then(|it| corpus.head(*it).date);
    let cited = || entry?.cited_dates.keys().next().copied();
    let since = since.or_else(own).or_else(cited).or_else(|| corpus.head(told.0).date);
    let adoption = found
        .entry(draft.without_modifiers().to_owned())
        .or_insert_with(|| Adoption {
            resolution: resolution.cloned(),
            since,
            told,
            texts: Vec::new(),
        });
    adoption.since = adoption.since.or(since);
    if adoption.texts.last() != Some(&told.0) {
        adoption.texts.push(told.0);
    }
}

/// Whether a symbol holds a draft: one of the limited series, or a document that the text calls one.
fn is_draft(phrases: &CitingPhrases, text: &str, mention: &Mention, symbol: &Symbol) -> bool {
    if is_limited(symbol) {
        return true;
    }
    let range = mention.span.range();
    let plain = mention.symbol().is_some_and(|it| it.form == SymbolForm::Symbol);
    plain
        && !symbol.series.ends_with("-resolution")
        && (phrases.draft_before.is_match(before(text, range.start, AROUND))
            || phrases.draft_behind.is_match(behind(text, range.end, AROUND)))
}

fn is_limited(symbol: &Symbol) -> bool {
    symbol.parts().iter().any(|it| it.contains("/L."))
}
