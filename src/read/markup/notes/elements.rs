//! Notes that are elements of their own: `authorialNote`, `fn`, `note`.

use std::collections::HashMap;

use crate::read::markup::facts::Facts;
use crate::read::markup::markers;
use crate::read::markup::notes::Body;
use crate::read::markup::notes::Call;
use crate::read::markup::notes::Notes;
use crate::read::markup::roles::Role;
use crate::read::markup::tape::ElementId;
use crate::read::markup::tape::Piece;

/// Pieces at a note's start among which its label is sought.
const LEADING: usize = 16;

/// Finds notes by their elements, and what calls them.
pub(super) fn find(facts: &Facts<'_>, notes: &mut Notes) {
    let all = || (0..).zip(&facts.tape.elements).map(|(at, _): (ElementId, _)| at);
    if !all().any(|it| matches!(facts.role(it), Role::Note | Role::Call)) {
        return;
    }
    let mut callers: HashMap<ElementId, Vec<ElementId>> = HashMap::new();
    let mut lost = Vec::new();
    for call in all().filter(|it| matches!(facts.role(*it), Role::Call | Role::Link)) {
        match facts.target(call) {
            Some(note) if facts.role(note) == Role::Note => callers.entry(note).or_default().push(call),
            _ if facts.role(call) == Role::Call => lost.push(call),
            _ => {}
        }
    }
    let mut unmarked = 0_usize;
    for element in all().filter(|it| facts.role(*it) == Role::Note) {
        let (from, to) = (facts.open(element), facts.close(element) + 1);
        if facts.ink(from, to) == 0 {
            continue;
        }
        let note = notes.number();
        let calls = callers.remove(&element).unwrap_or_default();
        let label = label(facts, element);
        let written = facts
            .tape
            .first_value(element, facts.vocabulary.markers)
            .map(str::to_owned);
        let marker = written
            .or(label.as_ref().and_then(|it| facts.short_text(*it, markers::LONGEST)))
            .or_else(|| calls.iter().find_map(|it| marker_of_call(facts, *it)))
            .and_then(|it| markers::marker(&it).map(|it| it.words))
            .unwrap_or_else(|| {
                unmarked += 1;
                unmarked.to_string()
            });
        notes.gone.extend(label);
        let mut called = false;
        for call in calls {
            // A call elsewhere repeats that of a note that stands in its text.
            let beside = facts.ink(facts.close(call), from) == 0 && facts.open(call) < from;
            called |= add_call(facts, notes, call, Some(&marker), note) && beside;
        }
        let moved = !facts.among_notes(element);
        notes.bodies.push(Body {
            from,
            to,
            marker,
            note,
            moved,
            called_here: moved && !called,
        });
    }
    for call in lost {
        let note = notes.number();
        add_call(facts, notes, call, None, note);
    }
}

/// The element at a note's start that holds its marker.
fn label(facts: &Facts<'_>, note: ElementId) -> Option<ElementId> {
    facts
        .tape
        .inside(note)
        .take(LEADING)
        .find_map(|it| match facts.tape.pieces.get(it)? {
            Piece::Open(inner) if facts.role(*inner) == Role::Label => Some(*inner),
            _ => None,
        })
}

fn marker_of_call(facts: &Facts<'_>, call: ElementId) -> Option<String> {
    let text = facts.short_text(call, markers::LONGEST).filter(|it| !it.is_empty());
    text.or_else(|| {
        facts
            .tape
            .first_value(call, facts.vocabulary.markers)
            .map(str::to_owned)
    })
}

/// Keeps a call whose text is a marker; an empty one shows its note's.
fn add_call(facts: &Facts<'_>, notes: &mut Notes, call: ElementId, shown: Option<&str>, note: usize) -> bool {
    let text =
        marker_of_call(facts, call).or_else(|| shown.filter(|_| facts.role(call) == Role::Call).map(str::to_owned));
    let Some(marker) = text.and_then(|it| markers::marker(&it)) else {
        return false;
    };
    let call_words = Call {
        before: marker.before,
        marker: marker.words,
        after: marker.after,
        note,
    };
    notes.calls.insert(call, call_words).is_none()
}
