use std::collections::BTreeMap;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::contradictions::date_before;
use crate::audit::contradictions::is_checked;
use crate::audit::dated::Half;
use crate::audit::dated::halves;
use crate::audit::dated::is_plain;
use crate::audit::given::Given;
use crate::audit::given::masthead_date;
use crate::audit::masthead::earliest_date;
use crate::audit::masthead::latest_date;
use crate::catalogue::Symbol;
use crate::catalogue::consistency::day_number;
use crate::extract::Identity;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::resolve::Target;
use crate::text::Date;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "cited-before-it-existed",
    group: Group::Broken,
    severity: Severity::Error,
    confidence: Confidence::Likely,
    summary: "a cited document that is younger than the citing one",
    reason: "A text can only cite what was there when it was written.",
    page: include_str!("../../../docs/rules/cited-before-it-existed.md"),
    check,
};

/// Days by which a cited document may be dated later: both were in preparation at one time.
const SLACK: i64 = 3;

/// Most places listed for one document.
const LISTED: usize = 5;

/// A document that cannot have been cited yet.
struct Early {
    span: Span,
    message: String,
    confidence: Confidence,
    /// What shows that it is younger.
    shown: Shown,
}

enum Shown {
    Fact(String),
    At(String, usize, Span),
}

/// What the dates say of a citation.
enum Dating {
    /// The cited document is younger.
    Early(String, Early),
    /// It was there.
    Before,
    /// Its date is not known.
    Unknown,
}

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let shared = report.shared();
    let dates = shared.dates(input);
    let contradictions = shared.contradictions(input);
    let mut at = 0;
    for document in 0..input.resolved.corpus.len() {
        let from = at;
        while contradictions.get(at).is_some_and(|it| it.document == document) {
            at += 1;
        }
        let said = contradictions.get(from..at).unwrap_or(&[]);
        let mut early: BTreeMap<String, Vec<Early>> = BTreeMap::new();
        for it in said.iter().filter(|it| it.found.rule == "citing-date") {
            early.entry(it.symbol.clone()).or_default().push(Early {
                span: it.span,
                message: it.found.message.clone(),
                confidence: Confidence::from(it.found.strength),
                shown: Shown::Fact(it.found.source.clone()),
            });
        }
        if let Some(citing) = latest_date(input, document) {
            let extracted = input.resolved.corpus.extracted(document);
            let entry = input.resolved.names.get(input.resolved.names.of_file(document));
            let own = entry.map_or_else(Vec::new, |it| halves(input, it, false));
            for (at, mention) in extracted.mentions.iter().enumerate() {
                // A symbol that contradicts its own date is told for that. A document may announce its own addenda.
                let told =
                    said.iter().any(|it| it.span == mention.span) || is_part_of(&extracted.head.symbols, mention);
                let found = match by_dates(input, dates, document, citing, at, mention) {
                    Dating::Early(key, it) => Some((key, it)),
                    Dating::Before => None,
                    Dating::Unknown => by_number(input, &own, document, mention),
                };
                if let Some((key, it)) = found.filter(|_| !told) {
                    early.entry(key).or_default().push(it);
                }
            }
        }
        for places in early.into_values() {
            tell(document, &places, report);
        }
    }
}

/// Whether a mention names a document that is issued under a symbol of the citing one: its addendum or corrigendum.
fn is_part_of(own: &[Symbol], mention: &Mention) -> bool {
    let below = |cited: &str, own: &str| cited.strip_prefix(own).is_some_and(|it| it.starts_with('/'));
    mention.symbol().is_some_and(|cited| {
        let parts = || cited.symbol.parts().iter();
        own.iter()
            .flat_map(|it| it.parts())
            .any(|own| parts().any(|it| below(it, own)))
    })
}

/// A cited document whose own date, or the date that texts give for it, is later than the citing one's.
fn by_dates(
    input: &Input<'_>,
    dates: &BTreeMap<usize, Vec<Given>>,
    document: usize,
    citing: Date,
    at: usize,
    mention: &Mention,
) -> Dating {
    let names = &input.resolved.names;
    let corpus = &input.resolved.corpus;
    let entry = match &mention.kind {
        MentionKind::Symbol(it) if is_checked(mention) => names.of_symbol(&it.symbol),
        MentionKind::Letter(letter) => {
            // Its year is worked out from the citing document where the text gives none.
            if letter.year_from.is_some() {
                return Dating::Unknown;
            }
            let references = input.resolved.references.get(document);
            match references.and_then(|it| it.get(at)).map(|it| &it.target) {
                Some(Target::Document(entry)) => Some(*entry),
                _ => None,
            }
        }
        _ => return Dating::Unknown,
    };
    let is_later = |it: Date| day_number(it) > day_number(citing) + SLACK;
    let early = |key: &str, date: Date, shown: Shown| Early {
        span: mention.span,
        message: format!(
            "{key} of {} is cited in a document of {}",
            date.in_words(),
            citing.in_words()
        ),
        confidence: if date.year > citing.year {
            Confidence::Certain
        } else {
            Confidence::Likely
        },
        shown,
    };
    let dating = |key: String, name: &str, date: Date, shown: Shown| {
        if is_later(date) {
            Dating::Early(key, early(name, date, shown))
        } else {
            Dating::Before
        }
    };
    let Some(entry) = entry else {
        let MentionKind::Letter(letter) = &mention.kind else {
            return Dating::Unknown;
        };
        let key = format!("a letter of {}", letter.dated.in_words());
        let shown = Shown::Fact("the date that the text itself gives".to_owned());
        return dating(key, "a letter", letter.dated, shown);
    };
    // A name that was inferred from dates proves nothing about dates.
    let known = names.get(entry).filter(|it| it.identity != Identity::Inferred);
    let Some(it) = known.filter(|_| entry != names.of_file(document)) else {
        return Dating::Before;
    };
    let own = it
        .files
        .iter()
        .filter_map(|&file| Some((earliest_date(corpus.head(file))?, file)));
    if let Some((date, file)) = own.min() {
        let shown = Shown::At(
            format!("{} is dated {}", it.key, date.in_words()),
            file,
            masthead_date(input, file),
        );
        return dating(it.key.clone(), &it.key, date, shown);
    }
    let given = dates.get(&entry).and_then(|it| it.iter().min_by_key(|it| it.date));
    let Some(given) = given else {
        let shown = Shown::Fact("the date that the text itself gives".to_owned());
        return match date_before(input, document, mention) {
            Some(date) => dating(it.key.clone(), &it.key, date, shown),
            None => Dating::Unknown,
        };
    };
    let shown = Shown::At(
        format!("given as {}", given.date.in_words()),
        given.document,
        given.span,
    );
    dating(it.key.clone(), &it.key, given.date, shown)
}

/// How far a cited letter's number may run ahead of the citing one's: letters of some days are under way at one time.
const AHEAD: u32 = 60;

/// A cited document whose number comes later than the citing document's in one row of numbers.
fn by_number(input: &Input<'_>, own: &[Half<'_>], document: usize, mention: &Mention) -> Option<(String, Early)> {
    let symbol = mention.symbol().filter(|_| is_checked(mention))?;
    let later = |half: &Half<'_>, part: &String| {
        let facts = input.catalogue.facts(part);
        let period = facts.session.or(facts.year);
        let series = input.catalogue.families.iter().find_map(|it| it.series_of(part))?;
        let serial = series.expected.serial?;
        let one_row = half.row == (&*series.id, period.filter(|_| serial.restarts));
        let number = facts.number.filter(|it| is_plain(part, *it))?;
        let ahead = if half.letter { AHEAD } else { 0 };
        (one_row && number > half.number + ahead).then_some((number, half.number))
    };
    let pairs = own
        .iter()
        .flat_map(|half| symbol.symbol.parts().iter().map(move |part| (half, part)));
    let (number, own) = pairs.into_iter().find_map(|(half, part)| later(half, part))?;
    let key = input.resolved.corpus.head(document).symbols.first()?;
    let early = Early {
        span: mention.span,
        message: format!("{} is cited in {key}, but {number} comes after {own}", symbol.symbol),
        confidence: Confidence::Likely,
        shown: Shown::Fact("the numbers of this series are given in the order of the calendar".to_owned()),
    };
    Some((symbol.symbol.to_string(), early))
}

fn tell(document: usize, places: &[Early], report: &mut Report<'_>) {
    let Some((first, others)) = places.split_first() else {
        return;
    };
    let mut reported = report
        .at(document, first.span, first.message.clone())
        .confidence(first.confidence);
    reported = match &first.shown {
        Shown::Fact(fact) => reported.fact(fact.clone()),
        Shown::At(fact, document, span) => reported.fact_at(fact.clone(), *document, *span),
    };
    for it in others.iter().filter(|it| it.span != first.span).take(LISTED) {
        reported = reported.fact_at("cited here too", document, it.span);
    }
    reported.suggest("look the document up: the symbol or one of the dates is wrong");
}
