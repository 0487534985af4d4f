//! Where the bodies of linked notes end, and what in them only repeats a marker.

use crate::read::markup::facts::Facts;
use crate::read::markup::markers;
use crate::read::markup::notes::Body;
use crate::read::markup::notes::Notes;
use crate::read::markup::notes::lead::leads_back;
use crate::read::markup::notes::linked::Linked;
use crate::read::markup::roles::Role;
use crate::read::markup::tape::ElementId;
use crate::read::markup::tape::Piece;

/// Most bytes of a link's text that only leads back.
const BACK: u32 = 24;

/// Pieces at a body's start among which its marker stands.
const LEADING: usize = 32;

/// Most steps from a note's block to the element that holds all its paragraphs.
const CLIMB: usize = 3;

/// Ends each body before the next, and finds those that nothing calls. The notes stand in the order of the file.
pub(super) fn close(facts: &Facts<'_>, notes: &mut Notes, linked: Vec<Linked>) {
    let starts: Vec<u32> = linked.iter().map(|it| it.lead.from).collect();
    let mut done = 0;
    for (at, note) in linked.into_iter().enumerate() {
        let next = starts.get(at + 1).copied().unwrap_or(u32::MAX);
        let (from, to) = match note.lead.whole {
            Some(block) => whole(facts, block, done, next),
            None => (note.lead.from, part(facts, note.lead.from, next)),
        };
        let to = to.min(next);
        if from < done || to <= from {
            continue;
        }
        done = to;
        for piece in from as usize..to as usize {
            if let Some(Piece::Open(it)) = facts.tape.pieces.get(piece) {
                let signed = facts.has_sign(*it, facts.vocabulary.back_signs);
                let link = facts.role(*it) == Role::Link && !notes.calls.contains_key(it);
                let short = facts.ink(facts.open(*it), facts.close(*it)) <= BACK;
                if signed || (link && short && leads_back(facts, *it, &note.calls)) {
                    notes.gone.insert(*it);
                }
            }
        }
        drop_marker(facts, notes, from, to, &note.marker);
        notes.bodies.push(Body {
            from,
            to,
            marker: note.marker,
            note: note.note,
            moved: false,
            called_here: false,
        });
    }
    uncalled(facts, notes);
}

/// The pieces of a note that is a whole block: with the cell or the definition beside its marker, and with all
/// paragraphs of the element that holds this note alone.
fn whole(facts: &Facts<'_>, block: ElementId, done: u32, next: u32) -> (u32, u32) {
    let mut found = block;
    for outer in facts.tape.up(block).skip(1).take(CLIMB) {
        let starts = facts.ink(facts.open(outer), facts.open(found)) == 0;
        let alone = facts.open(outer) >= done && facts.close(outer) < next;
        let holds = match facts.role(outer) {
            Role::Row => facts.role(found) == Role::Cell,
            Role::Item => true,
            // An element that is the place of all notes is not one of them.
            Role::Line => {
                facts.tape.value(outer, "id").is_some() && !facts.has_sign(outer, facts.vocabulary.note_places)
            }
            _ => false,
        };
        if !(starts && alone && holds) {
            break;
        }
        found = outer;
    }
    let term = facts.tape.name_of(found) == "dt";
    let end = facts.close(found) + 1;
    let to = if term { behind_term(facts, end) } else { end };
    (facts.open(found), to)
}

/// One behind the definitions that follow a term.
fn behind_term(facts: &Facts<'_>, mut at: u32) -> u32 {
    loop {
        at = match facts.tape.pieces.get(at as usize) {
            Some(Piece::Text(..)) => at + 1,
            Some(Piece::Open(it)) if facts.tape.name_of(*it) == "dd" => facts.close(*it) + 1,
            _ => return at,
        };
    }
}

/// One behind the last piece of a note that starts inside a block: the next bound of a block behind some text.
fn part(facts: &Facts<'_>, from: u32, next: u32) -> u32 {
    let mut at = from;
    while at < next {
        let inked = facts.ink(from, at) > markers::LONGEST;
        match facts.tape.pieces.get(at as usize) {
            None => return at,
            Some(Piece::Open(it)) if inked && facts.role(*it).is_block() => return at,
            Some(Piece::Close(it)) if facts.role(*it).is_block() && (inked || facts.open(*it) < from) => return at,
            _ => at += 1,
        }
    }
    at
}

/// Takes the marker at a body's start away: the note shows it already.
fn drop_marker(facts: &Facts<'_>, notes: &mut Notes, from: u32, to: u32, marker: &str) {
    let first = facts.tape.pieces.get(from as usize);
    let displayed = matches!(first, Some(Piece::Open(it)) if facts.item_numbers.contains_key(it));
    let mut found = false;
    let mut at = from as usize;
    for _ in 0..LEADING {
        if at >= to as usize {
            return;
        }
        match facts.tape.pieces.get(at) {
            Some(Piece::Open(it)) => {
                let text = facts.short_text(*it, markers::LONGEST);
                let same = text.is_some_and(|it| markers::marker(&it).is_some_and(|it| it.words == marker));
                let gone = notes.gone.contains(it);
                if same && !facts.role(*it).is_block() {
                    notes.gone.insert(*it);
                }
                if gone || (same && !facts.role(*it).is_block()) {
                    found |= same;
                    at = facts.close(*it) as usize + 1;
                    continue;
                }
            }
            Some(Piece::Text(start, end)) => {
                let words = facts.tape.words(*start, *end);
                let bare = words.trim();
                let kept = if found {
                    words.len() - markers::stops(words).len()
                } else if let Some(repeated) = markers::repeated(words, marker, displayed) {
                    repeated
                } else if matches!(bare, "[" | "(") {
                    words.len()
                } else {
                    0
                };
                found |= kept > 0 && !matches!(bare, "[" | "(");
                if kept > 0 {
                    notes.cuts.insert(u32::try_from(at).unwrap_or(u32::MAX), kept);
                }
                if kept < words.len() && !bare.is_empty() {
                    return;
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Notes in their place that no link calls: items of numbered lists, and paragraphs that start with a raised marker. A block
/// between notes, or right behind the last, stands in their place whatever its file calls that.
fn uncalled(facts: &Facts<'_>, notes: &mut Notes) {
    let taken: Vec<(u32, u32)> = notes.bodies.iter().map(|it| (it.from, it.to)).collect();
    let mut done = 0;
    for element in (0..).zip(&facts.tape.elements).map(|(at, _): (ElementId, _)| at) {
        let (from, to) = (facts.open(element), facts.close(element) + 1);
        if from < done {
            continue;
        }
        let before = taken.partition_point(|it| it.1 <= from);
        let next = taken.get(before);
        if next.is_some_and(|it| it.0 < to) || !facts.role(element).is_block() {
            continue;
        }
        let last = before
            .checked_sub(1)
            .and_then(|it| taken.get(it))
            .map(|it| it.1.max(done));
        let beside = || {
            let before = before.checked_sub(1).and_then(|it| taken.get(it)).map(|it| it.0);
            let behind = last.is_some_and(|it| facts.ink(it, from) == 0) && is_sibling(facts, element, before);
            behind || next.is_some_and(|it| facts.ink(to, it.0) == 0 && is_sibling(facts, element, Some(it.0)))
        };
        if !facts.among_notes(element) && !beside() {
            continue;
        }
        let marker = match facts.role(element) {
            Role::Item => facts
                .item_numbers
                .get(&element)
                .map(|it| it.trim_end_matches('.').to_owned()),
            Role::Paragraph | Role::Line => raised_start(facts, element),
            _ => None,
        };
        let Some(marker) = marker.filter(|_| facts.ink(from, to) > 0) else {
            continue;
        };
        done = to;
        drop_marker(facts, notes, from, to, &marker);
        let note = notes.number();
        notes.bodies.push(Body {
            from,
            to,
            marker,
            note,
            moved: false,
            called_here: false,
        });
    }
}

/// Whether an element lies in the same element as the one that a piece opens.
fn is_sibling(facts: &Facts<'_>, element: ElementId, piece: Option<u32>) -> bool {
    let other = match piece.and_then(|it| facts.tape.pieces.get(it as usize)) {
        Some(Piece::Open(it)) => *it,
        _ => return false,
    };
    facts.tape.up(element).nth(1) == facts.tape.up(other).nth(1)
}

/// The raised marker that a block starts with.
fn raised_start(facts: &Facts<'_>, block: ElementId) -> Option<String> {
    for at in facts.tape.inside(block).take(LEADING) {
        match facts.tape.pieces.get(at)? {
            Piece::Open(it) if facts.role(*it) == Role::Raised => {
                return markers::marker(&facts.short_text(*it, markers::LONGEST)?).map(|it| it.words);
            }
            Piece::Open(it) if facts.role(*it).is_block() => return None,
            Piece::Text(from, to) if !facts.tape.words(*from, *to).trim().is_empty() => return None,
            _ => {}
        }
    }
    None
}
