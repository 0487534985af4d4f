//! The fields of one source from its words. What is not understood stays unset; nothing is invented.

use std::ops::Range;

use crate::catalogue::Phrases;
use crate::catalogue::SourceFieldPhrases;
use crate::extract::SourceMention;
use crate::extract::sources::dates;
use crate::extract::sources::imprint;
use crate::extract::sources::kinds;
use crate::extract::sources::legal;
use crate::extract::sources::titles;
use crate::extract::sources::titles::Marked;
use crate::extract::sources::words::Words;
use crate::extract::sources::words::tidy;

/// What was read of a source, and what its kind is told by.
#[derive(Debug)]
pub(super) struct Draft {
    /// The fields.
    pub(super) source: SourceMention,
    /// Where in the source.
    pub(super) locator: Option<String>,
    /// How the title is marked.
    pub(super) marked: Marked,
    /// Whether a bracket names place or publisher.
    pub(super) imprint: bool,
    /// Whether a date stands apart from the title.
    pub(super) dated: bool,
    /// Whether it is cited as law reviews are, by volume and page.
    pub(super) law_review: bool,
    /// Where fields stand behind the title.
    tails: Vec<Range<usize>>,
}

/// Reads a source. `None` where nothing marks one. The second value is the locator.
pub(super) fn read(
    phrases: &Phrases,
    words: &Words<'_>,
    url: Option<String>,
) -> Option<(SourceMention, Option<String>)> {
    let fields = &phrases.source_fields;
    let mut draft = Draft {
        source: SourceMention {
            url,
            ..SourceMention::default()
        },
        locator: None,
        marked: Marked::Plain,
        imprint: false,
        dated: false,
        law_review: false,
        tails: Vec::new(),
    };
    accessed(fields, words, &mut draft);
    address(fields, words, &mut draft);
    let before_address = &words.plain[..titles::limit(words, &draft.tails, 0)];
    if draft.source.url.is_some() && is_only_web(phrases, words, before_address) {
        draft.source.kind = "web".to_owned();
        return Some((draft.source, None));
    }
    language_and_archive(fields, words, &mut draft);
    locator(fields, words, &mut draft);
    let start = before(fields, words, &mut draft);
    let named = kinds::named(
        &phrases.sources,
        &words.plain[start..titles::limit(words, &draft.tails, start)],
    );
    if !matches!(named, Some("judgment" | "treaty")) {
        numbered(fields, words, &mut draft);
    }
    imprint_and_date(fields, words, &mut draft);
    let head_end = titles::limit(words, &draft.tails, start + 1);
    match named {
        Some("judgment") => legal::judgment(fields, words, &words.text[start..head_end], &mut draft.source),
        Some("treaty") => {
            // A provision may be quoted behind the treaty's name.
            let quote = words.quotes.iter().map(|it| it.start).find(|&it| it > start);
            let end = quote.unwrap_or(head_end).min(head_end);
            legal::treaty(fields, words, &words.text[start..end], &mut draft.source);
        }
        _ => draft.marked = titles::read(fields, words, &draft.tails, &mut draft.source),
    }
    publication_alone(fields, &mut draft.source);
    kinds::decide(phrases, words, named, draft)
}

/// "United Nations publication, 2023": the title stands in the text.
fn publication_alone(phrases: &SourceFieldPhrases, source: &mut SourceMention) {
    let title = source.title.as_deref().unwrap_or("");
    if let Some(it) = phrases.publication.captures(title) {
        source.publisher = tidy(&it["publisher"]);
        source.title = None;
    }
}

/// Whether words before an address name nothing: "Available at", or a sentence that says where something is.
fn is_only_web(phrases: &Phrases, words: &Words<'_>, before: &str) -> bool {
    let letters = before.chars().filter(|it| it.is_alphabetic() || *it == '_').count();
    letters < 3
        || phrases.sources.web_only.is_match(before)
        || phrases
            .sources
            .web_only
            .is_match(&words.plain[..words.plain.find('@').unwrap_or(0)])
}

fn accessed(phrases: &SourceFieldPhrases, words: &Words<'_>, draft: &mut Draft) {
    if let Some(it) = phrases.accessed.captures(words.plain)
        && let (Some(whole), Some(day)) = (it.get(0), dates::first(phrases, &it["day"]))
    {
        draft.source.accessed = Some(day);
        draft.tails.push(whole.range());
    }
}

/// The address with the words that introduce it.
fn address(phrases: &SourceFieldPhrases, words: &Words<'_>, draft: &mut Draft) {
    let Some(at) = words.plain.find('@') else {
        return;
    };
    let start = phrases.available.find(&words.plain[..at]).map_or(at, |it| it.start());
    draft.tails.push(start..words.plain.len());
}

fn language_and_archive(phrases: &SourceFieldPhrases, words: &Words<'_>, draft: &mut Draft) {
    if let Some(it) = phrases.language.captures(words.plain) {
        draft.source.language = it
            .name("language")
            .or(it.name("plain"))
            .map(|it| it.as_str().to_owned());
        draft.tails.extend(it.get(0).map(|it| it.range()));
    }
    if let Some(it) = phrases.archive.captures(words.plain) {
        draft.source.archive = tidy(&it["archive"]);
        draft.tails.extend(it.name("archive").map(|it| it.range()));
    }
}

/// The last locator that ends where a field or the source ends.
fn locator(phrases: &SourceFieldPhrases, words: &Words<'_>, draft: &mut Draft) {
    let ends = |end: usize| {
        let behind = &words.plain[end..];
        behind.is_empty()
            || [",", ".", ";", " (", " [", "@", " @", ")", "，", "。"]
                .iter()
                .any(|it| behind.starts_with(it))
    };
    let taken = draft.tails.clone();
    let fits = |it: &regex::Match<'_>| {
        let start = it.as_str().trim_start_matches([',', '.', ';', ':', ')', ' ']);
        it.start() >= 2
            && !taken
                .iter()
                .any(|tail| tail.start <= it.start() && it.end() <= tail.end)
            && ends(it.end())
            && (!start.starts_with("resolution") || words.plain[..it.start()].ends_with(')'))
    };
    let found = phrases.locator.find_iter(words.plain).filter(fits).last();
    let start = match found {
        Some(it) => {
            draft.locator = tidy(it.as_str()).map(|it| it.replace(['–', '—'], "-"));
            it.range()
        }
        None => {
            let Some(it) = phrases
                .pages
                .captures(words.plain)
                .and_then(|it| it.name("pages").or(it.name("page")).or(it.name("range")))
            else {
                return;
            };
            draft.locator = Some(it.as_str().replace(['–', '—'], "-").replace(' ', ""));
            it.range()
        }
    };
    let bracket = usize::from(words.plain[start.start..].starts_with(')'));
    draft.tails.push(start.start + bracket..start.end);
}

/// Volume, issue, edition and numbers.
fn numbered(phrases: &SourceFieldPhrases, words: &Words<'_>, draft: &mut Draft) {
    // What stands behind a locator belongs to the place: "sect. IV, resolution 3".
    let plain = &words.plain[..titles::limit(words, &draft.tails, 1)];
    let source = &mut draft.source;
    let cited = phrases.journal_citation.iter().find_map(|it| it.captures(words.plain));
    if let Some(it) = cited {
        source.volume = Some(it["volume"].to_owned());
        source.container = tidy(&it["journal"]);
        source.year = it["year"].parse().ok();
        let at = it.name("at").or(it.name("page"));
        draft.locator = at.map(|it| it.as_str().replace('–', "-"));
        draft.tails.extend(it.get(0).map(|it| it.range()));
        draft.law_review = true;
        return;
    }
    if let Some(it) = phrases.edition.captures(plain)
        && let (Some(whole), Some(edition)) = (it.get(0), it.name("edition"))
    {
        source.edition = Some(edition.as_str().to_owned());
        draft.tails.push(whole.range());
    }
    if let Some(it) = phrases.document.captures(plain) {
        source.number = tidy(&it["number"]);
        let doc = it
            .get(0)
            .filter(|it| it.as_str().starts_with(['d', 'D', 'c', 'C']) && !it.as_str().contains("ecision"));
        let doc = doc.filter(|it| !it.as_str().contains("irective"));
        draft.tails.extend(doc.map(|it| it.range()));
    }
    if let Some(number) = phrases.by_year.captures(plain).and_then(|it| it.name("number")) {
        source.number.get_or_insert_with(|| number.as_str().to_owned());
        draft.tails.push(number.range());
    }
    let volume = phrases.volume.captures_iter(plain).last();
    let volume = volume.or_else(|| phrases.volume_bare.captures_iter(plain).last());
    if let Some(it) = volume {
        let one = |names: &[&str]| names.iter().find_map(|name| it.name(name)).map(|it| it.as_str());
        let issue = one(&["issue", "russianissue"]).map_or(String::new(), |it| format!(", No. {it}"));
        let volume = one(&["volume", "russian"]).unwrap_or_default();
        source.volume = Some(format!("{volume}{issue}"));
        draft.tails.extend(it.get(0).map(|it| it.range()));
    } else if let Some(it) = phrases.issue.captures(plain).filter(|_| source.number.is_none()) {
        source.volume = it
            .name("issue")
            .map(|it| format!("No. {}", it.as_str()))
            .or_else(|| it.name("chinese").map(|it| it.as_str().to_owned()));
        draft.tails.extend(it.get(0).map(|it| it.range()));
    }
}

fn imprint_and_date(phrases: &SourceFieldPhrases, words: &Words<'_>, draft: &mut Draft) {
    let source = &mut draft.source;
    let known = source.year;
    let range = imprint::read(phrases, words, &draft.tails, source);
    draft.imprint = source.place.is_some() || source.publisher.is_some();
    draft.dated = range.is_some() && source.year.is_some();
    draft.tails.extend(range.clone());
    if let Some(meeting) = phrases.meeting.captures(words.plain).and_then(|it| it.name("whole"))
        && !draft.imprint
    {
        draft.tails.push(meeting.range());
    }
    let italics = &words.italics;
    for it in dates::all(phrases, words.plain) {
        let read = draft.tails.iter().any(|tail| tail.contains(&it.range.start))
            && source.accessed.is_some()
            && source.accessed == it.day;
        if read || italics.iter().any(|range| range.contains(&it.range.start)) {
            continue;
        }
        let before = &words.plain[..it.range.start];
        let apart = before.ends_with([',', '(', '.', ';', '，']) || before.ends_with(", ") || before.ends_with(". ");
        // A date before an imprint belongs to the title: a conference's place and days.
        if let Some(range) = range.as_ref().filter(|_| draft.imprint)
            && it.range.end <= range.start
        {
            continue;
        }
        if source.date.is_none() && source.year.is_none_or(|year| Some(year) == it.year) {
            source.date = it.day;
            source.year = known.or(source.year).or(it.year);
        }
        source.year = source.year.or(it.year);
        if apart || range.as_ref().is_some_and(|range| range.contains(&it.range.start)) {
            draft.dated = true;
            draft.tails.push(it.range.start..it.range.end);
        }
    }
    let read = |at: usize| draft.tails.iter().any(|it| it.contains(&at));
    let free = |it: &regex::Captures<'_>| it.name("year").is_none_or(|it| !read(it.start()));
    let year = phrases.year_of_source.captures_iter(words.plain).filter(free).last();
    if let Some(it) = year
        && let Some(year) = it.name("year").or(it.name("chinese"))
        && !italics.iter().any(|range| range.contains(&year.start()))
    {
        source.year = source.year.or(year.as_str().parse().ok());
        draft.dated = true;
        draft
            .tails
            .push(it.get(0).map_or(year.start(), |it| it.start())..year.end());
    }
}

/// A locator that stands before the source; gives where the source starts.
fn before(phrases: &SourceFieldPhrases, words: &Words<'_>, draft: &mut Draft) -> usize {
    let Some(it) = phrases.locator_before.captures(words.plain) else {
        return 0;
    };
    draft.locator = draft.locator.take().or_else(|| tidy(&it["locator"]));
    it.get(0).map_or(0, |it| it.end())
}
