//! Sources that were not taken for one because a word of the author or title differs, and that agree in all else.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::audit::Input;
use crate::audit::wording::Differing;
use crate::audit::wording::misprinted;
use crate::audit::wording::reordered;
use crate::audit::wording::words;
use crate::extract::SourceMention;
use crate::resolve::MentionPlace;
use crate::text::fold_words;

/// Sources with the same other fields that are compared with each other.
const COMPARED: usize = 8;

/// Least number of words of a title that can be told from others.
const TITLE: usize = 3;

/// Two sources that differ in one word of a field: that word and the place of each.
pub(super) struct Lookalike {
    pub(super) field: &'static str,
    pub(super) here: (String, MentionPlace),
    pub(super) there: (String, MentionPlace),
}

/// A field that may be misprinted, with the others, which must be alike.
struct Field {
    name: &'static str,
    words: fn(&SourceMention) -> Option<&str>,
    other: fn(&SourceMention) -> Option<&str>,
    differing: Differing,
}

const FIELDS: &[Field] = &[
    Field {
        name: "author",
        words: |it| it.author.as_deref(),
        other: |it| it.title.as_deref().filter(|it| fold_words(it).len() >= TITLE),
        differing: misprinted,
    },
    Field {
        name: "title",
        words: |it| it.title.as_deref().filter(|it| fold_words(it).len() >= TITLE),
        other: |it| it.author.as_deref(),
        differing: |a, b| misprinted(a, b).or_else(|| reordered(a, b)),
    },
];

/// All pairs, each at its first mentions.
pub(super) fn all(input: &Input<'_>) -> Vec<Lookalike> {
    FIELDS.iter().flat_map(|field| alike_but_for(input, field)).collect()
}

fn alike_but_for(input: &Input<'_>, field: &Field) -> Vec<Lookalike> {
    let groups = &input.resolved.sources;
    let mut alike: BTreeMap<Vec<String>, Vec<usize>> = BTreeMap::new();
    for (at, group) in groups.iter().enumerate() {
        let known = (field.words)(&group.source).and_then(|_| others(&group.source, field));
        if let Some(others) = known {
            alike.entry(others).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    for sources in alike.values().filter(|it| it.len() > 1) {
        for (at, &one) in sources.iter().enumerate() {
            for &other in sources.iter().skip(at + 1).take(COMPARED) {
                let [(one, there), (other, here)] =
                    [one, other].map(|it| (&groups[it].source, groups[it].mentions.first()));
                let (Some(one), Some(other), Some(&there), Some(&here)) =
                    ((field.words)(one), (field.words)(other), there, here)
                else {
                    continue;
                };
                let Some((new, old)) = (field.differing)(&words(other), &words(one)) else {
                    continue;
                };
                if told.insert(here) {
                    found.push(Lookalike {
                        field: field.name,
                        here: (new, here),
                        there: (old, there),
                    });
                }
            }
        }
    }
    found
}

/// What must be alike: the other of author and title, when it appeared, where, and which part of a larger work it is.
/// `None` where too little of it is given.
fn others(source: &SourceMention, field: &Field) -> Option<Vec<String>> {
    let folded = |it: Option<&str>| it.map_or(String::new(), |it| fold_words(it).join(" "));
    let other = folded((field.other)(source));
    let when = match (source.date, source.year) {
        (Some(date), _) => date.in_words(),
        (None, year) => year?.to_string(),
    };
    let (container, publisher) = (folded(source.container.as_deref()), folded(source.publisher.as_deref()));
    let is_told = !(other.is_empty() || container.is_empty() && publisher.is_empty());
    let rest = [&source.volume, &source.edition, &source.number, &source.url];
    let rest = rest.into_iter().map(|it| folded(it.as_deref()));
    is_told.then(|| [other, when, container, publisher].into_iter().chain(rest).collect())
}
