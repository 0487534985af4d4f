use crate::catalogue::consistency::ConsistencyRule;
use crate::catalogue::consistency::Strength;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::case::PartCase;
use crate::catalogue::consistency::context::Supplement;
use crate::catalogue::consistency::report::Report;
use crate::catalogue::modifiers::split_modifier;
use crate::catalogue::ordinal_words;

pub(super) static RULE: ConsistencyRule = ConsistencyRule {
    id: "supplement",
    summary: "a supplement of the Official Records and the symbol of its document",
    check,
};

fn check(case: &Case<'_>, report: &mut Report) {
    let Some(supplement) = case.context.supplement else {
        return;
    };
    for part in &case.parts {
        let (Some(rule), Some(number)) = (part.expected().and_then(|it| it.supplement), part.facts.number) else {
            continue;
        };
        let symbol = part.symbol();
        let session = part.facts.session.map(|it| it.number);
        if let (Some(said), Some(session)) = (supplement.session, session)
            && said != session
        {
            let message = format!(
                "a supplement of the {} session, but {symbol} is not of it",
                ordinal_words(said)
            );
            report.add(Strength::Certain, message, "the session in the symbol", Vec::new());
        }
        if let (Some(said), Some(year)) = (supplement.year, part.facts.year)
            && said != year
        {
            let message = format!("a supplement of {said}, but {symbol} is of {year}");
            report.add(Strength::Certain, message, "the year in the symbol", Vec::new());
        }
        let expected = supplement.number.saturating_add(rule.added);
        let compared = if rule.last_digits { number % 100 } else { number };
        if expected != compared {
            let message = format!(
                "Supplement No. {} has the number {expected}, not {number}",
                supplement.number
            );
            report.add(
                Strength::Likely,
                message,
                "numbers of Official Records supplements",
                Vec::new(),
            );
        }
        letter(part, &supplement, report);
    }
}

/// "Supplement No. 53A" is the first addendum of No. 53.
fn letter(part: &PartCase<'_>, supplement: &Supplement, report: &mut Report) {
    let Some(letter) = supplement.letter.filter(char::is_ascii_uppercase) else {
        return;
    };
    let addendum = u32::from(letter) - u32::from('A') + 1;
    let number = addendum.to_string();
    let mut stem = part.symbol();
    while let Some(it) = split_modifier(stem) {
        if it.word == "addendum" && it.number == number {
            return;
        }
        stem = it.parent;
    }
    let message = format!(
        "Supplement No. {}{letter} is addendum {addendum}, not {}",
        supplement.number,
        part.symbol()
    );
    let repaired = vec![format!("{stem}/Add.{addendum}")];
    report.add(Strength::Likely, message, "lettered supplements are addenda", repaired);
}
