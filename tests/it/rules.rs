//! The rules of the audit: each with its page and its fixtures, and what they find in real letters.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use ibid::audit::Finding;
use ibid::audit::Group;
use ibid::audit::Input;
use ibid::audit::RULES;
use ibid::audit::Rule;
use ibid::audit::Severity;
use ibid::audit::audit;
use ibid::catalogue::Catalogue;
use serde_json::Value;

use crate::support;
use crate::support::root;
use crate::support::shared;

const HEADINGS: [&str; 5] = [
    "## What it finds",
    "## Why it matters",
    "## Example",
    "## What to do",
    "## Not reported",
];

/// Kinds of planted faults with the rule that finds them.
const KINDS: &[(&str, &str)] = &[
    ("call-without-note", "call-without-note"),
    ("empty-link-target", "empty-link-target"),
    ("ibid-after-several-sources", "ibid-after-several-sources"),
    ("ibid-first-note", "ibid-without-antecedent"),
    ("lost-link-target", "lost-link-target"),
    ("not-in-collection", "not-in-collection"),
    ("note-number-repeated", "note-numbers"),
    ("note-number-skipped", "note-numbers"),
    ("note-without-call", "note-without-call"),
    ("number-out-of-sequence", "out-of-sequence"),
    ("same-half-two-partners", "conflicting-partner"),
    ("same-source-different-spelling", "source-spelled-differently"),
    ("same-symbol-two-dates", "conflicting-date"),
];

/// Names in a folder without their endings, sorted.
fn stems(folder: &Path, but: &str) -> BTreeSet<String> {
    let names = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
    names
        .map(|it| it.file_stem().unwrap().to_string_lossy().into_owned())
        .filter(|it| it != but)
        .collect()
}

fn findings(folder: &Path, rules: &[&'static Rule]) -> Vec<Finding> {
    let build = support::build(folder);
    assert!(build.unread.is_empty(), "{:?}", build.unread);
    let input = Input {
        resolved: &build.resolved,
        graph: &build.graph,
        catalogue: Catalogue::builtin().unwrap(),
    };
    audit(&input, rules)
}

/// A finding on one line, for messages of tests.
fn shown(it: &Finding) -> String {
    let place = it
        .place
        .as_ref()
        .map_or(String::new(), |it| format!("{}:{} ", it.file, it.line));
    format!("{place}{}: {}", it.rule.id, it.message)
}

/// Places of a finding and of its facts, as file and line.
fn places(it: &Finding) -> Vec<(&str, u32)> {
    let facts = it.facts.iter().filter_map(|it| it.1.as_ref());
    let all = it.place.iter().chain(facts);
    all.map(|it| (it.file.as_str(), it.line)).collect()
}

#[test]
fn rules_pages_files_and_fixtures_go_together() {
    let ids: Vec<String> = RULES.iter().map(|it| it.id.to_owned()).collect();
    assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    let ids: BTreeSet<String> = ids.into_iter().collect();
    let files = stems(&root().join("src/audit/rules"), "mod");
    assert_eq!(ids, files.iter().map(|it| it.replace('_', "-")).collect());
    assert_eq!(ids, stems(&root().join("docs/rules"), "README"));
    assert_eq!(ids, stems(&root().join("fixtures/rules"), ""));
}

/// The rows of one group on the page that lists all rules.
fn rows(group: Group) -> String {
    let rules = RULES.iter().filter(|it| it.group == group);
    let row = |it: &&Rule| {
        let (severity, confidence) = (it.severity.name(), it.confidence.name());
        format!(
            "| [{0}]({0}.md) | {severity} | {confidence} | {1} |\n",
            it.id, it.summary
        )
    };
    rules.map(row).collect()
}

#[test]
fn the_list_of_rules_is_that_of_the_table() {
    let page = fs::read_to_string(root().join("docs/rules/README.md")).unwrap();
    for group in [Group::Broken, Group::Duplicated, Group::Stale, Group::Collection] {
        assert!(
            page.contains(&rows(group)),
            "{} rules are\n{}",
            group.name(),
            rows(group)
        );
    }
    assert_eq!(page.matches("| [").count(), RULES.len());
}

#[test]
fn every_page_has_the_same_parts() {
    for rule in RULES {
        let lines: Vec<&str> = rule.page.lines().collect();
        assert_eq!(lines.first(), Some(&format!("# {}", rule.id).as_str()));
        let headings: Vec<&str> = lines.iter().copied().filter(|it| it.starts_with("##")).collect();
        assert_eq!(headings, HEADINGS, "{}", rule.id);
        assert_eq!(
            rule.page,
            fs::read_to_string(root().join("docs/rules").join(rule.id).with_extension("md")).unwrap()
        );
    }
}

#[test]
fn every_rule_finds_its_bad_fixtures_and_spares_its_good_ones() {
    for rule in RULES {
        let folder = root().join("fixtures/rules").join(rule.id);
        let bad = findings(&folder.join("bad"), &[rule]);
        assert!(!bad.is_empty(), "{} finds nothing in its bad fixtures", rule.id);
        let good = findings(&folder.join("good"), &[rule]);
        assert!(good.is_empty(), "{:?}", good.iter().map(shown).collect::<Vec<_>>());
    }
}

#[test]
fn rules_that_fail_an_audit_spare_all_good_fixtures() {
    for rule in RULES {
        let good = findings(&root().join("fixtures/rules").join(rule.id).join("good"), RULES);
        let grave: Vec<String> = good
            .iter()
            .filter(|it| it.severity > Severity::Note)
            .map(shown)
            .collect();
        assert!(grave.is_empty(), "good fixtures of {}: {grave:?}", rule.id);
    }
}

#[test]
fn the_planted_faults_are_found_and_nothing_else() {
    let expected: Value =
        serde_json::from_slice(&fs::read(root().join("fixtures/letters.expected.json")).unwrap()).unwrap();
    let found = findings(&root().join("fixtures/letters"), RULES);
    let mut planted = BTreeSet::new();
    let mut missed = Vec::new();
    for fault in expected["faults"].as_array().unwrap() {
        let (file, line) = (
            fault[0].as_str().unwrap(),
            u32::try_from(fault[1].as_u64().unwrap()).unwrap(),
        );
        let kind = fault[2].as_str().unwrap();
        let rule = KINDS
            .iter()
            .find(|it| it.0 == kind)
            .unwrap_or_else(|| panic!("no rule for {kind}"))
            .1;
        planted.insert((rule, file, line));
        if !found
            .iter()
            .any(|it| it.rule.id == rule && places(it).contains(&(file, line)))
        {
            missed.push(fault.to_string());
        }
    }
    assert!(missed.is_empty(), "not found:\n{}", missed.join("\n"));
    let grave = found.iter().filter(|it| it.severity > Severity::Note);
    let surplus: Vec<String> = grave
        .filter(|it| {
            !places(it)
                .iter()
                .any(|(file, line)| planted.contains(&(it.rule.id, *file, *line)))
        })
        .map(shown)
        .collect();
    assert!(surplus.is_empty(), "not planted:\n{}", surplus.join("\n"));
}

/// Whether some finding of a rule stands in a file whose name starts so and says all these words.
fn says(found: &[Finding], rule: &str, file: &str, words: &[&str]) -> bool {
    let in_file = |it: &Finding| it.place.as_ref().is_some_and(|it| it.file.starts_with(file));
    let said = |it: &Finding| words.iter().all(|word| it.message.contains(word));
    found.iter().any(|it| it.rule.id == rule && in_file(it) && said(it))
}

#[test]
fn the_known_faults_of_real_letters_are_found_and_no_others() {
    let Some(folder) = shared("corpora/seeds") else {
        return;
    };
    let found = findings(&folder, RULES);
    let sequence = [
        "A/75/742-S/2021/279 is dated 22 March 2021",
        "A/75/745-S/2021/156 is dated 18 February 2021",
        "in order (156 before 279)",
    ];
    assert!(says(&found, "out-of-sequence", "000", &sequence));
    assert!(says(&found, "lost-link-target", "002", &["available from and"]));
    for file in ["000", "003"] {
        assert!(says(
            &found,
            "variant-author-name",
            file,
            &["Markar Malkonian", "Markar Melkonian"]
        ));
        assert!(says(
            &found,
            "variant-author-name",
            file,
            &["Gerard Libaridian", "Jirair Libaridian"]
        ));
    }
    for (file, links) in [("000", 1), ("003", 15), ("004", 6)] {
        let empty = found.iter().filter(|it| it.rule.id == "empty-link-target");
        let here = empty.filter(|it| it.place.as_ref().is_some_and(|it| it.file.starts_with(file)));
        assert_eq!(here.count(), links, "empty links of {file}");
    }
    let grave = found
        .iter()
        .filter(|it| it.severity > Severity::Note && it.rule.id != "empty-link-target");
    let grave: Vec<String> = grave.map(shown).collect();
    assert_eq!(grave.len(), 2, "{grave:?}");
    let wanted = found.iter().find(|it| it.rule.id == "not-in-collection").unwrap();
    assert!(wanted.message.starts_with("A/74/676-S/2020/90"), "{}", wanted.message);
    for file in ["001", "002", "004"] {
        assert!(says(&found, "unnamed-document", file, &["no symbol is known"]));
    }
}
