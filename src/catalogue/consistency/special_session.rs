use crate::catalogue::SessionKind;
use crate::catalogue::consistency::ConsistencyRule;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::report::Report;
use crate::catalogue::tables::listed_session;

pub(super) static RULE: ConsistencyRule = ConsistencyRule {
    id: "special-session",
    summary: "a special or emergency special session that was held",
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    for part in &case.parts {
        let Some(session) = part.facts.session.filter(|it| it.kind != SessionKind::Regular) else {
            continue;
        };
        if let (None, true) = listed_session(part.symbol(), session) {
            let message = format!("{} names the {session}, which the table does not know", part.symbol());
            // New ones are called at any time.
            report.add(Strength::Weak, message, "table of special sessions", Vec::new());
        }
    }
}
