//! The YAML block at the head of a Markdown file. Its lines stay in the text as printed, for series read their own
//! numbers there; its title tells what the file is.

use crate::read::Witness;
use crate::read::WitnessKind;
use crate::read::marked_text::MarkedText;

/// Longest block, in bytes.
const LONGEST: usize = 64 << 10;

/// Keys whose value tells which document this is.
const TELLING: &[&str] = &["title", "subject", "symbol"];

/// Reads the block; gives where the text behind it starts, 0 where there is none.
pub(super) fn read(source: &str, out: &mut MarkedText) -> usize {
    let mark = usize::from(source.starts_with('\u{feff}')) * '\u{feff}'.len_utf8();
    let Some(head) = source.get(mark..source.floor_char_boundary(mark + LONGEST)) else {
        return 0;
    };
    let mut lines = head.split_inclusive('\n');
    let Some(first) = lines.next().filter(|it| it.trim_end() == "---") else {
        return 0;
    };
    let start = mark + first.len();
    let (mut end, mut told) = (start, Vec::new());
    for line in lines {
        let words = line.trim_end();
        if matches!(words, "---" | "...") && end > start {
            out.gone(mark..start);
            out.gone(end..end + words.len());
            out.verbatim.push(start..end);
            out.witnesses.extend(told);
            return end + words.len();
        }
        if !is_entry(words) {
            return 0;
        }
        told.extend(witness(words));
        end += line.len();
    }
    0
}

/// Whether a line can stand in such a block: a key, a part of a value, or a comment.
fn is_entry(line: &str) -> bool {
    let key = line.split_once(':').map_or("", |it| it.0);
    let is_key = !key.is_empty()
        && key
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || matches!(it, b'_' | b'-' | b'.' | b' '));
    line.is_empty() || is_key || line.starts_with([' ', '\t', '#', '-'])
}

fn witness(line: &str) -> Option<Witness> {
    let (key, value) = line.split_once(':')?;
    let value = value.trim();
    let bare = ['"', '\'']
        .iter()
        .find_map(|it| value.strip_prefix(*it)?.strip_suffix(*it));
    let words = bare.unwrap_or(value);
    let tells = TELLING.iter().any(|it| it.eq_ignore_ascii_case(key)) && !words.is_empty();
    tells.then(|| Witness {
        kind: WitnessKind::Property,
        words: words.to_owned(),
    })
}
