//! The page on symbols: what its tables of examples say is what the catalogue reads, and it lists every rule.

use std::collections::BTreeSet;
use std::process::Command;

use ibid::catalogue::Catalogue;
use ibid::catalogue::consistency::RULES;

use crate::support::root;

/// Rows of the tables whose second column is headed "canonical": a text, and the symbols that it gives.
fn examples(page: &str) -> Vec<(String, Vec<String>)> {
    let mut found = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let ["", left, right, ""] = cells.as_slice() else {
            inside = false;
            continue;
        };
        match *right {
            "canonical" => inside = true,
            _ if !inside || left.starts_with("---") => {}
            _ => {
                let quoted = right.split('`').skip(1).step_by(2).map(str::to_owned);
                found.push((left.trim_matches('`').to_owned(), quoted.collect()));
            }
        }
    }
    found
}

#[test]
fn examples_of_the_page_are_read_as_it_says() {
    let page = std::fs::read_to_string(root().join("docs/symbols.md")).unwrap();
    let examples = examples(&page);
    assert!(examples.len() > 30, "{} examples", examples.len());
    let texts = examples.iter().map(|it| it.0.as_str());
    let output = Command::new(env!("CARGO_BIN_EXE_ibid"))
        .args(["parse", "--to", "json"])
        .args(texts)
        .output()
        .unwrap();
    let parsed: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(parsed.len(), examples.len());
    for ((text, want), parsed) in examples.iter().zip(parsed) {
        let symbols = parsed["symbols"].as_array().unwrap();
        let given: Vec<&str> = symbols.iter().filter_map(|it| it["canonical"].as_str()).collect();
        assert_eq!(given, *want, "{text}");
    }
}

#[test]
fn the_page_lists_every_damage_with_an_example() {
    let page = std::fs::read_to_string(root().join("docs/symbols.md")).unwrap();
    let catalogue = Catalogue::builtin().unwrap();
    let mut listed = BTreeSet::new();
    for line in page.lines() {
        let cells: Vec<&str> = line.split('|').map(|it| it.trim().trim_matches('`')).collect();
        let ["", rule, printed, suggestion, ""] = cells.as_slice() else {
            continue;
        };
        if !catalogue.repair_rules().contains(rule) {
            continue;
        }
        let repair = catalogue.repair(printed).into_iter().next();
        let repair = repair.unwrap_or_else(|| panic!("{printed} has no repair"));
        assert_eq!(repair.symbol.to_string(), *suggestion, "{printed}");
        assert!(
            repair.rules.iter().any(|it| it == rule),
            "{printed}: {:?}",
            repair.rules
        );
        listed.insert(*rule);
    }
    assert_eq!(listed, catalogue.repair_rules());
}

#[test]
fn the_page_lists_every_consistency_rule() {
    let page = std::fs::read_to_string(root().join("docs/symbols.md")).unwrap();
    for rule in RULES {
        assert!(page.contains(&format!("| `{}` |", rule.id)), "{}", rule.id);
    }
}
