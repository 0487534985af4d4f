//! Notes and calls of every layout against `fixtures/notes`: bodies, ties, and where no note or call is right.

use serde_json::Value;

use crate::support::build;
use crate::support::records;
use crate::support::root;

/// What a fixture says of a note or a call.
enum Line<'a> {
    Note {
        marker: &'a str,
        first: &'a str,
        last: &'a str,
    },
    More(&'a str),
    Call {
        marker: &'a str,
        before: &'a str,
        note: Option<&'a str>,
        ambiguous: bool,
    },
}

fn line(text: &str) -> Option<Line<'_>> {
    let mut cells = text.split(" | ");
    let (kind, marker) = cells.next()?.split_once(' ').unwrap_or((text.split(' ').next()?, ""));
    let mut cell = || cells.next().map(str::trim);
    match kind {
        "note" => Some(Line::Note {
            marker,
            first: cell()?,
            last: cell()?,
        }),
        "more" => Some(Line::More(cell()?)),
        "call" => Some(Line::Call {
            marker,
            before: cell()?,
            note: cell().filter(|it| *it != "-"),
            ambiguous: cell() == Some("ambiguous"),
        }),
        _ => None,
    }
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a note's record behind its marker.
fn body(note: &Value) -> String {
    let marker = note["marker"].as_str().unwrap();
    let text = note["text"].as_str().unwrap();
    let own = text
        .chars()
        .map(lowered)
        .take(marker.chars().count())
        .eq(marker.chars());
    let rest: String = text
        .chars()
        .skip(if own { marker.chars().count() } else { 0 })
        .collect();
    folded(&rest.replace("</sup>", ""))
        .trim_start_matches([']', ':', '/', ')', '.', ' '])
        .to_owned()
}

/// A raised digit as a plain one.
fn lowered(letter: char) -> char {
    let raised = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = raised.iter().position(|it| *it == letter);
    let digit = digit.and_then(|it| u32::try_from(it).ok());
    digit.and_then(|it| char::from_digit(it, 10)).unwrap_or(letter)
}

/// The words of the file before a byte, without the marks of formats.
fn words_before(file: &str, byte: &Value) -> String {
    let before = &file[..usize::try_from(byte.as_u64().unwrap()).unwrap()];
    let before = folded(before);
    let plain = before.trim_end_matches("<sup>").trim_end_matches("[^");
    plain.trim_end().to_owned()
}

/// The differences between a file's records and what is expected of it.
fn differences(file: &str, expected: &str, records: &[Value]) -> Vec<String> {
    let of = |kind: &'static str| records.iter().filter(move |it| it["kind"] == kind).collect::<Vec<_>>();
    let (notes, calls) = (of("note"), of("call"));
    let lines: Vec<Line<'_>> = expected.lines().filter_map(line).collect();
    let mut wrong = Vec::new();
    let (mut next_note, mut next_call) = (0, 0);
    for it in &lines {
        match *it {
            Line::Note { marker, first, last } => {
                match notes.get(next_note) {
                    None => wrong.push(format!("note {marker} “{first}” is not found")),
                    Some(note)
                        if note["marker"] != marker
                            || !body(note).starts_with(first)
                            || !body(note).ends_with(last) =>
                    {
                        wrong.push(format!(
                            "note {marker} “{first} … {last}” is read as {} “{}”",
                            note["marker"],
                            body(note)
                        ));
                    }
                    Some(note) => {
                        let called = |it: &&&Value| it["calls_note_at"] == note["start"];
                        let count = calls.iter().filter(called).count();
                        if note["calls"] != count || note["why"].is_null() != (count > 0) {
                            wrong.push(format!(
                                "note {marker} “{first}”: {count} calls lead to it, it says {}",
                                note["calls"]
                            ));
                        }
                    }
                }
                next_note += 1;
            }
            Line::More(words) => {
                let spans = next_note
                    .checked_sub(1)
                    .and_then(|it| notes.get(it))
                    .map(|it| it["continued"].clone());
                let found: Vec<String> = spans
                    .as_ref()
                    .and_then(Value::as_array)
                    .into_iter()
                    .flatten()
                    .map(|it| [0, 1].map(|at| usize::try_from(it[at].as_u64().unwrap()).unwrap()))
                    .map(|[start, end]| folded(&file[start..end]))
                    .collect();
                if found != [words] {
                    wrong.push(format!("the note before goes on with “{words}”, not with {found:?}"));
                }
            }
            Line::Call {
                marker,
                before,
                note,
                ambiguous,
            } => {
                wrong.extend(match calls.get(next_call) {
                    None => Some(format!("call {marker} behind “{before}” is not found")),
                    Some(call) => call_difference(file, call, &notes, (marker, before, note, ambiguous)),
                });
                next_call += 1;
            }
        }
    }
    for it in notes.iter().skip(next_note) {
        wrong.push(format!("there is no note {} “{}”", it["marker"], body(it)));
    }
    for it in calls.iter().skip(next_call) {
        wrong.push(format!(
            "there is no call {} behind “{}”",
            it["marker"],
            words_before(file, &it["start"])
        ));
    }
    wrong
}

fn call_difference(
    file: &str,
    call: &Value,
    notes: &[&Value],
    (marker, before, note, ambiguous): (&str, &str, Option<&str>, bool),
) -> Option<String> {
    let place = words_before(file, &call["start"]);
    if call["marker"] != marker || !place.ends_with(before) {
        let tail: String = place
            .chars()
            .rev()
            .take(30)
            .collect::<Vec<_>>()
            .into_iter()
            .rev()
            .collect();
        return Some(format!(
            "call {marker} behind “{before}” is read as {} behind “{tail}”",
            call["marker"]
        ));
    }
    let to = notes
        .iter()
        .find(|it| it["start"] == call["calls_note_at"] && !it["start"].is_null());
    let led = to.map(|it| body(it));
    let right = match (note, &led) {
        (Some(first), Some(led)) => led.starts_with(first),
        (None, None) => true,
        _ => false,
    };
    let status = match (note, ambiguous) {
        (None, _) => "blocked",
        (Some(_), true) => "ambiguous",
        (Some(_), false) => "resolved",
    };
    if right && call["status"] == status {
        return None;
    }
    Some(format!(
        "call {marker} behind “{before}” leads to {led:?} ({}: {}), not to {note:?} ({status})",
        call["status"], call["why"]
    ))
}

#[test]
fn notes_and_calls_of_every_layout_are_read() {
    let folder = root().join("fixtures/notes");
    let build = build(&folder);
    let mut wrong = Vec::new();
    let (mut files, mut counted) = (0, [0, 0]);
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let expected = path.with_extension("expected");
        if path == expected || path.ends_with("README.md") {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let (file, expected) = (
            std::fs::read_to_string(&path).unwrap(),
            std::fs::read_to_string(expected).unwrap(),
        );
        files += 1;
        for it in expected.lines().filter_map(line) {
            counted[0] += usize::from(matches!(it, Line::Note { .. }));
            counted[1] += usize::from(matches!(it, Line::Call { .. }));
        }
        let found = differences(&file, &expected, &records(&build, &name));
        wrong.extend(found.into_iter().map(|it| format!("{name}: {it}")));
    }
    wrong.sort();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(
        files >= 30 && counted[0] >= 80 && counted[1] >= 80,
        "{files} files, {counted:?}"
    );
}
