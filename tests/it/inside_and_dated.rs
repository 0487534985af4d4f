//! References inside the document, and letters by date, against cases written by hand.

use ibid::Build;
use ibid::read::Source;
use ibid::resolve::Options;
use serde::Deserialize;
use serde_json::Value;

use crate::support::records;
use crate::support::root;

#[derive(Deserialize)]
struct Cases {
    case: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    text: String,
    #[serde(default)]
    other: Vec<String>,
    expect: Vec<[String; 4]>,
    locators: Option<Vec<String>>,
}

fn cases(file: &str) -> Vec<Case> {
    let path = root().join("fixtures").join(file);
    let cases: Cases = toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    cases.case
}

fn all(case: &Case) -> Vec<Value> {
    let texts = std::iter::once(&case.text).chain(&case.other).enumerate();
    let sources = texts.map(|(at, text)| Source {
        name: format!("{at}.txt"),
        bytes: text.clone().into_bytes(),
    });
    records(&Build::new(sources.collect(), &Options::default()).unwrap(), "0.txt")
}

fn said(value: &Value) -> String {
    value.as_str().unwrap_or("-").to_owned()
}

/// The first three fields are as expected, and the fourth has the words.
fn fits(found: &[[String; 4]], expected: &[[String; 4]]) -> bool {
    let same = |(a, b): (&[String; 4], &[String; 4])| a[..3] == b[..3] && a[3].contains(&b[3]);
    found.len() == expected.len() && found.iter().zip(expected).all(same)
}

fn check(file: &str, least: usize, read: impl Fn(&[Value]) -> Vec<[String; 4]>) {
    let cases = cases(file);
    let mut failures = Vec::new();
    for case in &cases {
        let records = all(case);
        let found = read(&records);
        if !fits(&found, &case.expect) {
            failures.push(format!(
                "{}\n  expected {:?}\n  found    {found:?}",
                case.name, case.expect
            ));
        }
        let symbols = records.iter().filter(|it| it["kind"] == "symbol");
        let locators: Vec<String> = symbols.map(|it| said(&it["locator"])).collect();
        if case.locators.as_ref().is_some_and(|it| *it != locators) {
            failures.push(format!("{}: locators {locators:?}", case.name));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} cases\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
    assert!(cases.len() >= least, "{} cases", cases.len());
}

#[test]
fn references_inside_the_document_are_checked_against_its_parts() {
    check("internal/internal.toml", 30, |records| {
        let inside = records
            .iter()
            .filter(|it| it["kind"] == "internal" && it["part_kind"] != "document");
        inside
            .map(|it| [&it["part_kind"], &it["number"], &it["status"], &it["why"]].map(said))
            .collect()
    });
}

#[test]
fn letters_by_date_lead_to_the_one_document_that_is_meant() {
    check("letters-by-date/letters.toml", 25, |records| {
        let letters = records.iter().filter(|it| it["kind"] == "letter");
        letters
            .map(|it| [&it["dated"], &it["status"], &it["target"], &it["why"]].map(said))
            .collect()
    });
}
