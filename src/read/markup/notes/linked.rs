//! Notes by links: a short marker that links to the start of a block, where the same marker stands, or a link back, or
//! which stands in a place of notes.

use std::collections::BTreeMap;
use std::collections::HashMap;

use crate::read::markup::facts::Facts;
use crate::read::markup::markers;
use crate::read::markup::markers::Marker;
use crate::read::markup::notes::Call;
use crate::read::markup::notes::Notes;
use crate::read::markup::notes::bodies;
use crate::read::markup::notes::lead::Lead;
use crate::read::markup::notes::lead::lead;
use crate::read::markup::notes::lead::leads_back;
use crate::read::markup::roles::Role;
use crate::read::markup::tape::ElementId;
use crate::read::markup::tape::Piece;

/// Elements around a link that may raise it or carry a sign of a call.
const AROUND: usize = 3;

/// A note that links lead to.
pub(super) struct Linked {
    pub(super) lead: Lead,
    /// The marker of its first call.
    pub(super) marker: String,
    pub(super) note: usize,
    /// Its calls in the order of the file.
    pub(super) calls: Vec<ElementId>,
}

/// Finds notes and calls by the links between them.
pub(super) fn find(facts: &Facts<'_>, notes: &mut Notes) {
    let mut leads: HashMap<ElementId, Option<Lead>> = HashMap::new();
    let mut linked: BTreeMap<u32, Linked> = BTreeMap::new();
    for link in (0..).zip(&facts.tape.elements).map(|(at, _): (ElementId, _)| at) {
        if facts.role(link) != Role::Link || notes.calls.contains_key(&link) || notes.gone.contains(&link) {
            continue;
        }
        if facts.fragment(link).is_none() {
            continue;
        }
        let Some(marker) = facts
            .short_text(link, markers::LONGEST)
            .and_then(|it| markers::marker(&it))
        else {
            continue;
        };
        let Some(target) = facts.target(link) else {
            if is_signed(facts, link) {
                let note = notes.number();
                add(notes, link, marker, note);
            }
            continue;
        };
        let lead = leads.entry(target).or_insert_with(|| lead(facts, target, link));
        let Some(lead) = lead.clone().filter(|it| calls(facts, link, &marker, it)) else {
            continue;
        };
        let back = lead.links.iter().filter(|it| leads_back(facts, **it, &[link]));
        notes.gone.extend(back);
        let known = linked.entry(lead.from).or_insert_with(|| Linked {
            lead,
            marker: marker.words.clone(),
            note: notes.number(),
            calls: Vec::new(),
        });
        known.calls.push(link);
        add(notes, link, marker, known.note);
    }
    bodies::close(facts, notes, linked.into_values().collect());
}

fn add(notes: &mut Notes, link: ElementId, marker: Marker, note: usize) {
    let call = Call {
        before: marker.before,
        marker: marker.words,
        after: marker.after,
        note,
    };
    notes.calls.insert(link, call);
}

/// Whether a link with this marker calls the note that starts there.
fn calls(facts: &Facts<'_>, link: ElementId, marker: &Marker, lead: &Lead) -> bool {
    let signed = is_signed(facts, link);
    let shown = signed || marker.in_brackets() || is_raised(facts, link);
    let placed = facts.among_notes(lead.target);
    let same = markers::repeated(&lead.words, &marker.words, false).is_some();
    let back = || {
        lead.links
            .iter()
            .any(|it| *it != link && leads_back(facts, *it, &[link]))
    };
    (shown && (signed || placed || same)) || (placed && is_glued(facts, link)) || back()
}

/// Whether the link or what stands right around it is marked as a call.
fn is_signed(facts: &Facts<'_>, link: ElementId) -> bool {
    let mut around = facts.tape.up(link).take(AROUND);
    around.any(|it| facts.has_sign(it, facts.vocabulary.call_signs))
}

/// Whether the link is raised, or what it holds.
fn is_raised(facts: &Facts<'_>, link: ElementId) -> bool {
    let mut around = facts.tape.up(link).take(AROUND);
    let mut inside = facts.tape.inside(link).take(2 * AROUND);
    around.any(|it| facts.role(it) == Role::Raised || facts.look(it) == Some(Role::Raised))
        || inside.any(
            |it| matches!(facts.tape.pieces.get(it), Some(Piece::Open(inner)) if facts.role(*inner) == Role::Raised),
        )
}

/// Whether the link stands right behind a word or its stop.
fn is_glued(facts: &Facts<'_>, link: ElementId) -> bool {
    let before = (facts.open(link) as usize).checked_sub(1);
    match before.and_then(|it| facts.tape.pieces.get(it)) {
        Some(Piece::Text(from, to)) => !facts
            .tape
            .words(*from, *to)
            .ends_with(|it: char| it.is_whitespace() || it == '('),
        _ => false,
    }
}
