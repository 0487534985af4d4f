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

#[test]
fn planted_faults_are_found_and_right_texts_are_spared() {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut told = String::new();
    let mut files: Vec<_> = fs::read_dir(root().join("fixtures/planted"))
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    files.sort();
    for file in files.iter().filter(|it| it.extension().is_some_and(|it| it == "txt")) {
        let rule = file.file_stem().unwrap().to_str().unwrap();
        assert!(RULES.iter().any(|it| it.id == rule), "no rule {rule}");
        for case in cases(&fs::read_to_string(file).unwrap()) {
            score(rule, &case, &mut scores, &mut told);
        }
    }
    let mut table = String::new();
    let mut all = Score::default();
    for (rule, score) in &scores {
        if score.cases > 0 {
            table.push_str(&row(rule, score));
        }
        all.cases += score.cases;
        all.found += score.found;
        all.wrong += score.wrong;
    }
    table.push_str(&row("all", &all));
    println!("{told}\n{table}");
    let kinds: Vec<_> = scores.iter().filter(|it| it.1.cases > 0).collect();
    assert!(kinds.len() >= 20, "{} kinds", kinds.len());
    for (rule, score) in kinds {
        assert!(score.cases >= 15, "{rule}: {} cases", score.cases);
        assert!(
            score.recall() >= 0.95 && score.precision() >= 0.95,
            "{rule}\n{told}{table}"
        );
    }
    assert!(all.recall() >= 0.98 && all.precision() >= 0.98, "{told}{table}");
    let page = fs::read_to_string(root().join("docs/accuracy.md")).unwrap();
    assert!(
        page.contains(&table),
        "docs/accuracy.md has other figures than\n{table}"
    );
}
