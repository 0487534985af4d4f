use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::extract::notes::lines::Line;
use crate::extract::notes::lines::closes;
use crate::extract::notes::openers::Form;
use crate::extract::notes::openers::Opener;

/// Furthest a number may run ahead of the note before it and still open a note.
pub(super) const LARGEST_GAP: u64 = 4;

/// Least evidence for a note without a raised marker.
const ENOUGH: u64 = 6;

/// The openers of one zone that are its notes: the sequence of numbers with the most evidence. Raised markers
/// need none. `last` is the number of the note before the zone; `headed` says that a heading opens it, not a rule.
pub(super) fn choose(text: &str, lines: &[Line], openers: &[Opener], last: Option<u64>, headed: bool) -> Vec<usize> {
    // For each number, the sequence with the most evidence that ends with it: its total and its last link.
    let mut best: BTreeMap<u64, (u64, usize)> = BTreeMap::new();
    let mut links: Vec<Link> = Vec::new();
    let mut whole: Option<(u64, usize)> = None;
    let first = openers.first();
    for (at, it) in openers.iter().enumerate() {
        if it.number == 0 || (it.number > 999 && !it.raised) {
            continue;
        }
        let evidence = evidence(text, lines, it, first) + if it.raised { ENOUGH } else { 0 };
        let begin = begin(it, at == 0 && !headed, last);
        let alone = begin + evidence;
        let starts = it.raised || (it.starts_sentence && begin > 0);
        let mut chosen = (starts && alone >= ENOUGH).then_some((alone, None));
        for (number, (total, link)) in best.range(it.number.saturating_sub(LARGEST_GAP)..=it.number) {
            let step = match it.number - number {
                0 => 0,
                1 => 3,
                _ => 1,
            };
            let sum = total + step + evidence;
            if step + evidence >= ENOUGH && chosen.is_none_or(|(most, _)| sum > most) {
                chosen = Some((sum, Some(*link)));
            }
        }
        let Some((total, before)) = chosen else { continue };
        let chain = (total, links.len());
        links.push(Link { opener: at, before });
        let known = best.entry(it.number).or_insert(chain);
        if total > known.0 {
            *known = chain;
        }
        if whole.is_none_or(|(most, _)| total > most) {
            whole = Some(chain);
        }
    }
    let mut next = whole.map(|it| it.1);
    let mut chosen = Vec::new();
    while let Some(link) = next.and_then(|it| links.get(it)) {
        chosen.push(link.opener);
        next = link.before;
    }
    chosen.reverse();
    chosen
}

/// The openers that a sequence leaves out because their numbers are out of order: as well set as its own, with a number
/// that it does not have although it has the numbers around it.
pub(super) fn displaced(text: &str, lines: &[Line], openers: &[Opener], chosen: &[usize]) -> Vec<usize> {
    let Some(first) = chosen.first().and_then(|it| openers.get(*it)) else {
        return Vec::new();
    };
    let mut numbers: BTreeSet<u64> = chosen.iter().map(|it| openers[*it].number).collect();
    let highest = numbers.last().copied().unwrap_or(0);
    let mut found = Vec::new();
    for (at, it) in openers.iter().enumerate() {
        let inside = it.line > first.line && (first.number..=highest + 1).contains(&it.number);
        let alike = it.form == first.form && it.starts_sentence && evidence(text, lines, it, Some(first)) >= ENOUGH;
        if inside && alike && numbers.insert(it.number) {
            found.push(at);
        }
    }
    found
}

/// One opener of a sequence, with the link before it.
struct Link {
    opener: usize,
    before: Option<usize>,
}

/// What speaks for an opener as the first note of its zone. Under a rule the first line is one, whatever its number: the
/// text may be a part of a longer one.
fn begin(it: &Opener, leads: bool, last: Option<u64>) -> u64 {
    let expected = it.number == 1 || last.is_some_and(|last| it.number == last + 1);
    match (expected, leads) {
        (true, true) => 6,
        (true, false) => 3,
        (false, true) => 2,
        (false, false) => 0,
    }
}

/// What speaks for an opener wherever it stands: its first word, the end of the line before it, its indent.
fn evidence(text: &str, lines: &[Line], it: &Opener, first: Option<&Opener>) -> u64 {
    let Some(line) = lines.get(it.line) else { return 0 };
    let before = it.line.checked_sub(1).and_then(|it| lines.get(it));
    let closed = before.is_none_or(|it| it.bar || closes(it.words(text)));
    let aligned = first
        .and_then(|it| lines.get(it.line).zip(Some(it)))
        .is_some_and(|(line_of, first)| {
            let end = |line: &Line, it: &Opener| u32::from(line.indent) + (it.marker.end - it.marker.start);
            line_of.indent == line.indent || end(line_of, first) == end(line, it)
        });
    let alike = first.is_none_or(|first| first.form == it.form);
    let alone = it.form == Form::Alone && it.starts_sentence;
    let slash = it.form == Form::Slash;
    let sum: u64 = [it.starts_sentence, closed || line.breaks > 1, aligned, alone, slash]
        .iter()
        .map(|it| 2 * u64::from(*it))
        .sum();
    sum.saturating_sub(if alike { 0 } else { 2 })
}
