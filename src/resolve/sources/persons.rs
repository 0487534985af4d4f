//! Authors as they are compared: each person's words, given names first.

use rapidfuzz::distance::osa;
use rapidfuzz::fuzz;

use crate::catalogue::SameSourcePhrases;
use crate::resolve::sources::words;

/// Likeness of two names, 0 to 1, from which they are one: a letter in seven or so.
const NAME: f64 = 0.84;

/// Letters from which likeness of names counts; shorter ones must be equal or sound alike.
const COMPARED: usize = 5;

/// Most persons of an author line that are read.
const MOST: usize = 12;

/// Longest author line that is read, in bytes.
const LONGEST: usize = 400;

/// Reads an author line: persons between `|`, their words between blanks, given names first.
pub(super) fn read(phrases: &SameSourcePhrases, line: &str) -> String {
    let line = line[..line.floor_char_boundary(LONGEST)].to_lowercase();
    let separators = phrases.person_separators.iter();
    let mut separated = without_others(phrases, &line).to_owned();
    for separator in separators.filter(|it| line.contains(it.as_str())) {
        separated = separated.replace(separator.as_str(), "|");
    }
    let mut persons: Vec<Vec<String>> = Vec::new();
    for group in separated.split('|') {
        let pieces: Vec<Vec<String>> = group.split(',').map(|it| name(phrases, it)).collect();
        let pieces: Vec<Vec<String>> = pieces.into_iter().filter(|it| !it.is_empty()).collect();
        let mut rest = pieces.as_slice();
        while let [first, others @ ..] = rest {
            rest = others;
            let mut person = first.clone();
            if let Some((given, behind)) = others.split_first()
                && first.len() <= 2
                && (given.iter().all(|it| it.chars().count() == 1) || first.len() == 1 && pieces.len() == 2)
            {
                person = given.iter().chain(first).cloned().collect();
                rest = behind;
            } else if let [before @ .., last] = first.as_slice()
                && last.chars().count() == 1
                && before.len() == 1
            {
                // "Lindqvist O."
                person.rotate_right(1);
            }
            persons.push(person);
        }
    }
    persons.truncate(MOST);
    let persons: Vec<String> = persons.into_iter().map(|it| it.join(" ")).collect();
    persons.join("|")
}

/// A name's words without what stands before and behind it.
fn name(phrases: &SameSourcePhrases, text: &str) -> Vec<String> {
    let mut words = words::words(phrases, text);
    words.retain(|it| !phrases.titles_of_persons.contains(it));
    words
}

fn without_others<'a>(phrases: &SameSourcePhrases, text: &'a str) -> &'a str {
    let found = phrases.and_others.iter().filter_map(|it| {
        let at = text.find(it.as_str())?;
        let free = |it: Option<char>| it.is_none_or(|it| !it.is_alphanumeric());
        (free(text[..at].chars().next_back()) && free(text[at + it.len()..].chars().next())).then_some(at)
    });
    found.min().map_or(text, |at| &text[..at])
}

/// What two author lines say of one another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Authors {
    /// One has none.
    Unknown,
    /// Every person of the shorter line stands in the other; the likeness of the names, 0 to 1.
    Alike(f64),
    /// They name others.
    Different,
}

pub(super) fn compare(phrases: &SameSourcePhrases, a: &str, b: &str) -> Authors {
    if a.is_empty() || b.is_empty() {
        return Authors::Unknown;
    }
    if a == b {
        return Authors::Alike(1.0);
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split('|').collect(), b.split('|').collect());
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let mut taken = vec![false; many.len()];
    let (mut sum, mut count) = (0.0, 0.0);
    for person in &few {
        let best = many.iter().enumerate().filter(|(at, _)| !taken[*at]);
        let best = best.filter_map(|(at, it)| Some((at, person_likeness(phrases, person, it)?)));
        let Some((at, likeness)) = best.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))) else {
            return Authors::Different;
        };
        taken[at] = true;
        sum += likeness;
        count += 1.0;
    }
    Authors::Alike(sum / count)
}

/// How alike two names are, 0 to 1; `None` where they are not one person's or one body's.
fn person_likeness(phrases: &SameSourcePhrases, a: &str, b: &str) -> Option<f64> {
    if a == b {
        return Some(1.0);
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if let [letters] = short.as_slice()
        && is_acronym(phrases, letters, &long)
    {
        return Some(1.0);
    }
    let (last, given) = short.split_last()?;
    let (surname, before) = long.split_last()?;
    let turned = || short.len() == long.len() && short.iter().all(|it| long.contains(it));
    let Some(likeness) = name_likeness(phrases, last, surname) else {
        return turned().then_some(1.0);
    };
    // Each given name of the shorter form stands in the other, in order, whole or as initial.
    let mut left = before.iter();
    given
        .iter()
        .all(|it| left.any(|other| given_alike(phrases, it, other)))
        .then_some(likeness)
}

fn given_alike(phrases: &SameSourcePhrases, a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let initial = short.chars().count() == 1 && long.starts_with(short);
    initial || words::alike(phrases, a, b) || sounds_alike(phrases, a, b)
}

/// "Aleksandr" and "Alexander": by their sound they differ in one letter.
fn sounds_alike(phrases: &SameSourcePhrases, a: &str, b: &str) -> bool {
    let (a, b) = (words::sound(phrases, a), words::sound(phrases, b));
    a.len().min(b.len()) > COMPARED && osa::distance(a.chars(), b.chars()) <= 1
}

fn name_likeness(phrases: &SameSourcePhrases, a: &str, b: &str) -> Option<f64> {
    if a == b {
        return Some(1.0);
    }
    let likeness = fuzz::ratio(a.chars(), b.chars());
    let long = a.len().min(b.len()) >= COMPARED && words::number(a) == words::number(b);
    (long && likeness >= NAME || a.len().min(b.len()) > 1 && words::alike(phrases, a, b)).then_some(likeness)
}

/// Whether letters are the first letters of a body's words.
fn is_acronym(phrases: &SameSourcePhrases, letters: &str, body: &[&str]) -> bool {
    let firsts = || {
        body.iter()
            .filter(|it| !phrases.small.contains(**it))
            .filter_map(|it| it.chars().next())
    };
    letters.chars().count() >= 3 && letters.chars().eq(firsts())
}

#[cfg(test)]
mod tests {
    use super::Authors;
    use crate::catalogue::Catalogue;
    use crate::catalogue::SameSourcePhrases;

    fn phrases() -> &'static SameSourcePhrases {
        &Catalogue::builtin().unwrap().phrases.same_source
    }

    fn compared(a: &str, b: &str) -> Authors {
        let read = |it: &str| super::read(phrases(), it);
        assert_eq!(
            super::compare(phrases(), &read(a), &read(b)),
            super::compare(phrases(), &read(b), &read(a)),
            "{a} {b}"
        );
        super::compare(phrases(), &read(a), &read(b))
    }

    #[test]
    fn reads_names_in_any_order() {
        for (line, read) in [
            ("Ombrette Lindqvist", "ombrette lindqvist"),
            ("Lindqvist, Ombrette", "ombrette lindqvist"),
            ("Lindqvist, O. K.", "o k lindqvist"),
            ("Lindqvist O.", "o lindqvist"),
            ("O. Lindqvist and P. Berg", "o lindqvist|p berg"),
            ("Lindqvist, O., Berg, P.", "o lindqvist|p berg"),
            ("Ombrette Lindqvist, Petra Berg", "ombrette lindqvist|petra berg"),
            ("Lindqvist, Berg and Okkonvar", "berg lindqvist|okkonvar"),
            ("Dr. Ombrette Lindqvist et al.", "ombrette lindqvist"),
            ("Petra Berg (ed.)", "petra berg"),
            ("О. Линдквист и П. Берг", "o lindkvist|p berg"),
        ] {
            assert_eq!(super::read(phrases(), line), read, "{line}");
        }
    }

    #[test]
    fn knows_one_author_in_many_spellings() {
        for (a, b) in [
            ("Ombrette Lindqvist", "O. Lindquist"),
            ("Lindqvist", "Ombrette K. Lindqvist"),
            ("О. Линдквист", "Ombrette Lindqvist"),
            ("Petra Berg and Ombrette Lindqvist", "O. Lindqvist, P. Berg"),
            (
                "Ombrette Lindqvist et al.",
                "Petra Berg, Ombrette Lindqvist and Ansel Okkonvar",
            ),
            ("Ormond Lamp Society", "OLS"),
            ("Kim Il Sung", "Il Sung Kim"),
            ("Александр Берг", "Alexander Berg"),
        ] {
            assert!(matches!(compared(a, b), Authors::Alike(it) if it > 0.8), "{a} {b}");
        }
    }

    #[test]
    fn tells_authors_apart() {
        for (a, b) in [
            ("Ombrette Lindqvist", "Petra Lindqvist"),
            ("O. A. Lindqvist", "O. B. Lindqvist"),
            (
                "Ombrette Lindqvist and Petra Berg",
                "Ombrette Lindqvist and Ansel Okkonvar",
            ),
            ("Berg", "Borg"),
            ("Lamp Society", "Lamp Board"),
        ] {
            assert_eq!(compared(a, b), Authors::Different, "{a} {b}");
        }
        assert_eq!(compared("", "Berg"), Authors::Unknown);
    }
}
