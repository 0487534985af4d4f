use crate::catalogue::Period;
use crate::catalogue::consistency::ConsistencyRule;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::case::PartCase;
use crate::catalogue::consistency::repair::Place;
use crate::catalogue::consistency::repair::one_slip_away;
use crate::catalogue::consistency::repair::with_number;
use crate::catalogue::consistency::report::Report;

pub(super) static RULE: ConsistencyRule = ConsistencyRule {
    id: "joint-years",
    summary: "sessions and years of the parts of a joint symbol",
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    for (at, first) in case.parts.iter().enumerate() {
        for (behind, second) in case.parts.iter().enumerate().skip(at + 1) {
            let (Some(one), Some(other)) = (first.period, second.period) else {
                continue;
            };
            if one.shares_year(&other) {
                continue;
            }
            let message = format!(
                "{} is of {one} but {} is of {other}, and one document has one date",
                first.symbol(),
                second.symbol()
            );
            let source = format!("{}; {}", first.basis(), second.basis());
            // Some documents are dated a little outside of their session or year.
            let near = first
                .dated()
                .zip(second.dated())
                .is_some_and(|(a, b)| a.shares_year(&b));
            let strength = if near { Strength::Likely } else { Strength::Certain };
            let mut repairs = repaired(case, at, &other);
            repairs.extend(repaired(case, behind, &one));
            report.add(strength, message, source, repairs);
        }
    }
}

/// The joint symbols in which the session or year of one part is a slip away and agrees with the other part.
fn repaired(case: &Case<'_>, at: usize, other: &Period) -> Vec<String> {
    let Some(part) = case.parts.get(at) else {
        return Vec::new();
    };
    let session = part.facts.session.map(|it| it.number);
    let Some(printed) = session.or(part.facts.year).filter(|_| !part.facts.roman).map(u32::from) else {
        return Vec::new();
    };
    let near = one_slip_away(printed).into_iter();
    let fitting = near
        .filter_map(|it| with_number(part.symbol(), Place::First, printed, it))
        .filter(|it| {
            let period = PartCase::new(case.catalogue.part_facts(it)).period;
            period.is_some_and(|it| it.shares_year(other))
        });
    let whole = |text: String| {
        let parts = case.parts.iter().enumerate();
        let parts = parts.map(|(it, part)| if it == at { text.as_str() } else { part.symbol() });
        parts.collect::<Vec<_>>().join("-")
    };
    fitting.map(whole).collect()
}
