use std::cmp::Reverse;
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
    for (entry, given) in given::dates(input) {
        let Some(it) = input.resolved.names.get(entry) else {
            continue;
        };
        match own_dates(input, it) {
            Some(own) => against_own(it, &given, &own, report),
            None => against_each_other(input, it, &given, report),
        }
    }
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

fn against_own(entry: &Entry, given: &[Given], own: &Own, report: &mut Report<'_>) {
    // A date in words is that of the letter, or of adoption: a masthead without either cannot refute it.
    let comparable = |it: &Given| it.manner == Manner::Bracket || !own.written.is_empty();
    let wrong = |it: &Given| comparable(it) && !own.distributed.contains(&it.date) && !own.written.contains(&it.date);
    let list = |dates: &BTreeSet<Date>| dates.iter().map(|it| it.in_words()).collect::<Vec<_>>().join(" or ");
    for (date, given) in given::by_date(given, wrong) {
        let (date, masthead) = (date.in_words(), list(&own.distributed));
        let message = format!(
            "{} is given the date {date}, but its masthead has {masthead}",
            entry.key
        );
        let mut reported = report.at(given[0].document, given[0].span, message);
        reported = reported.fact_at(format!("distributed on {masthead}"), own.document, own.place);
        if !own.written.is_empty() {
            reported = reported.fact(format!("the letter itself is dated {}", list(&own.written)));
        }
        for it in given.iter().skip(1).take(LISTED) {
            reported = reported.fact_at(format!("given as {date}"), it.document, it.span);
        }
        reported.suggest("correct the date, or the symbol that it belongs to");
    }
}

/// Dates given in one manner must agree. Those of different manners need not: a letter is distributed
/// days after it was written.
fn against_each_other(input: &Input<'_>, entry: &Entry, given: &[Given], report: &mut Report<'_>) {
    let series = entry.symbol.as_ref().and_then(|it| input.catalogue.series(&it.series));
    let adopted = series.is_some_and(|it| ADOPTED.contains(&it.class.as_str()));
    let comparable = |it: &Given| adopted || it.manner != Manner::Words;
    for manner in [Manner::Bracket, Manner::Words, Manner::Letter] {
        let mut dates = given::by_date(given, |it| it.manner == manner && comparable(it));
        let texts = |given: &[Given]| given.iter().map(|it| it.document).collect::<BTreeSet<_>>().len();
        // The date that the fewest texts give comes first: that is where the misprint probably stands.
        dates.sort_by_key(|(_, given)| (texts(given), Reverse((given[0].document, given[0].span))));
        let Some(((date, here), others)) = dates.split_first().filter(|it| !it.1.is_empty()) else {
            continue;
        };
        let named = others.iter().map(|it| it.0.in_words()).collect::<Vec<_>>().join(", ");
        let message = format!(
            "{} is given the date {} here and {named} elsewhere",
            entry.key,
            date.in_words()
        );
        let mut reported = report.at(here[0].document, here[0].span, message);
        let rest = here.iter().skip(1).take(LISTED);
        for it in rest.chain(others.iter().flat_map(|it| it.1.iter().take(LISTED))) {
            reported = reported.fact_at(format!("given as {}", it.date.in_words()), it.document, it.span);
        }
        reported.suggest("look the document up and correct the date that does not fit");
    }
}
