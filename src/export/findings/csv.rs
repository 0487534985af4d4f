//! One row for each finding, those set aside last.

use std::io;

use serde_json::Value;

use crate::audit::Finding;
use crate::audit::SetAsideBy;
use crate::export::citations;
use crate::export::findings::Audited;
use crate::export::findings::told;

/// What the columns are called, in their order.
const COLUMNS: [&str; 18] = [
    "rule",
    "group",
    "severity",
    "confidence",
    "file",
    "line",
    "column",
    "end_line",
    "end_column",
    "page",
    "text",
    "message",
    "facts",
    "suggestion",
    "repairs",
    "fingerprint",
    "set_aside_by",
    "set_aside_reason",
];

pub(super) fn write(audited: &Audited<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "{}\r", COLUMNS.join(","))?;
    let standing = audited.outcome.findings.iter().map(|it| (it, None));
    let aside = audited.outcome.set_aside.iter().map(|it| (&it.finding, Some(&it.by)));
    for (finding, by) in standing.chain(aside) {
        let cells = cells(finding, by).map(|it| citations::cell(&it));
        writeln!(out, "{}\r", cells.join(","))?;
    }
    Ok(())
}

fn cells(it: &Finding, by: Option<&SetAsideBy>) -> [Value; COLUMNS.len()] {
    let place = it.place.as_ref();
    let facts: Vec<String> = it.facts.iter().map(told::fact).collect();
    let repairs: Vec<String> = it.repairs.iter().map(told::repair).collect();
    [
        it.rule.id.into(),
        it.rule.group.name().into(),
        it.severity.name().into(),
        it.confidence.name().into(),
        place.map(|it| it.file.as_str()).into(),
        place.map(|it| it.line).into(),
        place.map(|it| it.column).into(),
        place.map(|it| it.end_line).into(),
        place.map(|it| it.end_column).into(),
        place.and_then(|it| it.page).into(),
        place.map(|it| it.text.as_str()).into(),
        it.message.as_str().into(),
        facts.join("\n").into(),
        it.suggestion.as_deref().into(),
        repairs.join("\n").into(),
        it.fingerprint.as_str().into(),
        by.map(told::by).into(),
        by.map(told::reason).into(),
    ]
}
