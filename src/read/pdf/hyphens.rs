//! Words that a line end broke. The document itself is the dictionary: a word is put together where it stands whole
//! elsewhere in the text; any other hyphen stays, for it may belong to an address or a symbol.

use std::collections::BTreeSet;

use crate::read::pdf::lines::Page;

/// Fewest letters of each half.
const FEWEST: usize = 2;

/// The words of a document that a broken one may be.
pub(super) struct Words(BTreeSet<String>);

impl Words {
    pub(super) fn of(pages: &[Page]) -> Self {
        let lines: Vec<String> = pages.iter().flat_map(|it| &it.lines).map(|it| it.words()).collect();
        // Most files break no words: then there is nothing to keep.
        if !lines.iter().any(|it| broken(it).is_some()) {
            return Self(BTreeSet::new());
        }
        let words = lines
            .iter()
            .flat_map(|it| it.split(|it: char| !it.is_alphabetic() && it != '-'));
        Self(
            words
                .filter(|it| it.len() > 2 * FEWEST)
                .map(str::to_lowercase)
                .collect(),
        )
    }

    /// Whether a line that ends in a hyphen and the next break a word of the document.
    pub(super) fn broken_over(&self, line: &str, next: &str) -> bool {
        let Some(first) = broken(line) else {
            return false;
        };
        let rest: String = next.chars().take_while(|it| it.is_alphabetic()).collect();
        let behind = next[rest.len()..].chars().next();
        let goes_on = rest.chars().count() >= FEWEST && rest.starts_with(char::is_lowercase);
        let word = behind.is_none_or(|it| it.is_whitespace() || matches!(it, '.' | ',' | ';' | ':' | ')' | '”' | '’'));
        goes_on
            && word
            && self.0.contains(&format!("{first}{rest}").to_lowercase())
            && !self.0.contains(&format!("{first}-{rest}").to_lowercase())
    }
}

/// The first half of a word at the end of a line, which ends in a hyphen; nothing of an address or a symbol.
fn broken(line: &str) -> Option<&str> {
    let bare = line.strip_suffix(['-', '\u{2010}', '\u{ad}'])?;
    let token = bare.rsplit(' ').next()?;
    let half = token.trim_start_matches(['(', '“', '"', '‘']);
    let letters = half.chars().all(char::is_alphabetic) && half.ends_with(|it: char| it.is_lowercase());
    (letters && half.chars().count() >= FEWEST).then_some(half)
}
