use std::collections::BTreeMap;
use std::collections::BTreeSet;

use rapidfuzz::fuzz;

use crate::text::fold_words;

/// Likeness, 0 to 1, from which two words may be one that is misspelt.
const LIKE: f64 = 0.75;

/// Characters of a word that its forms share.
const STEM: usize = 4;

/// Words that notes leave out or put in freely. Folded.
const SMALL: &[&str] = &[
    "a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with", "ed", "eds", "et", "al",
    "comp", "comps", "le", "la", "les", "de", "des", "du",
];

/// Small words of editing, which come and go with the style of a note.
const OF_STYLE: &[&str] = &["ed", "eds", "et", "al", "comp", "comps"];

/// Least length in letters of a word that may be misprinted: short ones are numerals and other words.
const SHORTEST: usize = 4;

/// Likeness, 0 to 1, from which one word in otherwise equal fields may be misprinted.
const MISPRINTED: f64 = 0.7;

/// A word of a name or title.
#[derive(Clone, Debug)]
pub(super) struct Word {
    pub(super) folded: String,
    printed: String,
    /// Whether notes leave it out or put it in freely.
    is_small: bool,
}

/// Finds the words in which two spellings of a field differ.
pub(super) type Differing = fn(&[Word], &[Word]) -> Option<(String, String)>;

/// The words that are compared: without numbers, case, marks and punctuation.
pub(super) fn words(text: &str) -> Vec<Word> {
    let pieces = text.split(|it: char| it.is_whitespace() || matches!(it, '-' | '–' | '—' | '/'));
    let words = pieces.map(|it| {
        let folded = fold_words(it).concat();
        Word {
            is_small: SMALL.contains(&folded.as_str()),
            folded,
            printed: it.trim_matches(|it: char| !it.is_alphanumeric()).to_owned(),
        }
    });
    words.filter(|it| it.folded.chars().any(char::is_alphabetic)).collect()
}

/// The words in which two spellings differ, or `None` where one only leaves words out: a subtitle, a given
/// name, all but an initial. Spellings that share less than half of their words are no spellings of one name.
pub(super) fn differing(a: &[Word], b: &[Word]) -> Option<(String, String)> {
    let large = |words: &[Word]| -> Vec<Word> { words.iter().filter(|it| !it.is_small).cloned().collect() };
    let (all, a, b) = ((a, b), large(a), large(b));
    if a.iter().map(|it| &it.folded).eq(b.iter().map(|it| &it.folded)) {
        return replaced(all.0, all.1);
    }
    let (only_a, only_b) = (left_over(&a, &b), left_over(&b, &a));
    let shared = a.len() - only_a.len();
    let abbreviates =
        |short: &Word, long: &&Word| short.folded.chars().count() == 1 && long.folded.starts_with(&short.folded);
    let without = |words: &[&Word], others: &[&Word]| -> Vec<String> {
        let kept = words
            .iter()
            .filter(|word| !others.iter().any(|it| abbreviates(word, it) || abbreviates(it, word)));
        kept.map(|it| it.printed.clone()).collect()
    };
    let (here, there) = (without(&only_a, &only_b), without(&only_b, &only_a));
    let like = only_a.iter().any(|a| only_b.iter().any(|b| likeness(a, b) >= LIKE));
    let one = like || shared * 2 >= a.len().min(b.len());
    (one && !here.is_empty() && !there.is_empty()).then(|| (here.join(" "), there.join(" ")))
}

/// The only word in which two spellings of equally many words differ, where it may be misprinted.
pub(super) fn misprinted(a: &[Word], b: &[Word]) -> Option<(String, String)> {
    let mut pairs = a.iter().zip(b).filter(|(a, b)| a.folded != b.folded);
    let (here, there) = pairs.next()?;
    let long = [here, there].iter().all(|it| it.folded.chars().count() >= SHORTEST);
    let only = a.len() == b.len() && pairs.next().is_none();
    (only && long && likeness(here, there) >= MISPRINTED).then(|| (here.printed.clone(), there.printed.clone()))
}

/// The first words that stand in another order, where two spellings have the same words.
pub(super) fn reordered(a: &[Word], b: &[Word]) -> Option<(String, String)> {
    let sorted = |words: &[Word]| -> Vec<String> {
        let mut words: Vec<String> = words.iter().map(|it| it.folded.clone()).collect();
        words.sort_unstable();
        words
    };
    let differs = |(a, b): &(&Word, &Word)| a.folded != b.folded;
    let (here, there) = a.iter().zip(b).find(differs)?;
    (sorted(a) == sorted(b)).then(|| (here.printed.clone(), there.printed.clone()))
}

/// The small words of one spelling that are others in another spelling, which otherwise has the same words.
fn replaced(a: &[Word], b: &[Word]) -> Option<(String, String)> {
    let pairs: Vec<(&Word, &Word)> = a.iter().zip(b).filter(|(a, b)| a.folded != b.folded).collect();
    let is_style = |it: &Word| OF_STYLE.contains(&it.folded.as_str());
    if a.len() != b.len() || pairs.is_empty() || pairs.iter().any(|(a, b)| is_style(a) || is_style(b)) {
        return None;
    }
    let said = |words: Vec<&str>| words.join(" … ");
    Some((
        said(pairs.iter().map(|it| it.0.printed.as_str()).collect()),
        said(pairs.iter().map(|it| it.1.printed.as_str()).collect()),
    ))
}

fn likeness(a: &Word, b: &Word) -> f64 {
    fuzz::ratio(a.folded.chars(), b.folded.chars())
}

/// Whether two titles, as folded words, cannot both be right: each has a word that the other has not. Where one only
/// leaves words out (a subtitle, an article), both may be. British and American endings are one.
pub(super) fn contradict(a: &[String], b: &[String]) -> bool {
    let words = |of: &[String]| -> BTreeSet<String> {
        let kept = of.iter().filter(|it| !SMALL.contains(&it.as_str()));
        kept.map(|it| it.replace('z', "s")).collect()
    };
    let (a, b) = (words(a), words(b));
    !a.is_subset(&b) && !b.is_subset(&a)
}

/// Whether two subjects, as folded words, have nothing in common, not even the start of a word of some length.
pub(super) fn unrelated(a: &[String], b: &[String]) -> bool {
    let stems = |of: &[String]| -> BTreeSet<String> {
        let kept = of.iter().filter(|it| !SMALL.contains(&it.as_str()));
        kept.map(|it| it.chars().take(STEM).collect()).collect()
    };
    let (a, b) = (stems(a), stems(b));
    !a.is_empty() && !b.is_empty() && a.is_disjoint(&b)
}

/// The words of one spelling that are not in the other, each counted as often as it stands.
fn left_over<'a>(words: &'a [Word], others: &[Word]) -> Vec<&'a Word> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for it in others {
        *counts.entry(&it.folded).or_default() += 1;
    }
    let mut left = |it: &&Word| match counts.get_mut(it.folded.as_str()) {
        Some(count) if *count > 0 => {
            *count -= 1;
            false
        }
        _ => true,
    };
    words.iter().filter(|it| left(it)).collect()
}

#[cfg(test)]
mod tests {
    use super::contradict;
    use super::differing;
    use super::misprinted;
    use super::reordered;
    use super::unrelated;
    use super::words;
    use crate::text::fold_words;

    fn found(a: &str, b: &str) -> Option<(String, String)> {
        differing(&words(a), &words(b))
    }

    #[test]
    fn shows_the_words_that_differ() {
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(
            found("Ombrette Lindquist", "Ombrette Lindqvist"),
            pair("Lindquist", "Lindqvist")
        );
        assert_eq!(
            found("Lamps along the Skerry", "Lamps along the Skerries"),
            pair("Skerry", "Skerries")
        );
    }

    #[test]
    fn another_small_word_is_a_difference_and_one_more_is_none() {
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(found("Stones of the Coast", "Stones on the coast"), pair("of", "on"));
        assert_eq!(found("Stones of the Coast", "Stones of Coast"), None);
        assert_eq!(found("Berg and Sund", "Berg et Sund"), None);
    }

    #[test]
    fn the_same_words_in_another_order_are_a_difference() {
        let found = |a: &str, b: &str| reordered(&words(a), &words(b));
        let pair = |a: &str, b: &str| Some((a.to_owned(), b.to_owned()));
        assert_eq!(found("Lamps and Clocks", "Clocks and lamps"), pair("Lamps", "Clocks"));
        assert_eq!(found("Lamps and Clocks", "Lamps and clocks"), None);
        assert_eq!(found("Lamps and Clocks", "Lamps, Clocks, Bells"), None);
    }

    #[test]
    fn one_word_may_be_misprinted() {
        let found = |a: &str, b: &str| misprinted(&words(a), &words(b)).is_some();
        assert!(found("The ferry that waits", "The ferry that waited"));
        assert!(!found("The ferry that waits", "The ferry that came"));
        assert!(!found("Lamps, part I", "Lamps, part II"));
        assert!(!found("Lamps of coasts", "Lamp of coast"));
    }

    #[test]
    fn omissions_case_and_punctuation_are_no_difference() {
        assert_eq!(found("A. Okkonvar", "Ansel Okkonvar"), None);
        assert_eq!(found("The Ferry that Waited", "The ferry that waited."), None);
        assert_eq!(
            found(
                "Lamps along the Skerries",
                "Lamps along the Skerries: A History of Lights"
            ),
            None
        );
        assert_eq!(found("Weather Service", "Guild of Barometer Makers"), None);
    }

    #[test]
    fn subjects_are_unrelated_only_without_a_common_word() {
        let unrelated = |a: &str, b: &str| unrelated(&fold_words(a), &fold_words(b));
        assert!(unrelated("counting birds on roofs", "the dating of old barley"));
        assert!(!unrelated("the lamps of the harbour", "harbours of the coast"));
        assert!(!unrelated("the", "counting birds"));
    }

    #[test]
    fn titles_contradict_each_other_only_where_each_has_words_of_its_own() {
        let contradict = |a: &str, b: &str| contradict(&fold_words(a), &fold_words(b));
        assert!(contradict("Lamps of the coast", "Lights of the coast"));
        assert!(contradict("Ferries in 2020", "Ferries in 2021"));
        assert!(!contradict("Lamps of the Coast", "Lamps of the coast: a survey"));
        assert!(!contradict("Organization of ferries", "The organisation of Ferries"));
    }
}
