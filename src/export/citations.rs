//! Who cites whom, as rows: for tables, CSV and JSON.

use std::borrow::Cow;
use std::io;

use serde::Serialize;

use crate::export::label;
use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::EdgeId;
use crate::graph::Evidence;
use crate::graph::Node;
use crate::query::Selection;

/// One citation: a place in a file where a document cites another.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    /// Symbol of the citing document, or its file's name.
    pub citing: &'a str,
    /// Path of the citing file.
    pub file: &'a str,
    /// Key of the cited document, source or address.
    pub cited: &'a str,
    /// What the cited one is called.
    pub cited_name: String,
    /// Class of the cited one: letter, resolution, book, …
    pub cited_class: &'a str,
    /// Path of the cited document's file; empty where it is not in the collection.
    pub cited_file: &'a str,
    /// How it is cited.
    pub form: &'a str,
    /// Part of the citing document.
    pub part: &'a str,
    /// Note.
    pub note: Option<&'a str>,
    /// 1-based line.
    pub line: u32,
    /// 1-based column in characters.
    pub column: u32,
    /// 1-based page.
    pub page: Option<u32>,
    /// Where in the cited document.
    pub locator: Option<&'a str>,
    /// What the sentence does with it.
    pub relation: Option<&'a str>,
    /// How far the reference was decided.
    pub status: &'a str,
    /// Words as printed.
    pub text: &'a str,
    /// Sentence around them.
    pub sentence: &'a str,
    /// Why the reference leads there.
    pub why: &'a str,
}

/// All citations of a selection, in the order of its edges and of the text.
pub fn rows<'s>(selection: &'s Selection<'_>) -> Vec<Row<'s>> {
    selection.citations().flat_map(|it| of_edge(selection, it)).collect()
}

/// As [`rows`], with the places in further files of a citing document, which repeat the others.
pub fn rows_of_all_files<'s>(selection: &'s Selection<'_>) -> Vec<Row<'s>> {
    let graph = selection.graph();
    let of_all = |it| {
        let edge = selection.edge(it);
        of_edge(selection, it)
            .into_iter()
            .chain(edge.repeated.iter().map(move |it| row(graph, edge, it)))
    };
    selection.citations().flat_map(of_all).collect()
}

fn of_edge<'s>(selection: &'s Selection<'_>, id: EdgeId) -> Vec<Row<'s>> {
    let edge = selection.edge(id);
    let row = |it| row(selection.graph(), edge, it);
    edge.evidence.iter().map(row).collect()
}

fn row<'g>(graph: &'g CiteGraph, edge: &'g Edge, evidence: &'g Evidence) -> Row<'g> {
    let (citing, cited): (&Node, &Node) = (graph.node(edge.citing), graph.node(edge.cited));
    Row {
        citing: &citing.key,
        file: &evidence.file,
        cited: &cited.key,
        cited_name: label::name(cited),
        cited_class: &cited.class,
        cited_file: cited.files.first().map_or("", String::as_str),
        form: evidence.form,
        part: evidence.part.name(),
        note: evidence.note.as_deref(),
        line: evidence.line,
        column: evidence.column,
        page: evidence.page,
        locator: evidence.locator.as_deref(),
        relation: evidence.relation.as_deref(),
        status: evidence.status.name(),
        text: &evidence.text,
        sentence: &evidence.sentence,
        why: &evidence.why,
    }
}

/// Writes rows as a JSON array.
///
/// # Errors
/// When writing fails.
pub fn write_json<T: Serialize>(rows: &[T], out: &mut dyn io::Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, rows)?;
    out.write_all(b"\n")
}

/// Writes rows as CSV (RFC 4180) with a header line.
///
/// # Errors
/// When writing fails.
pub fn write_csv<T: Serialize>(rows: &[T], out: &mut dyn io::Write) -> io::Result<()> {
    for (at, row) in rows.iter().enumerate() {
        if at == 0 {
            write_csv_header(row, out)?;
        }
        let serde_json::Value::Object(fields) = serde_json::to_value(row)? else {
            continue;
        };
        let cells: Vec<String> = fields.values().map(cell).collect();
        writeln!(out, "{}\r", cells.join(","))?;
    }
    Ok(())
}

/// Writes the header line of rows like one row.
///
/// # Errors
/// When writing fails.
pub fn write_csv_header<T: Serialize>(row: &T, out: &mut dyn io::Write) -> io::Result<()> {
    let serde_json::Value::Object(fields) = serde_json::to_value(row)? else {
        return Ok(());
    };
    let names: Vec<&str> = fields.keys().map(String::as_str).collect();
    writeln!(out, "{}\r", names.join(","))
}

/// What a spreadsheet takes for the start of a formula.
const FORMULAS: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n'];

/// One CSV cell.
pub(super) fn cell(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text_cell(text).into_owned(),
        other => quoted(other.to_string().into()).into_owned(),
    }
}

/// A text as one CSV cell. What a spreadsheet would run as a formula gets an apostrophe before it, and so does what
/// looks like such a text, so that the apostrophe can be taken off again.
pub(super) fn text_cell(text: &str) -> Cow<'_, str> {
    match text.trim_start_matches('\'').starts_with(FORMULAS) {
        true => quoted(format!("'{text}").into()),
        false => quoted(text.into()),
    }
}

fn quoted(text: Cow<'_, str>) -> Cow<'_, str> {
    match text.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")).into(),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    #[derive(Serialize)]
    struct Row {
        a: &'static str,
        b: Option<u32>,
    }

    #[test]
    fn csv_quotes_and_disarms_cells() {
        let rows = [
            Row {
                a: "x, \"y\"\nz",
                b: Some(1),
            },
            Row {
                a: "=HYPERLINK(1)",
                b: None,
            },
            Row {
                a: "'=HYPERLINK(1)",
                b: None,
            },
            Row { a: "'quoted'", b: None },
        ];
        let mut out = Vec::new();
        super::write_csv(&rows, &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "a,b\r\n\"x, \"\"y\"\"\nz\",1\r\n'=HYPERLINK(1),\r\n''=HYPERLINK(1),\r\n'quoted',\r\n"
        );
    }
}
