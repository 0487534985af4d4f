//! Cases with a planted fault: small collections in two variants, one with the fault and one without.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use ibid::read::Source;

/// A small collection in its two variants.
pub(super) struct Case {
    pub(super) name: String,
    /// Other rules that the fault breaks as well.
    pub(super) also: Vec<String>,
    documents: Vec<(String, String)>,
}

/// Which words take the place of `{{wrong||right}}`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Variant {
    Wrong,
    Right,
}

/// One variant of a case.
pub(super) struct Collection {
    pub(super) sources: Vec<Source>,
    /// File and line of each planted place.
    pub(super) planted: BTreeSet<(String, u32)>,
}

/// The cases of a file of `fixtures/planted`.
pub(super) fn cases(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in text.split_inclusive('\n') {
        if let Some(head) = line.strip_prefix("=== ") {
            let (name, also) = head.trim_end().split_once(" | also: ").unwrap_or((head.trim_end(), ""));
            cases.push(Case {
                name: name.to_owned(),
                also: also
                    .split(", ")
                    .filter(|it| !it.is_empty())
                    .map(str::to_owned)
                    .collect(),
                documents: Vec::new(),
            });
        } else if let Some(case) = cases.last_mut() {
            match (line.strip_prefix("--- "), case.documents.last_mut()) {
                (Some(name), _) => case.documents.push((name.trim_end().to_owned(), String::new())),
                (None, Some(document)) => document.1.push_str(line),
                (None, None) => assert!(
                    line.trim().is_empty(),
                    "words before the first document of {}",
                    case.name
                ),
            }
        } else {
            assert!(
                line.starts_with('#') || line.trim().is_empty(),
                "words before the first case: {line}"
            );
        }
    }
    cases
}

impl Case {
    /// One variant of the collection.
    fn variant(&self, variant: Variant) -> Collection {
        let mut collection = Collection {
            sources: Vec::new(),
            planted: BTreeSet::new(),
        };
        let mut marks = 0;
        for (name, text) in &self.documents {
            let mut written = String::new();
            let mut rest = text.as_str();
            while let Some((before, mark)) = rest.split_once("{{") {
                let (words, behind) = mark
                    .split_once("}}")
                    .unwrap_or_else(|| panic!("an open mark in {}", self.name));
                let (wrong, right) = words
                    .split_once("||")
                    .unwrap_or_else(|| panic!("half a mark in {}", self.name));
                written.push_str(before);
                let first = line_of(&written);
                written.push_str(if variant == Variant::Wrong { wrong } else { right });
                let lines = first..=line_of(&written);
                collection.planted.extend(lines.map(|line| (name.clone(), line)));
                rest = behind;
                marks += 1;
            }
            written.push_str(rest);
            collection.sources.push(Source {
                name: name.clone(),
                bytes: written.into_bytes(),
            });
        }
        assert!(marks > 0, "no fault in {}", self.name);
        collection
    }

    /// The faulty collection and its right twin, with the planted lines as readers count them.
    pub(super) fn variants(&self) -> (Collection, Collection) {
        let (mut faulty, right) = (self.variant(Variant::Wrong), self.variant(Variant::Right));
        for (wrong, right) in faulty.sources.iter().zip(&right.sources) {
            if wrong.name.ends_with(".html") {
                faulty.planted.retain(|it| it.0 != wrong.name);
                let lines = differing_lines(wrong, right);
                faulty.planted.extend(lines.map(|line| (wrong.name.clone(), line)));
            }
        }
        (faulty, right)
    }
}

/// The lines of the text that is read from a page that differ from its twin's: tags have no lines there. All of them
/// where only a link's target differs.
fn differing_lines(wrong: &Source, right: &Source) -> RangeInclusive<u32> {
    let text = |it: &Source| ibid::read::read(it).unwrap().text.printed().to_owned();
    let (wrong, right) = (text(wrong), text(right));
    let (wrong, right): (Vec<_>, Vec<_>) = (wrong.lines().collect(), right.lines().collect());
    let before = wrong.iter().zip(&right).take_while(|it| it.0 == it.1).count();
    let same = wrong
        .iter()
        .rev()
        .zip(right.iter().rev())
        .take_while(|it| it.0 == it.1)
        .count();
    let behind = same.min(wrong.len().min(right.len()) - before);
    let number = |it: usize| u32::try_from(it).unwrap();
    if wrong == right {
        return 1..=number(wrong.len());
    }
    number(before + 1)..=number((wrong.len() - behind).max(before + 1))
}

/// The 1-based line of what comes next.
fn line_of(written: &str) -> u32 {
    u32::try_from(written.matches('\n').count()).unwrap() + 1
}
