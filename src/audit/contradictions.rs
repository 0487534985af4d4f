//! What catalogued facts say against the symbols of a collection. Every symbol is checked once, for all rules.

use std::collections::BTreeMap;

use crate::audit::Confidence;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Severity;
use crate::audit::given::Given;
use crate::audit::masthead;
use crate::catalogue::Symbol;
use crate::catalogue::consistency::Context;
use crate::catalogue::consistency::Inconsistency;
use crate::catalogue::consistency::Strength;
use crate::extract::Mention;
use crate::extract::Part;
use crate::extract::SymbolMention;
use crate::text::Date;
use crate::text::Span;
use crate::text::before;

/// Something about a symbol, own or cited, that contradicts a fact.
pub(super) struct Contradiction {
    pub(super) document: usize,
    pub(super) span: Span,
    pub(super) symbol: String,
    /// Whether the document prints the symbol as its own.
    pub(super) own: bool,
    pub(super) found: Inconsistency,
}

/// Bytes before a symbol in which words with a date lead to it.
const LEAD: usize = 140;

/// Bytes right before a symbol in which the year of such a date ends.
const YEAR: usize = 45;

/// A symbol with the date given for it and that of the citing text.
type Key<'a> = (&'a Symbol, Option<Date>, Option<Date>);

/// Everything that contradicts the facts, in the order of the texts. Of one symbol only what the first rule says: where
/// its number and its year contradict each other, its dates do as well.
pub(super) fn collect(input: &Input<'_>, dates: &BTreeMap<usize, Vec<Given>>) -> Vec<Contradiction> {
    let corpus = &input.resolved.corpus;
    let given = by_place(dates);
    let mut known: BTreeMap<Key<'_>, Vec<Inconsistency>> = BTreeMap::new();
    let mut all = Vec::new();
    for document in 0..corpus.len() {
        let head = corpus.head(document);
        let own = head.symbols.iter().zip(&head.symbol_spans);
        for (symbol, &span) in own {
            let found = input.catalogue.check(symbol, &masthead::context(input, document));
            add(&mut all, document, span, symbol, true, &found);
        }
        let citing_date = masthead::latest_date(input, document);
        for mention in corpus.extracted(document).mentions.iter().filter(|it| is_read(it)) {
            let Some(it) = mention.symbol().filter(|it| !head.symbols.contains(&it.symbol)) else {
                continue;
            };
            let quoted = given.get(&(document, mention.span)).copied().or(it.cited_date);
            let quoted = quoted.or_else(|| date_before(input, document, mention));
            let found = known.entry((&it.symbol, quoted, citing_date)).or_insert_with(|| {
                let context = Context {
                    quoted_date: quoted,
                    citing_date,
                    ..Context::default()
                };
                input.catalogue.check(&it.symbol, &context)
            });
            if is_checked(mention) {
                add(&mut all, document, mention.span, &it.symbol, false, found);
            } else {
                let alone: Vec<Inconsistency> = found.iter().filter(|it| it.rule == IN_ITSELF).cloned().collect();
                add(&mut all, document, mention.span, &it.symbol, false, &alone);
            }
        }
    }
    all
}

/// The dates given for symbols, by the text and the symbol's place.
fn by_place(dates: &BTreeMap<usize, Vec<Given>>) -> BTreeMap<(usize, Span), Date> {
    let all = dates.values().flatten();
    all.map(|it| ((it.document, it.symbol), it.date)).collect()
}

/// The date in the words that lead to a symbol: "the report dated 3 May 2021 (A/75/742)".
pub(super) fn date_before(input: &Input<'_>, document: usize, mention: &Mention) -> Option<Date> {
    let [day, month, year] = words_before(input, document, mention)?;
    Date::from_words(&day, &month, &year)
}

/// Day, month and year of that date, whether or not there is such a day.
pub(super) fn words_before(input: &Input<'_>, document: usize, mention: &Mention) -> Option<[String; 3]> {
    let text = input.resolved.corpus.document(document).text.normal();
    let near = before(text, mention.span.range().start, LEAD);
    // Few symbols have a year shortly before them.
    let close = before(near, near.len(), YEAR);
    close.bytes().any(|it| it.is_ascii_digit()).then_some(())?;
    let parts = input.catalogue.phrases.dates.before(near)?;
    Some(parts.map(str::to_owned))
}

/// The consistency rule by which a printed symbol refutes itself, whatever was meant.
const IN_ITSELF: &str = "number-year";

/// Whether the text's own words have one reading as a symbol.
fn is_read(mention: &Mention) -> bool {
    let one = |it: &SymbolMention| it.others.is_empty() && it.damage.as_ref().is_none_or(|it| it.others.is_empty());
    let read = mention.symbol().is_some_and(|it| !it.from_url && one(it));
    read && mention.part != Part::Masthead
}

/// Whether a mention says beyond doubt which document it means, in the text's own words.
pub(super) fn is_checked(mention: &Mention) -> bool {
    let certain = mention
        .symbol()
        .is_some_and(|it| !it.from_url && it.is_confirmed() && it.others.is_empty());
    // Where words and link differ, either may be misread.
    let one = mention.link.as_ref().is_none_or(|it| it.agrees != Some(false));
    certain && one && mention.part != Part::Masthead
}

fn add(all: &mut Vec<Contradiction>, document: usize, span: Span, symbol: &Symbol, own: bool, found: &[Inconsistency]) {
    // Weak ones never hide what is sure.
    let Some(first) = found
        .iter()
        .find(|it| it.strength > Strength::Weak)
        .or_else(|| found.first())
    else {
        return;
    };
    let kept = found
        .iter()
        .filter(|it| it.rule == first.rule || own && is_of_masthead(first.rule) && is_of_masthead(it.rule));
    all.extend(kept.map(|it| Contradiction {
        document,
        span,
        symbol: symbol.to_string(),
        own,
        found: it.clone(),
    }));
}

/// Rules that compare a symbol with what the same masthead says.
const MASTHEAD: &[&str] = &[
    "own-date",
    "masthead-session",
    "masthead-year",
    "meeting",
    "job-number",
    "supplement",
];

/// Whether a consistency rule compares a symbol with what the same masthead says.
pub(super) fn is_of_masthead(rule: &str) -> bool {
    MASTHEAD.contains(&rule)
}

/// Reports what some consistency rules found, each with the fact that it rests on and the symbols that would agree.
pub(super) fn report_all(input: &Input<'_>, report: &mut Report<'_>, rules: &[&str]) {
    let shared = report.shared();
    for it in shared
        .contradictions(input)
        .iter()
        .filter(|it| rules.contains(&it.found.rule))
    {
        report_one(it, report);
    }
}

/// Reports one contradiction.
pub(super) fn report_one(it: &Contradiction, report: &mut Report<'_>) {
    let message = format!("{} cannot be right: {}", it.symbol, it.found.message);
    let reported = report
        .at(it.document, it.span, message)
        .fact(it.found.source.clone())
        .confidence(Confidence::from(it.found.strength));
    // What is only unusual may be right.
    let reported = if it.found.strength == Strength::Weak {
        reported.severity(Severity::Warning)
    } else {
        reported
    };
    match it.found.repairs.as_slice() {
        [] => reported.suggest("look the document up and correct its symbol"),
        repairs => reported.suggest(format!("{} would agree: look the document up", repairs.join(" or "))),
    };
}
