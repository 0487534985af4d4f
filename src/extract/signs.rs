//! Asterisks and letters that call notes: the signs of mastheads and tables.

use crate::extract::Work;
use crate::text::Span;

/// Most bytes of a word looked at before a sign.
const WORD: usize = 40;

/// Every place where an asterisk or a letter may call a note, in order: asterisks behind a word or its punctuation, raised
/// letters, and letters glued to a figure ("235c"). Signs at a line's start are notes' own.
pub(super) fn all(work: &Work<'_>) -> Vec<Span> {
    let text = work.text();
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(star) = memchr::memchr(b'*', &bytes[at..]).map(|it| at + it) {
        let length = bytes[star..].iter().take_while(|it| **it == b'*').count();
        at = star + length;
        let near = &text[text.floor_char_boundary(star.saturating_sub(WORD))..star];
        let behind = &text[at..];
        // "Council *": layout sets the sign off by a blank.
        let glued = near
            .strip_suffix(' ')
            .filter(|_| behind.is_empty() || behind.starts_with('\n'))
            .unwrap_or(near);
        let word = glued.rsplit([' ', '\n']).next().unwrap_or("");
        let job = word.bytes().all(|it| it.is_ascii_digit());
        let after =
            |it: char| it.is_alphanumeric() || matches!(it, ')' | ']' | '.' | ',' | ';' | ':' | '”' | '’' | '"' | '»');
        let before =
            |it: char| it.is_whitespace() || matches!(it, '.' | ',' | ';' | ':' | ')' | ']' | '-' | '–' | '”' | '|');
        if length <= 4 && !job && word.ends_with(after) && (behind.is_empty() || behind.starts_with(before)) {
            found.push(Span::new(star, at));
        }
    }
    let raised = work.document.superscripts.iter().filter(|it| it.len() == 1);
    found.extend(
        raised
            .filter(|it| bytes[it.range()].iter().all(u8::is_ascii_lowercase) && !starts_line(text, it.range().start)),
    );
    let glued = |it: &[u8]| matches!(it, [b'0'..=b'9' | b')' | b'%', b'a'..=b'z', b' ' | b'\n' | b'|']);
    found.extend(
        bytes
            .windows(3)
            .enumerate()
            .filter(|(_, it)| glued(it))
            .map(|(at, _)| Span::new(at + 1, at + 2)),
    );
    found.sort_unstable();
    found.dedup();
    found
}

fn starts_line(text: &str, at: usize) -> bool {
    text[..at].trim_end_matches([' ', '\t']).ends_with('\n') || text[..at].trim_matches([' ', '\t']).is_empty()
}
