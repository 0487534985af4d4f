use std::ops::Range;

/// Starts of a line that begins something of its own in the middle of a paragraph, but for numbered items.
const BEGINNINGS: &[&str] = &["#", "- ", "* ", "+ ", "[^", "|", "<sup>"];

/// The paragraphs, items of lists and notes of a text, in order.
pub(super) struct Blocks {
    blocks: Vec<Range<usize>>,
    length: usize,
}

impl Blocks {
    /// Finds them. Lines that hold nothing but blanks and comments end a block.
    pub(super) fn of(text: &str, comments: &[Range<usize>]) -> Self {
        let mut blocks: Vec<Range<usize>> = Vec::new();
        let (mut at, mut is_open, mut comment) = (0, false, 0);
        for line in text.split_inclusive('\n') {
            let range = at..at + line.len();
            at = range.end;
            while comments.get(comment).is_some_and(|it| it.end <= range.start) {
                comment += 1;
            }
            let here = comments.get(comment..).unwrap_or(&[]);
            let here = here.iter().take_while(|it| it.start < range.end);
            if !has_words(text, &range, here) {
                is_open = false;
                continue;
            }
            match blocks.last_mut().filter(|_| is_open && !begins_anew(line)) {
                Some(block) => block.end = range.end,
                None => blocks.push(range),
            }
            is_open = true;
        }
        Self {
            blocks,
            length: text.len(),
        }
    }

    /// The block that a place stands in, else the next one; empty at the end of the text where there is none.
    pub(super) fn at(&self, place: usize) -> Range<usize> {
        let next = self.blocks.partition_point(|it| it.end <= place);
        self.blocks.get(next).cloned().unwrap_or(self.length..self.length)
    }
}

/// Whether a line has words outside of comments; the marks of quotations are none.
fn has_words<'a>(text: &str, line: &Range<usize>, comments: impl Iterator<Item = &'a Range<usize>>) -> bool {
    let is_word = |start: usize, end: usize| {
        let piece = text.get(start..end).unwrap_or("");
        piece.bytes().any(|it| !it.is_ascii_whitespace() && it != b'>')
    };
    let mut from = line.start;
    for comment in comments {
        if is_word(from, comment.start) {
            return true;
        }
        from = from.max(comment.end);
    }
    is_word(from, line.end)
}

fn begins_anew(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '\t', '>']);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let is_numbered =
        (1..=4).contains(&digits) && matches!(line.as_bytes().get(digits..digits + 2), Some(b". " | b") "));
    is_numbered || BEGINNINGS.iter().any(|it| line.starts_with(it))
}
