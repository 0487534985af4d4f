use std::ops::Range;

use crate::text::Span;

/// The words of a note on one line, and the same with what must not be read as words masked.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// The words, one blank between two.
    pub(super) text: String,
    /// The same, as long: "_" for quotation marks and what they hold, "@" for addresses.
    pub(super) plain: String,
    /// Quotation marks with what they hold.
    pub(super) quotes: Vec<Range<usize>>,
    /// Runs in italics.
    pub(super) italics: Vec<Range<usize>>,
    /// Offset in the document of each byte, and of the end.
    at: Vec<usize>,
}

/// Quotation marks, opening and closing.
const MARKS: [(char, char); 8] = [
    ('“', '”'),
    ('«', '»'),
    ('„', '“'),
    ('„', '”'),
    ('《', '》'),
    ('〈', '〉'),
    ('「', '」'),
    ('‘', '’'),
];

/// Most quotations inside one another; what a mark would open deeper is taken as text.
const DEEPEST: usize = 8;

impl Line {
    /// Lays words of a document on one line.
    pub(super) fn new(words: &str, start: usize, italics: &[Span], addresses: &[Span]) -> Self {
        let mut line = Self {
            text: String::with_capacity(words.len()),
            at: Vec::with_capacity(words.len() + 1),
            ..Self::default()
        };
        for (at, letter) in words.char_indices() {
            let letter = if letter.is_whitespace() { ' ' } else { letter };
            if letter == ' ' && (line.text.is_empty() || line.text.ends_with(' ')) {
                continue;
            }
            line.text.push(letter);
            line.at.resize(line.text.len(), start + at);
        }
        line.at.push(start + words.len());
        line.italics = italics.iter().filter_map(|it| line.range(*it)).collect();
        line.quotes = quotes(&line.text);
        let addresses: Vec<_> = addresses.iter().filter_map(|it| line.range(*it)).collect();
        line.plain = masked(&line.text, &line.quotes, &addresses);
        line
    }

    /// The span in the document of a part of the line.
    pub(super) fn span(&self, part: &Range<usize>) -> Span {
        let last = self.text[..part.end].char_indices().next_back();
        let end = last.map_or(part.start, |(at, letter)| self.offset(at) + letter.len_utf8());
        Span::new(self.offset(part.start), end.max(self.offset(part.start)))
    }

    fn offset(&self, at: usize) -> usize {
        self.at.get(at).copied().unwrap_or_default()
    }

    /// Where a span of the document lies on the line.
    fn range(&self, span: Span) -> Option<Range<usize>> {
        let (start, end) = (span.start as usize, span.end as usize);
        let from = self.at.partition_point(|&it| it < start).min(self.text.len());
        let to = self.at.partition_point(|&it| it < end).min(self.text.len());
        (from < to && start >= self.offset(0)).then_some(from..to)
    }
}

/// Quotation marks that close, the outermost ones, with what they hold.
fn quotes(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut before = ' ';
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if !is_mark(letter) {
            before = letter;
            continue;
        }
        let next = letters.peek().map_or(' ', |it| it.1);
        let closes = open.iter().rposition(|it| closes(it.1, letter));
        let inside = before.is_alphanumeric() && next.is_alphanumeric();
        if let Some(depth) = closes.filter(|_| !inside && (letter != '’' || ends_quote(next))) {
            let start = open[depth].0;
            open.truncate(depth);
            while found.last().is_some_and(|it| it.start >= start) {
                found.pop();
            }
            found.push(start..at + letter.len_utf8());
        } else if open.len() < DEEPEST && opens(letter) && (!matches!(letter, '"' | '‘') || !before.is_alphanumeric())
        {
            open.push((at, letter));
        }
        before = letter;
    }
    found
}

/// Whether a letter may open or close a quotation; all but one of the marks are far from the letters of most texts.
fn is_mark(letter: char) -> bool {
    letter == '"' || (!letter.is_ascii() && MARKS.iter().any(|it| it.0 == letter || it.1 == letter))
}

/// Whether a sign may stand behind a single closing mark, which is an apostrophe elsewhere.
fn ends_quote(next: char) -> bool {
    matches!(next, ' ' | ',' | '.' | ';' | ':' | ')' | ']' | '”' | '»')
}

fn opens(letter: char) -> bool {
    letter == '"' || MARKS.iter().any(|it| it.0 == letter)
}

fn closes(open: char, letter: char) -> bool {
    (open == '"' && letter == '"') || MARKS.contains(&(open, letter))
}

fn masked(text: &str, quotes: &[Range<usize>], addresses: &[Range<usize>]) -> String {
    let within = |ranges: &[Range<usize>], at: usize| {
        let next = ranges.partition_point(|it| it.end <= at);
        ranges.get(next).is_some_and(|it| it.contains(&at))
    };
    if quotes.is_empty() && addresses.is_empty() {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let mask = match () {
            () if within(addresses, at) => "@",
            () if within(quotes, at) => "_",
            () => {
                plain.push(letter);
                continue;
            }
        };
        plain.push_str(&mask.repeat(letter.len_utf8()));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::Line;

    fn plain(words: &str) -> String {
        Line::new(words, 0, &[], &[]).plain
    }

    #[test]
    fn masks_what_quotation_marks_hold() {
        assert_eq!(plain("A, \"lamp; b\", c"), "A, _________, c");
        assert_eq!(
            plain("the keeper's and ‘lamp’s’, d"),
            "the keeper's and ______________, d"
        );
        assert_eq!(plain("a “ lamp; b"), "a “ lamp; b");
        assert_eq!(plain("«a “b” c»; d").trim_start_matches('_'), "; d");
    }

    #[test]
    fn keeps_the_way_back() {
        let line = Line::new("a\n  lamp  “é”", 10, &[], &[]);
        assert_eq!(line.text, "a lamp “é”");
        let at = line.text.find("“é”").unwrap();
        let span = line.span(&(at..line.text.len()));
        assert_eq!((span.start, span.end), (20, 28));
        assert_eq!(line.text.len(), line.plain.len());
    }
}
