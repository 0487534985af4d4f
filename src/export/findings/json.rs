//! An audit as one JSON object: what was run, what it found, what was set aside, what was not checked.

use std::io;

use serde::Serialize;

use crate::audit::Finding;
use crate::audit::Place;
use crate::audit::Repair;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::export::findings::Audited;
use crate::export::findings::told;

/// Version of the object. It grows when a field goes or changes its meaning, not when one comes.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Report<'a> {
    format: u32,
    tool: Tool,
    files: usize,
    rules: Vec<RuleOut>,
    counts: Counts,
    findings: Vec<FindingOut<'a>>,
    set_aside: Vec<SetAsideOut<'a>>,
    not_checked: Vec<NotCheckedOut<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct RuleOut {
    id: &'static str,
    group: &'static str,
    severity: &'static str,
    confidence: &'static str,
    summary: &'static str,
    reason: &'static str,
}

#[derive(Serialize)]
struct Counts {
    findings: usize,
    errors: usize,
    warnings: usize,
    notes: usize,
    set_aside: usize,
    by_rule: Vec<CountOut>,
}

#[derive(Serialize)]
struct CountOut {
    rule: &'static str,
    severity: &'static str,
    findings: usize,
}

#[derive(Serialize)]
struct FindingOut<'a> {
    rule: &'a str,
    group: &'a str,
    severity: &'a str,
    confidence: &'a str,
    message: &'a str,
    place: Option<PlaceOut<'a>>,
    facts: Vec<FactOut<'a>>,
    suggestion: Option<&'a str>,
    repairs: Vec<RepairOut<'a>>,
    fingerprint: &'a str,
}

#[derive(Serialize)]
struct PlaceOut<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    page: Option<u32>,
    text: &'a str,
}

#[derive(Serialize)]
struct FactOut<'a> {
    fact: &'a str,
    place: Option<PlaceOut<'a>>,
}

#[derive(Serialize)]
struct RepairOut<'a> {
    place: PlaceOut<'a>,
    replacement: &'a str,
}

#[derive(Serialize)]
struct SetAsideOut<'a> {
    by: &'a str,
    reason: &'a str,
    finding: FindingOut<'a>,
}

#[derive(Serialize)]
struct NotCheckedOut<'a> {
    count: usize,
    what: &'a str,
}

pub(super) fn write(audited: &Audited<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let outcome = audited.outcome;
    let report = Report {
        format: FORMAT,
        tool: Tool {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
        },
        files: outcome.documents,
        rules: outcome.rules.iter().copied().map(rule).collect(),
        counts: counts(audited),
        findings: outcome.findings.iter().map(finding).collect(),
        set_aside: outcome
            .set_aside
            .iter()
            .map(|it| SetAsideOut {
                by: told::by(&it.by),
                reason: told::reason(&it.by),
                finding: finding(&it.finding),
            })
            .collect(),
        not_checked: outcome
            .not_checked
            .iter()
            .map(|it| NotCheckedOut {
                count: it.count,
                what: if it.count == 1 { &it.one } else { &it.several },
            })
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    out.write_all(b"\n")
}

fn rule(it: &'static Rule) -> RuleOut {
    RuleOut {
        id: it.id,
        group: it.group.name(),
        severity: it.severity.name(),
        confidence: it.confidence.name(),
        summary: it.summary,
        reason: it.reason,
    }
}

fn counts(audited: &Audited<'_>) -> Counts {
    let outcome = audited.outcome;
    let by_rule = told::counts(outcome).into_iter().map(|it| CountOut {
        rule: it.rule.id,
        severity: it.severity.name(),
        findings: it.findings,
    });
    Counts {
        findings: outcome.findings.len(),
        errors: told::of_severity(outcome, Severity::Error),
        warnings: told::of_severity(outcome, Severity::Warning),
        notes: told::of_severity(outcome, Severity::Note),
        set_aside: outcome.set_aside.len(),
        by_rule: by_rule.collect(),
    }
}

fn finding(it: &Finding) -> FindingOut<'_> {
    let facts = it.facts.iter().map(|(fact, at)| FactOut {
        fact,
        place: at.as_ref().map(place),
    });
    FindingOut {
        rule: it.rule.id,
        group: it.rule.group.name(),
        severity: it.severity.name(),
        confidence: it.confidence.name(),
        message: &it.message,
        place: it.place.as_ref().map(place),
        facts: facts.collect(),
        suggestion: it.suggestion.as_deref(),
        repairs: it.repairs.iter().map(repair).collect(),
        fingerprint: &it.fingerprint,
    }
}

fn repair(it: &Repair) -> RepairOut<'_> {
    RepairOut {
        place: place(&it.place),
        replacement: &it.replacement,
    }
}

fn place(it: &Place) -> PlaceOut<'_> {
    PlaceOut {
        file: &it.file,
        line: it.line,
        column: it.column,
        end_line: it.end_line,
        end_column: it.end_column,
        page: it.page,
        text: &it.text,
    }
}
