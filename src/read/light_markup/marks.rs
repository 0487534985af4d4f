//! Which mark, if any, opens at a byte, and where it ends. Looks ahead within the paragraph only.

use std::ops::Range;

/// Furthest byte looked at for a mark's end; keeps the pass linear on hostile text.
const REACH: usize = 1500;

/// A mark that opens at a byte: where its content starts (`next`) and ends (`close`), and where text goes on.
pub(super) enum Mark {
    None,
    Skip(usize),
    As(&'static str, usize),
    Bold { next: usize, close: usize },
    Italic { next: usize, close: usize },
    Superscript { next: usize, close: usize, end: usize },
    Address { next: usize, close: usize },
    Link { next: usize, close: usize, target: Range<usize>, end: usize },
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

/// The mark at byte `at` of `text`, which is one of `* < [ \ &`.
pub(super) fn at(text: &str, at: usize) -> Mark {
    match text.as_bytes()[at] {
        b'*' => emphasis(text, at),
        b'<' => tag(text, at),
        b'[' => link(text, at),
        b'\\' if text[at + 1..].starts_with(['_', '*', '[', ']', '#', '<', '>']) => Mark::Skip(at + 1),
        b'&' => table(ENTITIES, text, at),
        _ => Mark::None,
    }
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

/// The rest of the paragraph from `from`, cut at the reach and on a character boundary.
fn ahead(text: &str, from: usize) -> &str {
    let rest = &text[from..];
    let mut end = rest.len().min(REACH);
    while !rest.is_char_boundary(end) {
        end -= 1;
    }
    let rest = &rest[..end];
    let paragraph = ["\n\n", "\n\r\n", "\n \n"].iter().filter_map(|it| rest.find(it)).min();
    &rest[..paragraph.unwrap_or(rest.len())]
}

fn emphasis(text: &str, at: usize) -> Mark {
    let bold = text[at..].starts_with("**");
    let width = if bold { 2 } else { 1 };
    let next = at + width;
    let before = text[..at].chars().next_back();
    let opens = !before.is_some_and(|it| it.is_alphanumeric() || it == '*')
        && text[next..].starts_with(|it: char| !it.is_whitespace() && it != '*');
    if !opens {
        return Mark::None;
    }
    let rest = ahead(text, next);
    let mut from = 0;
    while let Some(found) = rest[from..].find('*') {
        let stop = from + found;
        let stars = rest[stop..].len() - rest[stop..].trim_start_matches('*').len();
        let after_word = rest[..stop].ends_with(|it: char| !it.is_whitespace());
        let before_word = rest[stop + stars..].starts_with(char::is_alphanumeric);
        if after_word && !before_word && (stars == width || stars == 3) {
            let close = next + stop;
            return if bold { Mark::Bold { next, close } } else { Mark::Italic { next, close } };
        }
        from = stop + stars;
    }
    Mark::None
}

fn tag(text: &str, at: usize) -> Mark {
    let rest = ahead(text, at);
    if rest.get(..5).is_some_and(|it| it.eq_ignore_ascii_case("<sup>")) {
        let lower = rest.get(5..).unwrap_or("").to_ascii_lowercase();
        return match lower.find("</sup>") {
            Some(close) => Mark::Superscript {
                next: at + 5,
                close: at + 5 + close,
                end: at + 5 + close + 6,
            },
            None => Mark::Skip(at + 5),
        };
    }
    if ["<http://", "<https://", "<www.", "<mailto:"].iter().any(|it| rest.starts_with(it)) {
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

fn link(text: &str, at: usize) -> Mark {
    let rest = ahead(text, at);
    if let Some(name) = rest.strip_prefix("[^")
        && let Some(length) = name.find(']')
        && (1..=4).contains(&length)
        && name[..length].bytes().all(|it| it.is_ascii_alphanumeric() || it == b'*')
    {
        let close = at + 2 + length;
        let colon = usize::from(text[close + 1..].starts_with(':'));
        return Mark::Superscript {
            next: at + 2,
            close,
            end: close + 1 + colon,
        };
    }
    let mut depth = 0_u32;
    let Some(close) = rest.bytes().position(|it| {
        depth += u32::from(it == b'[');
        depth -= u32::from(it == b']');
        depth == 0
    }) else {
        return Mark::None;
    };
    let Some(tail) = rest[close + 1..].strip_prefix('(') else {
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
