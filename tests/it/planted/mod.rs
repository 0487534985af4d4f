//! Planted faults: how many the rules find, and what they report that is none.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test fails by panicking"
)]

mod case;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use ibid::Build;
use ibid::audit::Finding;
use ibid::audit::Group;
use ibid::audit::Input;
use ibid::audit::RULES;
use ibid::audit::Severity;
use ibid::audit::audit;
use ibid::catalogue::Catalogue;
use ibid::resolve::Options;

use crate::support::root;
use case::Case;
use case::Collection;
use case::cases;

/// What was found of one kind of fault.
#[derive(Default)]
struct Score {
    cases: usize,
    found: usize,
    /// Findings that are no fault.
    wrong: usize,
}

impl Score {
    fn recall(&self) -> f64 {
        self.found as f64 / self.cases as f64
    }

    fn precision(&self) -> f64 {
        self.found as f64 / (self.found + self.wrong).max(1) as f64
    }
}

fn findings(collection: &Collection) -> Vec<Finding> {
    let sources = collection.sources.iter().map(|it| ibid::read::Source {
        name: it.name.clone(),
        bytes: it.bytes.clone(),
    });
    let build = Build::new(sources.collect(), &Options::default()).unwrap();
    assert!(build.unread.is_empty(), "{:?}", build.unread);
    let input = Input {
        resolved: &build.resolved,
        graph: &build.graph,
        catalogue: Catalogue::builtin().unwrap(),
    };
    audit(&input, RULES)
}

/// Whether a finding, or a fact that it rests on, points at a planted place. One about the whole collection is at the
/// place of its facts, or names a file with one.
fn points_at_a_fault(finding: &Finding, collection: &Collection) -> bool {
    let places = finding
        .place
        .iter()
        .chain(finding.facts.iter().filter_map(|it| it.1.as_ref()));
    let mut lines = places.flat_map(|it| {
        let last = it.line + u32::try_from(it.text.matches('\n').count()).unwrap();
        (it.line..=last).map(|line| (it.file.clone(), line))
    });
    let names = |(file, _): &(String, u32)| finding.place.is_none() && finding.message.contains(file.as_str());
    lines.any(|it| collection.planted.contains(&it)) || collection.planted.iter().any(names)
}

/// Runs all rules over both variants of a case.
fn score(rule: &str, case: &Case, scores: &mut BTreeMap<String, Score>, told: &mut String) {
    let mut wrong = |finding: &Finding, variant: &str, scores: &mut BTreeMap<String, Score>| {
        let place = finding.place.as_ref().map_or(String::new(), |it| format!("{it}: "));
        let _ = writeln!(
            told,
            "wrong: {} in the {variant} text of {rule}, {}: {place}{}",
            finding.rule.id, case.name, finding.message
        );
        scores.entry(finding.rule.id.to_owned()).or_default().wrong += 1;
    };
    let (faulty, right) = case.variants();
    let mut is_found = false;
    for finding in &findings(&faulty) {
        let own = finding.rule.id == rule;
        if own && points_at_a_fault(finding, &faulty) {
            is_found = true;
        } else if own || counts(finding) && !case.also.iter().any(|it| it == finding.rule.id) {
            wrong(finding, "faulty", scores);
        }
    }
    for finding in &findings(&right) {
        if finding.rule.id == rule || counts(finding) {
            wrong(finding, "right", scores);
        }
    }
    let score = scores.entry(rule.to_owned()).or_default();
    score.cases += 1;
    score.found += usize::from(is_found);
    if !is_found {
        let _ = writeln!(told, "missed: {rule}, {}", case.name);
    }
}

/// Whether a finding in a text that was written for another rule is one too many: notes may be true of any text.
fn counts(finding: &Finding) -> bool {
    finding.severity > Severity::Note && finding.rule.group != Group::Collection
}

fn row(name: &str, score: &Score) -> String {
    format!(
        "| {name} | {} | {} | {} | {:.3} | {:.3} |\n",
        score.cases,
        score.found,
        score.wrong,
        score.recall(),
        score.precision()
    )
}

/// What was found in a folder of cases, by rule, and what was missed or wrong, line by line.
fn measured(folder: &str) -> (BTreeMap<String, Score>, String) {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut told = String::new();
    let folder = root().join("fixtures/planted").join(folder);
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    for file in files.iter().filter(|it| it.extension().is_some_and(|it| it == "txt")) {
        let rule = file.file_stem().unwrap().to_str().unwrap();
        assert!(RULES.iter().any(|it| it.id == rule), "no rule {rule}");
        for case in cases(&fs::read_to_string(file).unwrap()) {
            score(rule, &case, &mut scores, &mut told);
        }
    }
    (scores, told)
}

/// The sum of all rules, also of those that have no cases and reported something.
fn sum(scores: &BTreeMap<String, Score>) -> Score {
    scores.values().fold(Score::default(), |sum, it| Score {
        cases: sum.cases + it.cases,
        found: sum.found + it.found,
        wrong: sum.wrong + it.wrong,
    })
}

fn page() -> String {
    fs::read_to_string(root().join("docs/accuracy.md")).unwrap()
}

#[test]
fn planted_faults_are_found_and_right_texts_are_spared() {
    let (scores, told) = measured("");
    let all = sum(&scores);
    let kinds: Vec<_> = scores.iter().filter(|it| it.1.cases > 0).collect();
    let mut table: String = kinds.iter().map(|(rule, score)| row(rule, score)).collect();
    table.push_str(&row("all", &all));
    println!("{told}\n{table}");
    assert!(kinds.len() >= 20, "{} kinds", kinds.len());
    for (rule, score) in kinds {
        assert!(score.cases >= 15, "{rule}: {} cases", score.cases);
        assert!(
            score.recall() >= 0.95 && score.precision() >= 0.95,
            "{rule}\n{told}{table}"
        );
    }
    assert!(all.recall() >= 0.98 && all.precision() >= 0.98, "{told}{table}");
    assert!(
        page().contains(&table),
        "docs/accuracy.md has other figures than\n{table}"
    );
}

#[test]
fn faults_that_no_rule_was_written_for_are_counted() {
    let (scores, told) = measured("unseen");
    let row = row("unseen", &sum(&scores));
    println!("{told}\n{row}");
    assert!(
        page().contains(&row),
        "docs/accuracy.md has other figures than\n{told}{row}"
    );
}
