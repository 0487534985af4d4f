//! One small file for each way in which producers write notes, links, lists and tables, with what a reader sees in it.

use std::collections::BTreeMap;
use std::fs;

use ibid::read::Document;
use ibid::read::Link;
use ibid::read::MarkedCall;
use ibid::read::MarkedNote;
use serde::Deserialize;

use crate::mutator::read;
use crate::support::root;

/// What a careful reader says of a file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// Name of the reader.
    format: String,
    /// Calls in order: the words before, the marker, and the note's first words; empty where the file has no note.
    #[serde(default)]
    calls: Vec<[String; 3]>,
    /// All notes in order, whole.
    #[serde(default)]
    notes: Vec<String>,
    #[serde(default)]
    links: Vec<[String; 2]>,
    #[serde(default)]
    italics: Vec<String>,
    /// Lines of the text.
    #[serde(default)]
    lines: Vec<String>,
    /// What must not stand in the text.
    #[serde(default)]
    absent: Vec<String>,
    #[serde(default)]
    witnesses: Vec<String>,
    /// Starts of the doubts, all of them.
    #[serde(default)]
    doubts: Vec<String>,
}

fn wrong(document: &Document, expected: &Expected) -> Vec<String> {
    let text = document.text.normal();
    let mut wrong = Vec::new();
    let mut check = |what: &str, found: String, wanted: String| {
        if found != wanted {
            wrong.push(format!("{what}:\n  found  {found}\n  wanted {wanted}"));
        }
    };
    check("format", document.format.to_owned(), expected.format.clone());
    let calls = document
        .calls
        .iter()
        .zip(expected.calls.iter().map(Some).chain(std::iter::repeat(None)));
    let call = |(it, wanted): (&MarkedCall, Option<&[String; 3]>)| {
        let note = it.note.map_or("", |it| document.text.slice(document.notes[it].span));
        let before = &text[..it.span.range().start];
        let words = wanted.filter(|it| before.ends_with(&it[0])).map_or("?", |it| &it[0]);
        let note = wanted.filter(|it| note.starts_with(&it[2])).map_or(note, |it| &it[2]);
        [
            words.to_owned(),
            document.text.slice(it.span).to_owned(),
            note.to_owned(),
        ]
    };
    check(
        "calls",
        format!("{:?}", calls.map(call).collect::<Vec<_>>()),
        format!("{:?}", expected.calls),
    );
    let note = |it: &MarkedNote| document.text.slice(it.span).to_owned();
    check(
        "notes",
        format!("{:#?}", document.notes.iter().map(note).collect::<Vec<_>>()),
        format!("{:#?}", expected.notes),
    );
    let link = |it: &Link| [document.text.slice(it.span).to_owned(), it.target.clone()];
    if !expected.links.is_empty() {
        check(
            "links",
            format!("{:?}", document.links.iter().map(link).collect::<Vec<_>>()),
            format!("{:?}", expected.links),
        );
    }
    if !expected.italics.is_empty() {
        let italics: Vec<&str> = document.italics.iter().map(|it| document.text.slice(*it)).collect();
        check("italics", format!("{italics:?}"), format!("{:?}", expected.italics));
    }
    let witnesses: Vec<&String> = document.witnesses.iter().map(|it| &it.words).collect();
    check(
        "witnesses",
        format!("{witnesses:?}"),
        format!("{:?}", expected.witnesses),
    );
    let doubts: Vec<&str> = document.diagnostics.iter().map(|it| it.message.as_str()).collect();
    let same = doubts.len() == expected.doubts.len()
        && doubts
            .iter()
            .zip(&expected.doubts)
            .all(|it| it.0.starts_with(it.1.as_str()));
    if !same {
        check("doubts", format!("{doubts:?}"), format!("{:?}", expected.doubts));
    }
    let lost: Vec<&String> = expected
        .lines
        .iter()
        .filter(|it| !text.lines().any(|line| line == it.as_str()))
        .collect();
    check("lost lines", format!("{lost:#?}"), "[]".to_owned());
    let shown: Vec<&String> = expected.absent.iter().filter(|it| text.contains(it.as_str())).collect();
    check("shown", format!("{shown:?}"), "[]".to_owned());
    if !wrong.is_empty() {
        wrong.push(text.to_owned());
    }
    wrong
}

#[test]
fn every_convention_is_read_as_its_readers_see_it() {
    let folder = root().join("tests/it/data/web");
    let expected = fs::read_to_string(folder.join("expected.toml")).unwrap();
    let mut expected: BTreeMap<String, Expected> = toml::from_str(&expected).unwrap();
    let mut failures = Vec::new();
    let mut names: Vec<_> = fs::read_dir(&folder)
        .unwrap()
        .map(|it| it.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    for name in names.iter().filter(|it| *it != "expected.toml") {
        let Some(expected) = expected.remove(name) else {
            panic!("{name} has no entry in expected.toml");
        };
        let document = read(name, fs::read(folder.join(name)).unwrap()).unwrap();
        let wrong = wrong(&document, &expected);
        if !wrong.is_empty() {
            failures.push(format!("{name}\n{}", wrong.join("\n")));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    assert!(expected.is_empty(), "no file for {:?}", expected.keys());
}
