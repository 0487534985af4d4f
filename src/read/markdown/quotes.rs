//! The `>` at the starts of the lines of quoted blocks.

use std::ops::Range;

use crate::read::marked_text::MarkedText;

/// Takes the marks of these blocks, each given by its range, out of the text.
pub(super) fn strip(source: &str, mut quotes: Vec<Range<usize>>, out: &mut MarkedText) {
    quotes.sort_by_key(|it| (it.start, std::cmp::Reverse(it.end)));
    for quote in &quotes {
        strip_line(source, quote.start, 1, out);
    }
    // Blocks lie in each other: those open at a line are a stack.
    let mut open: Vec<usize> = Vec::new();
    let mut next = 0;
    let mut at = quotes.first().map_or(source.len(), |it| it.start);
    while at < source.len() {
        let Some(line_end) = memchr::memchr(b'\n', &source.as_bytes()[at..]) else {
            return;
        };
        at += line_end + 1;
        while quotes.get(next).is_some_and(|it| it.start < at) {
            open.push(quotes[next].end);
            next += 1;
        }
        while open.last().is_some_and(|it| *it <= at) {
            open.pop();
        }
        if !open.is_empty() {
            strip_line(source, at, open.len(), out);
        } else if let Some(quote) = quotes.get(next) {
            // The line of the next block.
            at = at.max(quote.start);
        } else {
            return;
        }
    }
}

/// Takes up to `depth` marks at `at` away, each with the blanks around it.
fn strip_line(source: &str, at: usize, depth: usize, out: &mut MarkedText) {
    let bytes = source.as_bytes();
    let (mut next, mut end) = (at, at);
    for _ in 0..depth {
        while matches!(bytes.get(next), Some(b' ' | b'\t')) {
            next += 1;
        }
        if bytes.get(next) != Some(&b'>') {
            break;
        }
        next += 1;
        end = next + usize::from(bytes.get(next) == Some(&b' '));
        next = end;
    }
    out.gone(at..end);
}
