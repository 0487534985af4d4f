//! Sources in notes: kind and fields of each, against notes whose sources were written down by hand.

use std::collections::BTreeMap;

use ibid::Build;
use ibid::read::Source;
use ibid::resolve::Options;
use proptest::prelude::ProptestConfig;
use serde::Deserialize;
use serde_json::Value;

use crate::support::records;
use crate::support::root;

/// Fields of a record that a fixture may give.
const FIELDS: &[&str] = &[
    "author",
    "editor",
    "title",
    "container",
    "place",
    "publisher",
    "edition",
    "volume",
    "year",
    "date",
    "number",
    "locator",
    "url",
    "accessed",
    "archive",
    "language",
];

#[derive(Deserialize)]
struct File {
    note: Vec<Note>,
}

#[derive(Deserialize)]
struct Note {
    words: String,
    sources: Vec<BTreeMap<String, Value>>,
}

fn notes(name: &str) -> Vec<Note> {
    let path = root().join("fixtures/sources").join(name);
    toml::from_str::<File>(&std::fs::read_to_string(path).unwrap())
        .unwrap()
        .note
}

/// The sources of a note, each as lines "field: value".
fn found(words: &str) -> Vec<Vec<String>> {
    let source = Source {
        name: "letter.md".to_owned(),
        bytes: format!("A lamp.¹\n\n¹ {words}\n").into_bytes(),
    };
    let build = Build::new(vec![source], &Options::default()).unwrap();
    let records = records(&build, "letter.md").into_iter();
    let sources = records.filter(|it| it["kind"] == "source");
    sources
        .map(|it| {
            let given = FIELDS.iter().filter(|name| !it[**name].is_null());
            let fields = given.map(|name| format!("{name}: {}", shown(&it[*name])));
            std::iter::once(format!("kind: {}", shown(&it["source_kind"])))
                .chain(fields)
                .collect()
        })
        .collect()
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn wanted(note: &Note) -> Vec<Vec<String>> {
    let one = |source: &BTreeMap<String, Value>| {
        let known = source.keys().all(|it| it == "kind" || FIELDS.contains(&it.as_str()));
        assert!(known, "an unknown field in {:?}", note.words);
        let value = |name: &&str| source.get(*name).map(|it| (name.to_string(), it));
        let all = ["kind"].iter().chain(FIELDS).filter_map(value);
        all.map(|(name, it)| format!("{name}: {}", shown(it))).collect()
    };
    note.sources.iter().map(one).collect()
}

fn check(file: &str) {
    let mut wrong = Vec::new();
    for note in notes(file) {
        let (found, wanted) = (found(&note.words), wanted(&note));
        if found != wanted {
            wrong.push(format!("{}\n  wanted {wanted:#?}\n  found {found:#?}", note.words));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} notes of {file}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn books_chapters_and_articles_are_read_field_by_field() {
    check("books.toml");
}

#[test]
fn papers_judgments_and_treaties_are_read_field_by_field() {
    check("papers.toml");
}

#[test]
fn comments_and_documents_with_symbols_are_no_sources() {
    assert!(notes("none.toml").iter().all(|it| it.sources.is_empty()));
    check("none.toml");
}

/// Pieces that sources are made of, whole and broken.
const PIECES: &[&str] = &[
    "Ombrette Lindqvist",
    ", ",
    "; ",
    ". ",
    " and ",
    "“",
    "”",
    "Lamps; a survey",
    "(",
    ")",
    "Saltgate, Harbour Press, 2009",
    "p. 3",
    "vol. 12, No. 3",
    "See also ",
    "in ",
    "eds.",
    "3 May 2012",
    "https://example.org/a b",
    "Treaty Series",
    "App. No. 1204/09",
    "A v. B",
    "«",
    "»",
    "《",
    "》",
    "， ",
    "年",
    "1999",
    "С. 41",
    "// ",
    "[2005] UKHL 71",
    "‘",
    "’",
    "*",
    "é",
];

proptest::proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_field_is_invented(at in proptest::collection::vec(0..PIECES.len(), 1..24)) {
        let words: String = at.iter().map(|it| PIECES[*it]).collect();
        let source = Source { name: "letter.md".to_owned(), bytes: format!("A lamp.¹\n\n¹ {words}\n").into_bytes() };
        let build = Build::new(vec![source], &Options::default()).unwrap();
        for record in records(&build, "letter.md").iter().filter(|it| it["kind"] == "source") {
            let plain = |text: &str| {
                let kept = text.chars().filter(|it| it.is_alphanumeric());
                kept.collect::<String>()
            };
            let text = plain(record["text"].as_str().unwrap());
            for name in ["author", "editor", "title", "container", "place", "publisher", "edition", "archive"] {
                let value = record[name].as_str().map_or_else(String::new, plain);
                proptest::prop_assert!(text.contains(&value), "{name} {value:?} is not in {text:?}");
            }
        }
    }
}
