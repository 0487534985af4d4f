//! Notes (`.. [1] words`) and their calls (`[1]_`): numbers, `#` and `#name` that are numbered in order, `*` for signs,
//! and names of works.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::read::marked_text::Body;
use crate::read::marked_text::MarkedText;

/// The signs of `[*]`, in order; then each doubled, and so on. Source: Docutils, symbol footnotes.
const SIGNS: &[&str] = &["*", "†", "‡", "§", "¶", "#", "♠", "♥", "♦", "♣"];

/// Most signs in one marker.
const MOST_REPEATED: usize = 4;

/// The notes of a file, each with the range of its label and of its whole body, and the labels of the calls.
#[derive(Default)]
pub(super) struct Notes {
    definitions: Vec<(String, Range<usize>, Range<usize>)>,
    calls: Vec<(String, Range<usize>)>,
}

impl Notes {
    /// Adds a note; `marks` is the whole mark (`.. [1] `), `whole` the body with it.
    pub(super) fn define(&mut self, label: &str, marker: Range<usize>, whole: Range<usize>) {
        self.definitions.push((label.to_lowercase(), marker, whole));
    }

    /// Whether a call with this label can be one: all but names of works, which must be defined.
    pub(super) fn can_call(&self, label: &str) -> bool {
        is_note(label) || self.definitions.iter().any(|it| it.0 == label.to_lowercase())
    }

    /// Adds a call, given the range of its label.
    pub(super) fn call(&mut self, label: &str, marker: Range<usize>) {
        self.calls.push((label.to_lowercase(), marker));
    }

    /// Writes the markers, and ties the calls to the notes.
    pub(super) fn write(self, source: &str, out: &mut MarkedText) {
        let shown = self.shown();
        let mut by_label: BTreeMap<&str, usize> = BTreeMap::new();
        // Those of `#` and `*` are called in their order.
        let mut in_order: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (index, (label, marker, whole)) in self.definitions.iter().enumerate() {
            match label.as_str() {
                "#" | "*" => in_order.entry(label).or_default().push(index),
                _ => drop(by_label.entry(label).or_insert(index)),
            }
            out.gone(whole.start..marker.start);
            out.gone(marker.end..marker.end + 1);
            if !source[marker.end + 1..].starts_with([' ', '\t', '\n', '\r']) {
                out.written(marker.end..marker.end + 1, " ");
            }
            if is_note(label) {
                write_marker(marker, shown[index].as_deref(), out);
            }
            out.notes.push(Body {
                marker: marker.clone(),
                whole: marker.start..whole.end,
            });
        }
        let mut taken: BTreeMap<&str, usize> = BTreeMap::new();
        for (label, marker) in &self.calls {
            let index = match in_order.get(label.as_str()) {
                Some(of) => {
                    let place = taken.entry(label).or_default();
                    *place += 1;
                    of.get(*place - 1).copied()
                }
                None => by_label.get(label.as_str()).copied(),
            };
            if is_note(label) {
                write_marker(marker, index.and_then(|it| shown[it].as_deref()), out);
            }
            // The underscore behind the bracket.
            out.gone(marker.end + 1..marker.end + 2);
            out.calls
                .push((marker.clone(), index.map(|it| self.definitions[it].1.start)));
        }
    }

    /// The markers that are not as printed: numbered in their order by the numbers that are left, or the next sign.
    fn shown(&self) -> Vec<Option<String>> {
        let taken: BTreeSet<&str> = self.definitions.iter().map(|it| it.0.as_str()).collect();
        let (mut last, mut signs) = (0_usize, 0_usize);
        let shown = self.definitions.iter().map(|(label, ..)| {
            if label.starts_with('#') {
                last += 1;
                while taken.contains(last.to_string().as_str()) {
                    last += 1;
                }
                Some(last.to_string())
            } else if label == "*" {
                signs += 1;
                let sign = SIGNS[(signs - 1) % SIGNS.len()];
                Some(sign.repeat((1 + (signs - 1) / SIGNS.len()).min(MOST_REPEATED)))
            } else {
                None
            }
        });
        shown.collect()
    }
}

fn write_marker(marker: &Range<usize>, shown: Option<&str>, out: &mut MarkedText) {
    if let Some(shown) = shown {
        out.written(marker.clone(), shown.to_owned());
    }
    out.superscripts.push(marker.clone());
}

/// Whether a label is that of a note, not the name of a work.
fn is_note(label: &str) -> bool {
    label == "*" || label.starts_with('#') || (!label.is_empty() && label.bytes().all(|it| it.is_ascii_digit()))
}

/// The length of a label at the start of words, as far as its bracket; `None` where there is none.
pub(super) fn label(words: &str) -> Option<usize> {
    let end = words.bytes().take(64).position(|it| it == b']')?;
    let label = &words[..end];
    let name = label.strip_prefix('#').unwrap_or(label);
    let is_name = name
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || matches!(it, b'-' | b'_' | b'.' | b':' | b'+') || it >= 128);
    (end > 0 && (label == "*" || is_name)).then_some(end)
}
