use std::collections::BTreeMap;

use crate::extract::BackReferenceMention;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SourceMention;
use crate::extract::Work;
use crate::text::Span;
use crate::text::fold_words;

/// Finds sources that a note names again by author and shortened title alone: "Lindqvist, Lamps, p. 40".
pub(in crate::extract) const EXTRACTOR: Extractor = Extractor {
    name: "short-titles",
    run,
};

/// Longest author and shortened title, in bytes.
const LONGEST: usize = 200;

/// Most sources of one author that are compared with a title.
const MOST: usize = 50;

/// Titles by the last name of their author, with the place from which they are known.
type Titles = BTreeMap<String, Vec<(u32, Vec<String>)>>;

fn run(work: &mut Work<'_>) {
    let mentions = &work.extracted.mentions;
    let mut known = Titles::new();
    for mention in mentions {
        if let MentionKind::Source(source) = &mention.kind
            && let Some(author) = fold_words(source.author.as_deref().unwrap_or("")).pop()
            && let Some(title) = &source.title
            && is_full(source)
        {
            known
                .entry(author)
                .or_default()
                .push((mention.span.start, fold_words(title)));
        }
    }
    if known.is_empty() {
        return;
    }
    let mut found: Vec<Mention> = Vec::new();
    for part in work.parts.iter().flatten() {
        found.extend(short(work, &known, *part).filter(|_| is_free(mentions, *part)));
    }
    let spans: Vec<Span> = found.iter().map(|it| it.span).collect();
    work.extracted.mentions.retain(|it| {
        let source = matches!(it.kind, MentionKind::Source(_));
        !source || crate::text::overlapping(&spans, it.span).is_none()
    });
    work.extracted.mentions.extend(found);
}

/// Whether a source is cited in full, with where or when it was published.
fn is_full(source: &SourceMention) -> bool {
    source.year.is_some()
        || source.publisher.is_some()
        || source.url.is_some()
        || source.number.is_some()
        || source.container.is_some()
}

/// Whether a part holds nothing, or only a source that is not cited in full.
fn is_free(mentions: &[Mention], part: Span) -> bool {
    let from = mentions.partition_point(|it| it.span.start < part.start);
    let mut inside = mentions[from..].iter().take_while(|it| it.span.start < part.end);
    inside.all(|it| match &it.kind {
        MentionKind::Source(source) => !is_full(source),
        MentionKind::Internal(_) => true,
        _ => false,
    })
}

fn short(work: &Work<'_>, known: &Titles, part: Span) -> Option<Mention> {
    let phrases = &work.catalogue.phrases;
    let words = work.document.text.slice(part).replace('\n', " ");
    let lead = phrases.sources.lead.find(&words).map_or(0, |it| it.end());
    let until = phrases
        .source_fields
        .locator
        .find(&words)
        .filter(|it| it.start() > lead)
        .map_or(words.len(), |it| it.start());
    let printed = words.get(lead..until)?.trim_end_matches([' ', ',', '.']);
    let (author, title) = printed.split_once(", ")?;
    if printed.len() > LONGEST {
        return None;
    }
    let (name, title) = (fold_words(author).pop()?, fold_words(title));
    let start = part.range().start + lead;
    let span = Span::new(start, start + printed.len());
    let before = known.get(&name)?;
    let before = &before[..before.partition_point(|it| it.0 < span.start)];
    let shortened = |full: &Vec<String>| !title.is_empty() && is_shortened(&title, full);
    let fits = before.iter().rev().take(MOST).any(|it| shortened(&it.1));
    let letters: usize = title.iter().map(|it| it.chars().count()).sum();
    (fits && letters >= 4).then(|| {
        let back = BackReferenceMention {
            form: "short-title".to_owned(),
            words: Some(crate::extract::head::folded(printed)),
            ..BackReferenceMention::default()
        };
        Mention::new(span, MentionKind::BackReference(back))
    })
}

/// Whether the words of a title all stand in a fuller one, in its order.
fn is_shortened(title: &[String], full: &[String]) -> bool {
    let mut rest = full.iter();
    title.iter().all(|word| rest.any(|it| it == word))
}
