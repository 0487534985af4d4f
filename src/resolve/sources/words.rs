//! Words as sources are compared by them, and when two printed words are one.

use rapidfuzz::distance::osa;

use crate::catalogue::SameSourcePhrases;
use crate::text::fold_words;

/// Letters of a word from which one slip is allowed, and from which two are.
const ONE_SLIP: usize = 5;
const TWO_SLIPS: usize = 9;

/// Longest word that is compared letter by letter, in letters; longer ones must be equal.
const LONGEST_WORD: usize = 64;

/// Longest text whose words are compared, in bytes.
const LONGEST_TEXT: usize = 2000;

/// The words of a text's start: folded, Cyrillic letters in Latin ones, each Chinese character a word.
pub(super) fn words(phrases: &SameSourcePhrases, text: &str) -> Vec<String> {
    let text = &text[..text.floor_char_boundary(LONGEST_TEXT)];
    if text.is_ascii() {
        return fold_words(text);
    }
    let mut latin = String::with_capacity(text.len());
    for letter in text.chars() {
        let lower = letter.to_lowercase().next().unwrap_or(letter);
        match phrases.cyrillic.get(&lower) {
            Some(it) => latin.push_str(it),
            None if is_ideograph(letter) => latin.extend([' ', letter, ' ']),
            None => latin.push(letter),
        }
    }
    fold_words(&latin)
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

/// How much a word tells: a Chinese character about half of a word.
pub(super) fn weight(word: &str) -> usize {
    if word.starts_with(is_ideograph) { 1 } else { 2 }
}

/// The number that a word is, with letters that a scan puts for digits: "l992" is 1992.
pub(super) fn number(word: &str) -> Option<String> {
    if !word.contains(|it: char| it.is_ascii_digit()) {
        return None;
    }
    let digits = word.chars().map(|it| match it {
        'l' | 'i' => '1',
        'o' => '0',
        _ => it,
    });
    let read: String = digits.collect();
    let read = if read.bytes().all(|it| it.is_ascii_digit()) {
        read
    } else {
        word.to_owned()
    };
    Some(read.trim_start_matches('0').to_owned())
}

/// Whether two words are spellings of one: equal, of one sound, confused by a scan, or apart by a slip.
pub(super) fn alike(phrases: &SameSourcePhrases, a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    match (number(a), number(b)) {
        (None, None) => return letters_alike(phrases, a, b),
        (Some(a), Some(b)) if a == b => return true,
        _ => {}
    }
    // "Amber1ey" is a word with a slip in it, "1992" is none.
    let is_word = |it: &str| 3 * it.chars().filter(|it| it.is_alphabetic()).count() >= 2 * it.chars().count();
    if !is_word(a) || !is_word(b) {
        return false;
    }
    let (a, b) = (phrases.slip.applied(a), phrases.slip.applied(b));
    a == b || number(&a).is_none() && number(&b).is_none() && letters_alike(phrases, &a, &b)
}

/// The same for words without digits.
fn letters_alike(phrases: &SameSourcePhrases, a: &str, b: &str) -> bool {
    let (long_a, long_b) = (a.chars().count(), b.chars().count());
    let (short, long) = (long_a.min(long_b), long_a.max(long_b));
    if long > LONGEST_WORD || short < 2 || long - short > long / 2 {
        return false;
    }
    // Spellings of one sound share at least some letters.
    let args = osa::Args::default().score_cutoff(long / 2 + 1);
    let Some(distance) = osa::distance_with_args(a.chars(), b.chars(), &args) else {
        return false;
    };
    if phrases.exact.contains(a) || phrases.exact.contains(b) {
        return false;
    }
    if variant(phrases, a) == variant(phrases, b)
        || plural(a, b)
        || plural(b, a)
        || phrases.slip.applied(a) == phrases.slip.applied(b)
    {
        return true;
    }
    if short >= 4 && sound(phrases, a) == sound(phrases, b) {
        return true;
    }
    let slips = if short >= TWO_SLIPS {
        2
    } else {
        usize::from(short >= ONE_SLIP || long > ONE_SLIP && short + 1 == long)
    };
    let first = a.chars().next() == b.chars().next();
    first && distance <= slips
}

/// The spelling that a word is compared in.
pub(super) fn variant<'a>(phrases: &'a SameSourcePhrases, word: &'a str) -> &'a str {
    phrases.spellings.get(word).map_or(word, String::as_str)
}

fn plural(one: &str, many: &str) -> bool {
    one.len() >= 4 && many.strip_suffix('s').is_some_and(|it| it == one)
}

/// Whether a word is a small one with a letter doubled or lost: "thee", "annd", "te".
pub(super) fn is_small_misprinted(phrases: &SameSourcePhrases, word: &str) -> bool {
    phrases.misprinted.iter().any(|small| {
        let first = word.chars().next() == small.chars().next();
        let lost = word.len() + 1 == small.len() && word.len() > 1;
        let mut last = '\0';
        let once = word.chars().filter(|it| std::mem::replace(&mut last, *it) != *it);
        first && (lost && osa::distance(word.chars(), small.chars()) == 1 || word != small && once.eq(small.chars()))
    })
}

/// A word by its sound, doubled letters once: "Khojaly" and "Khojali", "Schmitt" and "Shmit" meet.
pub(super) fn sound(phrases: &SameSourcePhrases, word: &str) -> String {
    let mut heard = phrases.sound.applied(word);
    let mut last = '\0';
    heard.retain(|it| std::mem::replace(&mut last, it) != it);
    heard
}

#[cfg(test)]
mod tests {
    use super::alike;
    use super::words;
    use crate::catalogue::Catalogue;

    fn one(a: &str, b: &str) -> bool {
        let phrases = &Catalogue::builtin().unwrap().phrases.same_source;
        alike(phrases, a, b) && alike(phrases, b, a)
    }

    #[test]
    fn knows_spellings_and_slips() {
        for (a, b) in [
            ("lindqvist", "lindquist"),
            ("khojaly", "khojali"),
            ("harbour", "harbor"),
            ("lighthouses", "lighthouse"),
            ("government", "govemment"),
            ("modern", "modem"),
            ("l992", "1992"),
            ("programme", "program"),
            ("amber1ey", "amberly"),
            ("aleksandr", "alexandr"),
            ("skerreis", "skerries"),
        ] {
            assert!(one(a, b), "{a} {b}");
        }
    }

    #[test]
    fn tells_words_apart() {
        for (a, b) in [
            ("iran", "iraq"),
            ("gambia", "zambia"),
            ("austria", "australia"),
            ("niger", "nigeria"),
            ("seventieth", "seventeenth"),
            ("june", "july"),
            ("1992", "1993"),
            ("l992", "1993"),
            ("2nd", "3rd"),
            ("ii", "iii"),
            ("form", "from"),
            ("male", "mali"),
        ] {
            assert!(!one(a, b), "{a} {b}");
        }
    }

    #[test]
    fn knows_misprints_of_small_words() {
        let phrases = &Catalogue::builtin().unwrap().phrases.same_source;
        let misprinted = |it: &str| super::is_small_misprinted(phrases, it);
        assert!(["thee", "te", "th", "annd", "ad"].into_iter().all(misprinted));
        assert!(!["the", "end", "band", "tea", "one", "then"].into_iter().any(misprinted));
    }

    #[test]
    fn writes_cyrillic_letters_in_latin_ones() {
        let phrases = &Catalogue::builtin().unwrap().phrases.same_source;
        assert_eq!(words(phrases, "Маяки Ормонда"), ["mayaki", "ormonda"]);
        assert_eq!(words(phrases, "灯塔 guide"), ["灯", "塔", "guide"]);
    }
}
