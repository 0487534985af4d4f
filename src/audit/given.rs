use std::collections::BTreeMap;

use crate::audit::Input;
use crate::extract::LetterMention;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::text::Date;
use crate::text::Span;

/// How a text gives a date for a document that it cites. The manners are kept apart because a letter has
/// two dates of its own, the day it was written and the day it was distributed, and both are right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Manner {
    /// "A/74/718-S/2020/149 (26 February 2020)": the date of distribution.
    Bracket,
    /// "S/2020/149, dated 24 February 2020", "resolution 822 (1993) of 30 April 1993".
    Words,
    /// "the letter dated 24 February 2020 (A/74/718-S/2020/149)".
    Letter,
}

/// A date that a text gives for a document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Given {
    pub(super) date: Date,
    pub(super) manner: Manner,
    /// Index of the text in the corpus.
    pub(super) document: usize,
    /// The citation with its date.
    pub(super) span: Span,
    /// The symbol that stands with it.
    pub(super) symbol: Span,
}

/// The dates that texts give for each document, by its index among the names, in the order of the texts.
pub(super) fn dates(input: &Input<'_>) -> BTreeMap<usize, Vec<Given>> {
    let mut found: BTreeMap<usize, Vec<Given>> = BTreeMap::new();
    let resolved = input.resolved;
    for document in 0..resolved.corpus.len() {
        let mentions = &resolved.corpus.extracted(document).mentions;
        for (at, mention) in mentions.iter().enumerate() {
            let given = match &mention.kind {
                MentionKind::Symbol(it) if !it.from_url => of_symbol(input, document, mention)
                    .and_then(|given| Some((resolved.names.of_symbol(&it.symbol)?, given))),
                MentionKind::Letter(it) => of_letter(mentions, at, it).and_then(|symbol| {
                    let entry = resolved.names.of_symbol(&symbol.symbol()?.symbol)?;
                    let (start, end) = (mention.span.start, symbol.span.end);
                    let (date, manner, span) = (it.dated, Manner::Letter, Span { start, end });
                    Some((
                        entry,
                        Given {
                            date,
                            manner,
                            document,
                            span,
                            symbol: symbol.span,
                        },
                    ))
                }),
                _ => None,
            };
            if let Some((entry, given)) = given {
                found.entry(entry).or_default().push(given);
            }
        }
    }
    found
}

/// Where a document prints its masthead date; its start where the words are not found.
pub(super) fn masthead_date(input: &Input<'_>, document: usize) -> Span {
    let head = input.resolved.corpus.head(document);
    let text = input.resolved.corpus.document(document).text.slice(head.masthead);
    let start = head.masthead.range().start;
    let line = input
        .catalogue
        .phrases
        .head
        .date_line
        .captures_iter(text)
        .find_map(|it| {
            let (day, year) = (it.name("day")?, it.name("year")?);
            let date = Date::from_words(day.as_str(), &it["month"], &year.as_str().replace(' ', ""))?;
            (Some(date) == head.date).then(|| Span::new(start + day.start(), start + year.end()))
        });
    line.unwrap_or_default()
}

/// The dates that some of the given ones have, in order.
pub(super) fn by_date(given: &[Given], keep: impl Fn(&Given) -> bool) -> Vec<(Date, Vec<Given>)> {
    let mut dates: BTreeMap<Date, Vec<Given>> = BTreeMap::new();
    for it in given.iter().filter(|it| keep(it)) {
        dates.entry(it.date).or_default().push(*it);
    }
    dates.into_iter().collect()
}

fn of_symbol(input: &Input<'_>, document: usize, mention: &Mention) -> Option<Given> {
    let date = mention.symbol()?.cited_date?;
    let text = input.resolved.corpus.document(document).text.normal();
    let found = input.catalogue.phrases.dates.behind(text, mention.span.range().end);
    let length = found.map_or(0, |it| it.length);
    let manner = match found {
        Some(it) if !it.led => Manner::Bracket,
        _ => Manner::Words,
    };
    let span = Span::new(mention.span.range().start, mention.span.range().end + length);
    Some(Given {
        date,
        manner,
        document,
        span,
        symbol: mention.span,
    })
}

/// The symbol right behind the words for a letter. Not where the words name several letters, since the
/// symbol is that of one of them, and not where it is cited for an annex, which is often another letter.
fn of_letter<'a>(mentions: &'a [Mention], at: usize, letter: &LetterMention) -> Option<&'a Mention> {
    let span = mentions[at].span;
    let around = [at.checked_sub(1), at.checked_add(1)];
    let twin = |it: &Mention| it.span == span && matches!(it.kind, MentionKind::Letter(_));
    if around.iter().flatten().filter_map(|&it| mentions.get(it)).any(twin) {
        return None;
    }
    let symbol = letter.symbol_span?;
    let from = mentions.partition_point(|it| it.span < symbol);
    let found = mentions[from..]
        .iter()
        .take_while(|it| it.span == symbol)
        .find(|it| it.symbol().is_some())?;
    let part = found.locator.as_deref().unwrap_or("");
    (!part.contains("annex") && !part.contains("enclosure")).then_some(found)
}
