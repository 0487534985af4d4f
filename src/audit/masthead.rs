//! What a document says of itself, for comparing.

use crate::audit::Input;
use crate::audit::given;
use crate::catalogue::Pattern;
use crate::catalogue::consistency::Context;
use crate::catalogue::consistency::JobNumber;
use crate::catalogue::consistency::Supplement;
use crate::catalogue::ordinal_number;
use crate::extract::Head;
use crate::extract::Identity;
use crate::text::Date;
use crate::text::Span;
use crate::text::behind;

/// Bytes behind a masthead in which a resolution names the meeting that adopted it.
const OPENING: usize = 600;

/// Bytes before the end of a text in which the job number stands, where the first page does not show it.
pub(super) const FIRST_PAGE: usize = 6000;

/// The first year of the Security Council is 1946.
const BEFORE_FIRST: u16 = 1945;

/// The later of the two dates that a document bears, else the last day on which one with its symbol can be dated.
pub(super) fn latest_date(input: &Input<'_>, document: usize) -> Option<Date> {
    let head = input.resolved.corpus.head(document);
    let last_day = || {
        let symbol = head.symbols.first().filter(|_| head.identity < Identity::Inferred)?;
        let facts = input.catalogue.facts_of(symbol);
        // A session ends in the year behind the one in which it opens.
        let year = match facts.year {
            None if facts.session_year.is_some() => facts.session_year?.checked_add(1)?,
            _ => input.catalogue.year_of(symbol)?,
        };
        Date::new(year, 12, 31)
    };
    head.date.max(head.dated).or_else(last_day)
}

/// The earlier of the two dates that a document bears.
pub(super) fn earliest_date(head: &Head) -> Option<Date> {
    match (head.date, head.dated) {
        (Some(date), Some(dated)) => Some(date.min(dated)),
        (date, dated) => date.or(dated),
    }
}

/// Everything that a masthead says beside the symbol.
pub(super) fn context(input: &Input<'_>, document: usize) -> Context {
    let head = input.resolved.corpus.head(document);
    let (zone, opening) = texts(input, document);
    let phrases = &input.catalogue.phrases.claims;
    let in_words = |pattern: &Pattern| {
        let found = pattern.captures(zone)?;
        let words = found.iter().skip(1).flatten().next()?;
        phrases.ordinal(words.as_str())
    };
    let year = head.sc_year.map(|it| it.saturating_sub(BEFORE_FIRST));
    Context {
        masthead_date: head.date,
        masthead_session: head.ga_session.or_else(|| in_words(&phrases.session_words)),
        masthead_year: year.or_else(|| in_words(&phrases.year_words)),
        meeting: phrases.meeting.captures(opening).and_then(|it| {
            let mut numbers = it.iter().skip(1).flatten();
            numbers.next()?.as_str().parse().ok()
        }),
        job_number: job_number(input, document),
        supplement: phrases.supplement.captures(zone).and_then(|it| {
            Some(Supplement {
                session: it.name("session").and_then(|it| ordinal_number(it.as_str())),
                year: it.name("year").and_then(|it| it.as_str().parse().ok()),
                number: it.name("number")?.as_str().parse().ok()?,
                letter: it.name("letter").and_then(|it| it.as_str().chars().next()),
            })
        }),
        ..Context::default()
    }
}

/// The masthead, and the text from its start to the words behind it.
fn texts<'a>(input: &Input<'a>, document: usize) -> (&'a str, &'a str) {
    let head = input.resolved.corpus.head(document);
    let text = input.resolved.corpus.document(document).text.normal();
    let zone = text.get(head.masthead.range()).unwrap_or("");
    (zone, behind(text, 0, head.masthead.range().end + OPENING))
}

fn job_number(input: &Input<'_>, document: usize) -> Option<JobNumber> {
    let text = input.resolved.corpus.document(document).text.normal();
    let first = behind(text, 0, FIRST_PAGE);
    let found = input.catalogue.phrases.claims.job_number.captures(first)?;
    JobNumber::read(found.name("job")?.as_str())
}

/// Where the masthead prints what a consistency rule compares with the symbol.
pub(super) fn place_of(input: &Input<'_>, document: usize, rule: &str) -> Option<Span> {
    let head = input.resolved.corpus.head(document);
    let (zone, opening) = texts(input, document);
    let (heads, claims) = (&input.catalogue.phrases.head, &input.catalogue.phrases.claims);
    let from = head.masthead.range();
    let text = input.resolved.corpus.document(document).text.normal();
    let (found, start) = match rule {
        "own-date" => return Some(given::masthead_date(input, document)),
        "masthead-session" => (
            heads
                .session
                .find(zone)
                .or_else(|| heads.both.find(zone))
                .or_else(|| claims.session_words.find(zone)),
            from.start,
        ),
        "masthead-year" => (
            heads
                .sc_year
                .find(zone)
                .or_else(|| heads.both.find(zone))
                .or_else(|| claims.year_words.find(zone)),
            from.start,
        ),
        "meeting" => (claims.meeting.find(opening), 0),
        "job-number" => (claims.job_number.find(behind(text, 0, FIRST_PAGE)), 0),
        "supplement" => (claims.supplement.find(zone), from.start),
        _ => return None,
    };
    found.map(|it| Span::new(start + it.start(), start + it.end()))
}
