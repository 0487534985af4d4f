//! The syntax of DOT: the one place where strings get into it.

use std::fmt::Write as _;

use graphviz_rust::dot_structures::Attribute;
use graphviz_rust::dot_structures::Id;
use graphviz_rust::dot_structures::NodeId as DotId;

use crate::export::words;
use crate::graph::NodeId;

/// Longest quoted string in bytes; the scanner of older Graphviz releases ends at 16 kB.
pub(super) const LONGEST: usize = 4000;
/// Characters of a label's line.
pub(super) const LINE: usize = 30;
/// Lines of a title.
pub(super) const LINES: usize = 2;

pub(super) fn plain(id: NodeId) -> DotId {
    DotId(Id::Plain(format!("n{}", id.index())), None)
}

pub(super) fn attributes<'a>(fields: impl IntoIterator<Item = (&'a str, String)>) -> Vec<Attribute> {
    fields.into_iter().map(|(name, value)| attribute(name, value)).collect()
}

pub(super) fn attribute(name: &str, value: String) -> Attribute {
    let value = if value.starts_with('"') {
        Id::Escaped(value)
    } else {
        Id::Plain(value)
    };
    Attribute(Id::Plain(name.to_owned()), value)
}

/// A text as one quoted string of DOT that Graphviz shows as it is. Graphviz decodes entities in every
/// string, so that `&` is written as one. The one place where strings get into DOT.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for it in text.chars().filter(|it| !words::turns_direction(*it)) {
        if quoted.len() > LONGEST {
            quoted.push('…');
            break;
        }
        match it {
            '\\' => quoted.push_str("\\\\"),
            '"' => quoted.push_str("\\\""),
            '\n' => quoted.push_str("\\n"),
            '&' => quoted.push_str("&amp;"),
            it if it.is_control() => quoted.push('\u{FFFD}'),
            it => quoted.push(it),
        }
    }
    quoted.push('"');
    quoted
}

/// In tooltips Graphviz expands `\N`, `\G` and their kin even where the backslash is doubled; another
/// character that looks the same stands for it.
pub(super) fn tooltip(text: &str) -> String {
    text.replace('\\', "⧵")
}

/// As much of a text as the lines of a label hold, whether it has blanks or not.
pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(LINE * LINES) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Words broken into lines of about `width` characters, at most `lines` of them.
pub(super) fn wrapped(text: &str, width: usize, lines: usize) -> String {
    let mut wrapped = String::new();
    let (mut column, mut line) = (0, 1);
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 && column + length >= width {
            if line == lines {
                wrapped.push('…');
                return wrapped;
            }
            wrapped.push('\n');
            (column, line) = (0, line + 1);
        }
        let blank = if column > 0 { " " } else { "" };
        let _ = write!(wrapped, "{blank}{word}");
        column += length + blank.len();
    }
    wrapped
}
