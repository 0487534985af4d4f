//! JUnit XML: well formed whatever the words, the counts right, and valid for Jenkins where xmllint is installed.

use std::process::Command;

use ibid::audit::RULES;
use proptest::prelude::ProptestConfig;
use proptest::proptest;

use super::FILES;
use super::fails;
use super::hostile::CASES;
use super::outcome;
use super::written;
use crate::support::root;
use crate::xml::Element;
use crate::xml::elements;

#[test]
fn counts_are_those_of_the_cases() {
    let outcome = outcome("A lamp");
    let elements = elements(&written("junit", &outcome));
    let suites: Vec<&Element> = elements.iter().filter(|it| it.name == "testsuite").collect();
    let names: Vec<&str> = suites.iter().map(|it| it.get("name")).collect();
    assert_eq!(names, [FILES[0], FILES[1], FILES[2], "the whole collection"]);
    // Two rules fail in the first file, one in the second, where another only notes; the third has all set aside.
    let failures: Vec<usize> = suites.iter().map(|it| it.number("failures")).collect();
    assert_eq!(failures, [2, 1, 0, 0]);
    let skipped: Vec<usize> = suites.iter().map(|it| it.number("skipped")).collect();
    assert_eq!(skipped, [0, 0, 1, 0]);
    assert!(suites[..3].iter().all(|it| it.number("tests") == RULES.len()));
    let count = |name: &str| elements.iter().filter(|it| it.name == name).count();
    assert_eq!(elements[0].number("tests"), count("testcase"));
    assert_eq!((elements[0].number("failures"), count("failure")), (3, 3));
    assert_eq!(count("skipped"), 1);
    let faults = outcome.findings.iter().filter(|it| fails(it)).count();
    let told: usize = elements
        .iter()
        .filter(|it| it.name == "failure")
        .map(|it| it.text.matches("What to do: ").count())
        .sum();
    assert_eq!(told, faults);
}

#[test]
fn a_case_is_known_again_by_class_and_name() {
    let elements = elements(&written("junit", &outcome("A lamp")));
    let cases = elements.iter().filter(|it| it.name == "testcase");
    let mut names: Vec<(&str, &str)> = cases.map(|it| (it.get("classname"), it.get("name"))).collect();
    assert!(names.contains(&("letters/a b_txt", "conflicting-date")));
    let all = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), all);
}

#[test]
fn jenkins_schema_accepts_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("audit.xml");
    for words in ["A lamp", "]]> <b> \u{1b}\u{202e}\u{0}\u{fffe} \" & \r\n \t"] {
        std::fs::write(&file, written("junit", &outcome(words))).unwrap();
        let schema = root().join("tests/it/data/junit-10.xsd");
        let command = Command::new("xmllint")
            .args(["--noout", "--nonet", "--schema"])
            .args([&schema, &file])
            .output();
        let Ok(output) = command else {
            println!("skipped: xmllint is not installed");
            return;
        };
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

/// What XML can hold of words, and what is let through of it.
fn kept(words: &str) -> String {
    let turns = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}";
    let is_kept = |it: &char| {
        matches!(it, '\n' | '\t') || !it.is_control() && !turns.contains(*it) && !matches!(it, '\u{fffe}' | '\u{ffff}')
    };
    words.chars().filter(is_kept).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn the_words_come_back_but_for_what_xml_forbids(words in super::hostile::words()) {
        let elements = elements(&written("junit", &outcome(&words)));
        let failure = elements.iter().find(|it| it.name == "failure").unwrap();
        assert_eq!(failure.get("message"), kept(&words));
        let block = format!("letters/a b.txt:3:5, page 2: error: {words}\n  {words}\n");
        assert!(failure.text.starts_with(&kept(&block)), "{:?}", failure.text);
    }
}
