use std::collections::BTreeMap;

use crate::extract::BackReferenceMention;
use crate::extract::Extracted;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::text::Span;
use crate::text::covering;
use crate::text::fold_words;

/// Words that stand before a name in a note and are none. Folded.
const LEADS: &[&str] = &[
    "see",
    "also",
    "cf",
    "but",
    "for",
    "example",
    "in",
    "the",
    "and",
    "voir",
    "aussi",
    "vease",
    "veanse",
    "tambien",
    "см",
    "также",
    "eg",
    "ie",
    "compare",
    "contra",
    "accord",
    "generally",
    "et",
    "y",
    "quoted",
    "cited",
    "mr",
    "ms",
    "dr",
    "prof",
    "professor",
    "sir",
    "judge",
    "ibid",
    "note",
    "notes",
    "footnote",
];

/// Fewest letters of a name that is looked for.
const SHORTEST: usize = 3;

/// Furthest words looked at before a back-reference for the name of its author, in bytes.
const NAME: usize = 60;

/// Most mentions of a note that are looked at.
const MOST: usize = 40;

/// What a back-reference names and the text before it does not.
pub(super) enum Lost {
    /// It names nothing, and no note before it cites anything.
    NothingBefore,
    /// Its author; with the note further down that names the author, if one does.
    Name(String, Option<Span>),
    /// Its title.
    Title(String),
}

/// The works that the notes of a document name, by the words of the notes: what extraction did not read counts too.
pub(super) struct NamedWorks<'a> {
    pub(super) text: &'a str,
    pub(super) extracted: &'a Extracted,
    /// Where each word stands first and last in the notes; in the text, where it has no notes.
    words: BTreeMap<String, (u32, u32)>,
    notes: Vec<Span>,
}

impl<'a> NamedWorks<'a> {
    pub(super) fn new(text: &'a str, extracted: &'a Extracted) -> Self {
        let mut words = BTreeMap::new();
        let mut add = |span: Span| {
            for (place, word) in words_of(text, span) {
                words.entry(word).or_insert((place, place)).1 = place;
            }
        };
        if extracted.notes.is_empty() {
            add(Span::new(0, text.len()));
        }
        extracted.notes.iter().for_each(|it| add(it.words()));
        Self {
            text,
            extracted,
            words,
            notes: extracted.notes.iter().map(|it| it.span).collect(),
        }
    }

    /// What an "op. cit." that is not decided names and nothing before it has.
    pub(super) fn lost(&self, at: usize, back: &BackReferenceMention) -> Option<Lost> {
        let mention = &self.extracted.mentions[at];
        let names = back.words.as_deref().map(names).unwrap_or_default();
        if names.is_empty() {
            let first = mention.note.is_none_or(|it| it == 0);
            let before = self.extracted.mentions[..at].iter().any(Mention::is_source);
            return (first && !before && back.words.is_none()).then_some(Lost::NothingBefore);
        }
        // The name itself stands between here and the mention.
        let own = back.words.as_ref().map_or(0, String::len);
        let until = mention.span.range().start.saturating_sub(own + 2);
        let has = |name: &String| {
            let mut parts = fold_words(name).into_iter();
            parts.all(|it| self.words.get(&it).is_some_and(|it| (it.0 as usize) < until))
        };
        let unknown = names.iter().find(|it| !has(it))?;
        if names.iter().any(has) {
            return Some(Lost::Title(unknown.clone()));
        }
        let last = fold_words(unknown).pop()?;
        let later = self.words.get(&last).filter(|it| it.1 > mention.span.end);
        let note = later.and_then(|it| covering(&self.notes, it.1));
        Some(Lost::Name(
            unknown.clone(),
            note.map(|it| self.extracted.notes[it].span),
        ))
    }

    /// The name before "supra note 7" that note 7 does not have, with an earlier note that has it.
    pub(super) fn in_another_note(
        &self,
        mention: &Mention,
        back: &BackReferenceMention,
        note: usize,
    ) -> Option<(String, usize)> {
        let words = back.words.as_deref()?;
        let names = names(words);
        let name = names.first().filter(|_| names.len() == 1)?;
        // Only a name right before the words is that of the note's source.
        let close = words.trim_end_matches([',', ' ']).ends_with(name.as_str());
        let named = self.extracted.notes.get(note)?.words();
        let shown = words_of(self.text, named).map(|it| it.1).collect::<Vec<_>>();
        let last = fold_words(name).pop()?;
        let mut inside = self.extracted.in_note(note).take(MOST);
        if !close || shown.contains(&last) || inside.any(|(_, it)| matches!(it.kind, MentionKind::BackReference(_))) {
            return None;
        }
        let first = self.words.get(&last)?.0;
        let other = covering(&self.notes, first)?;
        (mention.note != Some(other)).then(|| (name.clone(), other))
    }
}

impl NamedWorks<'_> {
    /// The name that alone opens a part of a note before "(note 7 above)" or ", supra note 7", where note 7 cites a work of
    /// an author and does not have the name.
    pub(super) fn of_another_author(&self, mention: &Mention, note: usize) -> Option<String> {
        let own = self.extracted.notes.get(mention.note?)?.words();
        let start = mention.span.range().start;
        let opening = self
            .text
            .get(own.range().start.max(start.saturating_sub(NAME))..start)?;
        let whole = own.range().start + NAME >= start || opening.contains(';');
        let part = opening
            .rsplit(';')
            .next()?
            .trim()
            .trim_end_matches(['(', '[', ',', ' ', '\n']);
        let bare = part
            .trim_start_matches(|it: char| !it.is_alphanumeric())
            .trim_end_matches(['(', '[', ',']);
        let names = names(bare);
        let name = names.first().filter(|_| names.len() == 1 && whole)?;
        let only_name = bare.split_whitespace().all(|word| {
            let folded = fold_words(word).concat();
            name.contains(word.trim_matches(|it: char| !it.is_alphanumeric())) || LEADS.contains(&folded.as_str())
        });
        // An abbreviation may stand for words of the note.
        let is_person = name.split(' ').all(|it| it.chars().skip(1).any(char::is_lowercase));
        let cited = self.extracted.notes.get(note)?.words();
        let shown: Vec<String> = words_of(self.text, cited).map(|it| it.1).collect();
        let has = fold_words(name).iter().any(|it| shown.contains(it));
        let inside = || self.extracted.in_note(note).take(MOST);
        let authored = inside().any(|(_, it)| match &it.kind {
            MentionKind::Source(source) => source.author.is_some(),
            _ => false,
        });
        let repeats = inside().any(|(_, it)| matches!(it.kind, MentionKind::BackReference(_)));
        (only_name && is_person && authored && !has && !repeats).then(|| name.clone())
    }
}

/// The first words of a span, folded, each with its place.
fn words_of(text: &str, span: Span) -> impl Iterator<Item = (u32, String)> {
    let words = text.get(span.range()).unwrap_or("");
    let mut at = 0;
    let pieces = words.split_inclusive(|it: char| it.is_whitespace() || matches!(it, '-' | '/'));
    pieces.flat_map(move |piece| {
        let place = span.start + u32::try_from(at).unwrap_or(0);
        at += piece.len();
        fold_words(piece).into_iter().map(move |it| (place, it))
    })
}

/// The names in the words before a back-reference: runs of words with a capital, without those that only introduce them.
fn names(words: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = false;
    for word in words.split_whitespace() {
        let bare = word.trim_matches(|it: char| !it.is_alphanumeric());
        let folded = fold_words(bare).concat();
        let capital = bare.starts_with(char::is_uppercase);
        let named = capital && bare.chars().count() >= SHORTEST && !LEADS.contains(&folded.as_str());
        if named {
            match found.last_mut().filter(|_| open) {
                Some(last) => {
                    last.push(' ');
                    last.push_str(bare);
                }
                None => found.push(bare.to_owned()),
            }
        }
        open = named && !word.ends_with([',', ';', '.', ':', ')', '”', '"']);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn names_are_runs_of_capitals() {
        assert_eq!(names("See Okkonvar, "), ["Okkonvar"]);
        assert_eq!(names("Cf. Pietra Ammersly, Lamps, "), ["Pietra Ammersly", "Lamps"]);
        assert_eq!(names("see the discussion in "), Vec::<String>::new());
    }
}
