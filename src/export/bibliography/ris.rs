//! RIS, tag by tag, with the line ends that its format asks for.

use std::io;

use crate::export::bibliography::Entry;
use crate::export::bibliography::bibtex::volume_and_issue;
use crate::export::bibliography::one_line;

/// Types of references by kind.
fn kind(name: &str) -> &'static str {
    match name {
        "book" => "BOOK",
        "chapter" => "CHAP",
        "article" => "JOUR",
        "news" => "NEWS",
        "judgment" => "CASE",
        "report" => "RPRT",
        "letter" | "interview" => "PCOMM",
        "web" => "ELEC",
        _ => "GEN",
    }
}

pub(super) fn write(entries: &[Entry<'_>], out: &mut dyn io::Write) -> io::Result<()> {
    for entry in entries {
        one(entry, out)?;
    }
    Ok(())
}

fn one(entry: &Entry<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let source = entry.source;
    let mut tag = |name: &str, value: Option<&str>| match value.map(one_line) {
        Some(value) if !value.is_empty() => write!(out, "{name}  - {value}\r\n"),
        _ => Ok(()),
    };
    tag("TY", Some(kind(&source.kind)))?;
    tag("ID", Some(&entry.key))?;
    for name in entry.authors.iter().filter_map(|it| it.inverted()) {
        tag("AU", Some(&name))?;
    }
    for name in entry.editors.iter().filter_map(|it| it.inverted()) {
        tag("A2", Some(&name))?;
    }
    tag("TI", source.title.as_deref())?;
    tag("T2", source.container.as_deref())?;
    tag("CY", source.place.as_deref())?;
    tag("PB", source.publisher.as_deref())?;
    tag("ET", source.edition.as_deref())?;
    let (volume, issue) = volume_and_issue(source.volume.as_deref());
    tag("VL", volume)?;
    tag("IS", issue)?;
    tag("M1", source.number.as_deref())?;
    let year = source.year.or(source.date.map(|it| it.year)).map(|it| it.to_string());
    tag("PY", year.as_deref())?;
    tag("DA", source.date.map(|it| it.to_string().replace('-', "/")).as_deref())?;
    tag("UR", source.url.as_deref())?;
    tag(
        "Y2",
        source.accessed.map(|it| it.to_string().replace('-', "/")).as_deref(),
    )?;
    tag("AV", source.archive.as_deref())?;
    tag("LA", source.language.as_deref())?;
    write!(out, "ER  - \r\n\r\n")
}
