use std::collections::BTreeMap;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::extract::Call;
use crate::extract::Extracted;
use crate::extract::Note;

pub(super) static RULE: Rule = Rule {
    id: "note-numbers",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "a note number that is skipped, repeated or out of order",
    reason: "Notes are numbered in one row; a gap or a repeated number sends calls to the wrong note.",
    page: include_str!("../../../docs/rules/note-numbers.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let notes = &corpus.extracted(document).notes;
        for (note, fault) in faults(notes) {
            let it = &notes[note];
            let marker = &it.marker;
            let (message, fact, other) = match fault {
                Fault::Skipped(before, from, to) if from == to => (
                    format!("note {from} is missing before note {marker}"),
                    "the note before it",
                    before,
                ),
                Fault::Skipped(before, from, to) => (
                    format!("notes {from} to {to} are missing before note {marker}"),
                    "the note before it",
                    before,
                ),
                Fault::Repeated(first) => (format!("there are two notes {marker}"), "the other one", first),
                Fault::Behind(higher) => (
                    format!("note {marker} stands behind note {}", notes[higher].marker),
                    "the other one",
                    higher,
                ),
            };
            report
                .at(document, it.marker_span, message)
                .fact_at(fact, document, notes[other].marker_span)
                .suggest("number the notes without gaps in the order of their calls");
        }
        for (first, then) in called_out_of_order(corpus.extracted(document)) {
            let marker = |it: &Call| it.marker.clone();
            let message = format!("note {} is called before note {}", marker(first), marker(then));
            report
                .at(document, first.span, message)
                .fact_at("the call of the note with the lower number", document, then.span)
                .suggest("number the notes in the order of their calls");
        }
    }
}

/// First calls of two notes whose numbers follow one another, where the text has them the other way round. Notes that a
/// format marks are numbered when they are shown, or are a list of sources in an order of its own.
fn called_out_of_order(extracted: &Extracted) -> Vec<(&Call, &Call)> {
    let mut first: Vec<Option<&Call>> = vec![None; extracted.notes.len()];
    for call in &extracted.calls {
        let note = call
            .note
            .filter(|&it| extracted.notes.get(it).is_some_and(|it| !it.marked));
        if let Some(first) = note.and_then(|it| first.get_mut(it)) {
            first.get_or_insert(call);
        }
    }
    let number = |it: &Call| it.marker.parse::<u64>().ok();
    let pairs = first.iter().zip(first.iter().skip(1));
    let called = pairs.filter_map(|(one, next)| one.zip(*next));
    let wrong = called.filter(|(one, next)| {
        let follows = number(one).zip(number(next)).is_some_and(|(one, next)| next == one + 1);
        follows && next.span.start < one.span.start
    });
    wrong.map(|(one, next)| (next, one)).collect()
}

#[derive(Debug, PartialEq, Eq)]
enum Fault {
    /// The note before, and the first and last number missing.
    Skipped(usize, u64, u64),
    /// The note that has the number already.
    Repeated(usize),
    /// The note with a higher number that stands before.
    Behind(usize),
}

/// Faults in the numbers of notes, each with the index of its note. Numbering may start anew at 1: annexes
/// number their notes by themselves, and some texts number by the page. It may begin with any number: the
/// text may be a part of a longer one.
fn faults(notes: &[Note]) -> Vec<(usize, Fault)> {
    let mut found = Vec::new();
    let mut run: BTreeMap<u64, usize> = BTreeMap::new();
    // A number that stands twice leaves the next one out: one fault, not two.
    let mut repeated = 0;
    let numbered = notes
        .iter()
        .enumerate()
        .filter_map(|(at, it)| Some((at, it.marker.parse::<u64>().ok()?)));
    for (at, number) in numbered {
        if number == 1 {
            run.clear();
            repeated = 0;
        }
        let highest = run.last_key_value().map(|(number, note)| (*number, *note));
        if let Some(&first) = run.get(&number) {
            found.push((at, Fault::Repeated(first)));
            repeated += 1;
        } else if let Some((last, note)) = highest {
            if number < last {
                found.push((at, Fault::Behind(note)));
            } else if number - last - 1 > repeated {
                found.push((at, Fault::Skipped(note, last + 1, number - 1)));
            } else if number > last + 1 {
                repeated = 0;
            }
        }
        run.entry(number).or_insert(at);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::Fault;
    use super::faults;
    use crate::extract::Note;
    use crate::text::Span;

    fn found(markers: &str) -> Vec<(usize, Fault)> {
        let note = |it: &str| Note {
            marker: it.to_owned(),
            marker_span: Span::default(),
            span: Span::default(),
            raised: true,
            slash: false,
            zone: 0,
            marked: false,
            continued: Vec::new(),
        };
        faults(&markers.split(' ').map(note).collect::<Vec<_>>())
    }

    #[test]
    fn finds_gaps_repeats_and_disorder() {
        assert_eq!(found("1 2 4"), [(2, Fault::Skipped(1, 3, 3))]);
        assert_eq!(found("1 2 2 3"), [(2, Fault::Repeated(1))]);
        assert_eq!(found("1 2 2 4 5"), [(2, Fault::Repeated(1))]);
        assert_eq!(found("1 3 2"), [(1, Fault::Skipped(0, 2, 2)), (2, Fault::Behind(1))]);
        assert_eq!(found("1 18446744073709551615").len(), 1);
    }

    #[test]
    fn annexes_start_anew_parts_start_anywhere_and_asterisks_do_not_count() {
        assert_eq!(found("* 1 2 3 1 2 1 1"), []);
        assert_eq!(found("7 8"), []);
    }
}
