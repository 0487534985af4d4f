//! What several formats say of an audit: counts, who set findings aside, what was not checked.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::audit::Finding;
use crate::audit::NotChecked;
use crate::audit::Outcome;
use crate::audit::Place;
use crate::audit::Repair;
use crate::audit::Rule;
use crate::audit::SetAsideBy;
use crate::audit::Severity;
use crate::export::words;
use crate::text::count;
use crate::text::several;

/// How many findings of one severity a rule has.
#[derive(Debug, PartialEq, Eq)]
pub struct Count {
    /// The rule.
    pub rule: &'static Rule,
    /// How grave these findings are.
    pub severity: Severity,
    /// Their number.
    pub findings: usize,
}

/// Findings by group, severity (the gravest first) and rule.
pub fn counts(outcome: &Outcome) -> Vec<Count> {
    let mut counts = BTreeMap::new();
    for it in &outcome.findings {
        let key = (it.rule.group, Reverse(it.severity), it.rule.id);
        counts.entry(key).or_insert((it.rule, 0)).1 += 1;
    }
    let counts = counts.into_iter();
    counts
        .map(|((_, severity, _), (rule, findings))| Count {
            rule,
            severity: severity.0,
            findings,
        })
        .collect()
}

/// Findings of one severity.
pub fn of_severity(outcome: &Outcome, severity: Severity) -> usize {
    outcome.findings.iter().filter(|it| it.severity == severity).count()
}

/// "10 files, 16 rules, 3 findings: 1 error, 2 warnings".
pub fn headline(outcome: &Outcome) -> String {
    let by_severity: Vec<String> = [Severity::Error, Severity::Warning, Severity::Note]
        .into_iter()
        .map(|it| (of_severity(outcome, it), it))
        .filter(|it| it.0 > 0)
        .map(|(count, severity)| several(count as u64, severity.name()))
        .collect();
    let findings = match outcome.findings.len() {
        0 => "no findings".to_owned(),
        1 => by_severity.join(", "),
        all => format!("{}: {}", several(all as u64, "finding"), by_severity.join(", ")),
    };
    format!(
        "{}, {}, {findings}",
        several(outcome.documents as u64, "file"),
        several(outcome.rules.len() as u64, "rule")
    )
}

/// Who set a finding aside, as data names it.
pub fn by(it: &SetAsideBy) -> &'static str {
    match it {
        SetAsideBy::Settings(_) => "settings",
        SetAsideBy::Comment(_) => "comment",
        SetAsideBy::Baseline => "baseline",
    }
}

/// Why a finding was set aside.
pub fn reason(it: &SetAsideBy) -> &str {
    match it {
        SetAsideBy::Settings(reason) | SetAsideBy::Comment(reason) => reason,
        SetAsideBy::Baseline => "known when the baseline was written",
    }
}

/// How many findings were set aside by whom: "2 findings by the settings".
pub fn set_aside(outcome: &Outcome) -> Vec<String> {
    let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
    for it in &outcome.set_aside {
        let who = match it.by {
            SetAsideBy::Settings(_) => "by the settings",
            SetAsideBy::Comment(_) => "by comments in the documents",
            SetAsideBy::Baseline => "known to the baseline",
        };
        *counts.entry(who).or_default() += 1;
    }
    let counts = counts.into_iter();
    counts
        .map(|(who, count)| format!("{} {who}", several(count, "finding")))
        .collect()
}

/// "2 files could not be read".
pub fn not_checked(it: &NotChecked) -> String {
    let what = if it.count == 1 { &it.one } else { &it.several };
    format!("{} {what}", count(it.count as u64))
}

/// A fact, with its place in brackets.
pub fn fact((fact, at): &(String, Option<Place>)) -> String {
    match at {
        Some(place) => format!("{fact} ({place})"),
        None => fact.clone(),
    }
}

/// What a repair does, in words.
pub fn repair(it: &Repair) -> String {
    match (it.place.text.as_str(), it.replacement.as_str()) {
        ("", new) => format!("put in “{new}”"),
        (old, "") => format!("take out “{old}”"),
        (old, new) => format!("write “{new}” for “{old}”"),
    }
}

/// Most facts that people are shown of one finding.
const FACTS: usize = 12;

/// The first facts of a finding, for people: what many documents cite rests on as many places.
pub fn facts(it: &Finding) -> Vec<String> {
    let mut facts: Vec<String> = it.facts.iter().take(FACTS).map(fact).collect();
    if let more @ 1.. = it.facts.len().saturating_sub(FACTS) {
        facts.push(format!("and {} more", count(more as u64)));
    }
    facts
}

/// What a finding says besides its message, a line each: facts, why it is wrong, what to do.
pub fn evidence(it: &Finding) -> Vec<String> {
    let why = format!("Why: {}", it.rule.reason);
    let facts = facts(it).into_iter();
    facts.chain(std::iter::once(why)).chain(remedy(it)).collect()
}

/// What to do about a finding, a line each.
pub fn remedy(it: &Finding) -> impl Iterator<Item = String> {
    let suggestion = it.suggestion.iter().map(|it| format!("What to do: {it}"));
    let repairs = it.repairs.iter().map(|it| format!("Repair: {}", repair(it)));
    suggestion.chain(repairs)
}

/// A text on one line: control characters and white space become single blanks, and characters that turn the
/// reading direction go.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for it in text.chars().filter(|it| !words::turns_direction(*it)) {
        match it {
            it if !it.is_whitespace() && !it.is_control() => line.push(it),
            _ if line.is_empty() || line.ends_with(' ') => {}
            _ => line.push(' '),
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// The start of a text, at most about `limit` bytes, with an ellipsis where something is left out.
pub(super) fn shortened(text: &str, limit: usize) -> String {
    let start = words::cut(text, limit);
    if start.len() < text.len() {
        format!("{}…", start.trim_end())
    } else {
        text.to_owned()
    }
}
