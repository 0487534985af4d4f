//! The page of the formats names every format, every field and every column.

use std::collections::BTreeSet;

use ibid::export::findings::FORMATS;
use serde_json::Value;

use super::cells;
use super::outcome;
use super::written;

const PAGE: &str = include_str!("../../../docs/outputs.md");

/// The first cells of the table below a heading, without backticks.
fn named_below(heading: &str) -> Vec<String> {
    let section = PAGE.split("\n## ").find(|it| it.starts_with(heading)).unwrap();
    let rows = section.lines().filter(|it| it.starts_with("| `"));
    let cells = rows.map(|it| it.split('|').nth(1).unwrap().trim());
    cells
        .flat_map(|it| it.split(", "))
        .map(|it| it.trim_matches('`').to_owned())
        .collect()
}

/// The paths of all fields below a value; lists add nothing to a path.
fn paths(value: &Value, at: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, below) in fields {
                let path = if at.is_empty() {
                    name.clone()
                } else {
                    format!("{at}.{name}")
                };
                paths(below, &path, found);
                found.insert(path);
            }
        }
        Value::Array(items) => items.iter().for_each(|it| paths(it, at, found)),
        _ => {}
    }
}

#[test]
fn every_format_is_named() {
    let named = named_below("Formats");
    let formats = FORMATS.iter().map(|it| it.name);
    let formats: Vec<&str> = std::iter::once("text").chain(formats).collect();
    assert_eq!(named, formats);
}

#[test]
fn every_field_of_the_object_is_named() {
    let value: Value = serde_json::from_str(&written("json", &outcome("A lamp"))).unwrap();
    let mut found = BTreeSet::new();
    paths(&value, "", &mut found);
    // A place has the same fields wherever it stands, and so has a finding that was set aside.
    let of_places = ["findings.facts.place.", "findings.repairs.place."];
    let told_once =
        |it: &String| !of_places.iter().any(|start| it.starts_with(start)) && !it.starts_with("set_aside.finding.");
    let found: BTreeSet<String> = found.into_iter().filter(told_once).collect();
    let named: BTreeSet<String> = named_below("JSON").into_iter().collect();
    assert_eq!(named, found);
}

#[test]
fn every_column_is_named_in_its_order() {
    let rows = cells(&written("csv", &outcome("A lamp")));
    assert_eq!(named_below("CSV"), rows[0]);
}
