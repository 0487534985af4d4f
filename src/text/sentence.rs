//! Where a sentence begins and ends.

use std::ops::Range;

use crate::text::Span;

/// Abbreviations whose dot does not end a sentence.
const ABBREVIATIONS: &[&str] = &[
    "No", "Nos", "Mr", "Ms", "Mrs", "Dr", "para", "paras", "p", "pp", "art", "arts", "vol", "vols", "chap", "sect",
    "App", "doc", "ed", "eds", "e.g", "i.e", "cf", "Cf", "St", "Add", "Corr", "Rev", "L", "Ibid", "ibid", "op", "cit",
    "см", "См", "п", "пп", "стр", "par", "párr", "párrs", "núm",
];

/// Characters from which a line is a whole paragraph, not one wrapped by a converter.
const WHOLE_PARAGRAPH: usize = 140;

/// The sentence around a span, at most about `limit` characters on each side.
pub fn around(text: &str, span: Span, limit: usize) -> Range<usize> {
    let range = span.range();
    let before = text.get(..range.start).unwrap_or("");
    let after = text.get(range.end..).unwrap_or("");
    start(before, limit).0..range.end + end(after, limit).0
}

/// Start of the sentence, and whether the limit cut it.
pub(super) fn start(before: &str, limit: usize) -> (usize, bool) {
    let mut seen = 0;
    for (at, letter) in before.char_indices().rev() {
        seen += 1;
        let paragraph = letter == '\n' && ends_paragraph(&before[..at]);
        // No blank stands behind a full stop of Chinese.
        let sentence = (seen > 1 || !letter.is_ascii()) && ends_sentence(before, at, letter);
        if paragraph || sentence || seen > limit {
            let start = at + letter.len_utf8();
            let call = if sentence {
                before[start..].bytes().take_while(u8::is_ascii_digit).count()
            } else {
                0
            };
            return (start + call, !paragraph && !sentence);
        }
    }
    (0, false)
}

/// End of the sentence, and whether the limit cut it.
pub(super) fn end(after: &str, limit: usize) -> (usize, bool) {
    for (seen, (at, letter)) in after.char_indices().enumerate() {
        let next = || after[at + 1..].trim_start_matches(' ').starts_with('\n');
        let paragraph = letter == '\n' && (ends_paragraph(&after[..at]) || next());
        if paragraph || seen > limit {
            return (at, !paragraph);
        }
        if ends_sentence(after, at, letter) {
            let behind = at + letter.len_utf8();
            let call = after[behind..].bytes().take_while(u8::is_ascii_digit).count();
            return (behind + call, false);
        }
    }
    (after.len(), false)
}

/// Whether a line's end is a paragraph's: an empty line before it, or a line that no converter has wrapped.
fn ends_paragraph(before: &str) -> bool {
    let mut letters = before.chars().rev();
    if letters.clone().find(|it| *it != ' ').is_some_and(|it| it == '\n') {
        return true;
    }
    letters
        .by_ref()
        .take(WHOLE_PARAGRAPH)
        .take_while(|it| *it != '\n')
        .count()
        == WHOLE_PARAGRAPH
}

/// Whether a letter ends a sentence. Full stops of Chinese always do.
fn ends_sentence(text: &str, at: usize, letter: char) -> bool {
    match letter {
        '。' | '！' | '？' => true,
        '.' | '!' | '?' | '؟' => stops(text, at, letter),
        _ => false,
    }
}

fn stops(text: &str, dot: usize, letter: char) -> bool {
    let rest = text[dot + letter.len_utf8()..].trim_start_matches(['”', '"', '’', '»', ')', ']']);
    // A note's call may be glued to the end of the sentence.
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let after_word = text[..dot].ends_with(|it: char| it.is_alphabetic() || matches!(it, ')' | '”'));
    let rest = if digits <= 3 && after_word {
        &rest[digits..]
    } else {
        rest
    };
    let blank = rest.is_empty() || rest.starts_with([' ', '\n']);
    let next = rest.trim_start().chars().next();
    blank && !next.is_some_and(char::is_lowercase) && !ends_abbreviated(&text[..dot])
}

/// Whether the last word is an abbreviation. Looks no further back than the word is long.
fn ends_abbreviated(text: &str) -> bool {
    let whole = |before: &str| before.is_empty() || before.ends_with([' ', '\n', '(', '[', '“', '"', '«']);
    ABBREVIATIONS.iter().any(|it| text.strip_suffix(it).is_some_and(whole))
}

#[cfg(test)]
mod tests {
    use super::around;
    use crate::text::Span;

    fn sentence<'a>(text: &'a str, word: &str) -> &'a str {
        let at = text.find(word).unwrap();
        text[around(text, Span::new(at, at + word.len()), 500)].trim()
    }

    #[test]
    fn abbreviations_and_calls_end_no_sentence() {
        let text = "One lamp. See vol. II, para. 4, by Mr. Brandel.12 Two boats.";
        assert_eq!(sentence(text, "4, by"), "See vol. II, para. 4, by Mr. Brandel.12");
        assert_eq!(sentence("第一盏灯。回顾第二盏灯。第三盏灯。", "回顾"), "回顾第二盏灯。");
    }

    #[test]
    fn an_empty_line_and_a_line_that_no_converter_wrapped_end_a_paragraph() {
        assert_eq!(sentence("A lamp\n\na boat\nof Ormond", "boat"), "a boat\nof Ormond");
        let long = "lamp ".repeat(40);
        assert_eq!(sentence(&format!("{long}\na boat"), "boat"), "a boat");
    }
}
