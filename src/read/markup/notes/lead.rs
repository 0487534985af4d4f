//! Where a note's body starts that a link leads to, and what stands there.

use crate::read::markup::facts::Facts;
use crate::read::markup::roles::Role;
use crate::read::markup::tape::ElementId;
use crate::read::markup::tape::Piece;

/// Most bytes of text before a target that still stands at its block's start: a marker in brackets.
const BEFORE: u32 = 8;

/// Pieces looked at from a body's start, and before its end, for a marker and for links back.
const LEADING: usize = 24;
const TRAILING: usize = 12;

/// Bytes of text looked at.
const WORDS: usize = 64;

/// The start of a note's body.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    /// The target of the calls.
    pub(super) target: ElementId,
    /// Index of the first piece.
    pub(super) from: u32,
    /// The block that the body is the whole of; `None` where it starts inside a block.
    pub(super) whole: Option<ElementId>,
    pub(super) words: String,
    /// Links at the start and at the end.
    pub(super) links: Vec<ElementId>,
}

/// The body that a target starts, if it can be one of this call.
pub(super) fn lead(facts: &Facts<'_>, target: ElementId, call: ElementId) -> Option<Lead> {
    let block = facts.block(target)?;
    let outside = |it: ElementId| !(facts.open(it)..=facts.close(it)).contains(&facts.open(call));
    let at_start = facts.ink(facts.open(block), facts.open(target)) <= BEFORE;
    let whole = Some(block).filter(|it| at_start && outside(*it));
    if facts.role(block) == Role::Heading || !outside(target) {
        return None;
    }
    let from = whole.map_or(facts.open(target), |it| facts.open(it));
    let end = facts.close(block);
    let mut lead = Lead {
        target,
        from,
        whole,
        words: String::new(),
        links: Vec::new(),
    };
    let (first, last) = (from as usize, end as usize + 1);
    for at in first..last.min(first + LEADING) {
        match facts.tape.pieces.get(at) {
            Some(Piece::Open(it)) if facts.role(*it) == Role::Link => lead.links.push(*it),
            Some(Piece::Text(from, to)) if lead.words.len() < WORDS => {
                lead.words.extend(facts.tape.words(*from, *to).chars().take(WORDS));
            }
            _ => {}
        }
    }
    for at in last.saturating_sub(TRAILING).max(first + LEADING)..last {
        if let Some(Piece::Open(it)) = facts.tape.pieces.get(at)
            && facts.role(*it) == Role::Link
        {
            lead.links.push(*it);
        }
    }
    Some(lead)
}

/// Whether a link leads to one of these calls, or right beside it. The calls stand in the order of the file.
pub(super) fn leads_back(facts: &Facts<'_>, link: ElementId, calls: &[ElementId]) -> bool {
    let Some(anchor) = facts.target(link) else {
        return false;
    };
    let after = calls.partition_point(|it| facts.open(*it) < facts.open(anchor));
    let near = [after.checked_sub(1), Some(after)];
    near.iter().flatten().filter_map(|it| calls.get(*it)).any(|call| {
        let (from, to) = (facts.open(*call), facts.close(*call));
        let around = facts.open(anchor) <= from && facts.close(anchor) >= to;
        let inside = facts.open(anchor) >= from && facts.close(anchor) <= to;
        let beside = facts.ink(facts.close(anchor), from) == 0 && facts.ink(to, facts.open(anchor)) == 0;
        let block = facts.block(*call);
        let one = facts.block(anchor) == block;
        inside || (around && (one || !facts.role(anchor).is_block())) || (beside && one)
    })
}
