//! Arabic and Hebrew stand in files as they are painted, from left to right; texts hold them as they are read.

pub(super) use unpdf::parser::bidi::contains_rtl;
use unpdf::parser::bidi::reorder_bidi;

use crate::read::pdf::lines::Line;
use crate::read::pdf::pieces::Piece;

/// Puts the pieces of a line that reads from right to left in the order of reading; numbers and words that read from
/// left to right keep their own.
pub(super) fn order(line: &mut Line) {
    let letters = |of: fn(&Piece) -> bool| -> usize {
        let pieces = line.pieces.iter().filter(|it| of(it));
        pieces.map(|it| it.text.trim().chars().count()).sum()
    };
    let right = letters(|it| contains_rtl(&it.text));
    if right == 0 || right * 2 < letters(|it| it.text.contains(char::is_alphabetic)) {
        return;
    }
    let mut pieces = std::mem::take(&mut line.pieces);
    pieces.sort_by(|a, b| a.x.total_cmp(&b.x));
    // Runs that read from left to right, in the order of the page.
    let mut runs: Vec<Vec<Piece>> = Vec::new();
    let mut open = false;
    for mut piece in pieces {
        let left = reads_left_to_right(&piece);
        if contains_rtl(&piece.text) {
            piece.text = reorder_bidi(&piece.text);
            piece.links.retain_mut(|it| {
                it.0 = 0..piece.text.len();
                true
            });
        }
        match runs.last_mut().filter(|_| open && left) {
            Some(run) => run.push(piece),
            None => runs.push(vec![piece]),
        }
        open = left;
    }
    line.pieces = runs.into_iter().rev().flatten().collect();
}

fn reads_left_to_right(piece: &Piece) -> bool {
    !contains_rtl(&piece.text) && piece.text.contains(char::is_alphanumeric)
}
