use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::catalogue::Pattern;
use crate::text::Date;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "annex-date",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Certain,
    summary: "an annex that is headed with another date than its letter’s",
    reason: "The heading of an annex repeats the date of the letter that it belongs to.",
    page: include_str!("../../../docs/rules/annex-date.md"),
    check,
};

/// Bytes of a text in which a letter’s title is looked for.
const REACH: usize = 6000;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let head = corpus.head(document);
        let text = corpus.document(document).text.normal();
        let Some(wording) = input.catalogue.phrases.claims.wording(&head.language) else {
            continue;
        };
        let titles = found(&wording.title, text);
        let Some(&Heading {
            date: dated,
            place: title,
            ..
        }) = titles.first().filter(|it| it.place.range().end <= REACH)
        else {
            continue;
        };
        for Heading { date, place, inner } in found(&wording.annex, text) {
            // What is enclosed may belong to a letter that is itself annexed.
            let before = titles.iter().take_while(|it| it.place < place);
            if date == dated || inner && before.into_iter().any(|it| it.date == date) {
                continue;
            }
            let message = format!(
                "this annex is headed as one of a letter of {}, but the letter is dated {}",
                date.in_words(),
                dated.in_words()
            );
            report
                .at(document, place, message)
                .fact_at(format!("the letter is dated {}", dated.in_words()), document, title)
                .suggest(format!(
                    "compare with the printed document; {} would agree",
                    dated.in_words()
                ));
        }
    }
}

/// A heading with a date.
struct Heading {
    date: Date,
    /// The words of the date.
    place: Span,
    /// Whether what it heads may be annexed to an annex.
    inner: bool,
}

/// The headings that a pattern finds.
fn found(pattern: &Pattern, text: &str) -> Vec<Heading> {
    let found = pattern.captures_iter(text).filter_map(|groups| {
        let (day, month, year) = (groups.name("day")?, groups.name("month")?, groups.name("year")?);
        let date = Date::from_words(day.as_str(), month.as_str(), year.as_str())?;
        let (start, end) = (day.start().min(year.start()), day.end().max(year.end()));
        let inner = groups.name("enclosure").is_some();
        let place = Span::new(start, end);
        Some(Heading { date, place, inner })
    });
    found.collect()
}
