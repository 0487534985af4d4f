use crate::catalogue::consistency::ConsistencyRule;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::era;
use crate::catalogue::consistency::report::Report;
use crate::catalogue::tables::number_ranges;

pub(super) static RULE: ConsistencyRule = ConsistencyRule {
    id: "number-range",
    summary: "a number that is usual in its series",
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    for part in &case.parts {
        let facts = &part.facts;
        // A form of another time has other numbers.
        let Some(number) = facts.number.filter(|_| era::broken(part).is_none()) else {
            continue;
        };
        // Running numbers have neither.
        let period = facts.session.map(|it| it.number).or(facts.year);
        let range = number_ranges().find(|it| {
            let (from, to) = it.periods;
            it.series == part.series()
                && part.symbol().starts_with(it.start)
                && from.is_none_or(|it| period.is_some_and(|period| it <= period))
                && to.is_none_or(|it| period.is_some_and(|period| period <= it))
        });
        if let Some(range) = range
            && !(range.numbers.0..=range.numbers.1).contains(&number)
        {
            let message = format!("number {number} of {} is unusual", part.symbol());
            report.add(Strength::Weak, message, range.why, Vec::new());
        }
    }
}
