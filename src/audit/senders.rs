//! The States that letters come from: by their titles, and by what texts say of them.

use crate::audit::Input;
use crate::catalogue::LetterWording;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;
use crate::text::fold_words;

/// Bytes before a symbol in which its sender is named.
const REACH: usize = 400;

/// Bytes of a text in which a letter's title is looked for.
const TITLE: usize = 6000;

/// Furthest the word for a letter stands behind its symbol, in bytes.
const APART: usize = 4;

/// Longest title of a letter, in bytes.
const LONGEST: usize = 700;

/// Words of the names of States that many share. Folded.
const COMMON: &[&str] = &[
    "the",
    "of",
    "and",
    "republic",
    "kingdom",
    "state",
    "states",
    "united",
    "democratic",
    "federal",
    "islamic",
    "people",
    "peoples",
    "s",
    "union",
    "plurinational",
    "bolivarian",
    "republique",
    "royaume",
    "etat",
    "unis",
    "de",
    "du",
    "la",
    "le",
    "l",
    "d",
    "des",
    "et",
    "republica",
    "reino",
    "estado",
    "estados",
    "unidos",
    "del",
    "los",
    "y",
];

/// A State as words name it.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) printed: String,
    words: Vec<String>,
}

impl State {
    fn new(printed: &str) -> Self {
        let all = fold_words(printed);
        let telling: Vec<String> = all
            .iter()
            .filter(|it| !COMMON.contains(&it.as_str()))
            .cloned()
            .collect();
        Self {
            printed: printed.split_whitespace().collect::<Vec<_>>().join(" "),
            words: if telling.is_empty() { all } else { telling },
        }
    }

    /// Whether the two may be one: a long and a short name of one State share a telling word.
    pub(super) fn is(&self, other: &Self) -> bool {
        self.words.iter().any(|it| other.words.contains(it)) || other.printed.contains(&self.printed)
    }
}

/// The State whose representative wrote a letter of the collection, with the place of its title.
pub(super) fn own(input: &Input<'_>, document: usize) -> Option<(Span, State)> {
    let head = input.resolved.corpus.head(document);
    let text = input.resolved.corpus.document(document).text.normal();
    let wording = input.catalogue.phrases.claims.wording(&head.language)?;
    let title = wording.title.find(behind(text, 0, TITLE))?;
    let rest = behind(text, title.start(), LONGEST);
    let words = rest.split("\n\n").next().unwrap_or("");
    let state = state(wording, words)?;
    Some((Span::new(title.start(), title.end()), state.0))
}

/// The State that the words before a symbol name as the sender of the letter with that symbol.
pub(super) fn said_before(input: &Input<'_>, document: usize, symbol: Span) -> Option<State> {
    let head = input.resolved.corpus.head(document);
    let text = input.resolved.corpus.document(document).text.normal();
    let wording = input.catalogue.phrases.claims.wording(&head.language)?;
    let near = before(text, symbol.range().start, REACH);
    let near = near.rsplit("\n\n").next().unwrap_or("");
    // Most symbols have no bracket before them, or no letter.
    let letter = wording.letter.find_iter(near).last()?;
    let clause = near.get(sentence_start(near, letter.start())..)?;
    let (state, end) = state(wording, clause)?;
    wording.between.is_match(clause.get(end..)?).then_some(state)
}

/// The State that the words right behind a symbol name: "S/2021/279, letter dated 2 March 2021 from …".
pub(super) fn said_behind(input: &Input<'_>, document: usize, symbol: Span) -> Option<State> {
    let head = input.resolved.corpus.head(document);
    let text = input.resolved.corpus.document(document).text.normal();
    let wording = input.catalogue.phrases.claims.wording(&head.language)?;
    let near = behind(text, symbol.range().end, REACH);
    let near = near.split("\n\n").next().unwrap_or("");
    let letter = wording.letter.find(near).filter(|it| it.start() <= APART)?;
    let lead = near.get(..letter.start()).unwrap_or("");
    let clause = near.get(letter.start()..)?;
    let clause = clause.split([';', '(']).next().unwrap_or("");
    let joined =
        lead.starts_with([',', ':', ' ']) && !lead.chars().any(|it| it.is_alphanumeric() || it == '.' || it == ')');
    let name = wording.state.captures(clause).filter(|_| joined)?.name("state")?;
    Some(State::new(name.as_str().trim()))
}

/// Where the words for a letter begin; some languages name the sender before it.
fn sentence_start(near: &str, letter: usize) -> usize {
    let before = near.get(..letter).unwrap_or("");
    let cut = before.rfind(['.', ';', ')', '(', '。', '；', '，', '）', '\u{61b}']);
    let wide = near.get(letter..).is_some_and(|it| it.starts_with(['信', '普']));
    match cut {
        Some(at) if wide => near.ceil_char_boundary(at + 1),
        None if wide => 0,
        _ => letter,
    }
}

/// The last State that words name as represented, with where its name ends.
fn state(wording: &LetterWording, words: &str) -> Option<(State, usize)> {
    let name = wording.state.captures_iter(words).last()?.name("state")?;
    Some((State::new(name.as_str().trim()), name.end()))
}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn long_and_short_names_are_one_state() {
        for (a, b) in [
            ("Ormond", "the Republic of Ormond"),
            ("Vessaly (Federal Republic of)", "Vessaly"),
            ("the United Kingdom of Great Skerry", "Great Skerry"),
        ] {
            assert!(State::new(a).is(&State::new(b)), "{a} {b}");
        }
        assert!(!State::new("Republic of Ormond").is(&State::new("Republic of Vessaly")));
    }
}
