use std::collections::HashMap;

use crate::catalogue::LanguagePhrases;
use crate::catalogue::Script;
use crate::text::behind;

/// Bytes looked at from the start of a text, and from its middle on.
const SAMPLE: usize = 12_000;

/// Weight of a common word; a letter that few languages have weighs one.
const WORD: usize = 5;

/// One in so many letters must be of another language of the script for the text to be in it.
const RARE: usize = 60;

/// The language of a text, ISO 639-1. Scripts and words are weighed against each other, so that neither an English
/// masthead nor a quoted paragraph decides.
pub(super) fn of(phrases: &LanguagePhrases, text: &str) -> String {
    let middle = text.floor_char_boundary((text.len() / 2).max(SAMPLE));
    let sample = format!("{} {}", behind(text, 0, SAMPLE), behind(text, middle, SAMPLE / 2));
    let sample = sample.to_lowercase();
    let marked: Vec<char> = sample.chars().filter(|it| !it.is_ascii()).collect();
    let (latin, score) = latin(phrases, &sample, &marked);
    let scripts = phrases.script.iter().map(|script| {
        let letters = marked.iter().filter(|it| is_of(script, **it)).count();
        (letters * script.weight * WORD / 100, letters, script)
    });
    match scripts.max_by_key(|it| it.0) {
        Some((weight, letters, script)) if weight > score => of_script(script, &sample, letters),
        _ => latin,
    }
}

fn is_of(script: &Script, letter: char) -> bool {
    script.letters.iter().any(|[from, to]| (*from..=*to).contains(&letter))
}

fn of_script(script: &Script, sample: &str, letters: usize) -> String {
    let other = script.marks.iter().find(|marks| {
        let marked = sample.chars().filter(|it| marks.letters.contains(*it)).count();
        marked * RARE > letters
    });
    other.map_or(&script.name, |it| &it.name).clone()
}

/// The likeliest language of the Latin script and its score.
fn latin(phrases: &LanguagePhrases, sample: &str, marked: &[char]) -> (String, usize) {
    let words = sample.split(|it: char| !it.is_alphabetic());
    let mut words: Vec<u64> = words.filter_map(packed).collect();
    words.sort_unstable();
    let times = |word: &str| {
        let Some(word) = packed(word) else { return 0 };
        let from = words.partition_point(|it| *it < word);
        words[from..].iter().take_while(|it| **it == word).count()
    };
    let mut letters: HashMap<char, usize> = HashMap::new();
    for letter in marked {
        *letters.entry(*letter).or_default() += 1;
    }
    let scored = phrases.latin.iter().map(|language| {
        let common = language.words.split(' ').map(times).sum::<usize>();
        let marked = language
            .letters
            .chars()
            .filter_map(|it| letters.get(&it))
            .sum::<usize>();
        (common * WORD + marked, language)
    });
    // Of equal ones the last would win, and the first of the table is meant.
    let best = scored.rev().max_by_key(|it| it.0);
    best.map_or(("en".to_owned(), 0), |it| (it.1.name.clone(), it.0))
}

/// A short word as one number, which sorts and compares faster than text; longer words are not common ones.
fn packed(word: &str) -> Option<u64> {
    (word.len() < 6).then(|| word.bytes().fold(1, |all, byte| all << 8 | u64::from(byte)))
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    fn of(text: &str) -> String {
        super::of(&Catalogue::builtin().unwrap().phrases.language, text)
    }

    #[test]
    fn tells_languages() {
        for (text, language) in [
            ("The letter of the ferry office and the answer to it", "en"),
            ("La lettre du bureau des bacs et la réponse dans les délais", "fr"),
            ("La carta de la oficina del río y la respuesta para los barcos", "es"),
            ("Письмо паромной конторы", "ru"),
            ("Лист поромної контори і відповідь на нього", "uk"),
            ("رسالة مكتب العبارات", "ar"),
            ("渡轮办公室的信", "zh"),
            ("フェリー事務所の手紙とその返事", "ja"),
            ("Der Brief der Fährverwaltung und die Antwort auf ihn", "de"),
            ("A carta da balsa e a resposta dos barcos não são do cais", "pt"),
            (
                "La lettera del traghetto e la risposta della banchina sono in ritardo",
                "it",
            ),
            ("Résolution 12", "fr"),
            ("", "en"),
            ("12/34 56", "en"),
        ] {
            assert_eq!(of(text), language, "{text}");
        }
    }

    #[test]
    fn neither_a_masthead_nor_a_quotation_decides() {
        let masthead = "United Nations S/2031/4\nSecurity Council Distr.: General\n9 July 2031\nOriginal: English\n\n";
        for (text, language) in [
            ("رسالة مكتب العبارات إلى رصيف الميناء بشأن الجدول الصيفي", "ar"),
            ("渡轮办公室关于夏季时刻表致码头的信函。", "zh"),
            ("Письмо паромной конторы пристани о летнем расписании", "ru"),
            (
                "La carta de la oficina del transbordador al muelle sobre el horario de verano",
                "es",
            ),
        ] {
            assert_eq!(of(&format!("{masthead}{text}")), language, "{text}");
        }
        let quoted = "The keeper of the pier wrote to the office of the ferry that the summer timetable was late. \
             He gave the words of his neighbour: «Паром опоздал на час, и никто не знал причины». \
             The office answered that it would look into the matter with the captain of the boat.";
        assert_eq!(of(quoted), "en");
    }
}
