//! The words of a document without what only its layout adds, so that two files of one text can be compared.

use std::collections::BTreeMap;

use crate::catalogue::Catalogue;
use crate::catalogue::NotePhrases;
use crate::read::Document;
use crate::text::Span;
use crate::text::fold;
use crate::text::hash;

/// Longest line that may be a running head or foot, in letters and digits.
const LONGEST_FURNITURE: usize = 80;

/// A short line that comes so often, whatever its digits, is a running head or foot.
const REPEATED: usize = 3;

/// A word: folded letters, or digits; of scripts without blanks one character.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    /// The same for equal words in any run.
    pub hash: u64,
    /// Where it stands in the normalised text.
    pub span: Span,
    /// Whether it is a number of at most three digits: a page, a note, a call.
    pub is_short_number: bool,
}

/// The words of one document in reading order. Words broken at a line's end are whole; page numbers, running heads,
/// lines that hold the document's own symbol, and addresses are set apart.
#[derive(Clone, Debug, Default)]
pub struct DocumentWords {
    /// The words of the text.
    pub words: Vec<Word>,
    /// Those of the lines that were set apart, each with how often it comes.
    pub furniture: BTreeMap<u64, usize>,
}

impl DocumentWords {
    /// Reads the words of a document whose own symbols, in parts, are these.
    pub fn of(document: &Document, symbols: &[String], catalogue: &Catalogue) -> Self {
        let text = document.text.normal();
        let mut lines = furniture_lines(text, symbols, &catalogue.phrases.notes);
        lines.extend(addresses(text));
        lines.sort_unstable();
        let mut read = Self::default();
        let mut lines = lines.into_iter().peekable();
        for word in words(text) {
            while lines.next_if(|it| it.end <= word.span.start).is_some() {}
            if lines.peek().is_some_and(|it| it.start < word.span.end) {
                *read.furniture.entry(word.hash).or_default() += 1;
            } else {
                read.words.push(word);
            }
        }
        read
    }
}

/// Web addresses: one format prints where a link leads, another keeps it behind the words.
fn addresses(text: &str) -> impl Iterator<Item = Span> {
    let starts = ["http://", "https://", "www."]
        .into_iter()
        .flat_map(|it| text.match_indices(it));
    starts.map(|(at, _)| {
        let rest = text.get(at..).unwrap_or("");
        Span::new(at, at + rest.find(char::is_whitespace).unwrap_or(rest.len()))
    })
}

/// Lines that no text has of its own: numbers alone, short lines with the document's symbol, lines that repeat.
fn furniture_lines(text: &str, symbols: &[String], phrases: &NotePhrases) -> Vec<Span> {
    let symbols: Vec<String> = symbols.iter().map(|it| form(it)).collect();
    let mut lines: Vec<(Span, &str, String)> = Vec::new();
    let mut counts: BTreeMap<u64, usize> = BTreeMap::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let form = form(line);
        if (1..=LONGEST_FURNITURE).contains(&form.chars().count()) {
            *counts.entry(hash(form.as_bytes())).or_default() += 1;
            lines.push((Span::new(at, at + line.len()), line.trim(), form));
        }
        at += line.len();
    }
    let is_furniture = |line: &str, form: &String| {
        form.bytes().all(|it| it == b'0')
            || phrases.furniture.is_match(line)
            || phrases.foot.is_match(line)
            || symbols.iter().any(|it| form.contains(it.as_str()))
            || counts.get(&hash(form.as_bytes())).is_some_and(|it| *it >= REPEATED)
    };
    lines.retain(|(_, line, form)| is_furniture(line, form));
    lines.into_iter().map(|it| it.0).collect()
}

/// Letters and digits of a line, all digits alike; of a longer line as many as show that it is none of those looked for.
fn form(line: &str) -> String {
    let letters = line.chars().filter(|it| it.is_alphanumeric());
    letters
        .flat_map(char::to_lowercase)
        .take(LONGEST_FURNITURE + 1)
        .map(|it| if it.is_numeric() { '0' } else { it })
        .collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    /// A word by itself.
    Ideograph,
}

fn kind_of(letter: char) -> Option<Kind> {
    match letter {
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Some(Kind::Ideograph),
        it if it.is_numeric() => Some(Kind::Digit),
        it if it.is_alphabetic() => Some(Kind::Letter),
        _ => None,
    }
}

/// Marks inside words that files of one text may have or lack: accents apart, Arabic vowels, soft marks.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '\u{300}'..='\u{36f}' | '\u{640}' | '\u{64b}'..='\u{65f}')
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut letters = Vec::new();
    let mut open: Option<(usize, usize, Kind)> = None;
    let mut close = |open: &mut Option<(usize, usize, Kind)>| {
        if let Some((start, end, kind)) = open.take() {
            let piece = text.get(start..end).unwrap_or("");
            words.push(Word {
                hash: hash_of(piece, &mut letters),
                span: Span::new(start, end),
                is_short_number: kind == Kind::Digit && piece.len() <= 3,
            });
        }
    };
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        match (kind_of(letter), &mut open) {
            (Some(kind), Some((_, until, of))) if kind == *of && kind != Kind::Ideograph => *until = end,
            (Some(kind), _) => {
                close(&mut open);
                open = Some((at, end, kind));
            }
            (None, Some((_, _, Kind::Letter))) if is_mark(letter) => {}
            (None, Some((_, until, Kind::Letter))) if goes_on(text, *until, at, letter) => {}
            (None, _) => close(&mut open),
        }
    }
    close(&mut open);
    words
}

/// Whether a word goes on behind this sign: behind a hyphen, also over the line's end.
fn goes_on(text: &str, until: usize, at: usize, letter: char) -> bool {
    let between = text.get(until..at).unwrap_or("");
    match letter {
        '-' => {
            let rest = text.get(at + 1..).unwrap_or("");
            let next = rest.trim_start();
            let blank = rest.get(..rest.len() - next.len()).unwrap_or("");
            (blank.is_empty() || blank.contains('\n')) && next.starts_with(char::is_alphabetic)
        }
        it if !it.is_whitespace() => false,
        // A blank that a converter put before the hyphen, or one behind it.
        _ => {
            let rest = text.get(at..).unwrap_or("").trim_start();
            let hyphen = rest
                .strip_prefix('-')
                .is_some_and(|it| it.starts_with(char::is_lowercase));
            hyphen || between.trim_start_matches(is_mark).starts_with('-')
        }
    }
}

/// The hash of the letters that are compared; those of the commonest words are gathered without a string of their own.
fn hash_of(piece: &str, letters: &mut Vec<u8>) -> u64 {
    if !piece.is_ascii() {
        return hash(letters_of(piece).as_bytes());
    }
    letters.clear();
    let kept = piece.bytes().filter(u8::is_ascii_alphanumeric);
    letters.extend(kept.map(|it| it.to_ascii_lowercase()));
    hash(letters)
}

/// The letters of a piece of text as they are compared: folded, without blanks, hyphens and marks.
pub fn letters_of(piece: &str) -> String {
    let letters: String = piece
        .chars()
        .filter(|it| it.is_alphanumeric() && !is_mark(*it))
        .collect();
    fold(&letters)
}

#[cfg(test)]
mod tests {
    use super::DocumentWords;
    use super::letters_of;
    use super::words;
    use crate::catalogue::Catalogue;
    use crate::read::Document;
    use crate::read::Source;
    use crate::read::read;

    fn read_text(text: &str) -> Document {
        let bytes = text.as_bytes().to_vec();
        let name = "a.txt".to_owned();
        read(&Source { name, bytes }).unwrap()
    }

    fn shown(text: &str) -> Vec<String> {
        words(text)
            .iter()
            .map(|it| letters_of(&text[it.span.range()]))
            .collect()
    }

    #[test]
    fn hyphens_join_and_digits_stand_apart() {
        assert_eq!(
            shown("The har-\n  bour’s twenty-one lamps3 - lit.4"),
            ["the", "harbours", "twentyone", "lamps", "3", "lit", "4"]
        );
        assert_eq!(shown("bottom -up - and"), ["bottomup", "and"]);
        assert_eq!(shown("灯塔2"), ["灯", "塔", "2"]);
        assert_eq!(shown("cafe\u{301} -"), ["cafe"]);
    }

    #[test]
    fn what_layout_adds_is_set_apart() {
        let text = "The lamp of the\n\n21-04711 3/5\nA/75/745\n\nharbour was lit.\nOrmond 1\nOrmond 2\nOrmond 3\n";
        let document = read_text(text);
        let read = DocumentWords::of(&document, &["A/75/745".to_owned()], Catalogue::builtin().unwrap());
        let kept: Vec<&str> = read.words.iter().map(|it| document.text.slice(it.span)).collect();
        assert_eq!(kept, ["The", "lamp", "of", "the", "harbour", "was", "lit"]);
        assert!(!read.furniture.is_empty());
    }
}
