//! What a note's marker looks like.

/// Most bytes of a marker with its brackets.
pub(super) const LONGEST: u32 = 12;

const OPENING: [char; 2] = ['[', '('];
const CLOSING: [char; 6] = [']', ')', '.', ':', '/', '\u{a0}'];

/// Signs that stand for numbers.
const SIGNS: &[char] = &['*', '†', '‡', '§', '¶', '#', '‖', '∗', '⁎'];

/// Words before the number of a marker.
const WORDS: &[&str] = &["note", "nb", "fn", "n."];

/// A marker taken out of its brackets and stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) before: String,
    pub(super) words: String,
    pub(super) after: String,
}

impl Marker {
    /// Whether the marker stands in brackets.
    pub(super) fn in_brackets(&self) -> bool {
        self.before.ends_with(OPENING) && self.after.starts_with([']', ')'])
    }
}

/// Reads a marker: a number, one to three letters, a Roman number or a sign, after at most one word of [`WORDS`] ("note 3").
pub(super) fn marker(text: &str) -> Option<Marker> {
    let bare = text.trim().trim_start_matches(OPENING);
    let words = bare.trim_end_matches(CLOSING).trim_end();
    let last = words.rsplit([' ', '\u{a0}']).next().unwrap_or("");
    let word = words.get(..words.len() - last.len()).unwrap_or("").trim_end();
    let named = word.is_empty() || WORDS.iter().any(|it| word.eq_ignore_ascii_case(it));
    (named && is_number(last)).then(|| Marker {
        before: text
            .get(..text.len() - text.trim_start().trim_start_matches(OPENING).len())
            .unwrap_or("")
            .trim()
            .to_owned(),
        words: words.to_owned(),
        after: bare.get(words.len()..).unwrap_or("").trim().to_owned(),
    })
}

fn is_number(text: &str) -> bool {
    let digits = |it: &str| {
        let end =
            it.trim_start_matches(|it: char| it.is_ascii_digit() || matches!(it, '⁰' | '¹' | '²' | '³' | '⁴'..='⁹'));
        let letter = end.is_empty() || (end.len() == 1 && end.bytes().all(|it| it.is_ascii_lowercase()));
        end.len() < it.len() && letter
    };
    let short = text.chars().count() <= 4;
    let letters = text.bytes().all(|it| it.is_ascii_alphabetic())
        && (text.len() == 1 || text.bytes().all(|it| b"ivxlc".contains(&it)) || is_doubled(text));
    !text.is_empty() && short && (digits(text) || letters || text.chars().all(|it| SIGNS.contains(&it)))
}

/// aa, bb: the letters after z.
fn is_doubled(text: &str) -> bool {
    text.len() <= 3
        && text
            .bytes()
            .all(|it| it.is_ascii_lowercase() && Some(it) == text.bytes().next())
}

/// How many bytes at the start of a note's text only repeat its marker, with brackets and stops. Where the marker is
/// displayed beside the text, a bare number is a word of it.
pub(super) fn repeated(text: &str, marker: &str, displayed: bool) -> Option<usize> {
    let start = text.trim_start().trim_start_matches(OPENING).trim_start();
    let rest = start.strip_prefix(marker)?;
    let glued = rest.starts_with(|it: char| it.is_alphanumeric());
    let word = displayed && !rest.starts_with(CLOSING);
    (!glued && !word).then(|| text.len() - stops(rest).len())
}

/// What follows the brackets and stops behind a marker.
pub(super) fn stops(text: &str) -> &str {
    text.trim_start().trim_start_matches(CLOSING).trim_start()
}

#[cfg(test)]
mod tests {
    use super::marker;
    use super::repeated;

    #[test]
    fn markers_are_short_numbers_letters_and_signs() {
        let words = |it| marker(it).map(|it| it.words);
        for (text, expected) in [
            ("[12]", "12"),
            ("(b)", "b"),
            (" 3/", "3"),
            ("**", "**"),
            ("[note 4]", "note 4"),
            ("iv", "iv"),
            ("12a", "12a"),
            ("aa", "aa"),
        ] {
            assert_eq!(words(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["", "[]", "Annex I", "see", "12345", "↩", "A/75/1", "the 3", "1.2.3"] {
            assert_eq!(words(text), None, "{text}");
        }
        assert!(marker("[12]").unwrap().in_brackets());
        assert!(!marker("12.").unwrap().in_brackets());
    }

    #[test]
    fn a_repeated_marker_is_told_from_a_number_of_the_text() {
        assert_eq!(repeated("[1] Ibid.", "1", true), Some(4));
        assert_eq!(repeated(" 1. Ibid.", "1", false), Some(4));
        assert_eq!(repeated("1 Ibid.", "1", false), Some(2));
        assert_eq!(repeated("1 lamp", "1", true), None);
        assert_eq!(repeated("12 lamps", "1", false), None);
        assert_eq!(repeated("Ibid.", "1", false), None);
    }
}
