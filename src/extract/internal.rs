use crate::catalogue::InternalPhrase;
use crate::extract::Direction;
use crate::extract::Extractor;
use crate::extract::InternalMention;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Work;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;
use crate::text::overlapping;

/// Finds references to the document's own paragraphs, annexes, sections, tables and figures.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "internal", run };

/// Furthest words looked at behind a reference, in bytes.
const BEHIND: usize = 24;

/// Furthest that something cited may stand before bare words, which are its locator then, in bytes.
const NEAR: usize = 6;

/// Longest clause before bare words that is looked at, in bytes.
const CLAUSE: usize = 400;

fn run(work: &mut Work<'_>) {
    let text = work.text();
    let mut found: Vec<Mention> = Vec::new();
    for phrase in &work.catalogue.phrases.locators.internal {
        if phrase.class.as_ref().is_some_and(|it| *it != work.extracted.head.class) {
            continue;
        }
        let mut taken: Vec<Span> = found.iter().map(|it| it.span).collect();
        taken.sort_unstable();
        for groups in phrase.pattern.captures_iter(text) {
            let Some(whole) = groups.get(0) else {
                continue;
            };
            let words = whole
                .as_str()
                .trim_start_matches(['(', ';', ' ', '\n'])
                .trim_end_matches(')');
            let start = whole.start() + whole.as_str().find(words).unwrap_or(0);
            let span = Span::new(start, start + words.len());
            let after = behind(text, whole.end(), BEHIND);
            let free = overlapping(&taken, span).is_none()
                && !phrase.unless.as_ref().is_some_and(|it| it.is_match(after))
                && !(phrase.bare && is_locator(work, phrase, span));
            if free {
                found.push(Mention::new(span, MentionKind::Internal(read(phrase, &groups))));
            }
        }
    }
    work.extracted.mentions.extend(found);
}

fn read(phrase: &InternalPhrase, groups: &regex::Captures<'_>) -> InternalMention {
    let number = groups.name("number").or(groups.name("other"));
    InternalMention {
        target: phrase.kind.clone(),
        number: number.map(|it| it.as_str().split_whitespace().collect::<Vec<_>>().join(" ")),
        direction: match (groups.name("above"), groups.name("below")) {
            (Some(_), _) => Some(Direction::Above),
            (_, Some(_)) => Some(Direction::Below),
            _ => None,
        },
        of: groups.name("of").map(|it| it.as_str().to_lowercase()),
    }
}

/// Whether bare words say where in something else: they stand right behind something that is cited, or behind something
/// that their clause, their brackets or their note cites before them.
fn is_locator(work: &Work<'_>, phrase: &InternalPhrase, span: Span) -> bool {
    let mentions = &work.extracted.mentions;
    let at = mentions.partition_point(|it| it.span.start < span.start);
    let start = span.range().start;
    let notes = &work.extracted.notes;
    let note = notes[..notes.partition_point(|it| it.span.start <= span.start)].last();
    let near = before(work.text(), start, CLAUSE);
    let clause = |ends: &[&str]| {
        let last = ends.iter().filter_map(|it| near.rfind(it)).max();
        start - near.len() + last.unwrap_or(0)
    };
    let floor = match note.filter(|it| it.span.end > span.start) {
        Some(note) => note.span.range().start,
        None if phrase.class.is_some() => clause(&[";", "\n\n", ". "]),
        None if near.trim_end().ends_with(';') => clause(&["\n", "("]),
        None => start.saturating_sub(NEAR),
    };
    let cites = |it: &&Mention| !matches!(it.kind, MentionKind::Internal(_));
    let mut last = mentions[..at].iter().rev().take(8).filter(cites);
    last.any(|it| it.span.range().end > floor)
}
