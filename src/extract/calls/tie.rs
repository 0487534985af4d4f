use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::extract::Call;
use crate::extract::CallStatus;
use crate::extract::Note;
use crate::extract::Work;
use crate::extract::calls::candidates::Candidate;
use crate::extract::calls::candidates::Form;

/// Furthest that a call out of order stands from its place.
const MISPLACED: u64 = 2;

/// The calls among the candidates, each tied to its note: those of the aligned sequence, those that call a note
/// again, and those whose form says that they are calls although no note answers.
pub(super) fn tie(work: &Work<'_>, candidates: &[Candidate], aligned: &[Option<usize>]) -> Vec<Call> {
    let notes = &work.extracted.notes;
    let mut by_marker: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, note) in notes.iter().enumerate() {
        by_marker.entry(&note.marker).or_default().push(at);
    }
    let next = next_numbers(notes, aligned);
    let answered: BTreeSet<usize> = aligned.iter().flatten().copied().collect();
    let open = |number: u64, it: &Candidate| {
        let same = by_marker.get(number.to_string().as_str());
        same.is_some_and(|same| {
            same.iter()
                .any(|note| !answered.contains(note) && notes[*note].span.start > it.span.start)
        })
    };
    let mut state = Numbering::default();
    let mut calls = Vec::new();
    for (at, it) in candidates.iter().enumerate() {
        let same = by_marker.get(it.marker.as_str()).map_or(&[][..], Vec::as_slice);
        let note = match aligned[at] {
            Some(note) => {
                state.step(notes, note);
                Some((note, place(it, &notes[note])))
            }
            None if it.form == Form::Sign => match of_sign(notes, same, it) {
                Some(note) => Some((note, "the next note with this sign".to_owned())),
                None => continue,
            },
            None if it.form >= Form::Slash => again(notes, same, it, &state),
            None if it.form == Form::Glued => match again(notes, same, it, &state) {
                found @ Some(_) if state.called.contains_key(it.marker.as_str()) => found,
                Some((note, why)) if !answered.contains(&note) && state.is_near(it, next[at]) => Some((note, why)),
                None if same.is_empty() && state.fills(it, next[at]) => None,
                None if same.is_empty() && state.replaces(next[at], |number| open(number, it)) => None,
                _ => continue,
            },
            None if it.form == Form::Near
                && same.is_empty()
                && next[at].is_some()
                && (it.ends_line || is_glued(work, it))
                && state.is_next(it)
                && state.fills(it, next[at]) =>
            {
                None
            }
            None => continue,
        };
        calls.push(call(it, note));
    }
    mark_ambiguous(&mut calls, notes);
    calls
}

fn call(it: &Candidate, note: Option<(usize, String)>) -> Call {
    let (status, why) = match &note {
        Some((_, why)) => (CallStatus::Resolved, why.clone()),
        None => (CallStatus::Blocked, format!("no note has the marker {}", it.marker)),
    };
    Call {
        marker: it.marker.clone(),
        span: it.span,
        note: note.map(|it| it.0),
        status,
        why,
    }
}

fn place(it: &Candidate, note: &Note) -> String {
    let side = if note.span.start > it.span.start {
        "behind"
    } else {
        "before"
    };
    format!("note {} {side} it, in the order of calls and notes", note.marker)
}

/// The numbering of the calls so far: it starts anew where a note's number does not go on.
#[derive(Default)]
struct Numbering<'a> {
    last: u64,
    /// The note of each marker called since the numbering started.
    called: BTreeMap<&'a str, usize>,
    /// Numbers without a note that were taken for calls.
    filled: BTreeSet<u64>,
}

impl<'a> Numbering<'a> {
    fn step(&mut self, notes: &'a [Note], note: usize) {
        let number = notes[note].marker.parse().unwrap_or(0);
        if number <= self.last {
            self.called.clear();
            self.filled.clear();
        }
        self.last = number;
        self.called.insert(&notes[note].marker, note);
    }

    /// Whether a number without a note lies between those of the calls around it, or follows the last call.
    fn fills(&mut self, it: &Candidate, next: Option<u64>) -> bool {
        let number = it.marker.parse().unwrap_or(0);
        let between = match next {
            Some(next) => self.last < number && number < next,
            None => self.last > 0 && number == self.last + 1,
        };
        between && self.filled.insert(number)
    }

    /// The number that the next call should have.
    fn expected(&self) -> u64 {
        self.filled.last().copied().unwrap_or(0).max(self.last) + 1
    }

    fn is_next(&self, it: &Candidate) -> bool {
        it.marker.parse() == Ok(self.expected())
    }

    /// Whether a number is out of order beside the calls around it: two that changed places.
    fn is_near(&self, it: &Candidate, next: Option<u64>) -> bool {
        let number: u64 = it.marker.parse().unwrap_or(0);
        let near = |other: u64| other.abs_diff(number) <= MISPLACED;
        near(self.last) || next.is_some_and(near)
    }

    /// Whether a number that no note has stands where the call of a note is missing: a misprint of its number.
    fn replaces(&mut self, next: Option<u64>, open: impl Fn(u64) -> bool) -> bool {
        let expected = self.expected();
        next.is_none_or(|next| expected < next) && open(expected) && self.filled.insert(expected)
    }
}

/// Whether a number stands right behind a word.
fn is_glued(work: &Work<'_>, it: &Candidate) -> bool {
    crate::text::before(work.text(), it.span.range().start, 4).ends_with(char::is_alphanumeric)
}

/// For each candidate the number of the next aligned call behind it, where the numbering goes on.
fn next_numbers(notes: &[Note], aligned: &[Option<usize>]) -> Vec<Option<u64>> {
    let mut next = vec![None; aligned.len()];
    let mut number = None;
    for (at, note) in aligned.iter().enumerate().rev() {
        next[at] = number;
        if let Some(note) = note {
            number = notes[*note].marker.parse().ok();
        }
    }
    next
}

/// The note that a call outside of the sequence leads to: the one of its number called before, else the next behind it,
/// else the nearest before it.
fn again(notes: &[Note], same: &[usize], it: &Candidate, state: &Numbering<'_>) -> Option<(usize, String)> {
    if let Some(note) = state.called.get(it.marker.as_str()) {
        return Some((*note, format!("note {}, which is called before", it.marker)));
    }
    let behind = same.partition_point(|note| notes[*note].span.start < it.span.start);
    if let Some(note) = same.get(behind) {
        return Some((*note, format!("the next note {} behind it", it.marker)));
    }
    let note = behind.checked_sub(1).and_then(|it| same.get(it))?;
    Some((*note, format!("the only note {} stands before it", it.marker)))
}

/// The next note of a sign behind its call; a page's foot holds it, or the foot of the table.
fn of_sign(notes: &[Note], same: &[usize], it: &Candidate) -> Option<usize> {
    same.get(same.partition_point(|note| notes[*note].span.start < it.span.start))
        .copied()
}

/// A call whose note has a namesake in the same zone that nothing calls may mean either.
fn mark_ambiguous(calls: &mut [Call], notes: &[Note]) {
    let called: BTreeSet<usize> = calls.iter().filter_map(|it| it.note).collect();
    let mut uncalled: BTreeMap<(u32, &str), usize> = BTreeMap::new();
    for (at, note) in notes.iter().enumerate().filter(|(at, _)| !called.contains(at)) {
        uncalled.entry((note.zone, &note.marker)).or_insert(at);
    }
    for call in calls {
        let Some(note) = call.note.and_then(|it| notes.get(it)) else {
            continue;
        };
        if uncalled.contains_key(&(note.zone, note.marker.as_str())) {
            call.status = CallStatus::Ambiguous;
            call.why = format!("two notes of one zone have the marker {}", call.marker);
        }
    }
}
