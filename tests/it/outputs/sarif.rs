//! SARIF against the published schema, and what the schema cannot say.

use serde_json::Value;

use super::FILES;
use super::outcome;
use super::written;

const SCHEMA: &str = include_str!("../data/sarif-schema-2.1.0.json");

/// What the schema says against a log; `None` where it is valid.
fn complaints(log: &Value) -> Option<String> {
    // Languages are published with a bracket that closes nothing, which strict readers of patterns refuse.
    let schema: Value = serde_json::from_str(&SCHEMA.replace("{2}]?$", "{2}$")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(log)
        .map(|it| format!("{}: {it}", it.instance_path()))
        .collect();
    (!errors.is_empty()).then(|| errors.join("\n"))
}

fn log(words: &str) -> Value {
    serde_json::from_str(&written("sarif", &outcome(words))).unwrap()
}

fn all<'a>(it: &'a Value, path: &str) -> &'a Vec<Value> {
    it.pointer(path).and_then(Value::as_array).unwrap()
}

#[test]
fn the_published_schema_accepts_it() {
    for words in ["A lamp [x] {0}", "", "\u{0}\u{202e}]]>"] {
        assert_eq!(complaints(&log(words)), None);
    }
}

#[test]
fn the_schema_refuses_what_is_wrong() {
    let mut wrong = log("A lamp");
    wrong["runs"][0]["results"][0]["level"] = "grave".into();
    assert!(complaints(&wrong).is_some());
    let mut wrong = log("A lamp");
    wrong["runs"][0]["results"][0]["surplus"] = 1.into();
    assert!(complaints(&wrong).is_some());
}

#[test]
fn indices_lead_to_what_they_name() {
    let log = log("A lamp");
    let run = &log["runs"][0];
    let rules = all(run, "/tool/driver/rules");
    let results = all(run, "/results");
    assert_eq!(results.len(), 9);
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let places = all(result, "/locations").iter();
        for place in places.chain(result["relatedLocations"].as_array().into_iter().flatten()) {
            let location = &place["physicalLocation"]["artifactLocation"];
            let index = usize::try_from(location["index"].as_u64().unwrap()).unwrap();
            assert_eq!(location["uri"], FILES[index].replace(' ', "%20"));
            assert_eq!(run["artifacts"][index]["location"]["uri"], location["uri"]);
        }
    }
}

#[test]
fn every_finding_has_a_location_fingerprint_and_level() {
    let log = log("A lamp");
    let results = all(&log, "/runs/0/results");
    let levels: Vec<&str> = results.iter().map(|it| it["level"].as_str().unwrap()).collect();
    assert_eq!(
        levels,
        [
            "error", "warning", "warning", "note", "warning", "note", "warning", "warning", "warning"
        ]
    );
    for result in results {
        assert_eq!(
            all(result, "/locations").len(),
            1,
            "code scanning refuses results without location"
        );
        assert_eq!(
            result["partialFingerprints"]["ibid/v1"].as_str().map(str::len),
            Some(16)
        );
    }
    let region = &results[4]["locations"][0]["physicalLocation"]["region"];
    let numbers = ["startLine", "startColumn", "endLine", "endColumn"].map(|it| region[it].as_u64());
    assert_eq!(numbers, [Some(7), Some(5), Some(8), Some(17)]);
    // About the whole collection: where the first fact with a place stands.
    let whole = &results[5]["locations"][0]["physicalLocation"];
    assert_eq!(whole["artifactLocation"]["uri"], FILES[2]);
}

#[test]
fn repairs_are_fixes_and_what_was_set_aside_is_suppressed() {
    let log = log("A lamp");
    let results = all(&log, "/runs/0/results");
    let change = &results[0]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "letters/a%20b.txt");
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "A lamp");
    assert_eq!(change["replacements"][0]["deletedRegion"]["endColumn"], 17);
    let kinds: Vec<Vec<&str>> = results
        .iter()
        .map(|it| {
            all(it, "/suppressions")
                .iter()
                .map(|it| it["kind"].as_str().unwrap())
                .collect()
        })
        .collect();
    assert!(kinds[..6].iter().all(Vec::is_empty));
    assert_eq!(kinds[6..], [["external"], ["inSource"], ["external"]]);
    let told = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
    assert_eq!(told, "2 files could not be read: A lamp");
}
