use std::collections::BTreeMap;

use crate::extract::BackReferenceMention;
use crate::extract::Extracted;
use crate::extract::MentionKind;
use crate::resolve::Reference;
use crate::resolve::back_references::Decider;
use crate::resolve::back_references::ambiguous;
use crate::text::fold_words;

/// Most sources of one name that are looked at.
const MOST: usize = 100;

/// Mentions of sources by the last word of their author, in order.
pub(super) struct Authors {
    by_name: BTreeMap<String, Vec<usize>>,
}

impl Authors {
    pub(super) fn of(extracted: &Extracted) -> Self {
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, mention) in extracted.mentions.iter().enumerate() {
            if let MentionKind::Source(source) = &mention.kind
                && let Some(name) = fold_words(source.author.as_deref().unwrap_or("")).pop()
            {
                by_name.entry(name).or_default().push(at);
            }
        }
        Self { by_name }
    }
}

/// What the sources of a name say for the words of a back-reference.
pub(super) enum Found {
    /// No source has that author.
    NoAuthor,
    /// The author's sources have other titles.
    NoTitle,
    /// Sources that fit, in order.
    Sources(Vec<usize>),
}

impl Decider<'_> {
    /// "Lindqvist, op. cit.", and "Lindqvist, Lamps, p. 40": the only source before it by that author and of that title.
    pub(super) fn op_cit(&self, decided: &[Reference], at: usize, back: &BackReferenceMention) -> Reference {
        let Some(words) = &back.words else {
            let printed = self.text.get(self.extracted.mentions[at].span.range()).unwrap_or("");
            // "Loc. cit." without an author is the place of the note before.
            return if printed.starts_with(['l', 'L']) {
                self.ibid(decided, at, back)
            } else {
                Reference::blocked("no author is named, so nothing says which source is meant")
            };
        };
        match self.by_author(words, 0..at) {
            Found::Sources(fits) => self.only_source(decided, &fits, "the last source before it by that author"),
            Found::NoTitle => Reference::blocked("no source before it by that author has that title"),
            Found::NoAuthor => match self.by_author(words, at..self.extracted.mentions.len()) {
                Found::Sources(later) => {
                    let note = later.first().and_then(|&it| self.extracted.mentions[it].note);
                    let marker = note
                        .and_then(|it| self.antecedents.note(it))
                        .map_or("", |it| &it.marker);
                    Reference::blocked(format!("a source by that author stands only later, in note {marker}"))
                }
                _ => Reference::blocked("no source before it has that author"),
            },
        }
    }

    /// The one source of mentions that fit.
    fn only_source(&self, decided: &[Reference], fits: &[usize], why: &str) -> Reference {
        match self.distinct(decided, fits).as_slice() {
            [] => Reference::blocked("no source before it has that author"),
            [only] => self.as_decided(decided, fits.last().copied().unwrap_or(*only), why.to_owned()),
            several => {
                let titles: Vec<String> = several.iter().map(|&it| self.name_of(decided, it)).collect();
                ambiguous(format!(
                    "{} sources before it have that author: {}",
                    several.len(),
                    titles.join("; ")
                ))
            }
        }
    }

    /// The sources of a range of mentions whose author, and title where one is given, stand in the words.
    pub(super) fn by_author(&self, words: &str, range: std::ops::Range<usize>) -> Found {
        let words = fold_words(words);
        let mut fits: Vec<(usize, Vec<String>)> = Vec::new();
        let mut seen: Vec<&String> = Vec::new();
        for name in words.iter().filter(|it| it.chars().count() > 1) {
            if seen.contains(&name) {
                continue;
            }
            seen.push(name);
            let sources = self.authors.by_name.get(name).map_or(&[][..], Vec::as_slice);
            let inside = &sources[..sources.partition_point(|it| *it < range.end)];
            let near = inside.iter().rev().take(MOST).filter(|it| range.contains(it));
            fits.extend(near.map(|&it| (it, self.author_words(it))));
        }
        if fits.is_empty() {
            return Found::NoAuthor;
        }
        // First names in the words tell two authors of one name apart.
        let whole = |it: &Vec<String>| it.iter().all(|part| words.contains(part));
        if fits.iter().any(|it| whole(&it.1)) {
            fits.retain(|it| whole(&it.1));
        }
        let authors: Vec<&String> = fits.iter().flat_map(|it| &it.1).collect();
        let title: Vec<String> = words
            .iter()
            .filter(|it| it.chars().count() > 2 && !authors.contains(it) && !is_lead(it))
            .cloned()
            .collect();
        let mut sources: Vec<usize> = fits.iter().map(|it| it.0).collect();
        if !title.is_empty() {
            sources.retain(|&it| title.iter().all(|word| self.title_words(it).contains(word)));
        }
        sources.sort_unstable();
        if sources.is_empty() {
            Found::NoTitle
        } else {
            Found::Sources(sources)
        }
    }

    fn author_words(&self, at: usize) -> Vec<String> {
        let MentionKind::Source(source) = &self.extracted.mentions[at].kind else {
            return Vec::new();
        };
        fold_words(source.author.as_deref().unwrap_or(""))
    }

    fn title_words(&self, at: usize) -> Vec<String> {
        let MentionKind::Source(source) = &self.extracted.mentions[at].kind else {
            return Vec::new();
        };
        fold_words(source.title.as_deref().unwrap_or(""))
    }
}

/// Words that introduce an author.
fn is_lead(word: &str) -> bool {
    [
        "see", "also", "and", "eds", "voir", "vease", "the", "for", "example", "but",
    ]
    .contains(&word)
}
