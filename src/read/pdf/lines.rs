use crate::read::pdf::order;
use crate::read::pdf::pieces::Piece;
use crate::read::pdf::pieces::RawPage;
use crate::read::pdf::pieces::main_turn;
use crate::read::pdf::right_to_left;
use crate::read::pdf::right_to_left::contains_rtl;

/// A page as lines in reading order.
pub(super) struct Page {
    /// 1-based.
    pub(super) number: u32,
    pub(super) top: f32,
    pub(super) bottom: f32,
    pub(super) lines: Vec<Line>,
    /// Whether pictures cover most of it.
    pub(super) pictured: bool,
}

/// Pieces on one baseline, in reading order.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    pub(super) pieces: Vec<Piece>,
    /// Its baseline: that of its longest piece.
    pub(super) y: f32,
    /// Size of its longest piece.
    pub(super) size: f32,
    pub(super) x: f32,
    pub(super) end: f32,
}

/// A gap between two pieces, in sizes of the font, that a blank makes: narrower ones are kerning.
const BLANK: f32 = 0.15;

/// A gap that is wider than any between two words of a line.
const WIDE: f32 = 4.0;

/// How much larger letters are that belong to another text on the same baseline.
const OTHER_TEXT: f32 = 1.9;

/// How much smaller and higher than its line a raised piece is, in sizes of the line.
const RAISED_SIZE: f32 = 0.85;
const RAISED_BY: f32 = 0.15;

/// Share of lines that may stand above the one before, over words already read, in a file that keeps the order in
/// which people read.
const MOST_UPWARDS: f32 = 0.2;

/// What stands between two pieces of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    None,
    Blank,
    Wide,
}

/// Puts the pieces of a page together to lines.
pub(super) fn of_page(page: RawPage) -> Page {
    let turn = main_turn(&page.pieces);
    let (main, turned): (Vec<Piece>, Vec<Piece>) = page
        .pieces
        .into_iter()
        .filter(|it| !it.text.trim().is_empty())
        .partition(|it| it.turn == turn);
    let mut lines = in_order(main);
    // Words that run another way (at a table's side, over the page) come behind.
    lines.extend(in_order(turned));
    let (top, bottom) = if turn == 0 {
        (page.top, page.bottom)
    } else {
        let ys = || lines.iter().map(|it| it.y);
        (ys().fold(f32::MIN, f32::max), ys().fold(f32::MAX, f32::min))
    };
    Page {
        number: page.number,
        top,
        bottom,
        lines,
        pictured: page.pictured,
    }
}

/// Lines in the order of the file where that is the order of reading, else from the top down.
fn in_order(mut pieces: Vec<Piece>) -> Vec<Line> {
    let lines = grouped(pieces.clone());
    if !is_jumbled(&lines) {
        return order::downwards(lines);
    }
    let row = |it: &Piece| (it.y / (it.size * 0.5)).round();
    pieces.sort_by(|a, b| row(b).total_cmp(&row(a)).then(a.x.total_cmp(&b.x)));
    grouped(pieces)
}

fn is_jumbled(lines: &[Line]) -> bool {
    let upwards = lines.windows(2).filter(|it| {
        let over = it[1].x < it[0].end && it[0].x < it[1].end;
        over && it[1].y > it[0].y + it[0].size
    });
    lines.len() > 8 && upwards.count() as f32 > MOST_UPWARDS * lines.len() as f32
}

fn grouped(pieces: Vec<Piece>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if line.takes(&piece) => line.push(piece),
            _ => {
                let mut line = Line::default();
                line.push(piece);
                lines.push(line);
            }
        }
    }
    lines.iter_mut().for_each(right_to_left::order);
    lines
}

impl Line {
    /// Whether a piece goes on with the line: near its baseline and not over its words.
    fn takes(&self, piece: &Piece) -> bool {
        let size = self.size.max(piece.size);
        let near = (piece.y - self.y).abs() < 0.5 * size;
        let slack = 0.3 * size;
        let leftwards = || {
            let line = self.pieces.iter().any(|it| contains_rtl(&it.text));
            piece.end <= self.x + slack && (line || contains_rtl(&piece.text))
        };
        near && (piece.x >= self.end - slack || leftwards())
    }

    fn push(&mut self, piece: Piece) {
        let longest = |it: &Piece| it.text.trim().chars().count() as f32 * it.size;
        let most = self.pieces.iter().map(longest).fold(0.0, f32::max);
        if longest(&piece) > most {
            (self.y, self.size) = (piece.y, piece.size);
        }
        if self.pieces.is_empty() {
            (self.x, self.end) = (piece.x, piece.end);
        }
        self.x = self.x.min(piece.x);
        self.end = self.end.max(piece.end);
        self.pieces.push(piece);
    }

    /// Whether the piece of an index is raised: smaller than the line and above its baseline.
    pub(super) fn is_raised(&self, index: usize) -> bool {
        self.pieces.get(index).is_some_and(|it| {
            let higher = it.y - self.y;
            let smaller = it.size < RAISED_SIZE * self.size && higher > RAISED_BY * self.size;
            // Some files raise digits without making them smaller.
            let digits = it.text.trim().bytes().all(|it| it.is_ascii_digit()) && it.text.trim().len() < 4;
            smaller || (digits && higher > 2.0 * RAISED_BY * self.size)
        })
    }

    /// What stands before the piece of an index.
    pub(super) fn gap(&self, index: usize) -> Gap {
        let (Some(before), Some(piece)) = (
            index.checked_sub(1).and_then(|it| self.pieces.get(it)),
            self.pieces.get(index),
        ) else {
            return Gap::None;
        };
        let distance = (piece.x - before.end).max(before.x - piece.end) / piece.size.min(before.size);
        // Letters of another size are another text, unless they are raised.
        let apart = before.size.max(piece.size) > OTHER_TEXT * before.size.min(piece.size)
            && (before.y - piece.y).abs() < RAISED_BY * self.size;
        match distance {
            it if it > WIDE || (apart && it > BLANK) => Gap::Wide,
            it if it > BLANK => Gap::Blank,
            _ => Gap::None,
        }
    }

    /// The words without marks, one blank between them.
    pub(super) fn words(&self) -> String {
        self.parts().join(" ")
    }

    /// The words between wide gaps, one blank between two of them.
    pub(super) fn parts(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        for (at, piece) in self.pieces.iter().enumerate() {
            match (self.gap(at), parts.last_mut()) {
                (Gap::Wide, _) => parts.push(piece.text.clone()),
                (Gap::Blank, Some(words)) => {
                    words.push(' ');
                    words.push_str(&piece.text);
                }
                (_, Some(words)) => words.push_str(&piece.text),
                (_, None) => {}
            }
        }
        let folded = parts
            .iter()
            .map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
        folded.filter(|it| !it.is_empty()).collect()
    }
}
