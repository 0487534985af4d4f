//! The lines of a text, and what they are made of.

/// One line, without its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    /// Where it starts in the text.
    pub(super) start: usize,
    /// Columns of blanks before its words; a tab goes to the next eighth.
    pub(super) indent: usize,
    /// Bytes of blanks before its words.
    pub(super) blanks: usize,
    /// Its words, without blanks around them.
    pub(super) words: &'a str,
}

impl Line<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// Where its words start.
    pub(super) fn from(&self) -> usize {
        self.start + self.blanks
    }

    /// Where its words end.
    pub(super) fn end(&self) -> usize {
        self.from() + self.words.len()
    }

    /// The one sign that it is made of, where it is a row of three or more.
    pub(super) fn adornment(&self) -> Option<u8> {
        let first = *self.words.as_bytes().first().filter(|it| it.is_ascii_punctuation())?;
        (self.words.len() >= 3 && self.words.bytes().all(|it| it == first)).then_some(first)
    }

    /// Whether it is a border of a simple table: two or more rows of `=` or `-` with blanks between them.
    pub(super) fn is_border(&self) -> bool {
        let sign = self.words.as_bytes().first().copied().unwrap_or(0);
        matches!(sign, b'=' | b'-')
            && self.words.contains(' ')
            && self.words.len() > 4
            && self.words.bytes().all(|it| it == sign || it == b' ')
    }

    /// Whether it is a border of a grid table.
    pub(super) fn is_grid(&self) -> bool {
        self.words.len() > 2
            && self.words.starts_with('+')
            && self.words.ends_with('+')
            && self.words.bytes().all(|it| matches!(it, b'+' | b'-' | b'='))
    }

    /// Columns of a list's mark and the blank behind it; 0 where none opens here.
    pub(super) fn mark(&self) -> usize {
        let (mark, rest) = self.words.split_once(' ').unwrap_or((self.words, ""));
        let bullet = matches!(mark, "-" | "*" | "+" | "•");
        let number = mark.strip_suffix(['.', ')']).is_some_and(|it| {
            it == "#" || (!it.is_empty() && it.len() < 5 && it.bytes().all(|it| it.is_ascii_digit()))
        });
        if bullet || number {
            mark.chars().count() + 1 + rest.len() - rest.trim_start().len()
        } else {
            0
        }
    }
}

/// The lines of a text.
pub(super) fn lines(source: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in source.split_inclusive('\n') {
        let words = line.trim_start_matches([' ', '\t', '\u{feff}']);
        let blanks = line.len() - words.len();
        let indent = line[..blanks].chars().fold(0, |column, it| match it {
            '\t' => (column / 8 + 1) * 8,
            '\u{feff}' => column,
            _ => column + 1,
        });
        lines.push(Line {
            start,
            indent,
            blanks,
            words: words.trim_end(),
        });
        start += line.len();
    }
    lines
}
