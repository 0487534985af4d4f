//! What the headings of a document say that goes against its masthead.

use crate::audit::Input;
use crate::audit::masthead;
use crate::catalogue::consistency::Context;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::day_number;
use crate::text::Date;
use crate::text::Span;
use crate::text::behind;

/// Bytes behind a masthead in which headings stand.
const REACH: usize = 900;

/// A heading that contradicts the masthead.
pub(super) struct Heading {
    pub(super) span: Span,
    pub(super) message: String,
    /// What it rests on.
    pub(super) fact: String,
}

/// The first heading of a document that contradicts its masthead.
pub(super) fn contradicting(input: &Input<'_>, document: usize) -> Option<Heading> {
    later_letter(input, document)
        .or_else(|| other_number(input, document))
        .or_else(|| other_meeting(input, document))
        .or_else(|| adopted_elsewhen(input, document))
}

/// A letter that is dated after the day of its distribution.
fn later_letter(input: &Input<'_>, document: usize) -> Option<Heading> {
    let head = input.resolved.corpus.head(document);
    let (date, dated) = (head.date?, head.dated?);
    let title = head.title_span.filter(|_| day_number(dated) > day_number(date))?;
    Some(Heading {
        span: title,
        message: format!(
            "the letter is dated {}, but was distributed on {}",
            dated.in_words(),
            date.in_words()
        ),
        fact: "a letter is written before it is distributed".to_owned(),
    })
}

/// A resolution whose heading has another number than its symbol.
fn other_number(input: &Input<'_>, document: usize) -> Option<Heading> {
    let symbol = own_symbol(input, document).filter(|it| it.contains("/RES/"))?;
    let text = opening(input, document);
    let found = input.catalogue.phrases.claims.resolution_heading.captures(text)?;
    let group = |name: &str| found.name(name).map(|it| it.as_str());
    let heading = match (group("council"), group("session")) {
        (Some(number), _) if symbol.starts_with("S/") => format!("S/RES/{number}({})", group("year")?),
        (_, Some(session)) if symbol.starts_with("A/RES/") => format!("A/RES/{session}/{}", group("number")?),
        _ => return None,
    };
    let plain = symbol.trim_end_matches(|it: char| it.is_ascii_uppercase());
    let words = found.get(0)?;
    (plain != heading).then(|| Heading {
        span: Span::new(words.start(), words.end()),
        message: format!("the heading is that of {heading}, but the symbol is {symbol}"),
        fact: "heading and symbol give one number".to_owned(),
    })
}

/// A record whose heading has another number than its symbol.
fn other_meeting(input: &Input<'_>, document: usize) -> Option<Heading> {
    let symbol = own_symbol(input, document)?;
    let last = symbol.rsplit('/').next()?;
    let number = last.strip_prefix("PV.").or_else(|| last.strip_prefix("SR."))?;
    let number: u32 = number.parse().ok()?;
    let text = opening(input, document);
    let found = input.catalogue.phrases.claims.meeting_heading.captures(text)?;
    let said = found.name("number")?;
    let printed: u32 = said.as_str().parse().ok()?;
    (printed != number).then(|| Heading {
        span: Span::new(said.start(), found.get(0).map_or(said.end(), |it| it.end())),
        message: format!("the heading is that of meeting {printed}, but the symbol is {symbol}"),
        fact: "a record has the number of its meeting".to_owned(),
    })
}

/// A resolution that was adopted on a day that its session, year or number does not allow.
fn adopted_elsewhen(input: &Input<'_>, document: usize) -> Option<Heading> {
    let head = input.resolved.corpus.head(document);
    let symbol = head.symbols.first()?;
    let text = opening(input, document);
    let found = input.catalogue.phrases.claims.adopted.captures(text)?;
    let (day, year) = (found.name("day")?, found.name("year")?);
    let date = Date::from_words(day.as_str(), &found["month"], year.as_str())?;
    let context = Context {
        masthead_date: Some(date),
        ..Context::default()
    };
    let check = input.catalogue.check(symbol, &context);
    let wrong = check
        .into_iter()
        .find(|it| it.rule == "own-date" && it.strength > Strength::Weak)?;
    Some(Heading {
        span: Span::new(day.start(), year.end()),
        message: format!("adopted on {}: {}", date.in_words(), wrong.message),
        fact: wrong.source,
    })
}

fn own_symbol(input: &Input<'_>, document: usize) -> Option<String> {
    let head = input.resolved.corpus.head(document);
    // A name that was given to the file or inferred is no part of a masthead.
    head.symbol_spans.first()?;
    head.symbols.first().map(ToString::to_string)
}

fn opening<'a>(input: &Input<'a>, document: usize) -> &'a str {
    let text = input.resolved.corpus.document(document).text.normal();
    behind(
        text,
        0,
        input
            .resolved
            .corpus
            .head(document)
            .masthead
            .range()
            .end
            .min(masthead::FIRST_PAGE)
            + REACH,
    )
}
