use std::borrow::Cow;

use crate::catalogue::Family;
use crate::catalogue::grammar::begins_with;

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
        for rule in &self.symbol.rewrite {
            if let Cow::Owned(it) = rule.pattern.replace(&text, rule.with.as_str()) {
                text = it;
            }
        }
        text
    }

    /// Each segment between slashes that starts with a letter in its official case.
    fn spelled(&self, text: &str) -> String {
        let mut spelled = String::with_capacity(text.len());
        for segment in text.split_inclusive('/') {
            let name = segment.trim_end_matches('/');
            let lettered = name.starts_with(|it: char| it.is_ascii_alphabetic());
            let known = lettered.then(|| self.spelling.iter().find(|(from, _)| starts_component(name, from)));
            match known.flatten() {
                Some((from, to)) => {
                    spelled.push_str(to);
                    spelled.push_str(&segment[from.len()..]);
                }
                None => spelled.push_str(segment),
            }
        }
        spelled
    }

    /// Upper case but for the components that are written small.
    pub(super) fn upper(&self, text: &str) -> String {
        self.spelled(&text.to_uppercase())
    }
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
