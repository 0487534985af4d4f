use std::ops::Range;

use unicode_width::UnicodeWidthChar as _;

use crate::audit::Place;
use crate::cli::output::visible;
use crate::text::Text;
use crate::text::before;
use crate::text::behind;

/// The lines of a place, each with the part of it that is marked.
pub(super) struct Excerpt {
    /// The lines as shown, one printed line on each.
    pub(super) lines: String,
    /// The marked bytes of them, at most one run a line.
    pub(super) marks: Vec<Range<usize>>,
}

/// Most lines shown of one place.
const LINES: u32 = 3;

/// Bytes of a line that are looked at on each side of the mark. Lines may be as long as a file.
const REACH: usize = 400;

/// What is shown for a tab.
const TAB: &str = "    ";

/// The lines of a place, cut around the mark so that they and their numbers take at most `width` columns.
pub(super) fn excerpt(text: &Text, place: &Place, width: usize) -> Excerpt {
    let printed = text.printed();
    let marked = place.printed.range();
    let last = place.end_line.min(place.line.saturating_add(LINES - 1));
    let room = width.saturating_sub(last.to_string().len() + " | ".len());
    let mut shown = Excerpt {
        lines: String::new(),
        marks: Vec::new(),
    };
    for number in place.line..=last {
        let Some(line) = text.line_index().line(printed, number) else {
            break;
        };
        let mark = marked.start.clamp(line.start, line.end)..marked.end.clamp(line.start, line.end);
        // A place that ends with a line end has nothing on the line behind it.
        if mark.is_empty() && number > place.line {
            continue;
        }
        if number > place.line {
            shown.lines.push('\n');
        }
        let left = before(printed, mark.start, REACH.min(mark.start - line.start));
        let right = behind(printed, mark.end, REACH.min(line.end - mark.end));
        let pieces = [left, behind(printed, mark.start, REACH.min(mark.len())), right];
        let range = push_cut(&mut shown.lines, pieces.map(tidy), room);
        shown.marks.push(range);
    }
    shown
}

/// A piece of a line as it is shown.
fn tidy(text: &str) -> String {
    visible(text)
        .replace('\t', TAB)
        .replace(['\n', '\r', '\u{2028}', '\u{2029}'], " ")
}

/// Writes the marked piece with as much before and behind it as there is room for; gives its bytes.
fn push_cut(lines: &mut String, [left, marked, right]: [String; 3], room: usize) -> Range<usize> {
    let marked = start_of(&marked, room);
    let room = room.saturating_sub(columns(&marked));
    // Each side has half, and what the other leaves.
    let wide = (columns(&left), columns(&right));
    let left = end_of(&left, room.saturating_sub(wide.1.min(room / 2)));
    let right = start_of(&right, room.saturating_sub(columns(&left)));
    lines.push_str(&left);
    let start = lines.len();
    lines.push_str(&marked);
    let end = lines.len();
    lines.push_str(&right);
    start..end
}

/// Columns of the terminal that a text takes.
fn columns(text: &str) -> usize {
    text.chars().map(|it| it.width().unwrap_or(0)).sum()
}

/// The start of a text that fits, with an ellipsis where it is cut.
fn start_of(text: &str, room: usize) -> String {
    if columns(text) <= room {
        return text.to_owned();
    }
    let kept = fitting(text.chars(), room);
    let cut: String = kept.into_iter().collect();
    if room == 0 { cut } else { format!("{cut}…") }
}

/// The end of a text that fits, with an ellipsis where it is cut.
fn end_of(text: &str, room: usize) -> String {
    if columns(text) <= room {
        return text.to_owned();
    }
    let kept = fitting(text.chars().rev(), room);
    let cut: String = kept.into_iter().rev().collect();
    if room == 0 { cut } else { format!("…{cut}") }
}

/// The first characters that leave a column of the room for an ellipsis.
fn fitting(text: impl Iterator<Item = char>, room: usize) -> Vec<char> {
    let mut taken = 0;
    text.take_while(|it| {
        taken += it.width().unwrap_or(0);
        taken < room
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::columns;
    use super::push_cut;

    fn cut(left: &str, marked: &str, right: &str, room: usize) -> (String, String) {
        let mut lines = String::new();
        let pieces = [left, marked, right].map(str::to_owned);
        let range = push_cut(&mut lines, pieces, room);
        let marked = lines[range].to_owned();
        assert!(columns(&lines) <= room, "{lines}");
        (lines, marked)
    }

    #[test]
    fn the_mark_is_shown_whole_with_what_fits_around_it() {
        assert_eq!(cut("see ", "A/75/742", ", annex", 40).0, "see A/75/742, annex");
        let (line, marked) = cut("a lamp on every pier ", "A/75/742", " and a bell on every boat", 24);
        assert_eq!(
            (line.as_str(), marked.as_str()),
            ("…y pier A/75/742 and a …", "A/75/742")
        );
        // What one side does not need, the other has.
        assert_eq!(
            cut("a lamp on every pier ", "A/75/742", ".", 20).0,
            "…very pier A/75/742."
        );
        assert_eq!(
            cut("", "A/75/742", " and a bell on every boat", 20).0,
            "A/75/742 and a bell…"
        );
    }

    #[test]
    fn wide_characters_count_two_columns_and_a_long_mark_is_cut() {
        let (line, marked) = cut("灯塔灯塔灯塔", "第五号", "灯塔灯塔灯塔", 16);
        assert_eq!((line.as_str(), marked.as_str()), ("…灯塔第五号灯塔…", "第五号"));
        let (line, marked) = cut("see ", "a very long name of a lamp", " here", 10);
        assert_eq!((line.as_str(), marked.as_str()), ("a very lo…", "a very lo…"));
    }
}
