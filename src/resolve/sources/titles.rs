use rapidfuzz::fuzz;

use crate::catalogue::SameSourcePhrases;
use crate::resolve::sources::facts::Fact;
use crate::resolve::sources::features::Features;
use crate::resolve::sources::words;

/// What two titles say of one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Titles {
    /// One has none.
    Unknown,
    /// Word for word, but for spelling.
    Alike,
    /// One ends where the subtitle of the other begins.
    Shortened,
    /// They differ in a word.
    Different,
}

/// How alike two titles are letter by letter, 0 to 1.
pub(super) fn likeness(a: &Features, b: &Features) -> f64 {
    if a.title == b.title {
        return 1.0;
    }
    fuzz::ratio(a.title.chars(), b.title.chars())
}

pub(super) fn compare(phrases: &SameSourcePhrases, a: &Features, b: &Features) -> Titles {
    if a.title.is_empty() || b.title.is_empty() {
        return Titles::Unknown;
    }
    if a.title == b.title {
        return Titles::Alike;
    }
    let (words_a, words_b) = (a.title_words(), b.title_words());
    if same_words(phrases, &words_a, &words_b) || same_but_for_year(phrases, (a, &words_a), (b, &words_b)) {
        return Titles::Alike;
    }
    let (short, long) = if words_a.len() <= words_b.len() {
        (&words_a, (b, &words_b))
    } else {
        (&words_b, (a, &words_a))
    };
    let subtitle_at = |at: &u16| {
        let at = usize::from(*at);
        let tail_names_parties = long.1.get(at).is_some_and(|it| phrases.between.contains(*it));
        at.abs_diff(short.len()) <= 1 && !tail_names_parties && same_words(phrases, short, &long.1[..at])
    };
    if long.0.breaks.iter().any(subtitle_at) {
        return Titles::Shortened;
    }
    Titles::Different
}

/// Whether two titles agree word for word; a word may be split in two on one side.
fn same_words(phrases: &SameSourcePhrases, a: &[&str], b: &[&str]) -> bool {
    let front = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[front..], &b[front..]);
    let back = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - back], &b[..b.len() - back]);
    let all_alike = |a: &[&str], b: &[&str]| a.iter().zip(b).all(|(a, b)| words::alike(phrases, a, b));
    if a.len() == b.len() {
        return all_alike(a, b);
    }
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    // "thee" for "the": a small word that is misprinted was not left out.
    let misprinted = |it: &&str| words::is_small_misprinted(phrases, it);
    if long.iter().filter(|it| misprinted(it)).count() == long.len() - short.len() {
        let kept: Vec<&str> = long.iter().copied().filter(|it| !misprinted(it)).collect();
        return all_alike(short, &kept);
    }
    if short.is_empty() {
        return false;
    }
    // A scan splits words: "capac ity". No side may have more words than the other has letters.
    short.len() + 1 == long.len() && {
        let split = (0..short.len()).find(|&at| !words::alike(phrases, short[at], long[at]));
        split.is_some_and(|at| {
            words::alike(phrases, short[at], &long[at..at + 2].concat()) && all_alike(&short[at + 1..], &long[at + 2..])
        })
    }
}

/// "Annual report 2018" and "Annual report", published in 2018.
fn same_but_for_year(phrases: &SameSourcePhrases, a: (&Features, &[&str]), b: (&Features, &[&str])) -> bool {
    let one = |words: &[&str], other: (&Features, &[&str])| {
        other.0.fact(Fact::Year).is_some_and(|year| {
            let named_once = words.iter().filter(|it| **it == year).count() == 1;
            let without = || words.iter().copied().filter(|it| *it != year).collect::<Vec<_>>();
            named_once && same_words(phrases, &without(), other.1)
        })
    };
    one(a.1, b) || one(b.1, a)
}

/// Half-words of a title that tell it from others: a word counts two, a Chinese character one.
pub(super) fn telling(phrases: &SameSourcePhrases, title: &str) -> usize {
    let words = title.split(' ').filter(|it| !it.is_empty());
    let telling = words.filter(|it| !phrases.general.contains(*it) && words::number(it).is_none());
    telling.map(words::weight).sum()
}

/// Whether the holding works are others: each word of the shorter name begins a word of the longer one.
pub(super) fn containers_differ(phrases: &SameSourcePhrases, a: &str, b: &str) -> bool {
    if a.is_empty() || b.is_empty() || a == b {
        return false;
    }
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let (few, many) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let within = |it: &&str| {
        many.iter()
            .any(|other| other.starts_with(*it) || it.starts_with(other) || words::alike(phrases, it, other))
    };
    let acronym = few.len() == 1 && few[0].chars().eq(many.iter().filter_map(|it| it.chars().next()));
    !few.iter().all(within) && !acronym
}
