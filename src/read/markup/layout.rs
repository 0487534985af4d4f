//! Which cells of tables are cells of a row of data, and which only lay out a page.

use crate::read::markup::facts::Facts;
use crate::read::markup::roles::Role;
use crate::read::markup::tape::ElementId;
use crate::read::markup::tape::Piece;

/// Most bytes of text in a cell of data.
const DATA: u32 = 1500;

/// Pieces looked at behind a cell for the next.
const AHEAD: usize = 6;

/// Where a cell stands in its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Its words stand on the line of the row.
    Inner,
    /// As [`Place::Inner`], but its later lines follow that of the row.
    Last,
    /// It holds tables, or as much text as a page.
    Layout,
}

/// Cells that hold a table.
pub(super) fn holders(facts: &Facts<'_>) -> Vec<bool> {
    let mut holders = vec![false; facts.tape.elements.len()];
    // The innermost cell around each element; known for the outer before the inner.
    let mut around: Vec<Option<ElementId>> = Vec::with_capacity(holders.len());
    for (at, element) in (0..).zip(&facts.tape.elements) {
        let outer = element.parent.and_then(|it| around.get(it as usize).copied().flatten());
        if facts.role(at) == Role::Table
            && let Some(holder) = outer.and_then(|it| holders.get_mut(it as usize))
        {
            *holder = true;
        }
        around.push(if facts.role(at) == Role::Cell { Some(at) } else { outer });
    }
    holders
}

/// Where a cell stands in its row.
pub(super) fn place(facts: &Facts<'_>, cell: ElementId, holders: &[bool]) -> Place {
    let holds = holders.get(cell as usize).copied().unwrap_or(false);
    if holds || facts.ink(facts.open(cell), facts.close(cell)) > DATA {
        return Place::Layout;
    }
    let behind = facts.close(cell) as usize + 1;
    let next = facts
        .tape
        .pieces
        .iter()
        .skip(behind)
        .take(AHEAD)
        .find(|it| !matches!(it, Piece::Text(..)));
    match next {
        Some(Piece::Open(_)) => Place::Inner,
        _ => Place::Last,
    }
}
