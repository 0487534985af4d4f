use std::ops::Range;

use crate::catalogue::SourceFieldPhrases;
use crate::extract::SourceMention;
use crate::extract::sources::authors;
use crate::extract::sources::words::Words;
use crate::extract::sources::words::tidy;

/// How the title of a source is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marked {
    Quoted,
    Italic,
    /// By the order of the words alone.
    Plain,
}

/// Reads authors, editors, title and container of a source. `tails` are the fields behind them.
pub(super) fn read(
    phrases: &SourceFieldPhrases,
    words: &Words<'_>,
    tails: &[Range<usize>],
    source: &mut SourceMention,
) -> Marked {
    if let Some(title) = quoted(phrases, words) {
        let end = limit(words, tails, title.end);
        before_title(phrases, words, title.start, source);
        source.title = unquoted(&words.text[title.clone()]);
        behind_title(phrases, words, title.end..end, source);
        let named = source.title.as_deref().and_then(|it| phrases.speaker.captures(it));
        source.author = source.author.take().or_else(|| tidy(&named?["author"]));
        // Chinese marks books as it marks articles; an article has its journal behind it.
        let book = words.text[title].starts_with('《') && source.container.is_none();
        return if book { Marked::Italic } else { Marked::Quoted };
    }
    if let Some(title) = italic(words) {
        let end = limit(words, tails, title.end);
        let before = &words.plain[..title.start];
        let book = phrases.in_book.find_iter(before).last().filter(|it| it.start() > 0);
        if let Some(book) = book {
            author_and_title(phrases, &words.text[..book.start()], source);
            source.container = words.tidy(title.clone());
            source.editor = editors(phrases, &words.plain[book.end()..title.start])
                .or_else(|| editors(phrases, &words.plain[title.end..end]));
            return Marked::Italic;
        }
        before_title(phrases, words, title.start, source);
        source.title = words.tidy(title.clone());
        let behind = &words.plain[title.end..end];
        source.editor = source.editor.take().or_else(|| editors(phrases, behind));
        let place = tidy(behind).filter(|it| source.place.is_none() && phrases.place_alone.is_match(it));
        source.place = source.place.take().or(place);
        return Marked::Italic;
    }
    plain(phrases, words, tails, source);
    Marked::Plain
}

/// A title without its quotation marks.
pub(super) fn unquoted(words: &str) -> Option<String> {
    let mut inner = words.chars();
    inner.next();
    inner.next_back();
    tidy(inner.as_str())
}

/// Where the fields behind a title start.
pub(super) fn limit(words: &Words<'_>, tails: &[Range<usize>], from: usize) -> usize {
    let behind = tails.iter().map(|it| it.start).filter(|&it| it >= from);
    behind
        .min()
        .unwrap_or(words.plain.len())
        .max(from.min(words.plain.len()))
}

/// The first quotation that stands where titles stand.
fn quoted(phrases: &SourceFieldPhrases, words: &Words<'_>) -> Option<Range<usize>> {
    let fits = |it: &&Range<usize>| {
        let inner = words.text[(*it).clone()].chars().count();
        inner >= 5
            && phrases.quoted_before.is_match(&words.plain[..it.start])
            && phrases.quoted_behind.is_match(&words.plain[it.end..])
    };
    words.quotes.iter().find(fits).cloned()
}

/// The first run in italics that has words.
fn italic(words: &Words<'_>) -> Option<Range<usize>> {
    let fits = |it: &&Range<usize>| {
        let inner = &words.text[(*it).clone()];
        inner.chars().filter(|it| it.is_alphabetic()).count() >= 4 && !inner.contains("Treaty Series")
    };
    words.italics.iter().find(fits).cloned()
}

/// What stands before a title in quotation marks or italics.
fn before_title(phrases: &SourceFieldPhrases, words: &Words<'_>, end: usize, source: &mut SourceMention) {
    let before = &words.text[..end];
    if let Some(it) = phrases.editors_behind.captures(before)
        && it.get(0).is_some_and(|it| it.start() == 0)
    {
        source.editor = tidy(&it["editors"]);
        return;
    }
    let Some(name) = authors::name(before) else {
        return;
    };
    if let Some(it) = phrases.speaker.captures(&name) {
        source.author = tidy(&it["author"]);
        return;
    }
    // The last piece may say what the paper is: "policy brief No. 155".
    let name = match name.rsplit_once(", ") {
        Some((names, what)) if what.starts_with(char::is_lowercase) && what.bytes().any(|it| it.is_ascii_digit()) => {
            names.to_owned()
        }
        _ => name,
    };
    if phrases.press.is_match(&name) && !phrases.person.is_match(&name.replace("The ", "")) || is_press(phrases, &name)
    {
        source.container = Some(name);
    } else if !(name.starts_with(char::is_lowercase) && name.contains(' ') && !phrases.persons.is_match(&name)) {
        source.author = Some(name);
    }
}

/// Whether a name is a newspaper's: it is no body's and has a newspaper's word.
fn is_press(phrases: &SourceFieldPhrases, name: &str) -> bool {
    phrases.press.is_match(name) && !phrases.body.is_match(name)
}

/// What stands behind a quoted title: the journal, or the book with its editors.
fn behind_title(phrases: &SourceFieldPhrases, words: &Words<'_>, range: Range<usize>, source: &mut SourceMention) {
    let behind = &words.plain[range.clone()];
    let next = words
        .quotes
        .iter()
        .find(|it| it.start >= range.start && it.end <= range.end);
    if let Some(next) = next.filter(|it| words.plain[range.start..it.start].chars().count() < 6) {
        source.container = unquoted(&words.text[next.clone()]);
        return;
    }
    let book = phrases.in_book.find(behind).filter(|it| it.start() < 3);
    let start = range.start + book.map_or(0, |it| it.end());
    let italic = words.italics.iter().find(|it| it.start >= start && it.end <= range.end);
    let rest = &words.text[start..range.end];
    source.editor = source.editor.take().or_else(|| editors(phrases, rest));
    if let Some(italic) = italic {
        source.container = words.tidy(italic.clone());
        return;
    }
    let container = without_editors(phrases, rest);
    let container = &container[..container.find(" No.").unwrap_or(container.len())];
    if book.is_some()
        || container
            .trim_start_matches([',', '.', ' '])
            .starts_with(|it: char| !it.is_lowercase() && !matches!(it, '(' | '['))
    {
        source.container = source.container.take().or_else(|| tidy(container));
    }
}

/// Author and title by the order of the words, and the book that holds them.
fn plain(phrases: &SourceFieldPhrases, words: &Words<'_>, tails: &[Range<usize>], source: &mut SourceMention) {
    let head = &words.text[..limit(words, tails, 0)];
    if let Some(it) = phrases.harvard.captures(words.plain) {
        source.author = authors::name(it["author"].trim());
        source.year = it["year"].parse().ok();
        source.title = it.name("title").and_then(|it| words.tidy(it.range()));
        let end = it.get(0).map_or(0, |it| it.end());
        let behind = words
            .text
            .get(end..limit(words, tails, end))
            .filter(|_| source.volume.is_some());
        source.container = source.container.take().or_else(|| tidy(behind?));
        return;
    }
    let book = phrases.in_book.find_iter(head).find(|it| {
        let rest = &head[it.end()..];
        it.start() > 3 && (it.as_str().contains("//") || editors(phrases, rest).is_some())
    });
    if let Some(book) = book {
        author_and_title(phrases, &head[..book.start()], source);
        let rest = &head[book.end()..];
        source.editor = editors(phrases, rest);
        source.container = tidy(without_editors(phrases, rest));
        return;
    }
    if let Some(it) = phrases.editors_behind.captures(head)
        && let (Some(whole), Some(editors)) = (it.get(0), it.name("editors"))
    {
        source.editor = tidy(editors.as_str());
        let (before, behind) = (&head[..editors.start()], &head[whole.end()..]);
        if editors.start() == 0 {
            source.title = tidy(behind);
            return;
        }
        author_and_title(phrases, before, source);
        return;
    }
    let edited = phrases.editors_before.captures(head);
    source.editor = edited.as_ref().and_then(|it| tidy(&it["editors"]));
    let head = edited.and_then(|it| it.get(0)).map_or(head, |it| &head[..it.start()]);
    author_and_title(phrases, head, source);
}

/// Authors, then the title; or a title that names its author: "Report by the Society".
fn author_and_title(phrases: &SourceFieldPhrases, head: &str, source: &mut SourceMention) {
    let (author, title) = authors::split(phrases, head.trim_end());
    let speaker = || phrases.speaker.captures(head).and_then(|it| tidy(&it["author"]));
    source.author = author.and_then(authors::name).or_else(speaker);
    source.title = tidy(title);
}

fn editors(phrases: &SourceFieldPhrases, words: &str) -> Option<String> {
    let found = phrases
        .editors_behind
        .captures(words)
        .or_else(|| phrases.editors_before.captures(words))?;
    tidy(&found["editors"])
}

/// The title of a book that stands before or behind its editors.
fn without_editors<'a>(phrases: &SourceFieldPhrases, words: &'a str) -> &'a str {
    let found = phrases
        .editors_behind
        .find(words)
        .or_else(|| phrases.editors_before.find(words));
    match found {
        Some(it) if it.start() < 3 => &words[it.end()..],
        Some(it) => &words[..it.start()],
        None => words,
    }
}
