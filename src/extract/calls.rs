use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::extract::Call;
use crate::extract::Extractor;
use crate::extract::Note;
use crate::extract::Work;
use crate::text::Span;
use crate::text::covering;
use crate::text::overlapping;

/// Finds note calls: raised digits, or plain ones glued to a word's end or set off by a blank behind a
/// sentence, and ties each to its note.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "calls", run };

/// Furthest words looked at before a call, in bytes.
const BEFORE: usize = 120;

fn run(work: &mut Work<'_>) {
    let mut calls = raised(work);
    let plain_notes = work.extracted.notes.iter().any(|it| !it.raised);
    if plain_notes {
        calls.extend(plain(work, &calls));
    }
    calls.sort_by_key(|it| it.span);
    tie(&mut calls, &work.extracted.notes);
    work.extracted.calls = calls;
}

/// Raised runs that are no note's own marker and no exponent; "1,2" is two calls.
fn raised(work: &Work<'_>) -> Vec<Call> {
    let text = work.text();
    let markers: Vec<Span> = work.extracted.notes.iter().map(|it| it.marker_span).collect();
    let mut calls = Vec::new();
    for run in &work.document.superscripts {
        let line = line_before(text, run.range().start);
        if covering(&markers, run.start).is_some() || work.catalogue.phrases.notes.exponent.is_match(line) {
            continue;
        }
        let words = work.document.text.slice(*run);
        let mut at = run.start as usize;
        for piece in words.split_inclusive([',', ' ', ';']) {
            let marker = piece.trim_matches([',', ' ', ';', '(', ')']);
            let start = at + piece.find(marker).unwrap_or(0);
            at += piece.len();
            let digits = !marker.is_empty() && marker.bytes().all(|it| it.is_ascii_digit());
            if digits || (!marker.is_empty() && marker.bytes().all(|it| it == b'*')) {
                calls.push(Call {
                    marker: marker.to_owned(),
                    span: Span::new(start, start + marker.len()),
                    note: None,
                });
            }
        }
    }
    calls
}

/// The end of the line before an offset: more than any pattern for the words before a call looks at.
fn line_before(text: &str, at: usize) -> &str {
    let near = &text[text.floor_char_boundary(at.saturating_sub(BEFORE))..at];
    near.rsplit('\n').next().unwrap_or("")
}

/// Most numbers looked at for the call of one note; keeps the work linear.
const LOOKED_AT: usize = 256;

/// A number that may be a call.
struct Candidate {
    number: u64,
    span: Span,
    strength: Strength,
}

/// How much a number looks like a call.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strength {
    /// Set off by a blank behind a word ("the region 2 and"): a call only where its note needs it and nothing else fits.
    Weak,
    /// Set off by a blank behind punctuation, or glued to a word.
    Fair,
    /// Glued to a sentence's punctuation: a call even without a note.
    Strong,
}

/// Plain digits that read as calls: one for each note, in the order of the notes, and those that fill a
/// gap between two calls although no note has their number.
fn plain(work: &Work<'_>, raised: &[Call]) -> Vec<Call> {
    let candidates = candidates(work);
    let mut by_number: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (at, it) in candidates.iter().enumerate() {
        by_number.entry(it.number).or_default().push(at);
    }
    let raised: Vec<Span> = raised.iter().map(|it| it.span).collect();
    let markers: BTreeSet<&str> = work.extracted.notes.iter().map(|it| it.marker.as_str()).collect();
    let mut calls = Vec::new();
    let mut next = 0;
    let call = |it: &Candidate| Call {
        marker: it.number.to_string(),
        span: it.span,
        note: None,
    };
    for note in work.extracted.notes.iter().filter(|it| !it.raised) {
        let Ok(number) = note.marker.parse::<u64>() else {
            continue;
        };
        let reach = candidates.partition_point(|it| it.span.start < note.span.start);
        let taken = |it: &Candidate| overlapping(&raised, it.span).is_some();
        let same = by_number.get(&number).map_or(&[][..], Vec::as_slice);
        let rest = &same[same.partition_point(|it| *it < next)..];
        let weak = |at: usize| candidates[at].strength == Strength::Weak;
        let near = rest
            .iter()
            .copied()
            .take(LOOKED_AT)
            .take_while(|&at| at < reach)
            .filter(|&at| !taken(&candidates[at]));
        let weak_ones: Vec<usize> = near.clone().filter(|&at| weak(at)).take(2).collect();
        let found = match (near.clone().find(|&at| !weak(at)), weak_ones.as_slice()) {
            (Some(at), _) => Some(at),
            (None, [only]) => Some(*only),
            (None, _) => rest
                .iter()
                .copied()
                .take(LOOKED_AT)
                .find(|&at| !weak(at) && !taken(&candidates[at])),
        };
        // Behind the note's own page only where nothing before it fits: bodies may be collected early.
        let Some(at) = found.filter(|&at| at < reach || calls.is_empty()) else {
            continue;
        };
        let between = &candidates[next..at];
        let gap = between
            .iter()
            .filter(|it| it.strength == Strength::Strong && fills_gap(it.number, &calls, number, &markers));
        let mut filled = BTreeSet::new();
        calls.extend(gap.filter(|it| filled.insert(it.number)).map(call).collect::<Vec<_>>());
        calls.push(call(&candidates[at]));
        next = at + 1;
    }
    let last = calls.last().and_then(|it| it.marker.parse::<u64>().ok()).unwrap_or(0);
    let after = candidates.get(next..).unwrap_or(&[]);
    calls.extend(
        after
            .iter()
            .find(|it| it.strength == Strength::Strong && last > 0 && it.number == last + 1)
            .map(call),
    );
    calls
}

fn fills_gap(number: u64, calls: &[Call], before: u64, markers: &BTreeSet<&str>) -> bool {
    let last = calls.last().and_then(|it| it.marker.parse::<u64>().ok()).unwrap_or(0);
    last < number && number < before && !markers.contains(number.to_string().as_str())
}

fn candidates(work: &Work<'_>) -> Vec<Candidate> {
    let phrases = &work.catalogue.phrases.notes;
    let text = work.text();
    let masthead = work.extracted.head.masthead.end as usize;
    let bodies: Vec<Span> = work.extracted.notes.iter().map(|it| it.span).collect();
    let mut found = Vec::new();
    let mut at = masthead;
    while let Some(groups) = phrases.call.captures_at(text, at) {
        let (Some(before), Some(marker), Some(gap)) =
            (groups.name("before"), groups.name("marker"), groups.name("gap"))
        else {
            break;
        };
        at = marker.end();
        let span = Span::new(marker.start(), marker.end());
        let in_note = covering(&bodies, span.start).is_some();
        let line = line_before(text, before.end());
        let letters = line.chars().rev().take_while(|it| it.is_lowercase()).count();
        let punctuation = !before.as_str().chars().all(char::is_alphanumeric);
        let sentence = matches!(
            before.as_str(),
            "." | "," | ";" | "”" | "\"" | ")" | "!" | "?" | ":" | "’"
        );
        let strength = match gap.is_empty() {
            true if sentence => Strength::Strong,
            false if !sentence => Strength::Weak,
            _ => Strength::Fair,
        };
        let shape = match strength {
            Strength::Weak => letters >= 4 && !punctuation,
            _ => !gap.is_empty() || punctuation || letters >= 3,
        };
        let listed = work.document.in_link_list(span);
        let cited = phrases.call_not.is_match(&format!("{line}{}", gap.as_str()));
        if shape && !in_note && !listed && !cited {
            found.push(Candidate {
                number: marker.as_str().parse().unwrap_or(0),
                span,
                strength,
            });
        }
    }
    found
}

/// Ties each call to the first free note of its marker behind it, else to a used one, else to one before it.
fn tie(calls: &mut [Call], notes: &[Note]) {
    let mut by_marker: BTreeMap<&str, Same> = BTreeMap::new();
    for (at, note) in notes.iter().enumerate() {
        by_marker.entry(&note.marker).or_default().notes.push(at);
    }
    let mut used = vec![false; notes.len()];
    for call in calls {
        let Some(same) = by_marker.get_mut(call.marker.as_str()) else {
            continue;
        };
        let behind = same.notes.partition_point(|it| notes[*it].span.start < call.span.start);
        let (free_behind, free) = (same.free_from(behind, &used), same.first_free(&used));
        let chosen = [
            free_behind,
            free,
            same.notes.get(behind).copied(),
            same.notes.last().copied(),
        ];
        call.note = chosen.into_iter().flatten().next();
        if let Some(at) = call.note {
            used[at] = true;
        }
    }
}

/// The notes of one marker, with the places up to which all are used: calls come in the order of the
/// text, so neither place ever goes back.
#[derive(Default)]
struct Same {
    notes: Vec<usize>,
    behind: usize,
    first: usize,
}

impl Same {
    /// The first free note from a place on, where calls only ask for places further and further on.
    fn free_from(&mut self, place: usize, used: &[bool]) -> Option<usize> {
        self.behind = self.behind.max(place);
        while self.notes.get(self.behind).is_some_and(|it| used[*it]) {
            self.behind += 1;
        }
        self.notes.get(self.behind).copied()
    }

    fn first_free(&mut self, used: &[bool]) -> Option<usize> {
        while self.notes.get(self.first).is_some_and(|it| used[*it]) {
            self.first += 1;
        }
        self.notes.get(self.first).copied()
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::extracted;

    fn markers(text: &str) -> Vec<String> {
        extracted(text).1.calls.into_iter().map(|it| it.marker).collect()
    }

    #[test]
    fn raised_digits_are_calls_unless_they_are_exponents() {
        assert_eq!(
            markers("A pond of 30 m² and a lamp.¹ Two more,<sup>2,3</sup> unlit.\n\n¹ List."),
            ["1", "2", "3"]
        );
    }

    #[test]
    fn plain_digits_are_calls_where_notes_need_them() {
        let text = "In 1978 there were 3 boats. 1 All were blue.2 Of the 5 lamps, 4 burned in p. 3\nof the book.4\n\
                    __________________\n 1  List.\n 2  Ibid.\n 4  Ibid.\n";
        assert_eq!(markers(text), ["1", "2", "4"]);
    }

    #[test]
    fn a_call_in_a_gap_needs_no_note() {
        let text = "One lamp.1 Two lamps.2 Three lamps.3\n__________________\n 1  List.\n 3  List.\n";
        let (_, extracted) = extracted(text);
        let tied: Vec<_> = extracted.calls.iter().map(|it| (it.marker.as_str(), it.note)).collect();
        assert_eq!(tied, [("1", Some(0)), ("2", None), ("3", Some(1))]);
    }
}
