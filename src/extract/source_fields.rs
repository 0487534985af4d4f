//! The fields of one source from its words. What is not understood stays unset; nothing is invented.

use crate::catalogue::Catalogue;
use crate::catalogue::SourcePhrases;
use crate::extract::SourceMention;
use crate::text::Date;

/// Reads a source from the words before its address. `None` where nothing marks a source.
/// The second value is the locator, taken from the end.
pub(super) fn read(
    catalogue: &Catalogue,
    words: &str,
    italic: Option<&str>,
    url: Option<String>,
) -> Option<(SourceMention, Option<String>)> {
    let phrases = &catalogue.phrases.sources;
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let (line, locator) = without_locator(phrases, without_available(phrases, &line, url.is_some()));
    if url.is_some() && (phrases.web_only.is_match(line) || line.len() < 4) {
        let source = SourceMention {
            kind: "web".to_owned(),
            url,
            ..SourceMention::default()
        };
        return Some((source, locator));
    }
    let kind = phrases
        .kind
        .iter()
        .find(|it| it.pattern.is_match(line))
        .map(|it| it.name.as_str());
    let marked = url.is_some() || italic.is_some() || kind.is_some() || phrases.year.is_match(line);
    if !marked || line.chars().filter(|it| it.is_alphabetic()).count() < 3 {
        return None;
    }
    let mut source = SourceMention {
        kind: kind.unwrap_or(if url.is_some() { "web" } else { "other" }).to_owned(),
        url,
        ..SourceMention::default()
    };
    let dates = &catalogue.phrases.letters.date;
    let day = |it: regex::Captures<'_>| Date::from_words(&it["day"], &it["month"], &it["year"]);
    source.date = dates.captures_iter(line).filter_map(day).next();
    source.number = number(phrases, line);
    source.year = year(phrases, line).or(source.date.map(|it| it.year));
    titles(
        &mut source,
        phrases,
        line,
        italic.map(|it| it.split_whitespace().collect::<Vec<_>>().join(" ")),
    );
    Some((source, locator))
}

/// The words without "Available at" at their end.
fn without_available<'a>(phrases: &SourcePhrases, line: &'a str, has_address: bool) -> &'a str {
    let cut = phrases
        .available
        .find(line)
        .filter(|_| has_address)
        .map_or(line.len(), |it| it.start());
    trimmed(&line[..cut])
}

fn without_locator<'a>(phrases: &SourcePhrases, line: &'a str) -> (&'a str, Option<String>) {
    match phrases.locator.find(line) {
        Some(it) if it.start() > 0 => {
            let locator = it
                .as_str()
                .trim_start_matches([' ', ',', '.', ';'])
                .trim_end_matches(['.', ',']);
            (trimmed(&line[..it.start()]), Some(locator.replace(['–', '—'], "-")))
        }
        _ => (line, None),
    }
}

fn trimmed(text: &str) -> &str {
    text.trim_matches([' ', ',', ';', ':', '.', '<'])
}

fn number(phrases: &SourcePhrases, line: &str) -> Option<String> {
    if let Some(it) = phrases.number.captures(line) {
        return Some(it["number"].to_owned());
    }
    let it = phrases.treaty.captures(line)?;
    let number = it
        .name("number")
        .map_or(String::new(), |it| format!(", No. {}", it.as_str()));
    Some(format!("vol. {}{number}", &it["volume"]))
}

/// The year of the imprint, else the last year named.
fn year(phrases: &SourcePhrases, line: &str) -> Option<u16> {
    let imprint = phrases.imprint.captures_iter(line).last();
    let words = imprint.and_then(|it| {
        it.name("cityyear")
            .or(it.name("imprint"))
            .map(|it| it.as_str().to_owned())
    });
    let within = words.as_deref().unwrap_or(line);
    phrases.year.find_iter(within).last()?.as_str().parse().ok()
}

/// Author, title and container, by the marks that the words have: quotation marks, italics, an imprint.
fn titles(source: &mut SourceMention, phrases: &SourcePhrases, line: &str, italic: Option<String>) {
    let text = |it: &str| Some(trimmed(it).to_owned()).filter(|it| !it.is_empty());
    if let Some(it) = phrases.quoted.captures(line)
        && let (Some(whole), Some(title)) = (it.get(0), it.name("title"))
    {
        source.author = text(&line[..whole.start()]);
        source.title = text(title.as_str());
        let behind = &line[title.end()..];
        let behind = behind.trim_start_matches([',', '”', '"']);
        source.container = container(phrases, behind, italic).or_else(|| text(before_date(behind)));
        return;
    }
    if let Some(it) = phrases.editors.find(line) {
        source.title = text(&line[..it.start()]);
        source.container = container(phrases, &line[it.start()..], italic);
        return;
    }
    if let Some(title) = italic.filter(|it| line.contains(it.as_str())) {
        source.author = line.find(title.as_str()).and_then(|at| text(&line[..at]));
        source.title = text(&title);
        return;
    }
    match source.kind.as_str() {
        "letter" | "judgment" | "treaty" | "resolution" => source.title = text(line),
        _ => {
            let before_imprint = phrases.imprint.find(line).map_or(line, |it| &line[..it.start()]);
            let (author, title) = person_and_title(phrases, before_imprint);
            source.author = author.and_then(text);
            source.title = text(before_date(title));
        }
    }
}

/// The book that holds a chapter: the words in italics, or what stands between editors and imprint.
fn container(phrases: &SourcePhrases, behind: &str, italic: Option<String>) -> Option<String> {
    let editors = phrases.editors.find(behind)?;
    let rest = &behind[editors.end()..];
    let end = phrases.imprint.find(rest).map_or(rest.len(), |it| it.start());
    italic
        .or_else(|| Some(trimmed(&rest[..end]).to_owned()))
        .filter(|it| !it.is_empty())
}

/// Splits "Ombrette Lindqvist, Lamps along the Skerries" at the comma behind the last person.
fn person_and_title<'a>(phrases: &SourcePhrases, line: &'a str) -> (Option<&'a str>, &'a str) {
    let commas = line.match_indices(", ").map(|(at, _)| at);
    let persons = commas.take_while(|&at| at < 120).find(|&at| {
        let words = line[..at].split(' ').count();
        (2..=12).contains(&words)
            && phrases.author.is_match(&line[..at])
            && line[at + 2..].starts_with(char::is_uppercase)
    });
    match persons {
        Some(at) => (Some(&line[..at]), &line[at + 2..]),
        None => (None, line),
    }
}

/// The words before a date at the end: ", 17 January 2003", " (29 February 1992)".
fn before_date(text: &str) -> &str {
    let mut kept = trimmed(text);
    if let Some(open) = kept.rfind('(')
        && kept.ends_with(')')
        && kept[open..].bytes().any(|it| it.is_ascii_digit())
    {
        kept = trimmed(&kept[..open]);
    }
    while let Some((before, last)) = kept.rsplit_once(", ")
        && last.len() < 20
        && last.ends_with(|it: char| it.is_ascii_digit())
    {
        kept = trimmed(before);
    }
    kept
}
