//! CSL-JSON, as citeproc and reference managers read it.

use std::io;

use serde::Serialize;

use crate::export::bibliography::Entry;
use crate::export::bibliography::bibtex::volume_and_issue;
use crate::export::bibliography::names::Name;
use crate::export::bibliography::one_line;
use crate::text::Date;

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item {
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    author: Vec<Person>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    editor: Vec<Person>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    container_title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher_place: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    publisher: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    volume: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issue: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    issued: Option<Day>,
    #[serde(rename = "URL", skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accessed: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    archive: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Person {
    Named { family: String, given: String },
    Whole { literal: String },
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Day {
    date_parts: [Vec<u16>; 1],
}

pub(super) fn write(entries: &[Entry<'_>], out: &mut dyn io::Write) -> io::Result<()> {
    let items: Vec<Item> = entries.iter().map(item).collect();
    serde_json::to_writer_pretty(&mut *out, &items)?;
    out.write_all(b"\n")
}

/// The types of CSL 1.0.2 by kind.
fn kind(name: &str) -> &'static str {
    match name {
        "book" => "book",
        "chapter" => "chapter",
        "article" => "article-journal",
        "news" => "article-newspaper",
        "judgment" => "legal_case",
        "treaty" => "treaty",
        "letter" => "personal_communication",
        "report" => "report",
        "resolution" => "legislation",
        "interview" => "speech",
        "web" => "webpage",
        _ => "document",
    }
}

fn item(entry: &Entry<'_>) -> Item {
    let source = entry.source;
    let text = |it: &Option<String>| it.as_deref().map(one_line);
    let (volume, issue) = volume_and_issue(source.volume.as_deref());
    let year = source.year.map(|year| vec![year]);
    Item {
        id: entry.key.clone(),
        kind: kind(&source.kind),
        author: persons(&entry.authors),
        editor: persons(&entry.editors),
        title: text(&source.title),
        container_title: text(&source.container),
        publisher_place: text(&source.place),
        publisher: text(&source.publisher),
        edition: text(&source.edition),
        volume: volume.map(one_line),
        issue: issue.map(one_line),
        number: text(&source.number),
        issued: source.date.map(day).or(year.map(|it| Day { date_parts: [it] })),
        url: text(&source.url),
        accessed: source.accessed.map(day),
        archive: text(&source.archive),
        language: text(&source.language),
    }
}

fn persons(names: &[Name]) -> Vec<Person> {
    let one = |it: &Name| match it {
        Name::Person { family, given } => Person::Named {
            family: family.clone(),
            given: given.clone(),
        },
        Name::Whole(name) => Person::Whole { literal: name.clone() },
        Name::Others => Person::Whole {
            literal: "others".to_owned(),
        },
    };
    names.iter().map(one).collect()
}

fn day(date: Date) -> Day {
    Day {
        date_parts: [vec![date.year, u16::from(date.month), u16::from(date.day)]],
    }
}
