use crate::catalogue::council_year_of;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SymbolForm;
use crate::extract::SymbolMention;
use crate::extract::Work;
use crate::extract::resolutions::organs;
use crate::text::Span;
use crate::text::before;

/// Longest "2535 (2020)" with what stands before it, in bytes.
const REACH: usize = 14;

/// "822 (1993)" that no word announces: taken where the year table agrees.
pub(super) fn council(work: &Work<'_>, known: impl Fn(Span) -> bool) -> Vec<Mention> {
    let text = work.unraised();
    let phrases = &work.catalogue.phrases.resolutions;
    let form = phrases.organ.iter().find_map(|it| it.council.as_ref());
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for open in memchr::memchr_iter(b'(', bytes) {
        let year = bytes.get(open + 1..open + 5).unwrap_or(&[]);
        if bytes.get(open + 5) != Some(&b')') || !year.iter().all(u8::is_ascii_digit) {
            continue;
        }
        let near = before(text, open + 6, REACH);
        let from = open + 6 - near.len();
        let Some(it) = phrases.loose.council.captures(near) else {
            continue;
        };
        let (Some(number), Some(form)) = (it.name("number"), form) else {
            continue;
        };
        let start = from + number.start();
        let last = start.checked_sub(1).and_then(|it| bytes.get(it));
        let glued = last.is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, b'/' | b'.' | b'-' | b','));
        let adopted = number.as_str().parse().ok().and_then(council_year_of);
        let agrees = adopted.is_some_and(|year| year.to_string() == it["year"]);
        let span = Span::new(start, open + 6);
        if glued || !agrees || known(span) {
            continue;
        }
        let printed = form.replace("{number}", number.as_str()).replace("{year}", &it["year"]);
        let why = "number and year agree with the table of the Security Council";
        found.extend(mention(work, &printed, span, why));
    }
    found
}

/// "PRST/2009/24" without the letter of the organ, in a document of the Council.
pub(super) fn statements(work: &Work<'_>) -> Vec<Mention> {
    if organs::own(work).is_none_or(|it| it.council.is_none()) {
        return Vec::new();
    }
    let loose = &work.catalogue.phrases.resolutions.loose;
    let bytes = work.unraised().as_bytes();
    let alone = |at: usize| {
        let last = at.checked_sub(1).and_then(|it| bytes.get(it));
        !last.is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, b'/' | b'.' | b'-'))
    };
    let hits = loose.statement.captures_iter(work.unraised());
    hits.filter_map(|it| {
        let whole = it.get(0).filter(|it| alone(it.start()))?;
        let form = loose.statement_form.replace("{year}", &it["year"]);
        let why = "the letter of the organ is left out; the citing document is of the Security Council";
        let span = Span::new(whole.start(), whole.end());
        mention(work, &form.replace("{number}", &it["number"]), span, why)
    })
    .collect()
}

fn mention(work: &Work<'_>, printed: &str, span: Span, why: &str) -> Option<Mention> {
    let symbol = work.catalogue.parse(printed)?;
    let mut mention = SymbolMention::new(symbol, SymbolForm::Prose);
    mention.reading = Some(why.to_owned());
    Some(Mention::new(span, MentionKind::Symbol(mention)))
}
