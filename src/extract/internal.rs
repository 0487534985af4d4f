use crate::catalogue::InternalPhrase;
use crate::extract::Direction;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Work;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;

/// A reference to the document's own parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InternalMention {
    /// Kind of part: paragraph, annex, enclosure, section, table, figure, document.
    pub target: String,
    /// Its numbers as printed: "60-62".
    pub number: Option<String>,
    /// Which way the words send the reader.
    pub direction: Option<Direction>,
    /// What the words call the document: "resolution" of "the present resolution".
    pub of: Option<String>,
}

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
    let phrases = &work.catalogue.phrases.locators;
    let mut at = 0;
    while let Some(hit) = phrases.any_internal().find_at(text, at) {
        // What is no reference as a whole may hold one: "(see annex II to the present report)".
        at = text.ceil_char_boundary(hit.start() + 1);
        let found_by = phrases.internal.iter().find_map(|phrase| {
            let groups = phrase.pattern.captures(hit.as_str())?;
            (groups.get(0)?.as_str() == hit.as_str()).then_some((phrase, groups))
        });
        let Some((phrase, groups)) = found_by else {
            continue;
        };
        let words = hit.as_str().trim_start_matches(['(', ';', ' ', '\n']);
        // A bracket that opened before the words closes behind them.
        let open = words.matches('(').count() < words.matches(')').count();
        let words = words.strip_suffix(')').filter(|_| open).unwrap_or(words);
        let start = hit.start() + hit.as_str().find(words).unwrap_or(0);
        let span = Span::new(start, start + words.len());
        let after = behind(text, hit.end(), BEHIND);
        let other_class = phrase.class.as_ref().is_some_and(|it| *it != work.extracted.head.class);
        let followed = phrase.unless.as_ref().is_some_and(|it| it.is_match(after));
        if other_class || followed || phrase.bare && is_locator(work, phrase, span) {
            continue;
        }
        at = hit.end();
        found.push(Mention::new(span, MentionKind::Internal(read(phrase, &groups))));
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
