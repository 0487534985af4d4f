//! The words of paragraphs: emphasis, code, links, roles, calls of notes, escapes.

use std::ops::Range;

use crate::read::marked_text::MarkedText;
use crate::read::rst::blocks::Blocks;
use crate::read::rst::notes;
use crate::read::rst::quoted;

/// Longest word that can be a link (`name_`), in bytes.
const LONGEST_NAME: usize = 64;

/// Reads the words of all paragraphs.
pub(super) fn read(source: &str, blocks: &mut Blocks, out: &mut MarkedText) {
    let mut paragraphs = std::mem::take(&mut blocks.paragraphs);
    paragraphs.retain(|it| !it.is_empty());
    // Links that define their own names are found before any link that uses one.
    for paragraph in &paragraphs {
        quoted::define(&source[paragraph.clone()], &mut blocks.targets);
    }
    for paragraph in paragraphs {
        let mut inline = Inline {
            source,
            range: paragraph.clone(),
            unclosed: [false; 4],
        };
        let mut at = paragraph.start;
        while let Some(mark) = next_mark(source, at..paragraph.end) {
            at = inline.mark(mark, blocks, out).max(mark + 1);
        }
    }
}

/// The next byte that may be a mark.
fn next_mark(source: &str, range: Range<usize>) -> Option<usize> {
    let bytes = source.as_bytes().get(range.clone())?;
    let marks = bytes
        .iter()
        .position(|it| matches!(it, b'*' | b'`' | b'[' | b'_' | b'\\'));
    marks.map(|it| range.start + it)
}

/// Kinds of marks that have an end.
#[derive(Clone, Copy)]
enum Kind {
    Emphasis,
    Strong,
    Code,
    Quoted,
}

struct Inline<'a> {
    source: &'a str,
    range: Range<usize>,
    /// Kinds of which the paragraph holds no more ends.
    unclosed: [bool; 4],
}

impl Inline<'_> {
    fn mark(&mut self, at: usize, blocks: &mut Blocks, out: &mut MarkedText) -> usize {
        let rest = &self.source[at..self.range.end];
        match rest.as_bytes()[0] {
            b'\\' => escape(rest, at, out),
            b'[' => call(rest, at, blocks),
            b'_' => self.word(at, blocks, out),
            b'*' if rest.starts_with("**") => match self.closed(at, "**", Kind::Strong) {
                Some(end) => {
                    out.gone(at..at + 2);
                    out.gone(end..end + 2);
                    end + 2
                }
                None => at + 2,
            },
            b'*' => match self.closed(at, "*", Kind::Emphasis) {
                Some(end) => {
                    out.gone(at..at + 1);
                    out.gone(end..end + 1);
                    out.italics.push(at + 1..end);
                    end + 1
                }
                None => at + 1,
            },
            _ if rest.starts_with("``") => match self.closed(at, "``", Kind::Code) {
                Some(end) => {
                    out.gone(at..at + 2);
                    out.gone(end..end + 2);
                    out.verbatim.push(at + 2..end);
                    end + 2
                }
                None => at + 2,
            },
            _ => match self.closed(at, "`", Kind::Quoted) {
                Some(end) => quoted::read(self.source, &self.range, at..end + 1, blocks, out),
                None => at + 1,
            },
        }
    }

    /// Where the mark that opens at `at` ends.
    fn closed(&mut self, at: usize, sign: &str, kind: Kind) -> Option<usize> {
        if self.unclosed[kind as usize] || !self.opens(at, sign.len(), kind) {
            return None;
        }
        let words = &self.source[..self.range.end];
        let from = at + sign.len();
        let mut ends = memchr::memmem::find_iter(&words.as_bytes()[from..], sign).map(|it| from + it);
        let found = ends.find(|end| {
            let before = words[..*end].chars().next_back();
            let after = words[end + sign.len()..].chars().next();
            let code = matches!(kind, Kind::Code);
            let escaped = before == Some('\\') && !code;
            let single = sign.len() > 1 || code || after != sign.chars().next();
            let ends = after.is_none_or(|it| !it.is_alphanumeric() || (it == '_' && matches!(kind, Kind::Quoted)));
            *end > from && before.is_some_and(|it| !it.is_whitespace()) && !escaped && single && ends
        });
        self.unclosed[kind as usize] = found.is_none();
        found
    }

    /// Whether a mark can open here: not inside of a word, and right before one.
    fn opens(&self, at: usize, length: usize, kind: Kind) -> bool {
        let words = &self.source[self.range.clone()];
        let at = at - self.range.start;
        let before = words[..at].chars().next_back();
        let after = words[at + length..].chars().next();
        let role = matches!(kind, Kind::Quoted) && before == Some(':');
        let quote = matches!(
            (before, after),
            (Some('\''), Some('\'')) | (Some('"'), Some('"')) | (Some('('), Some(')'))
        );
        let free = before.is_none_or(|it| !it.is_alphanumeric() && !matches!(it, '*' | '`' | ')' | ']'));
        (free || role) && !quote && after.is_some_and(|it| !it.is_whitespace())
    }

    /// A word that links (`name_`, `name__`).
    fn word(&self, at: usize, blocks: &mut Blocks, out: &mut MarkedText) -> usize {
        let bytes = self.source.as_bytes();
        let width = bytes[at..self.range.end].iter().take_while(|it| **it == b'_').count();
        let after = self.source[at + width..self.range.end].chars().next();
        if width > 2 || after.is_some_and(|it| it.is_alphanumeric() || it == '`') {
            return at + width;
        }
        let name = bytes[self.range.start..at]
            .iter()
            .rev()
            .take(LONGEST_NAME)
            .take_while(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'.' | b'+' | b':' | b'_'))
            .count();
        let written = &bytes[at - name..at];
        let marks = written.iter().take_while(|it| !it.is_ascii_alphanumeric()).count();
        let start = at - name + marks;
        if start == at {
            return at + width;
        }
        let word = &self.source[start..at];
        let address = match width {
            1 if blocks.targets.knows(word) => blocks.targets.address(word),
            2 => blocks.targets.next_anonymous(),
            _ => return at + width,
        };
        if width == 1 || address.is_some() {
            out.gone(at..at + width);
        }
        out.links.extend(address.map(|it| (start..at, it)));
        at + width
    }
}

/// A backslash: before a blank both leave, before a sign it leaves itself.
fn escape(rest: &str, at: usize, out: &mut MarkedText) -> usize {
    let Some(escaped) = rest[1..].chars().next() else {
        return at + 1;
    };
    let blank = if escaped.is_whitespace() { escaped.len_utf8() } else { 0 };
    out.gone(at..at + 1 + blank);
    at + 1 + escaped.len_utf8()
}

/// A call of a note, `[1]_`.
fn call(rest: &str, at: usize, blocks: &mut Blocks) -> usize {
    let Some(length) = notes::label(&rest[1..]) else {
        return at + 1;
    };
    let behind = &rest[length + 2..];
    let label = &rest[1..1 + length];
    let ends = behind
        .strip_prefix('_')
        .is_some_and(|it| !it.starts_with(char::is_alphanumeric));
    if !ends || !blocks.notes.can_call(label) {
        return at + 1;
    }
    blocks.notes.call(label, at + 1..at + 1 + length);
    at + length + 3
}
