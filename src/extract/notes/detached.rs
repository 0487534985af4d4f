use std::ops::Range;

use crate::extract::Note;
use crate::extract::Work;
use crate::extract::notes::lines::Line;
use crate::extract::notes::lines::closes;
use crate::extract::notes::openers::Form;
use crate::extract::notes::openers::Opener;
use crate::extract::notes::zones::Zone;
use crate::text::Span;

/// Fewest numbers in a heap that a converter made; one alone stands above its own text.
const HEAP: usize = 2;

/// The notes of a zone whose numbers a converter collected before or behind all bodies ("5", "6", then both texts):
/// the bodies are given to the numbers in order, where there are as many paragraphs or closed lines.
pub(super) fn notes(work: &Work<'_>, lines: &[Line], zone: &Zone, taken: &[&Opener], number: u32) -> Option<Vec<Note>> {
    let heap = heap(taken)?;
    let first = taken[heap.start].line;
    let behind = taken[heap.end - 1].line + 1;
    let whole = heap.len() == taken.len();
    let bodies = match zone.lines.end > behind {
        true if whole => behind..zone.lines.end,
        false if whole => zone.lines.start..first,
        _ => return None,
    };
    let split = split(work, lines, bodies, taken.len())?;
    let notes = taken.iter().zip(split).map(|(it, body)| Note {
        marker: work.document.text.slice(it.marker).to_owned(),
        marker_span: it.marker,
        span: Span {
            start: lines[body.start].span.start + u32::from(lines[body.start].indent),
            end: lines[body.end - 1].span.end,
        },
        raised: it.raised,
        slash: false,
        zone: number,
        marked: false,
        continued: Vec::new(),
    });
    Some(notes.collect())
}

/// The markers that stand on lines of their own right behind each other.
fn heap(taken: &[&Opener]) -> Option<Range<usize>> {
    let alone = |it: &&Opener| it.form == Form::Alone;
    let from = taken.iter().position(alone)?;
    let next = |at: usize| {
        taken
            .get(at)
            .is_some_and(|it| alone(it) && it.line == taken[at - 1].line + 1)
    };
    let mut to = from + 1;
    while next(to) {
        to += 1;
    }
    (to - from >= HEAP).then_some(from..to)
}

/// Splits lines into as many bodies as there are numbers: at empty lines, else behind closed lines.
fn split(work: &Work<'_>, lines: &[Line], bodies: Range<usize>, wanted: usize) -> Option<Vec<Range<usize>>> {
    let text = work.text();
    let pieces = |starts: &dyn Fn(usize) -> bool| {
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for at in bodies.clone() {
            match pieces.last_mut() {
                Some(piece) if !starts(at) => piece.end = at + 1,
                _ => pieces.push(at..at + 1),
            }
        }
        (pieces.len() == wanted).then_some(pieces)
    };
    pieces(&|at| lines[at].breaks > 1).or_else(|| pieces(&|at| closes(lines[at - 1].words(text))))
}
