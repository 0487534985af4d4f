//! Our own ten letters, in every layout, against `fixtures/letters.expected.json`: every symbol, note, call,
//! Ibid., date, address and source of each, the same source in different words, and who cites whom.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use ibid::Build;
use ibid::catalogue::url_key;
use ibid::graph::Direction;
use serde_json::Value;
use serde_json::json;

use crate::support::build;
use crate::support::records;
use crate::support::root;

fn letters() -> (Build, Value) {
    let text = std::fs::read_to_string(root().join("fixtures/letters.expected.json")).unwrap();
    (
        build(&root().join("fixtures/letters")),
        serde_json::from_str(&text).unwrap(),
    )
}

fn of_kind<'a>(records: &'a [Value], kind: &'a str) -> impl Iterator<Item = &'a Value> + 'a {
    records.iter().filter(move |it| it["kind"] == kind)
}

/// Checks one thing of all letters, and names every difference at once.
fn compare(what: &str, of: impl Fn(&Value, &[Value]) -> (Value, Value)) {
    let (build, expected) = letters();
    let mut wrong = Vec::new();
    for (name, file) in expected["files"].as_object().unwrap() {
        let (want, got) = of(file, &records(&build, name));
        if want != got {
            wrong.push(format!("{name}: {what}\n  expected {want}\n  got      {got}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn heads_are_read() {
    for field in ["date", "dated", "from", "to", "ga_session", "sc_year", "agenda_items"] {
        compare(field, |file, records| (file[field].clone(), records[0][field].clone()));
    }
}

#[test]
fn identities_are_printed_or_inferred_or_left_open() {
    compare("symbol", |file, records| {
        let want = [&file["symbol"], &file["inferred_symbol"]]
            .into_iter()
            .find(|it| !it.is_null());
        (
            json!(want.into_iter().collect::<Vec<_>>()),
            records[0]["symbols"].clone(),
        )
    });
}

#[test]
fn symbols_notes_and_calls_are_found() {
    compare("symbols", |file, records| {
        let found = of_kind(records, "symbol").filter(|it| it["from_url"] == false);
        (
            file["symbols"].clone(),
            found.map(|it| json!([it["canonical"], it["note"]])).collect(),
        )
    });
    for (field, kind) in [("notes", "note"), ("calls", "call")] {
        compare(field, |file, records| {
            (
                file[field].clone(),
                of_kind(records, kind).map(|it| it["marker"].clone()).collect(),
            )
        });
    }
}

#[test]
fn ibid_leads_to_the_note_with_the_source_or_nowhere() {
    compare("ibid", |file, records| {
        let found = of_kind(records, "back-reference")
            .map(|it| (it["note"].as_str().unwrap().to_owned(), it["target_note"].clone()));
        (file["ibid"].clone(), Value::Object(found.collect()))
    });
}

#[test]
fn addresses_are_whole() {
    let key = |it: &Value| url_key(it.as_str().unwrap());
    compare("urls", |file, records| {
        let want: BTreeSet<String> = file["urls"].as_array().unwrap().iter().map(key).collect();
        let found = of_kind(records, "url")
            .filter(|it| it["symbol"].is_null())
            .map(|it| key(&it["canonical"]));
        (json!(want), json!(found.collect::<BTreeSet<_>>()))
    });
}

#[test]
fn sources_are_counted_one_by_one() {
    let (build, expected) = letters();
    let corpus = &build.resolved.corpus;
    for document in 0..corpus.len() {
        let extracted = corpus.extracted(document);
        let name = &corpus.document(document).name;
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        for (at, note) in extracted.notes.iter().enumerate() {
            let count = seen.entry(&note.marker).or_default();
            *count += 1;
            let key = if *count == 1 {
                note.marker.clone()
            } else {
                format!("{}#{count}", note.marker)
            };
            let want = &expected["files"][name]["sources_per_note"][&key];
            assert_eq!(json!(extracted.sources_of(at).len()), *want, "{name}, note {key}");
        }
    }
}

#[test]
fn one_source_in_different_words_is_one() {
    let (build, expected) = letters();
    for (group, places) in expected["same_source"].as_object().unwrap() {
        let mut targets = BTreeSet::new();
        for place in places.as_array().unwrap().iter().filter(|it| !it[1].is_null()) {
            let (name, note, words) = (place[0].as_str().unwrap(), &place[1], place[2].as_str().unwrap());
            let records = records(&build, name);
            let words = words.replace('–', "-");
            let inside =
                |it: &&Value| it["note"] == *note && (it["kind"] == "source" || it["kind"] == "back-reference");
            let found = records.iter().filter(inside).find(|it| {
                let text = format!("{} {} {}", it["text"], it["locator"], it["url"]).replace('–', "-");
                let back = it["kind"] == "back-reference" && words.starts_with("Ibid");
                back || text.replace('\n', " ").contains(&words) || text.contains(words.trim_end_matches("/#"))
            });
            let found = found.unwrap_or_else(|| panic!("{group}: nothing in {name}, note {note} has “{words}”"));
            targets.insert(found["target"].as_str().unwrap_or("none").to_owned());
        }
        assert_eq!(targets.len(), 1, "{group}: {targets:?}");
    }
}

#[test]
fn letters_cite_letters() {
    let (build, expected) = letters();
    let graph = &build.graph;
    let pairs: BTreeSet<(String, String)> = expected["citations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it[0].as_str().unwrap().to_owned(), it[1].as_str().unwrap().to_owned()))
        .collect();
    let mut found = BTreeSet::new();
    for (id, node) in graph.nodes().filter(|it| it.1.in_collection()) {
        for (_, edge) in graph.edges_of(id, Direction::Cited) {
            let cited = graph.node(edge.cited);
            if cited.in_collection() {
                found.insert((node.files[0].clone(), cited.files[0].clone()));
            }
        }
    }
    assert_eq!(found, pairs);
}

#[test]
fn every_span_gives_back_its_words() {
    let folder = root().join("fixtures/letters");
    let build = build(&folder);
    for document in 0..build.resolved.corpus.len() {
        let name = &build.resolved.corpus.document(document).name;
        let bytes = std::fs::read(folder.join(name)).unwrap();
        for record in ibid::export::records::of_document(&build.resolved, document)
            .iter()
            .skip(1)
        {
            let at = |field: &str| usize::try_from(record[field].as_u64().unwrap()).unwrap();
            let piece = &bytes[at("start")..at("end")];
            if let Ok(words) = std::str::from_utf8(piece) {
                assert_eq!(json!(words), record["text"], "{name}: {record}");
            }
        }
    }
}
