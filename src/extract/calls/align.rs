use std::collections::BTreeMap;

use crate::extract::Note;
use crate::extract::calls::candidates::Candidate;
use crate::extract::calls::candidates::Form;

/// Least evidence for a call.
const ENOUGH: i64 = 6;

/// What speaks for a call that stands between the notes before and the zone of its own note: on its page.
const ON_PAGE: i64 = 6;

/// What speaks against a call that stands behind its note.
const BEHIND: i64 = -8;

/// What speaks against one before the zone of the notes before: on an earlier page.
const EARLIER: i64 = -6;

/// A candidate read as the call of a note.
#[derive(Clone, Copy)]
struct Pair {
    candidate: usize,
    note: usize,
    weight: i64,
}

/// For each candidate the note that it calls: the readings with the most evidence whose notes stand in the same
/// order as the calls. Takes n log n steps: each candidate is read with three notes at most.
pub(super) fn align(candidates: &[Candidate], notes: &[Note]) -> Vec<Option<usize>> {
    let pairs = pairs(candidates, notes);
    let mut tree = Tree::new(notes.len());
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    let mut best: Option<(i64, usize)> = None;
    let mut at = 0;
    while let Some(first) = pairs.get(at) {
        let same = pairs[at..]
            .iter()
            .take_while(|it| it.candidate == first.candidate)
            .count();
        let reached: Vec<Option<(i64, usize)>> = pairs[at..at + same].iter().map(|it| tree.below(it.note)).collect();
        for (pair, reached) in (at..).zip(reached) {
            let total = pairs[pair].weight + reached.map_or(0, |it| it.0);
            before[pair] = reached.map(|it| it.1);
            tree.raise(pairs[pair].note, (total, pair));
            if best.is_none_or(|best| total > best.0) {
                best = Some((total, pair));
            }
        }
        at += same;
    }
    let mut found = vec![None; candidates.len()];
    let mut next = best.map(|it| it.1);
    while let Some(pair) = next {
        found[pairs[pair].candidate] = Some(pairs[pair].note);
        next = before[pair];
    }
    found
}

/// Every reading with enough evidence, in the order of the candidates.
fn pairs(candidates: &[Candidate], notes: &[Note]) -> Vec<Pair> {
    let numbered = notes.iter().enumerate().filter(|(_, it)| is_numbered(it));
    let mut by_marker: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, note) in numbered {
        by_marker.entry(&note.marker).or_default().push(at);
    }
    let zones = zones(notes);
    let mut pairs = Vec::new();
    for (candidate, it) in candidates.iter().enumerate() {
        let Some(same) = by_marker.get(it.marker.as_str()) else {
            continue;
        };
        let behind = same.partition_point(|note| notes[*note].span.start < it.span.start);
        let near = same[behind.saturating_sub(1)..].iter().take(3);
        for &note in near.filter(|note| fits(it, &notes[**note])) {
            let (start, floor) = zones.get(&notes[note].zone).copied().unwrap_or((0, 0));
            let place = match it.span.start {
                at if at > start => BEHIND,
                at if at < floor => EARLIER,
                _ => ON_PAGE,
            };
            let weight = weight(it) + place;
            if weight >= ENOUGH {
                pairs.push(Pair {
                    candidate,
                    note,
                    weight,
                });
            }
        }
    }
    lone(&mut pairs, candidates);
    pairs
}

/// Asterisks and letters are tied by themselves, notes that the format marks by the format.
fn is_numbered(note: &Note) -> bool {
    !note.marked && note.marker.bytes().all(|it| it.is_ascii_digit())
}

/// Keeps a number set off behind a word only where its note has no second one like it.
fn lone(pairs: &mut Vec<Pair>, candidates: &[Candidate]) {
    let weak = |it: &Pair| {
        let of = &candidates[it.candidate];
        of.form <= Form::Apart && !of.ends_line
    };
    let mut count: BTreeMap<usize, usize> = BTreeMap::new();
    for it in pairs.iter().filter(|it| weak(it)) {
        *count.entry(it.note).or_default() += 1;
    }
    pairs.retain(|it| !weak(it) || count.get(&it.note) == Some(&1));
}

/// Whether call and note are set in styles that go together.
fn fits(candidate: &Candidate, note: &Note) -> bool {
    match candidate.form {
        Form::Raised => true,
        Form::Slash => note.slash,
        Form::Sign => false,
        _ => !note.raised && !note.slash,
    }
}

fn weight(it: &Candidate) -> i64 {
    let form = match it.form {
        Form::Decimal => -1,
        Form::Apart => 3,
        Form::Near => 8,
        Form::Glued => 12,
        Form::Sign | Form::Slash | Form::Raised => 40,
    };
    form + if it.ends_line { 2 } else { 0 }
}

/// Where each zone of notes starts, and where the zone before it ends.
fn zones(notes: &[Note]) -> BTreeMap<u32, (u32, u32)> {
    let mut zones: BTreeMap<u32, (u32, u32)> = BTreeMap::new();
    let (mut end, mut floor) = (0, 0);
    let mut last = None;
    for note in notes.iter().filter(|it| is_numbered(it)) {
        if last.replace(note.zone) != Some(note.zone) {
            floor = end;
        }
        zones.entry(note.zone).or_insert((note.span.start, floor));
        end = end.max(note.span.end);
    }
    zones
}

/// The best reading so far up to each note (a binary indexed tree of maxima).
struct Tree {
    best: Vec<Option<(i64, usize)>>,
}

impl Tree {
    fn new(notes: usize) -> Self {
        Self {
            best: vec![None; notes + 1],
        }
    }

    /// The best that ends with a note before this one; the earliest of equals.
    fn below(&self, note: usize) -> Option<(i64, usize)> {
        let (mut at, mut best) = (note, None);
        while at > 0 {
            best = better(best, self.best[at]);
            at &= at - 1;
        }
        best
    }

    fn raise(&mut self, note: usize, found: (i64, usize)) {
        let mut at = note + 1;
        while let Some(kept) = self.best.get_mut(at) {
            *kept = better(*kept, Some(found));
            at += at & at.wrapping_neg();
        }
    }
}

fn better(one: Option<(i64, usize)>, other: Option<(i64, usize)>) -> Option<(i64, usize)> {
    match (one, other) {
        (Some(one), Some(other)) if (other.0, std::cmp::Reverse(other.1)) > (one.0, std::cmp::Reverse(one.1)) => {
            Some(other)
        }
        (None, other) => other,
        (one, _) => one,
    }
}
