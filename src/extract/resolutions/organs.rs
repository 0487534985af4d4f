use crate::catalogue::Organ;
use crate::catalogue::Pattern;
use crate::catalogue::ResolutionPhrases;
use crate::extract::Work;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;

/// Text before a cue in which an organ's name decides, in bytes; letters of most scripts take two or three.
const BEFORE: usize = 160;

/// Text behind the items in which the organ that adopted them may be named, in bytes.
const BEHIND: usize = 320;

/// Longest name of an organ with the words that lead to it, in bytes.
const NAME: usize = 120;

/// Bytes in which the line that opens a resolution stands.
const OPENING: usize = 200;

/// Which organ the words around a list name.
pub(super) enum Named<'a> {
    /// None.
    Nobody,
    /// One of the catalogue.
    Organ(&'a Organ),
    /// An organization whose resolutions are no documents of the United Nations.
    Foreign,
}

/// The organ named nearest before the end of a cue, in its clause.
pub(super) fn before_cue<'a>(work: &Work<'a>, cue: usize, end: usize) -> Named<'a> {
    let phrases = &work.catalogue.phrases.resolutions;
    let near = before(work.unraised(), end, BEFORE + (end - cue));
    let clause = phrases.list.clause.find_iter(near).last().map_or(0, |it| it.end());
    let near = near.get(clause..).unwrap_or("");
    let organs = phrases.organ.iter().enumerate().filter_map(|(at, organ)| {
        let hit = organ.pattern.find_iter(near).last()?;
        Some((hit.end(), std::cmp::Reverse(at), organ))
    });
    let nearest = organs.max_by_key(|it| (it.0, it.1));
    let foreign = phrases.foreign.pattern.find_iter(near).last();
    match (nearest, foreign) {
        // "European Council" ends as "Council" does.
        (Some((end, _, _)), Some(it)) if it.end() >= end => Named::Foreign,
        (None, Some(_)) => Named::Foreign,
        (Some((_, _, organ)), _) => Named::Organ(organ),
        (None, None) => Named::Nobody,
    }
}

/// The organ that the words right behind an offset name: "of the Human Rights Council".
pub(super) fn behind_items<'a>(work: &Work<'a>, at: usize) -> Named<'a> {
    let phrases = &work.catalogue.phrases.resolutions;
    let near = behind(work.unraised(), at, BEHIND);
    let Some(link) = phrases.list.organ_link.find(near) else {
        return Named::Nobody;
    };
    starting(phrases, behind(near, link.end(), NAME)).map_or(Named::Nobody, |it| it.0)
}

/// The organ named between a cue and the number, with the offset behind it: "قرار الجمعية العامة 70/1".
pub(super) fn after_cue<'a>(work: &Work<'a>, at: usize) -> Option<(Named<'a>, usize)> {
    let phrases = &work.catalogue.phrases.resolutions;
    let near = behind(work.unraised(), at, NAME);
    let link = phrases.list.organ_first.find(near).map_or(0, |it| it.end());
    let (named, end) = starting(phrases, near.get(link..)?)?;
    let rest = near.get(link + end..)?;
    let number = rest.trim_start_matches([' ', '\n']);
    (number.len() < rest.len()).then_some((named, at + near.len() - number.len()))
}

/// The organ whose report is the symbol nearest before a cue: its resolutions stand in that report.
pub(super) fn of_report<'a>(work: &Work<'a>, cue: usize) -> Named<'a> {
    let near = before(work.unraised(), cue, NAME);
    let paragraph = near.rfind("\n\n").map_or(near, |at| near.get(at..).unwrap_or(""));
    let from = Span::new(cue - paragraph.len(), cue);
    let mentions = &work.extracted.mentions;
    let first = mentions.partition_point(|it| it.span.start < from.start);
    let within = mentions.iter().skip(first).take_while(|it| from.covers(it.span));
    let Some(whole) = within.filter_map(|it| it.symbol()?.symbol.parts().first()).last() else {
        return Named::Nobody;
    };
    let organs = &mut work.catalogue.phrases.resolutions.organ.iter();
    organs
        .find(|it| it.report.as_ref().is_some_and(|it| it.is_match(whole)))
        .map_or(Named::Nobody, Named::Organ)
}

/// The longest name of an organ that a text starts with, and where it ends.
fn starting<'a>(phrases: &'a ResolutionPhrases, text: &str) -> Option<(Named<'a>, usize)> {
    let begins = |pattern: &Pattern| pattern.find(text).filter(|it| it.start() == 0).map(|it| it.end());
    let organs = phrases.organ.iter().enumerate();
    let organ = organs
        .filter_map(|(at, organ)| Some((begins(&organ.pattern)?, std::cmp::Reverse(at), organ)))
        .max_by_key(|it| (it.0, it.1));
    let foreign = begins(&phrases.foreign.pattern);
    match (organ, foreign) {
        (Some((end, _, _)), Some(it)) if it >= end => Some((Named::Foreign, it)),
        (None, Some(it)) => Some((Named::Foreign, it)),
        (Some((end, _, organ)), _) => Some((Named::Organ(organ), end)),
        (None, None) => None,
    }
}

/// The organ that the citing document itself is of: by its symbol, else by the line that opens a resolution.
pub(super) fn own<'a>(work: &Work<'a>) -> Option<&'a Organ> {
    let organs = &work.catalogue.phrases.resolutions.organ;
    let Some(first) = work.extracted.head.symbols.first() else {
        return opening(work);
    };
    let first = first.parts().first()?;
    organs
        .iter()
        .find(|it| !it.own.is_empty() && first.starts_with(&it.own))
}

/// The organ that a text without symbol opens with, alone on its line: "The General Assembly,".
fn opening<'a>(work: &Work<'a>) -> Option<&'a Organ> {
    let phrases = &work.catalogue.phrases.resolutions;
    let mut lines = behind(work.unraised(), 0, OPENING).lines().map(str::trim);
    let line = lines.find(|it| !it.is_empty())?.trim_matches(['*', '_']);
    let words = line.strip_suffix([',', '،', '，'])?;
    let start = phrases.list.organ_first.find(words).map_or(0, |it| it.end());
    let name = words.get(start..)?.trim_start_matches("The ");
    let (named, end) = starting(phrases, name)?;
    match named {
        Named::Organ(it) if end == name.len() && !it.own.is_empty() => Some(it),
        _ => None,
    }
}
