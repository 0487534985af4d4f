//! Everything found on a line, or in a note.

use std::fmt::Write as _;

use crate::catalogue::Catalogue;
use crate::cli::collection::Collection;
use crate::cli::exit::Failure;
use crate::cli::explain::mention;
use crate::cli::explain::passed_over;
use crate::extract::Call;
use crate::extract::Extracted;
use crate::extract::Note;
use crate::read::Document;
use crate::text::Span;

/// Everything found on one line of a file, and what was passed over there.
pub(super) fn line(collection: &Collection, catalogue: &Catalogue, file: &str, line: u32) -> Result<String, Failure> {
    let document = the_file(collection, file)?;
    let corpus = &collection.build.resolved.corpus;
    let (read, extracted) = (corpus.document(document), corpus.extracted(document));
    let lines = read.text.line_index().lines();
    if line == 0 || line as usize > lines {
        return Err(Failure::new(format!(
            "{} has lines 1 to {lines}, not {line}",
            read.name
        )));
    }
    let on_line = |span: Span| {
        let last = span.end.saturating_sub(1).max(span.start);
        (read.text.place(span.start).line..=read.text.place(last).line).contains(&line)
    };
    let mut text = String::new();
    for (at, note) in extracted.notes.iter().enumerate().filter(|it| on_line(it.1.span)) {
        text.push_str(&heading(read, extracted, at, note));
    }
    for (at, it) in extracted.mentions.iter().enumerate().filter(|it| on_line(it.1.span)) {
        text.push_str(&mention::explain(collection, catalogue, document, at, it));
    }
    for call in extracted.calls.iter().filter(|it| on_line(it.span)) {
        text.push_str(&explain_call(read, extracted, call));
    }
    if text.is_empty() {
        let _ = writeln!(text, "{}:{line}: no reference was found on this line", read.name);
    }
    text.push_str(&passed_over::on_line(read, extracted, catalogue, line));
    Ok(text)
}

/// The notes of a marker, with everything found in them.
pub(super) fn note(
    collection: &Collection,
    catalogue: &Catalogue,
    file: &str,
    marker: &str,
) -> Result<String, Failure> {
    let document = the_file(collection, file)?;
    let corpus = &collection.build.resolved.corpus;
    let (read, extracted) = (corpus.document(document), corpus.extracted(document));
    let mut text = String::new();
    for (index, note) in extracted.notes.iter().enumerate().filter(|it| it.1.marker == marker) {
        text.push_str(&heading(read, extracted, index, note));
        let _ = writeln!(text, "  “{}”", one_line(read.text.slice(note.words())));
        let mut inside = extracted.in_note(index).peekable();
        if inside.peek().is_none() {
            text.push_str("  nothing in it was taken for a reference: a comment, or words that mark no source\n");
        }
        for (at, it) in inside {
            text.push_str(&mention::explain(collection, catalogue, document, at, it));
        }
    }
    if text.is_empty() {
        let markers: Vec<&str> = extracted.notes.iter().map(|it| it.marker.as_str()).collect();
        let has = match markers.as_slice() {
            [] => "it has no notes".to_owned(),
            [first, .., last] => format!("its notes are {first} to {last}"),
            [only] => format!("its only note is {only}"),
        };
        return Err(Failure::new(format!("{} has no note {marker}; {has}", read.name)));
    }
    Ok(text)
}

/// The document that a file's path or name means.
fn the_file(collection: &Collection, file: &str) -> Result<usize, Failure> {
    let corpus = &collection.build.resolved.corpus;
    let files: Vec<usize> = (0..corpus.len())
        .filter(|&it| corpus.document(it).name == file || corpus.document(it).file_name() == file)
        .collect();
    match files.as_slice() {
        [only] => Ok(*only),
        [] => {
            collection.node(file)?;
            Err(Failure::new(format!(
                "“{file}” is a document without a file of that name here; name the file"
            )))
        }
        _ => Err(Failure::new(format!(
            "several files are called “{file}”; name one by its path"
        ))),
    }
}

/// "note 2 on line 57, called on line 31".
fn heading(read: &Document, extracted: &Extracted, index: usize, note: &Note) -> String {
    let line = |span: Span| read.text.place(span.start).line;
    let calls: Vec<String> = extracted
        .calls
        .iter()
        .filter(|it| it.note == Some(index))
        .map(|it| line(it.span).to_string())
        .collect();
    let called = match calls.len() {
        0 => "called nowhere".to_owned(),
        1 => format!("called on line {}", calls[0]),
        _ => format!("called on lines {}", calls.join(", ")),
    };
    format!("note {} on line {}, {called}\n", note.marker, line(note.span))
}

fn explain_call(read: &Document, extracted: &Extracted, call: &Call) -> String {
    let to = match call.note.and_then(|at| extracted.notes.get(at)) {
        Some(note) => format!("calls the note on line {}", read.text.place(note.span.start).line),
        None => "calls a note that is not there".to_owned(),
    };
    format!("“{}” {to}\n", call.marker)
}

/// Words of a text in one line.
pub(super) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
