//! BibTeX, as classic BibTeX, biber and reference managers read it.

use std::io;

use crate::export::bibliography::Entry;
use crate::export::bibliography::names::Name;
use crate::export::bibliography::one_line;

/// Entry types by kind, and the field of the container.
fn entry_type(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "book" => ("book", "series"),
        "chapter" => ("incollection", "booktitle"),
        "article" | "news" => ("article", "journal"),
        "report" => ("techreport", "series"),
        _ => ("misc", "howpublished"),
    }
}

pub(super) fn write(entries: &[Entry<'_>], out: &mut dyn io::Write) -> io::Result<()> {
    for (at, entry) in entries.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        one(entry, out)?;
    }
    Ok(())
}

fn one(entry: &Entry<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let source = entry.source;
    // An article needs its journal.
    let (kind, container) = match entry_type(&source.kind) {
        ("article", _) if source.container.is_none() => ("misc", "howpublished"),
        it => it,
    };
    writeln!(out, "@{kind}{{{},", entry.key)?;
    let mut field = |name: &str, value: Option<String>| match value {
        Some(value) if !value.is_empty() => writeln!(out, "  {name} = {{{value}}},"),
        _ => Ok(()),
    };
    let text = |it: &Option<String>| it.as_deref().map(escaped);
    field("author", names(&entry.authors))?;
    field("editor", names(&entry.editors))?;
    // Inner braces keep the capitals of names.
    field("title", text(&source.title).map(|it| format!("{{{it}}}")))?;
    field(container, text(&source.container))?;
    field("address", text(&source.place))?;
    let publisher = if kind == "techreport" {
        "institution"
    } else {
        "publisher"
    };
    field(publisher, text(&source.publisher))?;
    field("edition", text(&source.edition))?;
    let (volume, issue) = volume_and_issue(source.volume.as_deref());
    field("volume", volume.map(escaped))?;
    let number = issue.map(escaped).or_else(|| text(&source.number));
    field("number", number)?;
    field(
        "year",
        source.year.or(source.date.map(|it| it.year)).map(|it| it.to_string()),
    )?;
    field("month", source.date.map(|it| it.month.to_string()))?;
    field("date", source.date.map(|it| it.to_string()))?;
    field("url", source.url.as_deref().map(address))?;
    field("urldate", source.accessed.map(|it| it.to_string()))?;
    field("library", text(&source.archive))?;
    field("language", text(&source.language))?;
    writeln!(out, "}}")
}

/// "12, No. 3" to volume and issue.
pub(super) fn volume_and_issue(volume: Option<&str>) -> (Option<&str>, Option<&str>) {
    match volume.map(|it| (it, it.split_once("No. "))) {
        Some((_, Some((volume, issue)))) => {
            let volume = volume.trim_end_matches([' ', ',']);
            (Some(volume).filter(|it| !it.is_empty()), Some(issue))
        }
        Some((whole, None)) => (Some(whole), None),
        None => (None, None),
    }
}

fn names(names: &[Name]) -> Option<String> {
    let one = |it: &Name| match it {
        Name::Person { family, given } => format!("{}, {}", escaped(family), escaped(given)),
        // Braces keep a body's name whole.
        Name::Whole(name) => format!("{{{}}}", escaped(name)),
        Name::Others => "others".to_owned(),
    };
    (!names.is_empty()).then(|| names.iter().map(one).collect::<Vec<_>>().join(" and "))
}

/// A text with the signs that LaTeX reads as commands made plain. Classic BibTeX counts braces even behind a
/// backslash, so that they are named instead.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in one_line(text).chars() {
        match letter {
            '&' | '%' | '$' | '#' | '_' => safe.extend(['\\', letter]),
            '\\' => safe.push_str("\\textbackslash{}"),
            '{' => safe.push_str("\\textbraceleft{}"),
            '}' => safe.push_str("\\textbraceright{}"),
            '~' => safe.push_str("\\textasciitilde{}"),
            '^' => safe.push_str("\\textasciicircum{}"),
            _ => safe.push(letter),
        }
    }
    safe
}

/// An address as it is, but for the signs that would end or change the field.
fn address(url: &str) -> String {
    one_line(url)
        .replace('{', "%7B")
        .replace('}', "%7D")
        .replace('\\', "%5C")
        .replace(' ', "%20")
}

#[cfg(test)]
mod tests {
    use super::address;
    use super::escaped;
    use super::volume_and_issue;

    #[test]
    fn nothing_is_left_that_latex_would_run() {
        assert_eq!(
            escaped("Lamps & {50%}\\input~x_^#$"),
            concat!(
                "Lamps \\& \\textbraceleft{}50\\%\\textbraceright{}\\textbackslash{}input",
                "\\textasciitilde{}x\\_\\textasciicircum{}\\#\\$"
            )
        );
        assert_eq!(escaped("two\n  lines\u{7}"), "two lines");
        assert_eq!(address("http://a.example/%41_{x}"), "http://a.example/%41_%7Bx%7D");
    }

    #[test]
    fn issues_stand_behind_volumes() {
        assert_eq!(volume_and_issue(Some("12, No. 3")), (Some("12"), Some("3")));
        assert_eq!(volume_and_issue(Some("No. 3")), (None, Some("3")));
        assert_eq!(volume_and_issue(Some("II")), (Some("II"), None));
    }
}
