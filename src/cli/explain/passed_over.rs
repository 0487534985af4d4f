//! What stands on a line and was taken for nothing, with the reason.

use std::fmt::Write as _;

use crate::catalogue::Catalogue;
use crate::extract::Extracted;
use crate::read::Document;
use crate::text::Span;

/// Most digits of a number that may be a note's call.
const LONGEST_CALL: usize = 3;

/// Lines on what looks like a symbol or like a note's call on a line and was not taken for one.
pub(super) fn on_line(read: &Document, extracted: &Extracted, catalogue: &Catalogue, line: u32) -> String {
    let normal = read.text.normal();
    let mut text = String::new();
    let from = first_on_line(read, line);
    let to = first_on_line(read, line + 1);
    let mut at = from;
    for word in normal.get(from..to).unwrap_or("").split_inclusive(char::is_whitespace) {
        let span = trimmed(word, at);
        at += word.len();
        let printed = normal.get(span.range()).unwrap_or("");
        if is_taken(extracted, span) {
            continue;
        }
        let letters = printed.chars().any(char::is_alphabetic);
        let why = if printed.contains('/') && letters {
            Some(
                catalogue
                    .why_unknown(printed)
                    .unwrap_or_else(|| "no series has this form".to_owned()),
            )
        } else {
            call_passed_over(read, extracted, printed)
        };
        if let Some(why) = why {
            let _ = writeln!(text, "“{printed}” was passed over: {why}");
        }
    }
    text
}

/// The first byte of the normalised text that stands on a line, or behind it.
fn first_on_line(read: &Document, line: u32) -> usize {
    let normal = read.text.normal();
    let (mut low, mut high) = (0, normal.len());
    while low < high {
        let middle = normal.floor_char_boundary(low.midpoint(high));
        if read.text.place(Span::new(middle, middle).start).line < line {
            low = normal.ceil_char_boundary(middle + 1);
        } else {
            high = middle;
        }
    }
    low
}

/// A word without the punctuation around it.
fn trimmed(word: &str, at: usize) -> Span {
    let edge = |it: char| it.is_whitespace() || ",;:.!?()[]“”\"«»".contains(it);
    let start = word.len() - word.trim_start_matches(edge).len();
    let words = word.trim_matches(edge);
    Span::new(at + start, at + start + words.len())
}

/// Whether something was found in a word, or it belongs to something larger.
fn is_taken(extracted: &Extracted, span: Span) -> bool {
    let touches = |other: Span| other.start < span.end && span.start < other.end;
    span.is_empty()
        || extracted.mentions.iter().any(|it| touches(it.span))
        || extracted.calls.iter().any(|it| touches(it.span))
        || extracted.notes.iter().any(|it| touches(it.marker_span))
        || extracted.head.masthead.covers(span)
}

/// Why a number at a word's end, or alone, calls no note; `None` where it does not look like a call.
fn call_passed_over(read: &Document, extracted: &Extracted, printed: &str) -> Option<String> {
    let start = printed.trim_end_matches(|it: char| it.is_ascii_digit()).len();
    let (before, number) = printed.split_at(start);
    let looks =
        !number.is_empty() && number.len() <= LONGEST_CALL && !before.ends_with(|it: char| "-–,/(".contains(it));
    if !looks || extracted.notes.is_empty() {
        return None;
    }
    let note = extracted.notes.iter().position(|it| it.marker == number)?;
    let call = extracted.calls.iter().find(|it| it.note == Some(note));
    Some(match call {
        Some(it) => format!(
            "note {number} is called on line {}",
            read.text.place(it.span.start).line
        ),
        None => format!("the words around it make it a number of the text, not the call of note {number}"),
    })
}
