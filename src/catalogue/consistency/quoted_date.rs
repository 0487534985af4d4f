use crate::catalogue::consistency::ConsistencyRule;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::report::Report;

pub(super) static RULE: ConsistencyRule = ConsistencyRule {
    id: "quoted-date",
    summary: "the date that a text gives for a document and the document's symbol",
    check,
};

/// Months by which a letter can be older than its symbol: one of late December gets its number in January.
const UNDERWAY: u8 = 1;

fn check(case: &Case<'_>, report: &mut Report) {
    let Some(date) = case.context.quoted_date else {
        return;
    };
    for part in &case.parts {
        let letters = part
            .expected()
            .and_then(|it| it.serial)
            .is_some_and(|it| it.letters_only);
        let before = if letters { UNDERWAY } else { 0 };
        let Some(dated) = part
            .dated()
            .map(|it| it.widened(before, 0))
            .filter(|it| !it.holds(date))
        else {
            continue;
        };
        let message = format!(
            "{} is given the date {}, but its documents are dated {dated}",
            part.symbol(),
            date.in_words()
        );
        report.add(Strength::Likely, message, part.basis(), Vec::new());
    }
}
