//! Notes at the foot of a page that no printed rule sets off: they are known by their smaller letters.

use std::collections::BTreeMap;

use crate::read::pdf::lines::Line;
use crate::read::pdf::lines::Page;

/// How much smaller than running text the letters of notes are.
const SMALLER: f32 = 0.93;

/// The size that most letters of the pages have, in points.
pub(super) fn body_size(pages: &[Page]) -> f32 {
    let mut letters: BTreeMap<u32, usize> = BTreeMap::new();
    for piece in pages.iter().flat_map(|it| &it.lines).flat_map(|it| &it.pieces) {
        // Tenths of a point; sizes are small positive numbers.
        let size = (piece.size * 10.0).round().clamp(0.0, 10_000.0) as u32;
        *letters.entry(size).or_default() += piece.text.trim().len();
    }
    let most = letters.into_iter().max_by_key(|(size, count)| (*count, *size));
    most.map_or(10.0, |it| it.0 as f32 / 10.0)
}

/// Index of the first line of the notes at a page's foot, which may be the rule over them; `None` where there are none.
pub(super) fn start(page: &Page, body: f32) -> Option<usize> {
    let lowest = |from: usize| {
        let foot = page.lines.get(from)?;
        let above = page.lines[..from].iter().all(|it| it.y > foot.y);
        above.then_some(from)
    };
    let ruled = page.lines.iter().rposition(is_rule);
    if let Some(rule) = ruled.filter(|it| page.lines.get(it + 1).is_some_and(opens)) {
        return lowest(rule);
    }
    let small = |it: &Line| it.size < SMALLER * body;
    let block = page.lines.iter().rposition(|it| !small(it)).map_or(0, |it| it + 1);
    // A page of nothing but small letters has no foot.
    let first = page.lines.get(block..)?.iter().position(opens).filter(|_| block > 0)?;
    lowest(block + first)
}

/// A ruled line made of underscores, as word processors set over notes.
pub(super) fn is_rule(line: &Line) -> bool {
    let words = line.words();
    words.len() >= 5 && words.bytes().all(|it| it == b'_' || it == b' ')
}

/// Whether a line starts as a note does: with a raised marker, an asterisk, or a small number set apart.
fn opens(line: &Line) -> bool {
    let words = line.words();
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let number = (1..=3).contains(&digits) && words[digits..].starts_with([' ', '/']);
    (line.is_raised(0) && words.starts_with(|it: char| it.is_ascii_digit() || it.is_ascii_lowercase()))
        || words.starts_with('*')
        || number
}
