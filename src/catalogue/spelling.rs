use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::catalogue::Family;
use crate::catalogue::grammar::begins_with;

/// Spellings of components and the official ones, by their first letter.
#[derive(Clone, Debug, Default)]
pub(super) struct Spellings(BTreeMap<u8, Vec<(String, String)>>);

impl Spellings {
    pub(super) fn new(all: &BTreeMap<String, String>) -> Self {
        let mut spellings = Self::default();
        for (from, to) in all {
            let first = from.bytes().next().unwrap_or(0);
            spellings.0.entry(first).or_default().push((from.clone(), to.clone()));
        }
        spellings
    }

    /// The spelling that the segment at the start of a text has, and the official one.
    fn of(&self, text: &str) -> Option<(&str, &str)> {
        let all = self.0.get(text.as_bytes().first()?)?;
        let segment = text.split_once('/').map_or(text, |it| it.0);
        let known = all.iter().find(|(from, _)| starts_component(segment, from));
        known.map(|(from, to)| (from.as_str(), to.as_str()))
    }
}

impl Family {
    /// Official spelling: no blanks and asterisks, plain hyphens, known components in their case.
    pub(super) fn canonical(&self, printed: &str) -> String {
        // Most symbols are printed as they should be.
        if printed
            .bytes()
            .all(|it| it.is_ascii_graphic() && !matches!(it, b'*' | b'(' | b'['))
        {
            return self.spelled(printed);
        }
        let mut squeezed = squeezed(printed);
        // The start that a catalogue supplies: [E/ECE/]TRADE/WP.4/R.633.
        if let Some(supplied) = squeezed.strip_prefix('[') {
            squeezed = supplied.replacen(']', "", 1);
        }
        let spelled = self.spelled(&squeezed);
        if has_words_behind(&spelled) {
            self.rewritten(spelled)
        } else {
            spelled
        }
    }

    fn rewritten(&self, mut text: String) -> String {
        for rule in self.symbol.iter().flat_map(|it| &it.rewrite) {
            if let Cow::Owned(it) = rule.pattern.replace(&text, rule.with.as_str()) {
                text = it;
            }
        }
        text
    }

    /// Each segment between slashes that starts with a letter in its official case.
    fn spelled(&self, text: &str) -> String {
        let mut spelled = String::with_capacity(text.len());
        let mut written = 0;
        for start in segments(text.as_bytes()) {
            if let Some((from, to)) = self.spellings.of(&text[start..]) {
                spelled.push_str(&text[written..start]);
                spelled.push_str(to);
                written = start + from.len();
            }
        }
        spelled.push_str(&text[written..]);
        spelled
    }

    /// Upper case but for the components that are written small.
    pub(super) fn upper(&self, text: &str) -> String {
        self.spelled(&text.to_uppercase())
    }
}

/// Where segments start behind the first that a letter opens; first components have one spelling.
fn segments(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let pairs = bytes.iter().zip(bytes.iter().skip(1)).enumerate();
    let opens = |it: &(usize, (&u8, &u8))| *it.1.0 == b'/' && it.1.1.is_ascii_alphabetic();
    pairs.filter(opens).map(|it| it.0 + 1)
}

/// A text without blanks, asterisks and soft hyphens, with plain hyphens.
pub(super) fn squeezed(text: &str) -> String {
    text.chars()
        .filter(|it| !it.is_whitespace() && !matches!(it, '*' | '\u{ad}'))
        .map(|it| {
            if matches!(it, '\u{2010}'..='\u{2015}' | '\u{2212}') {
                '-'
            } else {
                it
            }
        })
        .collect()
}

/// Whether a bracket behind a symbol, or its end, may hold words that are rewritten.
fn has_words_behind(text: &str) -> bool {
    match text.bytes().rposition(|it| it == b'(') {
        Some(open) => text.as_bytes()[open..]
            .get(1)
            .is_some_and(|it| b"pPvVsSrRiI".contains(it)),
        None => text.contains("umption"),
    }
}

/// Whether a segment is a component in one of its spellings: the whole word, or the word before a number.
fn starts_component(segment: &str, from: &str) -> bool {
    begins_with(segment, from)
        && match segment.as_bytes().get(from.len()) {
            None => true,
            Some(after) => from.ends_with('.') || after.is_ascii_digit() && from.len() > 3,
        }
}
