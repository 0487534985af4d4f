//! The numbers that are displayed before the items of numbered lists.

use std::collections::HashMap;

use crate::read::markup::facts::Facts;
use crate::read::markup::roles::Role;
use crate::read::markup::tape::ElementId;

/// A list whose items are being numbered.
struct Counter {
    next: i64,
    step: i64,
    form: char,
}

/// The number of every item that has one.
pub(super) fn numbers(facts: &Facts<'_>) -> HashMap<ElementId, String> {
    let items = || {
        (0..).zip(&facts.tape.elements).filter_map(|(at, element)| {
            let list = element.parent?;
            (facts.role(at) == Role::Item && facts.role(list) == Role::Ordered).then_some((at, list))
        })
    };
    let mut sizes: HashMap<ElementId, i64> = HashMap::new();
    for (_, list) in items() {
        *sizes.entry(list).or_insert(0) += 1;
    }
    let mut counters: HashMap<ElementId, Counter> = HashMap::new();
    let mut numbers = HashMap::new();
    for (item, list) in items() {
        let counter = counters
            .entry(list)
            .or_insert_with(|| counter(facts, list, sizes.get(&list).copied().unwrap_or(0)));
        let value = |it: ElementId, name| facts.tape.value(it, name).and_then(|it| it.trim().parse().ok());
        counter.next = value(item, "value").unwrap_or(counter.next);
        numbers.insert(item, format!("{}.", displayed(counter.next, counter.form)));
        counter.next = counter.next.saturating_add(counter.step);
    }
    numbers
}

fn counter(facts: &Facts<'_>, list: ElementId, size: i64) -> Counter {
    let reversed = facts.tape.value(list, "reversed").is_some();
    let first = facts.tape.value(list, "start").and_then(|it| it.trim().parse().ok());
    let form = facts.tape.value(list, "type").and_then(|it| it.trim().chars().next());
    Counter {
        next: first.unwrap_or(if reversed { size } else { 1 }),
        step: if reversed { -1 } else { 1 },
        form: form.unwrap_or('1'),
    }
}

/// A number as lists of this type display it.
fn displayed(number: i64, form: char) -> String {
    let written = match form {
        'a' | 'A' => letters(number),
        'i' | 'I' => roman(number),
        _ => None,
    };
    match written {
        Some(it) if form.is_ascii_uppercase() => it.to_ascii_uppercase(),
        Some(it) => it,
        None => number.to_string(),
    }
}

/// a, b … z, aa, ab …
fn letters(number: i64) -> Option<String> {
    let mut left = u32::try_from(number).ok().filter(|it| *it > 0)?;
    let mut letters = Vec::new();
    while left > 0 {
        letters.push(char::from(b'a' + u8::try_from((left - 1) % 26).ok()?));
        left = (left - 1) / 26;
    }
    Some(letters.iter().rev().collect())
}

const ROMAN: &[(i64, &str)] = &[
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
];

/// Roman numbers as browsers write them, up to 3999.
fn roman(number: i64) -> Option<String> {
    let mut left = Some(number).filter(|it| (1..4000).contains(it))?;
    let mut roman = String::new();
    for (value, sign) in ROMAN {
        while left >= *value {
            roman.push_str(sign);
            left -= value;
        }
    }
    Some(roman)
}

#[cfg(test)]
mod tests {
    use super::displayed;

    #[test]
    fn numbers_are_written_in_the_lists_own_form() {
        let all = [
            (28, 'a'),
            (27, 'A'),
            (1994, 'I'),
            (9, 'i'),
            (0, 'a'),
            (4000, 'i'),
            (-3, '1'),
        ];
        let written: Vec<String> = all.iter().map(|it| displayed(it.0, it.1)).collect();
        assert_eq!(written, ["ab", "AA", "MCMXCIV", "ix", "0", "4000", "-3"]);
    }
}
