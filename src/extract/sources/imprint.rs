use std::ops::Range;

use crate::catalogue::SourceFieldPhrases;
use crate::extract::SourceMention;
use crate::extract::sources::words::Words;
use crate::extract::sources::words::tidy;

/// Reads place, publisher and year; gives where the words for them start and end.
pub(super) fn read(
    phrases: &SourceFieldPhrases,
    words: &Words<'_>,
    tails: &[Range<usize>],
    source: &mut SourceMention,
) -> Option<Range<usize>> {
    let bracket = in_brackets(phrases, words, tails, source);
    if source.place.is_some() || source.publisher.is_some() {
        return bracket;
    }
    bare(phrases, words, source).or(bracket)
}

/// The last bracket that holds an imprint: "(Saltgate, Harbour Press, 2009)".
fn in_brackets(
    phrases: &SourceFieldPhrases,
    words: &Words<'_>,
    tails: &[Range<usize>],
    source: &mut SourceMention,
) -> Option<Range<usize>> {
    let read_already = |at: usize| tails.iter().any(|it| it.contains(&at));
    let brackets = phrases.imprint.captures_iter(words.plain);
    let groups = brackets
        .filter(|it| it.get(0).is_some_and(|it| it.start() > 0 && !read_already(it.start())))
        .last()?;
    let whole = groups.get(0)?;
    let content = groups.name("content").or(groups.name("open"))?;
    let year = groups.name("year").map_or(content.as_str(), |it| it.as_str());
    let found = phrases
        .year_of_source
        .captures_iter(&format!("({year})"))
        .last()
        .and_then(|it| {
            let year = it.name("year").or(it.name("chinese"))?;
            year.as_str().parse().ok()
        });
    source.year = source.year.or(found);
    name(phrases, content.as_str(), source);
    Some(whole.range())
}

/// Place and publisher from the parts of an imprint between commas.
fn name(phrases: &SourceFieldPhrases, content: &str, source: &mut SourceMention) {
    let mut content = content;
    if let Some(it) = phrases.edition.captures(content)
        && let (Some(whole), Some(edition)) = (it.get(0), it.name("edition"))
    {
        source.edition = Some(edition.as_str().to_owned());
        // An edition stands first or last.
        let (before, behind) = (&content[..whole.start()], &content[whole.end()..]);
        content = if before.len() > behind.len() { before } else { behind };
    }
    let mut parts: Vec<&str> = Vec::new();
    let mut broken = false;
    for part in content.split([',', '،', '，']).map(str::trim) {
        // "@" and "_" mask an address and a quotation, which name no place.
        let masked = part.contains(['@', '_']);
        if masked || !part.chars().any(char::is_alphabetic) || phrases.imprint_part_not.is_match(part) {
            broken = true;
            continue;
        }
        // What stands before a volume or a date is no part of the place behind it.
        if broken {
            parts.clear();
        }
        broken = false;
        parts.push(part);
    }
    // "Harbour Press 2009" has no comma before its year.
    let unspaced = parts.last().and_then(|it| it.rsplit_once(' ')).map(|it| (it.0, it.1));
    if let (Some((rest, year)), Some(last)) = (unspaced, parts.last_mut())
        && year.len() == 4
        && year.bytes().all(|it| it.is_ascii_digit())
    {
        *last = rest;
    }
    let Some((&last, before)) = parts.split_last() else {
        return;
    };
    if let Some((publisher, _)) = last.split_once(" publication") {
        source.publisher = tidy(publisher);
    } else if let Some((place, publisher)) = last.split_once(':') {
        source.place = tidy(&[before, &[place]].concat().join(", "));
        source.publisher = tidy(publisher);
    } else if !before.is_empty() || phrases.publisher.is_match(last) {
        source.publisher = tidy(last);
        source.place = tidy(&before.join(", "));
    } else if !last.rsplit(' ').next().unwrap_or("").starts_with(char::is_lowercase) {
        // A place ends with a name: "(Lamp Report of 2017)" is none.
        source.place = tidy(last);
    }
}

/// An imprint without brackets: "Saltgate: Harbour Press, 2009", "Paris, Éditions du Phare, 2009".
fn bare(phrases: &SourceFieldPhrases, words: &Words<'_>, source: &mut SourceMention) -> Option<Range<usize>> {
    let groups = phrases.imprint_bare.captures_iter(words.plain).last()?;
    let one = |names: &[&str]| names.iter().find_map(|it| groups.name(it)).map(|it| it.as_str());
    let publisher = one(&["publisher", "house", "maison", "chinese", "firm"])?;
    if groups.name("house").is_some() && !phrases.publisher.is_match(publisher) {
        return None;
    }
    source.publisher = tidy(publisher);
    source.place = one(&["place", "city", "terse"]).map(|it| it.trim().to_owned());
    let year = one(&["year", "date", "an", "nian"]).and_then(|it| it.parse().ok());
    source.year = source.year.or(year);
    if source.place.is_none()
        && let Some((place, firm)) = publisher.split_once(['：', ':'])
    {
        source.place = tidy(place);
        source.publisher = tidy(firm);
    }
    Some(groups.get(0)?.range())
}
