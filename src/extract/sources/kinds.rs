use crate::catalogue::Phrases;
use crate::catalogue::SourcePhrases;
use crate::extract::SourceMention;
use crate::extract::sources::read::Draft;
use crate::extract::sources::titles::Marked;
use crate::extract::sources::words::Words;

/// The kind that the words name.
pub(super) fn named<'a>(phrases: &'a SourcePhrases, plain: &str) -> Option<&'a str> {
    let mut kinds = phrases.kind.iter();
    kinds.find(|it| it.pattern.is_match(plain)).map(|it| it.name.as_str())
}

/// Gives a source its kind; `None` where the words are no source.
pub(super) fn decide(
    phrases: &Phrases,
    words: &Words<'_>,
    named: Option<&str>,
    draft: Draft,
) -> Option<(SourceMention, Option<String>)> {
    let letters = words
        .plain
        .chars()
        .filter(|it| it.is_alphabetic() || *it == '_')
        .count();
    if letters < 3 {
        return None;
    }
    let strong = is_strong(&draft);
    let weak = draft.source.url.is_some()
        || draft.dated
        || named.is_some_and(|it| is_enough(it, &draft))
        || draft.source.volume.is_some()
        || (draft.marked == Marked::Italic && (draft.locator.is_some() || draft.source.author.is_some()));
    if let Some(short) = phrases.sources.short_name.captures(words.plain)
        && draft.locator.is_some()
    {
        let source = SourceMention {
            kind: "other".to_owned(),
            title: short.name("name").map(|it| it.as_str().to_owned()),
            ..SourceMention::default()
        };
        return Some((source, draft.locator));
    }
    let explains = phrases.sources.comment.is_match(words.plain) || phrases.sources.sentence.is_match(words.plain);
    if !(strong || weak) || (explains && !strong && draft.source.url.is_none()) {
        return None;
    }
    let mut source = draft.source.clone();
    if explains && !strong {
        // A sentence around an address names nothing but the address.
        source = SourceMention {
            url: source.url,
            accessed: source.accessed,
            ..SourceMention::default()
        };
        source.kind = "web".to_owned();
        return Some((source, None));
    }
    source.kind = kind(phrases, named, &draft).to_owned();
    if source.kind == "news" && source.container.is_none() && source.title.is_none() {
        source.title = source.author.take();
    }
    Some((source, draft.locator))
}

/// Whether a named kind alone makes a source: reports and resolutions are also named in passing.
fn is_enough(named: &str, draft: &Draft) -> bool {
    let source = &draft.source;
    let placed = draft.locator.is_some() || source.number.is_some() || source.author.is_some();
    placed || !matches!(named, "report" | "resolution" | "other")
}

/// Whether marks that only sources have outweigh the look of a sentence.
fn is_strong(draft: &Draft) -> bool {
    let source = &draft.source;
    draft.imprint
        || draft.law_review
        || source.archive.is_some()
        || (draft.marked == Marked::Quoted && source.title.is_some() && (draft.dated || source.container.is_some()))
        || (source.number.is_some() && source.container.is_some())
}

fn kind<'a>(phrases: &'a Phrases, named: Option<&'a str>, draft: &Draft) -> &'a str {
    let source = &draft.source;
    let fields = &phrases.source_fields;
    let container = source.container.as_deref().unwrap_or("");
    let holds = phrases
        .sources
        .kind
        .iter()
        .any(|it| it.named && Some(it.name.as_str()) == named);
    let title = source.title.as_deref().unwrap_or("");
    let press = |it: &str| fields.press.is_match(it) && !fields.body.is_match(it);
    match named {
        Some(name) if holds => name,
        _ if source.editor.is_some() && !container.is_empty() => "chapter",
        Some("report") => "report",
        _ if fields.blog.is_match(container) => "web",
        _ if draft.law_review => "article",
        _ if !container.is_empty()
            && draft.imprint
            && !fields.journal.is_match(container)
            && source.volume.is_none() =>
        {
            "chapter"
        }
        _ if press(container) && source.volume.is_none() && !fields.journal.is_match(container) => "news",
        _ if draft.marked == Marked::Quoted
            && !container.is_empty()
            && source.date.is_some()
            && source.volume.is_none()
            && !fields.journal.is_match(container) =>
        {
            "news"
        }
        Some(name) => name,
        None if draft.marked == Marked::Quoted && self::named(&phrases.sources, title) == Some("report") => "report",
        None if draft.marked == Marked::Quoted => {
            let author = source.author.as_deref().unwrap_or("");
            let person = fields.persons.is_match(author) && !fields.body.is_match(author);
            let alone = container.is_empty() && source.volume.is_none();
            if alone && !person && source.url.is_some() && (source.year.is_none() || source.date.is_some()) {
                "web"
            } else if alone && fields.body.is_match(author) {
                // A body's paper: pages that are news have their day and an address.
                "report"
            } else if alone && !person && source.url.is_some() {
                "web"
            } else if draft.imprint && container.is_empty() && source.place.is_some() && source.publisher.is_some() {
                "book"
            } else {
                "article"
            }
        }
        None if draft.imprint || (source.author.is_some() && source.year.is_some() && source.date.is_none()) => {
            if !container.is_empty() && source.volume.is_some() {
                "article"
            } else {
                "book"
            }
        }
        None if press(title)
            || (draft.dated && source.date.is_some() && source.author.is_none() && source.url.is_none()) =>
        {
            "news"
        }
        None if source.url.is_some() => "web",
        None if draft.marked == Marked::Italic => "book",
        None if fields.journal.is_match(container) => "article",
        None => "other",
    }
}
