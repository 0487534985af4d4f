//! Tables: the pipes leave the text, a tab stands between two cells of a row.

use std::ops::Range;

use crate::read::marked_text::MarkedText;

/// Takes the pipes of one row away, given its range and those of its cells.
pub(super) fn row(source: &str, row: &Range<usize>, cells: &[Range<usize>], out: &mut MarkedText) {
    let mut at = row.start;
    let end = row.start + source.get(row.clone()).map_or(0, |it| it.trim_end().len());
    let mut cells = cells.iter().map(|it| trimmed(source, it)).filter(|it| it.end <= end);
    if let Some(first) = cells.next() {
        out.gone(at..first.start.max(at));
        at = at.max(first.end);
    }
    for cell in cells.filter(|it| !it.is_empty()) {
        if cell.start > at {
            out.written(at..cell.start, "\t");
            at = cell.end;
        }
    }
    out.gone(at..end.max(at));
}

/// Takes the line of dashes below the head away.
pub(super) fn dashes(source: &str, head_end: usize, out: &mut MarkedText) {
    let rest = source.get(head_end..).unwrap_or("");
    let skipped = rest.len() - rest.trim_start_matches(['\n', '\r']).len();
    let line = rest[skipped..].split_inclusive('\n').next().unwrap_or("");
    if line.contains('-') && line.trim().bytes().all(|it| b"|-: >\t".contains(&it)) {
        out.gone(head_end + skipped..head_end + skipped + line.len());
    }
}

fn trimmed(source: &str, range: &Range<usize>) -> Range<usize> {
    let words = source.get(range.clone()).unwrap_or("");
    let start = range.start + words.len() - words.trim_start().len();
    start..start + words.trim().len()
}
