//! Who letters come from: by their titles, and by what texts say of them.

use crate::audit::Input;
use crate::catalogue::LetterWording;
use crate::catalogue::OFFICES;
use crate::extract::Mention;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;
use crate::text::fold_words;

/// Bytes before a symbol in which its sender is named.
const REACH: usize = 400;

/// Bytes of a text in which a letter's title is looked for.
const TITLE: usize = 6000;

/// Furthest the word for a letter stands behind its symbol, in bytes.
const APART: usize = 6;

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
    "permanent",
    "mission",
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

/// Who sends a letter.
#[derive(Clone, Debug)]
pub(super) enum Sender {
    /// The representative, government or mission of a State.
    State(State),
    /// An office of the Organization.
    Office(&'static str),
}

impl Sender {
    /// The sender in words.
    pub(super) fn printed(&self) -> &str {
        match self {
            Self::State(state) => &state.printed,
            Self::Office(name) => name,
        }
    }

    /// Whether the two may be one.
    pub(super) fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::State(one), Self::State(other)) => one.is(other),
            (Self::Office(one), Self::Office(other)) => one == other,
            _ => false,
        }
    }
}

/// Who wrote a letter of the collection, with the place of its title.
pub(super) fn own(input: &Input<'_>, document: usize) -> Option<(Span, Sender)> {
    let head = input.resolved.corpus.head(document);
    let text = input.resolved.corpus.document(document).text.normal();
    let wording = input.catalogue.phrases.claims.wording(&head.language)?;
    let title = wording.title.find(behind(text, 0, TITLE))?;
    let rest = behind(text, title.start(), LONGEST);
    let words = rest.split("\n\n").next().unwrap_or("");
    let letter = wording.letter.find(words)?;
    let (sender, _) = sender(input, wording, words.get(sentence_start(words, letter.start())..)?)?;
    Some((Span::new(title.start(), title.end()), sender))
}

/// Whether a symbol is cited for its annex, which is often a letter of somebody else: "(S/2021/279, annex)". Behind a
/// bracket that names the letter, "(S/2021/279), annex" leaves the words before it to the letter.
pub(super) fn is_of_annex(input: &Input<'_>, document: usize, mention: &Mention) -> bool {
    let text = input.resolved.corpus.document(document).text.normal();
    let annexed = &input.catalogue.phrases.claims.annexed;
    let closed = behind(text, mention.span.range().end, 1) == ")";
    !closed && mention.locator.as_ref().is_some_and(|it| annexed.is_match(it))
}

/// Whom the words before a symbol name as the sender of the letter with that symbol.
pub(super) fn said_before(input: &Input<'_>, document: usize, symbol: Span) -> Option<Sender> {
    let head = input.resolved.corpus.head(document);
    let text = input.resolved.corpus.document(document).text.normal();
    let wording = input.catalogue.phrases.claims.wording(&head.language)?;
    let near = before(text, symbol.range().start, REACH);
    let near = near.rsplit("\n\n").next().unwrap_or("");
    // Most symbols have no bracket before them, or no letter.
    let letter = wording.letter.find_iter(near).last()?;
    let clause = near.get(sentence_start(near, letter.start())..)?;
    if let Some((sender, end)) = sender(input, wording, clause) {
        return wording.between.is_match(clause.get(end..)?).then_some(sender);
    }
    let owner = wording.owner.as_ref()?.captures(near.get(..letter.start())?)?;
    let leads = wording.between.is_match(near.get(letter.end()..)?);
    let is_state = !input.catalogue.phrases.claims.no_state.is_match(&owner["state"]);
    (leads && is_state).then(|| Sender::State(State::new(&owner["state"])))
}

/// Whom the words right behind a symbol name: "S/2021/279, letter dated 2 March 2021 from …".
pub(super) fn said_behind(input: &Input<'_>, document: usize, symbol: Span) -> Option<Sender> {
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
    joined.then(|| sender(input, wording, clause))?.map(|it| it.0)
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

/// The sender that words name, from the word for the letter on, with where the name ends.
fn sender(input: &Input<'_>, wording: &LetterWording, words: &str) -> Option<(Sender, usize)> {
    if let Some(groups) = wording.office.captures(words) {
        let office = OFFICES.iter().find_map(|it| Some((it.1, groups.name(it.0)?.end())));
        return office.map(|(name, end)| (Sender::Office(name), end));
    }
    let addressee = wording.addressee.as_ref().and_then(|it| it.find(words));
    let until = addressee.map_or(words.len(), |it| it.start());
    let no_state = &input.catalogue.phrases.claims.no_state;
    let represented = wording
        .state
        .captures_iter(words)
        .filter_map(|it| it.name("state").or_else(|| it.name("states")))
        .filter(|it| it.start() < until && !no_state.is_match(it.as_str()))
        .last();
    let bare = || wording.bare.as_ref()?.captures(words)?.name("state");
    let name = represented.or_else(|| bare().filter(|it| !no_state.is_match(it.as_str())))?;
    let printed = name.as_str().trim_end();
    Some((Sender::State(State::new(printed)), name.start() + printed.len()))
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
