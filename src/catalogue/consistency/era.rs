use crate::catalogue::SessionKind;
use crate::catalogue::consistency::ConsistencyRule;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::case::PartCase;
use crate::catalogue::consistency::report::Report;
use crate::catalogue::tables::Era;
use crate::catalogue::tables::eras;

pub(super) static RULE: ConsistencyRule = ConsistencyRule {
    id: "era",
    summary: "a form of symbol and the time in which it was used",
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    for part in &case.parts {
        let Some((era, value)) = broken(part) else {
            continue;
        };
        let when = match part.facts.session {
            Some(session) => format!("at the {session}"),
            None => format!("in {value}"),
        };
        let message = format!(
            "{} has a form that was not in use {when}: {}",
            part.symbol(),
            era.instead
        );
        let since = if value < era.first { "from" } else { "to" };
        let limit = if value < era.first { era.first } else { era.last };
        report.add(
            Strength::Likely,
            message,
            format!("the form was used {since} {limit}"),
            Vec::new(),
        );
    }
}

/// The era that the form of a part does not belong to, and the session or year that the part gives.
pub(super) fn broken(part: &PartCase<'_>) -> Option<(Era, u16)> {
    let (form, value) = form(part)?;
    let era = eras().find(|it| it.series == part.series() && it.form == form)?;
    (!(era.first..=era.last).contains(&value)).then_some((era, value))
}

/// Which form a part has, and the session or year that it gives.
fn form(part: &PartCase<'_>) -> Option<(&'static str, u16)> {
    let facts = &part.facts;
    let Some(session) = facts.session else {
        return facts.year.map(|it| ("year", it));
    };
    let form = match (facts.roman, session.kind) {
        (false, SessionKind::Regular) => "session",
        (false, SessionKind::Special) => "special",
        (false, SessionKind::Emergency) => "emergency",
        (true, SessionKind::Regular) => "roman",
        (true, SessionKind::Special) => "roman special",
        (true, SessionKind::Emergency) => "roman emergency",
    };
    Some((form, session.number))
}
