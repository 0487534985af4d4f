//! Documents of Word as the United Nations publish them: every link and every note, as lists made from their XML say.

use ibid::read::Document;
use serde_json::Value;

use super::pack::calls;
use crate::support::shared;
use crate::support::sources;

/// Words with the blanks taken out, and characters as recognition sees them.
fn bare(words: &str) -> String {
    let plain = words.replace(['\u{2011}', '\u{2010}'], "-").replace('\u{ad}', "");
    plain.split_whitespace().collect()
}

/// How often each pair of words and target stands in a list.
fn counted(pairs: impl Iterator<Item = (String, String)>) -> std::collections::BTreeMap<(String, String), usize> {
    let mut counts = std::collections::BTreeMap::new();
    pairs.for_each(|it| *counts.entry(it).or_insert(0) += 1);
    counts
}

fn text_of(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn check(document: &Document, gold: &Value) {
    let name = &document.name;
    let slice = |it| bare(document.text.slice(it));
    let read = counted(document.links.iter().map(|it| (slice(it.span), it.target.clone())));
    let links = gold["hyperlinks"].as_array().unwrap().iter();
    let expected = counted(links.map(|it| (bare(&text_of(&it["text"])), text_of(&it["target"]))));
    for (link, count) in &expected {
        assert!(read.get(link).is_some_and(|it| it >= count), "{name}: lost {link:?}");
    }
    let bodies: Vec<String> = document.notes.iter().map(|it| slice(it.span)).collect();
    let ids: Vec<String> = gold["footnote_references"]
        .as_array()
        .unwrap()
        .iter()
        .map(text_of)
        .collect();
    for (at, id) in ids.iter().enumerate() {
        let notes = gold["footnotes"].as_array().unwrap();
        let words = notes
            .iter()
            .find(|it| it["id"] == **id)
            .map(|it| bare(&text_of(&it["text"])))
            .unwrap();
        assert_eq!(bodies[at], format!("{}{words}", at + 1), "{name}: note {id}");
    }
    assert_eq!(bodies.len(), ids.len(), "{name}: notes");
    let called: Vec<String> = (1..=ids.len()).map(|it| it.to_string()).collect();
    assert!(
        calls(document)
            .iter()
            .map(|it| it.0)
            .eq(called.iter().map(String::as_str)),
        "{name}: calls {:?}",
        calls(document)
    );
}

#[test]
fn published_documents_keep_every_link_and_note() {
    let (Some(folder), Some(gold)) = (shared("corpora/docx"), shared("corpora/gold/docx_gold.json")) else {
        return;
    };
    let gold: Value = serde_json::from_slice(&std::fs::read(gold).unwrap()).unwrap();
    let (mut links, mut notes) = (0, 0);
    for source in sources(&folder) {
        let document = ibid::read::read(&source).unwrap();
        let row = gold
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["file"] == *source.name)
            .unwrap();
        check(&document, row);
        links += row["hyperlinks"].as_array().unwrap().len();
        notes += row["footnotes"].as_array().unwrap().len();
    }
    println!("{links} links and {notes} notes of published documents are read");
    assert_eq!((links, notes), (559, 18));
}
