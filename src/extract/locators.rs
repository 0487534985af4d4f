use crate::catalogue::NotePhrases;
use crate::text::Span;

/// Furthest words looked at before a reference, in bytes.
const BEFORE: usize = 100;

/// Where in the cited document a reference points: the words right behind it, else those before it.
pub(super) fn of(phrases: &NotePhrases, text: &str, span: Span) -> Option<String> {
    let behind = text.get(span.range().end..).unwrap_or("");
    let mut end = behind.len().min(160);
    while !behind.is_char_boundary(end) {
        end -= 1;
    }
    let after = phrases.locator.after.captures(&behind[..end]);
    let found = after.or_else(|| {
        let mut from = span.range().start.saturating_sub(BEFORE);
        while !text.is_char_boundary(from) {
            from += 1;
        }
        phrases.locator.before.captures(text.get(from..span.range().start).unwrap_or(""))
    })?;
    Some(tidy(found.name("locator")?.as_str()))
}

/// One line, plain hyphens.
fn tidy(printed: &str) -> String {
    let line = printed.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_end_matches([',', ' ']).replace(['–', '—'], "-")
}
