//! The page of the data formats names every format, field and type, and the properties of N-Triples.

use std::collections::BTreeSet;

use serde_json::Map;
use serde_json::Value;

use ibid::export::EXPORTERS;
use ibid::query::Selection;

use super::expected;
use super::hostile;
use super::letters;
use super::text;

const PAGE: &str = include_str!("../../../docs/data.md");

/// The rows of the tables below a heading that start with a name, cell by cell.
fn rows(heading: &str) -> Vec<Vec<&'static str>> {
    let section = PAGE.split("\n## ").find(|it| it.starts_with(heading)).unwrap();
    let rows = section.lines().filter(|it| it.starts_with("| `"));
    rows.map(|it| it.split('|').map(str::trim).filter(|it| !it.is_empty()).collect())
        .collect()
}

/// The names in a cell, without backticks.
fn names(cell: &str) -> Vec<&str> {
    cell.split(", ").map(|it| it.trim_matches('`')).collect()
}

fn is_of(value: &Value, kind: &str) -> bool {
    match kind {
        "text" => value.is_string(),
        "number" => value.is_u64(),
        "yes or no" => value.is_boolean(),
        "texts" => value.as_array().is_some_and(|it| it.iter().all(Value::is_string)),
        "day" => value
            .as_str()
            .is_some_and(|it| it.len() == 10 && it.matches('-').count() == 2),
        other => panic!("no type: {other}"),
    }
}

/// A table of fields names what stands in the head of the CSV table, with types that all values keep.
fn check(heading: &str, csv: &str, values: &[Map<String, Value>]) {
    let rows = rows(heading);
    let build = letters();
    let table = text(&Selection::all(&build.graph), Some(&build.resolved), csv);
    let head: Vec<&str> = table.split("\r\n").next().unwrap().split(',').collect();
    let named: Vec<&str> = rows.iter().flat_map(|it| names(it[0])).collect();
    assert_eq!(named, head);
    for row in rows {
        let name = names(row[0])[0];
        let (kind, there) = (row[1], row[2]);
        let mut some = values.iter().map(|it| &it[name]).filter(|it| !it.is_null()).peekable();
        assert!(some.peek().is_some(), "{name}: no value to look at");
        assert!(some.all(|it| is_of(it, kind)), "{name} is no {kind}");
        let always = values.iter().all(|it| !it[name].is_null());
        assert_eq!(always, there == "always", "{name} is {there} there");
    }
}

#[test]
fn every_field_is_named_with_its_type() {
    let build = letters();
    let mut all = expected::of(&Selection::all(&build.graph), Some(&build.resolved));
    for seed in 0..50 {
        let it = expected::of(&Selection::all(&hostile::graph(seed)), None);
        all.nodes.extend(it.nodes);
        all.edges.extend(it.edges);
        all.mentions.extend(it.mentions);
    }
    check("Nodes", "csv-nodes", &all.nodes);
    check("Edges", "csv", &all.edges);
    check("Mentions", "csv-mentions", &all.mentions);
}

#[test]
fn our_own_json_has_the_same_names() {
    let build = letters();
    let json: Value =
        serde_json::from_str(&text(&Selection::all(&build.graph), Some(&build.resolved), "json")).unwrap();
    let keys = |it: &Value| it.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
    let named = |heading: &str, without: &[&str], with: &[&str]| {
        let own = rows(heading).iter().flat_map(|it| names(it[0])).collect::<Vec<_>>();
        let kept = own.into_iter().filter(|it| !without.contains(it));
        kept.chain(with.iter().copied())
            .map(str::to_owned)
            .collect::<BTreeSet<_>>()
    };
    let edge = json["edges"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["evidence"][0].is_object())
        .unwrap();
    assert_eq!(keys(&json["nodes"][0]), named("Nodes", &[], &["other_files", "source"]));
    let short = ["notes", "locators", "places", "sentence"];
    assert_eq!(keys(edge), named("Edges", &short, &["evidence", "repeated"]));
    let of_edges = ["edge", "source", "target", "citing", "cited", "repeated"];
    assert_eq!(keys(&edge["evidence"][0]), named("Mentions", &of_edges, &[]));
}

#[test]
fn every_format_is_named_with_its_endings() {
    let mut found = 0;
    for row in rows("Formats") {
        let name = names(row[0])[0];
        let Some(exporter) = EXPORTERS.iter().find(|it| it.name == name) else {
            assert!(name.starts_with("parquet") && cfg!(not(feature = "parquet")), "{name}");
            continue;
        };
        found += 1;
        // The cell of endings is empty for formats that no ending of its own names.
        if row.len() == 4 {
            let endings: Vec<&str> = names(row[1]).iter().map(|it| it.trim_start_matches('.')).collect();
            let wanted: Vec<&str> = std::iter::once(exporter.name)
                .chain(exporter.endings.iter().copied())
                .collect();
            assert_eq!(endings, wanted, "{name}");
        }
    }
    let data = EXPORTERS.iter().filter(|it| !it.draws && !it.folds && !it.findings);
    assert!(found >= 10 && found <= data.count());
}

#[test]
fn properties_of_triples_are_those_of_the_page() {
    let build = letters();
    let mut written = text(&Selection::all(&build.graph), Some(&build.resolved), "n-triples");
    for seed in 0..200 {
        written += &text(&Selection::all(&hostile::graph(seed)), None, "n-triples");
    }
    let prefixes = [
        ("rdfs:", "http://www.w3.org/2000/01/rdf-schema#"),
        ("dcterms:", "http://purl.org/dc/terms/"),
        ("dc:", "http://purl.org/dc/elements/1.1/"),
        ("fabio:", "http://purl.org/spar/fabio/"),
        ("cito:", "http://purl.org/spar/cito/"),
        ("frbr:", "http://purl.org/vocab/frbr/core#"),
    ];
    let section = PAGE.split("\n## ").find(|it| it.starts_with("N-Triples")).unwrap();
    let written: BTreeSet<&str> = written.lines().filter_map(|it| it.split(' ').nth(1)).collect();
    assert!(written.len() > 20);
    for property in written {
        let property = property.trim_matches(['<', '>']);
        let short = prefixes
            .iter()
            .find_map(|it| Some(format!("`{}{}`", it.0, property.strip_prefix(it.1)?)));
        let own = property.strip_prefix("urn:x-ibid:field:").map(|it| format!("`{it}`"));
        let name = short.or(own).unwrap();
        assert!(section.contains(&name), "{name}");
    }
}
