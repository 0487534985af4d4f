/// Letters with marks that comparison keys write plain. Latin letters of the official languages
/// and of names that UN documents cite often; other letters stay as they are.
const PLAIN: &[(&str, &str)] = &[
    ("àáâãäåāăą", "a"),
    ("çćĉċč", "c"),
    ("ďđ", "d"),
    ("èéêëēĕėęěə", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏő", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűų", "u"),
    ("ŵ", "w"),
    ("ýÿŷ", "y"),
    ("źżž", "z"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ß", "ss"),
    ("þ", "th"),
    ("ð", "d"),
];

/// Lower case without marks on Latin letters, for comparison only: "Đặng Élan" and "dang elan" meet.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        if letter.is_ascii() {
            folded.push(letter);
            continue;
        }
        match PLAIN.iter().find(|(marked, _)| marked.contains(letter)) {
            Some((_, plain)) => folded.push_str(plain),
            None if ('\u{300}'..='\u{36f}').contains(&letter) => {}
            None => folded.push(letter),
        }
    }
    folded
}

/// The words of a text, folded, without punctuation. An apostrophe joins ("brother's" is one word, "brothers").
pub fn fold_words(text: &str) -> Vec<String> {
    fold(text)
        .replace(['\'', '’', '‘'], "")
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::fold_words;

    #[test]
    fn folds_case_marks_and_punctuation() {
        assert_eq!(
            fold_words("A Keeper’s Year: Øst–Vest"),
            ["a", "keepers", "year", "ost", "vest"]
        );
        assert_eq!(fold_words("cafe\u{301} Ärger"), ["cafe", "arger"]);
    }
}
