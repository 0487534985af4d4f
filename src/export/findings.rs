//! Findings of an audit as data.

use std::io;

use serde::Serialize;

use crate::audit::Finding;
use crate::audit::Outcome;
use crate::audit::Place;
use crate::export::citations;

#[derive(Serialize)]
struct FindingOut<'a> {
    rule: &'a str,
    severity: &'a str,
    message: &'a str,
    place: Option<PlaceOut<'a>>,
    facts: Vec<FactOut<'a>>,
    suggestion: Option<&'a str>,
}

#[derive(Serialize)]
struct PlaceOut<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    page: Option<u32>,
    text: &'a str,
}

#[derive(Serialize)]
struct FactOut<'a> {
    fact: &'a str,
    place: Option<PlaceOut<'a>>,
}

/// Writes findings as a JSON array, in their order.
///
/// # Errors
/// When writing fails.
pub fn write_json(outcome: &Outcome, out: &mut dyn io::Write) -> io::Result<()> {
    let rows: Vec<FindingOut<'_>> = outcome.findings.iter().map(finding).collect();
    citations::write_json(&rows, out)
}

fn finding(it: &Finding) -> FindingOut<'_> {
    let facts = it.facts.iter().map(|(fact, at)| FactOut {
        fact,
        place: at.as_ref().map(place),
    });
    FindingOut {
        rule: it.rule.id,
        severity: it.severity.name(),
        message: &it.message,
        place: it.place.as_ref().map(place),
        facts: facts.collect(),
        suggestion: it.suggestion.as_deref(),
    }
}

fn place(it: &Place) -> PlaceOut<'_> {
    PlaceOut {
        file: &it.file,
        line: it.line,
        column: it.column,
        page: it.page,
        text: &it.text,
    }
}
