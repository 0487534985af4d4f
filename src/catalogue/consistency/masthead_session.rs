use crate::catalogue::consistency::ConsistencyRule;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::case::PartCase;
use crate::catalogue::consistency::repair::Place;
use crate::catalogue::consistency::repair::with_number;
use crate::catalogue::consistency::report::Report;
use crate::catalogue::ordinal_words;

pub(super) static RULE: ConsistencyRule = ConsistencyRule {
    id: "masthead-session",
    summary: "the session that the masthead prints and the one in the symbol",
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let Some(printed) = case.context.masthead_session else {
        return;
    };
    let mut sessions = case
        .parts
        .iter()
        .filter_map(|it| Some((it.symbol(), it.facts.session?)));
    let Some((symbol, first)) = sessions.next() else {
        return;
    };
    if first.number == printed || sessions.any(|it| it.1.number == printed) {
        return;
    }
    let message = format!(
        "the masthead prints the {} session, {symbol} is of the {first}",
        ordinal_words(printed)
    );
    let repaired = with_number(symbol, Place::First, first.number.into(), printed.into());
    let agrees = |it: &String| {
        let dated = PartCase::new(case.catalogue.part_facts(it)).dated();
        let date = case.context.masthead_date;
        dated.zip(date).is_none_or(|(dated, date)| dated.holds(date))
    };
    let repaired = repaired.filter(agrees);
    report.add(
        Strength::Certain,
        message,
        "the session in the symbol",
        repaired.into_iter().collect(),
    );
}
