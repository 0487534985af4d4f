//! The five letters that the product exists for, against the gold beside the project; skipped where it is absent.

use std::collections::BTreeSet;

use ibid::graph::Direction;
use serde_json::Value;

use crate::support::build;
use crate::support::records;
use crate::support::shared;

fn gold() -> Option<Value> {
    let text = std::fs::read_to_string(shared("gold/seeds.json")?).unwrap();
    Some(serde_json::from_str(&text).unwrap())
}

#[test]
fn the_eight_groups_of_one_source_are_one_each() {
    let (Some(folder), Some(gold)) = (shared("corpora/seeds"), gold()) else {
        return;
    };
    let build = build(&folder);
    let names: Vec<String> = gold["documents"].as_object().unwrap().keys().cloned().collect();
    let mut keys = BTreeSet::new();
    for (group, places) in gold["same_source"].as_object().unwrap() {
        let mut common: Option<BTreeSet<String>> = None;
        for place in places.as_array().unwrap() {
            let name = names
                .iter()
                .find(|it| it.starts_with(place[0].as_str().unwrap()))
                .unwrap();
            let targets: BTreeSet<String> = records(&build, name)
                .iter()
                .filter(|it| it["note"] == place[1] && (it["kind"] == "source" || it["kind"] == "back-reference"))
                .map(|it| it["target"].as_str().unwrap_or("none").to_owned())
                .collect();
            common = Some(common.map_or(targets.clone(), |it| it.intersection(&targets).cloned().collect()));
        }
        let common = common.unwrap();
        assert_eq!(common.len(), 1, "{group}: {common:?}");
        keys.extend(common);
    }
    assert_eq!(keys.len(), 8, "two groups were made one: {keys:?}");
}

#[test]
fn four_letters_cite_letters_with_note_and_line() {
    let (Some(folder), Some(gold)) = (shared("corpora/seeds"), gold()) else {
        return;
    };
    let build = build(&folder);
    let graph = &build.graph;
    let mut found = BTreeSet::new();
    for (id, node) in graph.nodes().filter(|it| it.1.in_collection()) {
        for (_, edge) in graph.edges_of(id, Direction::Cited) {
            let cited = graph.node(edge.cited);
            if cited.in_collection() {
                assert!(
                    edge.evidence
                        .iter()
                        .any(|it| it.note.as_deref() == Some("1") && it.line > 0)
                );
                found.insert([&node.files[0][..3], &cited.files[0][..3], &cited.key].map(str::to_owned));
            }
        }
    }
    let wanted = gold["letter_to_letter"].as_array().unwrap().iter();
    let wanted = wanted.map(|it| [&it[0], &it[1], &it[2]].map(|it| it.as_str().unwrap().to_owned()));
    assert_eq!(found, wanted.collect());
}

#[test]
fn letters_named_by_date_lead_to_their_symbols() {
    let (Some(folder), Some(gold)) = (shared("corpora/seeds"), gold()) else {
        return;
    };
    let build = build(&folder);
    for (name, document) in gold["documents"].as_object().unwrap() {
        let Some(letters) = document.get("letters_by_date") else {
            continue;
        };
        let records = records(&build, name);
        for (date, symbol) in letters.as_object().unwrap() {
            let found = records.iter().find(|it| it["kind"] == "letter" && it["dated"] == *date);
            assert_eq!(
                found.map(|it| &it["target"]),
                Some(symbol),
                "{name}: letter dated {date}"
            );
        }
    }
}

#[test]
fn dates_given_for_symbols_are_read() {
    let (Some(folder), Some(gold)) = (shared("corpora/seeds"), gold()) else {
        return;
    };
    let build = build(&folder);
    for (name, document) in gold["documents"].as_object().unwrap() {
        let Some(dates) = document.get("cited_dates") else {
            continue;
        };
        let records = records(&build, name);
        for (symbol, date) in dates.as_object().unwrap() {
            let found = records
                .iter()
                .any(|it| it["canonical"] == *symbol && it["cited_date"] == *date);
            assert!(found, "{name}: {symbol} of {date}");
        }
    }
}
