use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::dated::Dated;
use crate::audit::dated::Half;
use crate::audit::dated::dated;
use crate::catalogue::consistency::out_of_order;
use crate::text::Date;

pub(super) static RULE: Rule = Rule {
    id: "out-of-sequence",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "a serial number that does not fit its date",
    reason: "Numbers are given in the order in which documents come in, so that a higher one cannot have a clearly earlier date.",
    page: include_str!("../../../docs/rules/out-of-sequence.md"),
    check,
};

/// Days by which dates may run against the numbers. A letter gets its number when it comes in and its date
/// when it goes out; translation makes a difference of some days between two letters of one week.
const SLACK: i64 = 7;

/// Days by which the day on which a letter was written may lie before the date of a lower number: letters lie for weeks
/// before they are distributed.
const UNDERWAY: i64 = 45;

type Row<'a> = Vec<(u32, &'a Dated<'a>)>;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let documents = dated(input, report.shared().dates(input));
    let mut rows: BTreeMap<(&str, Option<u16>), Row<'_>> = BTreeMap::new();
    for document in &documents {
        for half in &document.halves {
            rows.entry(half.row).or_default().push((half.number, document));
        }
    }
    let mut told = BTreeSet::new();
    for (_, mut row) in rows {
        row.sort_by_key(|(number, it)| (*number, it.date, it.entry));
        let slack = |it: &Dated<'_>| if it.written { UNDERWAY } else { SLACK };
        let numbers: Vec<(u32, Date, i64)> = row.iter().map(|(number, it)| (*number, it.date, slack(it))).collect();
        for (breaking, other) in out_of_order(&numbers) {
            let (a, b) = (row[breaking].1.entry, row[other].1.entry);
            if told.insert((a.min(b), a.max(b))) {
                tell(&row, breaking, other, report);
            }
        }
    }
}

fn tell(row: &Row<'_>, breaking: usize, other: usize, report: &mut Report<'_>) {
    let ((low_number, low), (high_number, high)) = (row[breaking.min(other)], row[breaking.max(other)]);
    let message = format!(
        "{} is dated {} but {} is dated {}, though {low_number} comes before {high_number}{}",
        low.key,
        low.date.in_words(),
        high.key,
        high.date.in_words(),
        other_halves(low, low_number, high)
    );
    let (breaking, other) = (row[breaking].1, row[other].1);
    report
        .at(breaking.shown.0, breaking.shown.1, message)
        .fact_at(
            format!("{} is dated {}", other.key, other.date.in_words()),
            other.shown.0,
            other.shown.1,
        )
        .suggest("look both documents up: a number or a date is misprinted, or a number was used out of turn");
}

/// What the other halves of two joint symbols say of the order, where they can be compared.
fn other_halves(low: &Dated<'_>, low_number: u32, high: &Dated<'_>) -> String {
    let partner = |half: &Half<'_>| high.halves.iter().find(|it| it.row == half.row).map(|it| it.number);
    let pairs = low.halves.iter().filter_map(|it| Some((it.number, partner(it)?)));
    let Some((early, late)) = pairs
        .skip_while(|it| it.0 == low_number)
        .last()
        .filter(|it| it.0 != low_number)
    else {
        return String::new();
    };
    // The document with the lower number is the later one of the two.
    if late < early {
        format!("; the other halves of the symbols are in order ({late} before {early})")
    } else {
        format!("; the other halves of the symbols are out of order as well ({early} before {late})")
    }
}
