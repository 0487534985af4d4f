use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::contradictions::report_one;
use crate::audit::contradictions::words_before;
use crate::audit::rules::conflicting_date;
use crate::extract::Mention;
use crate::text::Date;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "impossible-date",
    group: Group::Broken,
    severity: Severity::Error,
    confidence: Confidence::Likely,
    summary: "a date given for a symbol that cannot have it",
    reason: "Session, year and number of a symbol say when its document was issued.",
    page: include_str!("../../../docs/rules/impossible-date.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let shared = report.shared();
    // A date that another text or the document itself contradicts is told there.
    let told = conflicting_date::places(input, shared.dates(input));
    let quoted = shared
        .contradictions(input)
        .iter()
        .filter(|it| it.found.rule == "quoted-date");
    for it in quoted.filter(|it| !told.contains(&(it.document, it.span.start))) {
        report_one(it, report);
    }
    for document in 0..input.resolved.corpus.len() {
        for mention in &input.resolved.corpus.extracted(document).mentions {
            if let Some((span, words)) = no_day(input, document, mention) {
                let message = format!("“{words}” is no day of the calendar");
                report
                    .at(document, span, message)
                    .confidence(Confidence::Certain)
                    .suggest("look the document up and correct the date");
            }
        }
    }
}

/// The date behind or before a symbol, where its month has no such day.
fn no_day(input: &Input<'_>, document: usize, mention: &Mention) -> Option<(Span, String)> {
    mention.symbol().filter(|it| !it.from_url && it.cited_date.is_none())?;
    let text = input.resolved.corpus.document(document).text.normal();
    let range = mention.span.range();
    let (end, [day, month, year]) = match input.catalogue.phrases.dates.behind(text, range.end) {
        Some(it) => (range.end + it.length, it.parts.map(str::to_owned)),
        None => (range.end, words_before(input, document, mention)?),
    };
    let is_date = |day: &str| Date::from_words(day, &month, &year).is_some();
    (is_date("1") && !is_date(&day)).then(|| (Span::new(range.start, end), format!("{day} {month} {year}")))
}
