//! Which mark, if any, opens at a byte, and where it ends. Looks ahead within the paragraph only.

use std::ops::Range;

use crate::text::behind;

/// Furthest that a mark's end may stand from its start, in bytes: no link or title is longer.
const REACH: usize = 1500;

/// A mark that opens at a byte: where its content starts (`next`) and ends (`close`), and where text goes on.
pub(super) enum Mark {
    None,
    Skip(usize),
    /// A sign without meaning, behind a backslash.
    Escaped,
    As(&'static str, usize),
    Bold {
        next: usize,
        close: usize,
    },
    Italic {
        next: usize,
        close: usize,
    },
    Superscript {
        next: usize,
        close: usize,
        end: usize,
    },
    Address {
        next: usize,
        close: usize,
    },
    Link {
        next: usize,
        close: usize,
        target: Range<usize>,
        end: usize,
    },
}

const ENTITIES: &[(&str, &str)] = &[
    ("&amp;", "&"),
    ("&nbsp;", " "),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&#39;", "'"),
];

/// Tags that only style: they leave the text. `br` leaves a line end.
const TAGS: &[(&str, &str)] = &[
    ("<br>", "\n"),
    ("<br/>", "\n"),
    ("<br />", "\n"),
    ("<b>", ""),
    ("</b>", ""),
    ("<i>", ""),
    ("</i>", ""),
    ("<u>", ""),
    ("</u>", ""),
    ("<em>", ""),
    ("</em>", ""),
    ("<strong>", ""),
    ("</strong>", ""),
    ("<sub>", ""),
    ("</sub>", ""),
];

/// Where marks may end in one paragraph. Found in one pass when its first mark opens, so that text of
/// nothing but opening marks costs no more than other text.
#[derive(Default)]
pub(super) struct Paragraph {
    range: Range<usize>,
    /// Each `[` that is closed, with its `]`, in the order of the opening ones.
    brackets: Vec<(usize, usize)>,
    /// Runs of asterisks that can end italics, and those that can end bold.
    stars: [Vec<usize>; 2],
    /// Each `</sup>`.
    superscripts: Vec<usize>,
}

impl Paragraph {
    /// The mark at byte `at` of `text`, which is one of `* < [ \ &`.
    pub(super) fn mark_at(&mut self, text: &str, at: usize) -> Mark {
        match text.as_bytes()[at] {
            b'\\' if text[at + 1..].starts_with(['_', '*', '[', ']', '#', '<', '>']) => return Mark::Escaped,
            b'\\' => return Mark::None,
            b'&' => return table(ENTITIES, text, at),
            _ => {}
        }
        if !self.range.contains(&at) {
            self.read(text, at);
        }
        match text.as_bytes()[at] {
            b'*' => self.emphasis(text, at),
            b'<' => self.tag(text, at),
            b'[' => self.link(text, at),
            _ => Mark::None,
        }
    }

    /// Reads the paragraph from `start` on.
    fn read(&mut self, text: &str, start: usize) {
        self.range = start..paragraph_end(text, start);
        self.brackets.clear();
        self.stars.iter_mut().for_each(Vec::clear);
        self.superscripts.clear();
        let bytes = &text.as_bytes()[..self.range.end];
        let mut open = Vec::new();
        let mut at = start;
        while let Some(&byte) = bytes.get(at) {
            let mut next = at + 1;
            match byte {
                b'[' => open.push(at),
                b']' => self.brackets.extend(open.pop().map(|it| (it, at))),
                b'<' if bytes[at..]
                    .get(..6)
                    .is_some_and(|it| it.eq_ignore_ascii_case(b"</sup>")) =>
                {
                    self.superscripts.push(at)
                }
                b'*' => {
                    let count = bytes[at..].iter().take_while(|it| **it == b'*').count();
                    next = at + count;
                    let after_word = text[..at].ends_with(|it: char| !it.is_whitespace());
                    if after_word && !text[next..].starts_with(char::is_alphanumeric) {
                        for width in [1, 2] {
                            self.stars[width - 1].extend((count == width || count == 3).then_some(at));
                        }
                    }
                }
                _ => {}
            }
            at = next;
        }
        self.brackets.sort_unstable();
    }

    /// The rest of the paragraph from `from`, as far as a mark may reach.
    fn ahead<'a>(&self, text: &'a str, from: usize) -> &'a str {
        behind(text, from, self.range.end.saturating_sub(from).min(REACH))
    }

    fn emphasis(&self, text: &str, at: usize) -> Mark {
        let bold = text[at..].starts_with("**");
        let next = at + if bold { 2 } else { 1 };
        let before = text[..at].chars().next_back();
        let opens = !before.is_some_and(|it| it.is_alphanumeric() || it == '*')
            && text[next..].starts_with(|it: char| !it.is_whitespace() && it != '*');
        let ends = &self.stars[usize::from(bold)];
        match ends.get(ends.partition_point(|it| *it < next)) {
            Some(&close) if opens && close - next < REACH && bold => Mark::Bold { next, close },
            Some(&close) if opens && close - next < REACH => Mark::Italic { next, close },
            _ => Mark::None,
        }
    }

    fn tag(&self, text: &str, at: usize) -> Mark {
        let rest = self.ahead(text, at);
        if rest.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("<sup>")) {
            let place = self.superscripts.partition_point(|it| *it < at);
            return match self.superscripts.get(place) {
                Some(&close) if close - at < REACH => Mark::Superscript {
                    next: at + 5,
                    close,
                    end: close + 6,
                },
                _ => Mark::Skip(at + 5),
            };
        }
        if ["<http://", "<https://", "<www.", "<mailto:"]
            .iter()
            .any(|it| rest.starts_with(it))
        {
            let inner = &rest[1..];
            if let Some(close) = inner.find(['>', '<'])
                && inner[close..].starts_with('>')
            {
                return Mark::Address {
                    next: at + 1,
                    close: at + 1 + close,
                };
            }
        }
        table(TAGS, text, at)
    }

    fn link(&self, text: &str, at: usize) -> Mark {
        let rest = self.ahead(text, at);
        // Glued to a word it is an index of code, unless it is a note's call.
        let glued = text[..at].ends_with(|it: char| it.is_alphanumeric() || it == '_');
        if glued && !rest.starts_with("[^") {
            return Mark::None;
        }
        if let Some(name) = rest.strip_prefix("[^")
            && let Some(length) = name.bytes().take(5).position(|it| it == b']')
            && length > 0
            && name[..length]
                .bytes()
                .all(|it| it.is_ascii_alphanumeric() || it == b'*')
        {
            let close = at + 2 + length;
            let colon = usize::from(text[close + 1..].starts_with(':'));
            return Mark::Superscript {
                next: at + 2,
                close,
                end: close + 1 + colon,
            };
        }
        let closed = self.brackets.binary_search_by_key(&at, |it| it.0);
        let Some(close) = closed.ok().map(|it| self.brackets[it].1 - at) else {
            return Mark::None;
        };
        let Some(tail) = rest.get(close + 1..).and_then(|it| it.strip_prefix('(')) else {
            return Mark::None;
        };
        let mut depth = 1_u32;
        let Some(length) = tail.bytes().position(|it| {
            depth += u32::from(it == b'(');
            depth -= u32::from(it == b')');
            depth == 0 || it.is_ascii_whitespace()
        }) else {
            return Mark::None;
        };
        if !tail[length..].starts_with(')') {
            return Mark::None;
        }
        let target = at + close + 2;
        Mark::Link {
            next: at + 1,
            close: at + close,
            target: target..target + length,
            end: target + length + 1,
        }
    }
}

/// The next empty line.
fn paragraph_end(text: &str, start: usize) -> usize {
    let empty = |at: &usize| ["\n", "\r\n", " \n"].iter().any(|it| text[at + 1..].starts_with(it));
    let mut ends = memchr::memchr_iter(b'\n', &text.as_bytes()[start..]).map(|it| start + it);
    ends.find(empty).unwrap_or(text.len())
}

fn table(entries: &[(&'static str, &'static str)], text: &str, at: usize) -> Mark {
    let hit = entries.iter().find(|(from, _)| {
        text.as_bytes()
            .get(at..at + from.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(from.as_bytes()))
    });
    match hit {
        Some((from, "")) => Mark::Skip(at + from.len()),
        Some((from, to)) => Mark::As(to, at + from.len()),
        None => Mark::None,
    }
}
