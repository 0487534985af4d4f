//! Sources without symbol as a bibliography, one entry for each source however often it is cited.

mod bibtex;
mod csl;
mod names;
mod ris;
mod rows;

use std::collections::BTreeSet;
use std::io;

use crate::catalogue::Catalogue;
use crate::extract::SourceMention;
use crate::resolve::Resolved;

pub use rows::Row;
pub use rows::rows;

use names::Name;

/// One entry of a bibliography.
#[derive(Debug)]
pub struct Entry<'a> {
    /// Key: letters, digits and hyphens; unique in the bibliography, whatever the case.
    pub key: String,
    /// The source in its fullest wording.
    pub source: &'a SourceMention,
    /// Key of its group, by which the graph knows it.
    pub name: &'a str,
    authors: Vec<Name>,
    editors: Vec<Name>,
}

/// One format of bibliographies.
pub struct Format {
    /// Name for `--to`.
    pub name: &'static str,
    /// Writes entries.
    pub write: fn(&[Entry<'_>], &mut dyn io::Write) -> io::Result<()>,
}

/// All formats.
pub const FORMATS: &[Format] = &[
    Format {
        name: "bibtex",
        write: bibtex::write,
    },
    Format {
        name: "csl-json",
        write: csl::write,
    },
    Format {
        name: "ris",
        write: ris::write,
    },
];

/// The sources of a collection, in the order of their keys.
pub fn entries<'a>(resolved: &'a Resolved, catalogue: &Catalogue) -> Vec<Entry<'a>> {
    let mut taken = BTreeSet::new();
    let phrases = &catalogue.phrases.source_fields;
    let mut entries: Vec<Entry<'a>> = resolved
        .sources
        .iter()
        .map(|group| Entry {
            key: unique(&safe(&group.key), &mut taken),
            source: &group.source,
            name: &group.key,
            authors: names::of(phrases, group.source.author.as_deref()),
            editors: names::of(phrases, group.source.editor.as_deref()),
        })
        .collect();
    entries.sort_by(|a, b| a.key.cmp(&b.key));
    entries
}

/// A key of signs that every format takes.
fn safe(key: &str) -> String {
    let mut kept = String::new();
    for letter in key.chars() {
        if letter.is_ascii_alphanumeric() {
            kept.push(letter);
        } else if !kept.is_empty() && !kept.ends_with('-') {
            kept.push('-');
        }
    }
    let kept = kept.trim_end_matches('-');
    if kept.starts_with(|it: char| it.is_ascii_alphabetic()) {
        kept.to_owned()
    } else {
        format!("source-{kept}").trim_end_matches('-').to_owned()
    }
}

/// The key itself, else with the first number that makes it new.
fn unique(key: &str, taken: &mut BTreeSet<String>) -> String {
    let mut count = 1;
    let mut named = key.to_owned();
    while !taken.insert(named.to_lowercase()) {
        count += 1;
        named = format!("{key}-{count}");
    }
    named
}

/// A text on one line, without control characters.
fn one_line(text: &str) -> String {
    let words = text.split(|it: char| it.is_whitespace() || it.is_control());
    words.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::safe;
    use super::unique;

    #[test]
    fn keys_are_safe_and_unique() {
        assert_eq!(safe("lindqvist-2009-lamps{}%"), "lindqvist-2009-lamps");
        assert_eq!(safe("линдквист-1999"), "source-1999");
        assert_eq!(safe("«»"), "source");
        let mut taken = BTreeSet::new();
        let keys: Vec<_> = ["a", "A", "a-2", "a"].iter().map(|it| unique(it, &mut taken)).collect();
        assert_eq!(keys, ["a", "A-2", "a-2-2", "a-3"]);
    }
}
