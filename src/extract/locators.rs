use crate::catalogue::LocatorPhrases;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;

/// Furthest words looked at before a reference, in bytes.
const BEFORE: usize = 100;

/// Furthest words looked at behind a reference, in bytes.
const BEHIND: usize = 160;

/// Where in the cited document a reference points: the words right behind it, else those before it.
pub(super) fn of(phrases: &LocatorPhrases, text: &str, span: Span) -> Option<String> {
    let after = phrases.after.captures(behind(text, span.range().end, BEHIND));
    let found = after.or_else(|| phrases.before.captures(before(text, span.range().start, BEFORE)))?;
    Some(tidy(found.name("locator")?.as_str()))
}

/// One line, plain hyphens.
fn tidy(printed: &str) -> String {
    let line = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_end_matches([',', ' ']).replace(['–', '—'], "-")
}
