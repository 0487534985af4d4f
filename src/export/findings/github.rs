//! Workflow commands of GitHub Actions: what a step prints so becomes an annotation beside the line.

use std::io;

use crate::audit::Finding;
use crate::audit::Severity;
use crate::export::findings::Audited;
use crate::export::findings::told;
use crate::export::words;

pub(super) fn write(audited: &Audited<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    for finding in &audited.outcome.findings {
        let message = std::iter::once(finding.message.clone()).chain(told::evidence(finding));
        let message: Vec<String> = message.collect();
        writeln!(
            out,
            "::{} {}::{}",
            level(finding.severity),
            properties(finding).join(","),
            data(&message.join("\n"))
        )?;
    }
    for it in &audited.outcome.not_checked {
        writeln!(out, "::notice title=ibid::{}", data(&told::not_checked(it)))?;
    }
    Ok(())
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

/// Where an annotation stands and what it is called. Columns are shown only for places on one line; given for
/// others, the annotation is refused.
fn properties(finding: &Finding) -> Vec<String> {
    let mut properties = Vec::new();
    if let Some(place) = &finding.place {
        properties.push(format!("file={}", property(&place.file)));
        properties.push(format!("line={}", place.line));
        properties.push(format!("endLine={}", place.end_line));
        if place.line == place.end_line {
            properties.push(format!("col={}", place.column));
            properties.push(format!("endColumn={}", place.end_column));
        }
    }
    properties.push(format!("title={}", property(finding.rule.id)));
    properties
}

/// A message as GitHub wants it. Control characters, and those that turn the reading direction, become U+FFFD: a
/// log must not steer a terminal.
fn data(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '%' => escaped.push_str("%25"),
            '\r' => escaped.push_str("%0D"),
            '\n' => escaped.push_str("%0A"),
            '\t' => escaped.push(it),
            it if it.is_control() || words::turns_direction(it) => escaped.push('\u{FFFD}'),
            it => escaped.push(it),
        }
    }
    escaped
}

/// The value of a property, where colons and commas end it.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
