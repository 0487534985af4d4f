use std::ops::Range;

use crate::extract::sources::line::Line;

/// Longest words that a source is read from, in bytes; its patterns are the dearest of all.
const LONGEST: usize = 4000;

/// The words of one source.
#[derive(Debug)]
pub(super) struct Words<'a> {
    /// The words.
    pub(super) text: &'a str,
    /// The same, masked.
    pub(super) plain: &'a str,
    /// Quotation marks with what they hold.
    pub(super) quotes: Vec<Range<usize>>,
    /// Runs in italics.
    pub(super) italics: Vec<Range<usize>>,
}

impl<'a> Words<'a> {
    /// A part of a line.
    pub(super) fn of(line: &'a Line, part: &Range<usize>) -> Self {
        let end = line.text.floor_char_boundary(part.end.min(part.start + LONGEST));
        let inside = |ranges: &[Range<usize>]| {
            let from = ranges.partition_point(|it| it.start < part.start);
            let near = ranges[from..].iter().take_while(|it| it.end <= end);
            near.map(|it| it.start - part.start..it.end - part.start).collect()
        };
        Self {
            text: &line.text[part.start..end],
            plain: &line.plain[part.start..end],
            quotes: inside(&line.quotes),
            italics: inside(&line.italics),
        }
    }

    /// The words of a range without the signs around them; `None` where nothing stays.
    pub(super) fn tidy(&self, range: Range<usize>) -> Option<String> {
        tidy(self.text.get(range)?)
    }
}

/// Words without the signs around them. A bracket is kept where its partner is.
pub(super) fn tidy(words: &str) -> Option<String> {
    let mut kept = words.trim_matches([' ', ',', ';', ':', '<', '[', '/', '—', '–', '，', '：', '。', '،']);
    let opens = |it: &str| it.matches('(').count();
    let closes = |it: &str| it.matches(')').count();
    while kept.ends_with('(') || (kept.ends_with(')') && closes(kept) > opens(kept)) {
        kept = kept[..kept.len() - 1].trim_end_matches([' ', ',', ';', ':']);
    }
    kept = kept.trim_start_matches([')', ']', '.', ' ', ',']);
    // The point of an initial or of an abbreviation belongs to the words.
    if kept.ends_with('.') && !kept.ends_with("al.") && !ends_with_initial(kept) {
        kept = kept.trim_end_matches(['.', ' ']);
    }
    kept.chars().any(char::is_alphanumeric).then(|| kept.to_owned())
}

fn ends_with_initial(words: &str) -> bool {
    let last = words.trim_end_matches('.').rsplit([' ', '.']).next().unwrap_or("");
    last.chars().count() == 1 && last.chars().all(char::is_uppercase)
}
