//! Notes and their calls: `[^1]`.
//!
//! A label of digits, or a sign, or one letter, is the marker as printed. A name is shown by its place in the order of
//! first calls, as every renderer does; where a label of the file is that number, by the next one that none is.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::read::marked_text::Body;
use crate::read::marked_text::MarkedText;

/// Longest label that a call without a note may have, in bytes.
const LONGEST_LABEL: usize = 32;

/// Longest raised text between two carets (`34^th^`), in bytes.
const LONGEST_RAISED: usize = 4;

/// The notes of a file, with the ranges of `[^label]` and of the whole body.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) definitions: Vec<(String, Range<usize>)>,
    pub(super) references: Vec<(String, Range<usize>)>,
}

impl Notes {
    /// Writes the markers, and ties the calls to the notes.
    pub(super) fn write(self, source: &str, out: &mut MarkedText) {
        let shown = self.shown();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for (label, whole) in &self.definitions {
            let Some(close) = source.get(whole.clone()).and_then(|it| it.find("]:")) else {
                continue;
            };
            let marker = whole.start + 2..whole.start + close;
            out.gone(whole.start..marker.start);
            let blank = source[marker.end + 2..].starts_with([' ', '\t', '\n', '\r']);
            out.written(marker.end..marker.end + 2, if blank { "" } else { " " });
            places.entry(key(label)).or_insert(marker.start);
            write_marker(&marker, shown.get(&key(label)), out);
            out.notes.push(Body {
                marker,
                whole: whole.clone(),
            });
        }
        for (label, range) in &self.references {
            let note = places.get(&key(label)).copied();
            call(source, range, shown.get(&key(label)), note, out);
        }
    }

    /// What the names are shown as.
    fn shown(&self) -> BTreeMap<String, String> {
        let labels = self.references.iter().chain(&self.definitions).map(|it| key(&it.0));
        let kept: BTreeSet<String> = labels.clone().filter(|it| !is_name(it)).collect();
        let mut shown = BTreeMap::new();
        let (mut seen, mut last) = (BTreeSet::new(), 0);
        for label in labels {
            if !seen.insert(label.clone()) || !is_name(&label) {
                continue;
            }
            last = seen.len().max(last + 1);
            while kept.contains(&last.to_string()) {
                last += 1;
            }
            shown.insert(label, last.to_string());
        }
        shown
    }

    /// Calls of notes that the file does not have, where it has others, and digits raised between carets. None of
    /// them where other marks are (`taken`, sorted).
    pub(super) fn write_loose(source: &str, taken: &[Range<usize>], has_notes: bool, out: &mut MarkedText) {
        let bytes = source.as_bytes();
        let mut next = 0;
        for caret in memchr::memchr_iter(b'^', bytes) {
            let before = caret.checked_sub(1);
            let called = before.filter(|it| bytes[*it] == b'[');
            let escaped = before.is_some_and(|it| bytes[it] == b'\\');
            if caret < next || escaped || covered(taken, called.unwrap_or(caret)) {
                continue;
            }
            if let Some(start) = called {
                let Some(length) = bytes[caret..].iter().take(LONGEST_LABEL).position(|it| *it == b']') else {
                    continue;
                };
                let escaped = start > 0 && bytes[start - 1] == b'\\';
                let label = &source[caret + 1..caret + length];
                let glued = !source[..start].ends_with(|it: char| it.is_whitespace() || it == '(');
                if has_notes && !escaped && (is_label(label) || glued && is_short_label(label)) {
                    next = caret + length + 1;
                    call(source, &(start..next), None, None, out);
                }
            } else if let Some(length) = bytes[caret + 1..]
                .iter()
                .take(LONGEST_RAISED + 1)
                .position(|it| *it == b'^')
            {
                let raised = caret + 1..caret + 1 + length;
                if length > 0 && bytes[raised.clone()].iter().all(u8::is_ascii_alphanumeric) {
                    let digits = source[..caret].ends_with(is_digit) && source[raised.clone()].ends_with(is_digit);
                    out.written(caret..raised.start, if digits { " " } else { "" });
                    out.gone(raised.end..raised.end + 1);
                    next = raised.end + 1;
                    out.superscripts.push(raised);
                }
            }
        }
    }
}

fn call(source: &str, range: &Range<usize>, shown: Option<&String>, note: Option<usize>, out: &mut MarkedText) {
    let marker = range.start + 2..range.end.saturating_sub(1);
    // Glued to a number, the marker would be read as its last digits.
    let number = source[..range.start].ends_with(is_digit);
    out.written(range.start..marker.start, if number { " " } else { "" });
    out.gone(marker.end..range.end);
    write_marker(&marker, shown, out);
    out.calls.push((marker, note));
}

fn write_marker(marker: &Range<usize>, shown: Option<&String>, out: &mut MarkedText) {
    if let Some(shown) = shown {
        out.written(marker.clone(), shown.clone());
    }
    out.superscripts.push(marker.clone());
}

fn is_digit(letter: char) -> bool {
    letter.is_ascii_digit()
}

/// Labels are compared without case.
fn key(label: &str) -> String {
    label.to_lowercase()
}

fn is_name(label: &str) -> bool {
    !label.bytes().all(|it| it.is_ascii_digit())
        && label.chars().nth(1).is_some()
        && label.contains(char::is_alphanumeric)
}

/// Whether words between `[^` and `]` are a label, and no pattern of letters ("[^a-z]").
fn is_label(label: &str) -> bool {
    let sign = |it: char| it.is_ascii_digit() || matches!(it, '*' | '†' | '‡' | '§');
    let name = |it: char| it.is_alphanumeric() || it == '_';
    !label.is_empty() && (label.chars().all(sign) || (label.len() > 3 && label.chars().all(name)))
}

/// Whether words are a label where they stand right behind a word: a letter or two, a number with a letter, or a name with a
/// number ("note-3").
fn is_short_label(label: &str) -> bool {
    let (name, number) = label.split_once('-').unwrap_or((label, "0"));
    let letters = !name.is_empty() && name.bytes().all(|it| it.is_ascii_alphanumeric());
    let numbered = label.contains('-') && name.len() > 1;
    letters && number.bytes().all(|it| it.is_ascii_digit()) && (numbered || label.len() < 4)
}

/// Whether a place lies in one of these ranges, which are sorted and may touch.
fn covered(ranges: &[Range<usize>], at: usize) -> bool {
    let after = ranges.partition_point(|it| it.start <= at);
    after.checked_sub(1).is_some_and(|it| at < ranges[it].end)
}
