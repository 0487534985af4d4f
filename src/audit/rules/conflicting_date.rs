use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::given;
use crate::audit::given::Given;
use crate::audit::given::Manner;
use crate::resolve::Entry;
use crate::text::Date;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "conflicting-date",
    group: Group::Broken,
    severity: Severity::Error,
    confidence: Confidence::Certain,
    summary: "a document that is given two dates, or another date than it bears",
    reason: "A document has one date of distribution and one day on which it was written or adopted; of two different ones one is wrong.",
    page: include_str!("../../../docs/rules/conflicting-date.md"),
    check,
};

/// Most places listed for one date.
const LISTED: usize = 5;

/// Classes whose documents have one date in words only: that of the day on which they were adopted.
const ADOPTED: &[&str] = &["resolution", "decision", "statement", "record"];

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    for it in conflicts(input, report.shared().dates(input)) {
        let Some((first, rest)) = it.here.split_first() else {
            continue;
        };
        let mut reported = report.at(first.document, first.span, it.message);
        for (fact, place) in it.facts {
            reported = match place {
                Some((document, span)) => reported.fact_at(fact, document, span),
                None => reported.fact(fact),
            };
        }
        for it in rest.iter().take(LISTED).chain(&it.elsewhere) {
            reported = reported.fact_at(format!("given as {}", it.date.in_words()), it.document, it.span);
        }
        reported.suggest(it.suggestion);
    }
}

/// The symbols and letters whose dates this rule questions, as text and start of the words.
pub(super) fn places(input: &Input<'_>, dates: &BTreeMap<usize, Vec<Given>>) -> BTreeSet<(usize, u32)> {
    let conflicts = conflicts(input, dates);
    let given = conflicts.iter().flat_map(|it| it.here.iter().chain(&it.elsewhere));
    given.map(|it| (it.document, it.symbol.start)).collect()
}

/// A date that does not go with others of the same document.
struct Conflict {
    message: String,
    /// The places that give it, in the order of the texts.
    here: Vec<Given>,
    facts: Vec<(String, Option<(usize, Span)>)>,
    /// Places that give other dates.
    elsewhere: Vec<Given>,
    suggestion: &'static str,
}

fn conflicts(input: &Input<'_>, dates: &BTreeMap<usize, Vec<Given>>) -> Vec<Conflict> {
    let mut conflicts = Vec::new();
    for (&entry, given) in dates {
        let Some(it) = input.resolved.names.get(entry) else {
            continue;
        };
        match own_dates(input, it) {
            Some(own) => against_own(it, given, &own, &mut conflicts),
            None => against_each_other(input, it, given, &mut conflicts),
        }
    }
    conflicts
}

/// Masthead dates and letter dates of a document's files.
struct Own {
    distributed: BTreeSet<Date>,
    written: BTreeSet<Date>,
    document: usize,
    place: Span,
}

fn own_dates(input: &Input<'_>, entry: &Entry) -> Option<Own> {
    let heads = || entry.files.iter().map(|&it| input.resolved.corpus.head(it));
    let distributed: BTreeSet<Date> = heads().filter_map(|it| it.date).collect();
    let written = heads().filter_map(|it| it.dated).collect();
    let document = *entry.files.first()?;
    let place = given::masthead_date(input, document);
    let own = Own {
        distributed,
        written,
        document,
        place,
    };
    (!own.distributed.is_empty()).then_some(own)
}

fn against_own(entry: &Entry, given: &[Given], own: &Own, conflicts: &mut Vec<Conflict>) {
    // A date in words is that of the letter, or of adoption: a masthead without either cannot refute it.
    let comparable = |it: &Given| it.manner == Manner::Bracket || !own.written.is_empty();
    let wrong = |it: &Given| comparable(it) && !own.distributed.contains(&it.date) && !own.written.contains(&it.date);
    let list = |dates: &BTreeSet<Date>| dates.iter().map(|it| it.in_words()).collect::<Vec<_>>().join(" or ");
    for (date, here) in given::by_date(given, wrong) {
        let (date, masthead) = (date.in_words(), list(&own.distributed));
        let place = Some((own.document, own.place));
        let mut facts = vec![(format!("distributed on {masthead}"), place)];
        if !own.written.is_empty() {
            facts.push((format!("the letter itself is dated {}", list(&own.written)), None));
        }
        conflicts.push(Conflict {
            message: format!(
                "{} is given the date {date}, but its masthead has {masthead}",
                entry.key
            ),
            here,
            facts,
            elsewhere: Vec::new(),
            suggestion: "correct the date, or the symbol that it belongs to",
        });
    }
}

/// Dates given in one manner must agree. Those of different manners need not: a letter is distributed
/// days after it was written.
fn against_each_other(input: &Input<'_>, entry: &Entry, given: &[Given], conflicts: &mut Vec<Conflict>) {
    let series = entry.symbol.as_ref().and_then(|it| input.catalogue.series(&it.series));
    let adopted = series.is_some_and(|it| ADOPTED.contains(&it.class.as_str()));
    let comparable = |it: &Given| adopted || it.manner != Manner::Words;
    for manner in [Manner::Bracket, Manner::Words, Manner::Letter] {
        let mut dates = given::by_date(given, |it| it.manner == manner && comparable(it));
        let texts = |given: &[Given]| given.iter().map(|it| it.document).collect::<BTreeSet<_>>().len();
        // The date that the fewest texts give comes first: that is where the misprint probably stands.
        dates.sort_by_key(|(_, given)| (texts(given), Reverse(given.first().map(|it| (it.document, it.span)))));
        let Some(((date, here), others)) = dates.split_first().filter(|it| !it.1.is_empty()) else {
            continue;
        };
        let named = others.iter().map(|it| it.0.in_words()).collect::<Vec<_>>().join(", ");
        let elsewhere = others.iter().flat_map(|it| it.1.iter().take(LISTED));
        conflicts.push(Conflict {
            message: format!(
                "{} is given the date {} here and {named} elsewhere",
                entry.key,
                date.in_words()
            ),
            here: here.clone(),
            facts: Vec::new(),
            elsewhere: elsewhere.copied().collect(),
            suggestion: "look the document up and correct the date that does not fit",
        });
    }
}
