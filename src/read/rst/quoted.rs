//! Words between single back ticks: links (`` `words <address>`_ ``), roles (`` :ref:`words` ``), and others.

use std::ops::Range;

use crate::read::marked_text::MarkedText;
use crate::read::rst::blocks::Blocks;
use crate::read::rst::targets::Targets;

/// Roles that name a document of a series; the series' own printed forms read them as they stand.
const SERIES: &[&str] = &["pep", "rfc"];

/// Roles whose words are code.
const CODE: &[&str] = &["code", "math", "literal", "file", "samp", "kbd"];

/// Longest name of a role, in bytes.
const LONGEST_ROLE: usize = 32;

/// Finds the links of a paragraph that define a name: `` `name <address>`_ ``.
pub(super) fn define(words: &str, targets: &mut Targets) {
    for end in memchr::memmem::find_iter(words.as_bytes(), ">`_") {
        let before = &words[..end];
        let anonymous = words[end + 3..].starts_with('_');
        if let Some(tick) = before.rfind('`')
            && let Some((name, address)) = before[tick + 1..].rsplit_once('<')
            && !anonymous
            && !name.trim().is_empty()
        {
            targets.define_inline(name, address);
        }
    }
}

/// Reads the words whose ticks are the first and the last byte of `ticked`; gives where the text goes on.
pub(super) fn read(
    source: &str,
    paragraph: &Range<usize>,
    ticked: Range<usize>,
    blocks: &mut Blocks,
    out: &mut MarkedText,
) -> usize {
    let words = ticked.start + 1..ticked.end - 1;
    let behind = &source[ticked.end..paragraph.end];
    let underscores = behind.bytes().take(2).take_while(|it| *it == b'_').count();
    let before = &source[paragraph.start..ticked.start];
    if underscores > 0 {
        let end = ticked.end + underscores;
        link(source, words, end, underscores == 2, blocks, out);
        return end;
    }
    if before.ends_with('_') && !before.ends_with("__") {
        // A place in the text that links can name.
        out.gone(ticked.start - 1..words.start);
        out.gone(words.end..ticked.end);
        return ticked.end;
    }
    let role = role(before);
    if role.is_some_and(|it| SERIES.contains(&it)) {
        return ticked.end;
    }
    let start = role.map_or(ticked.start, |it| ticked.start - it.len() - 2);
    out.gone(start..words.start);
    let text = text_of(source, &words)
        .filter(|_| role.is_some())
        .map_or(words.clone(), |it| it.0);
    out.gone(text.end..ticked.end);
    match role {
        Some("sup") => out.superscripts.push(text),
        Some("emphasis" | "title-reference" | "title") => out.italics.push(text),
        Some(role) if CODE.contains(&role) => out.verbatim.push(text),
        _ => {}
    }
    ticked.end
}

/// A link, given its words and where its underscores end.
fn link(source: &str, words: Range<usize>, end: usize, anonymous: bool, blocks: &mut Blocks, out: &mut MarkedText) {
    out.gone(words.start - 1..words.start);
    let Some((text, address)) = text_of(source, &words) else {
        let target = if anonymous {
            blocks.targets.next_anonymous()
        } else {
            blocks.targets.address(&source[words.clone()])
        };
        out.gone(words.end..end);
        out.links.extend(target.map(|it| (words, it)));
        return;
    };
    let written = &source[address.clone()];
    let target = match written.strip_suffix('_') {
        Some(name) if blocks.targets.knows(name) => blocks.targets.address(name),
        _ => Some(written.split_whitespace().collect()),
    };
    // An address without words is the text.
    let shown = if text.is_empty() { address } else { text };
    out.gone(words.start..shown.start);
    out.gone(shown.end..end);
    out.links.extend(target.map(|it| (shown, it)));
}

/// The words and the target of "words <target>".
fn text_of(source: &str, words: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let inner = source[words.clone()].strip_suffix('>')?;
    let open = inner.rfind('<')?;
    let text = &inner[..open];
    let spaced = text.is_empty() || text.ends_with(char::is_whitespace);
    let start = words.start + open + 1;
    spaced.then(|| (words.start..words.start + text.trim_end().len(), start..words.end - 1))
}

/// The name of the role that ends right before the ticks.
fn role(before: &str) -> Option<&str> {
    let before = before.strip_suffix(':')?;
    let length = before
        .bytes()
        .rev()
        .take(LONGEST_ROLE)
        .take_while(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'.' | b'+' | b':'))
        .count();
    let name = &before[before.len() - length..];
    name.strip_prefix(':').filter(|it| !it.is_empty())
}
