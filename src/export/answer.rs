//! Answers to questions as JSON, CSV, and words for tables.

use std::io;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::export::citations;
use crate::export::label;
use crate::graph::CiteGraph;
use crate::query::Answer;
use crate::query::Cell;
use crate::query::NODE_COLUMNS;

/// A cell in words.
pub fn words(graph: &CiteGraph, cell: &Cell) -> String {
    match cell {
        Cell::Node(id) => label::name_and_file(graph.node(*id)),
        Cell::Nodes(ids) => {
            let names: Vec<String> = ids.iter().map(|it| label::name(graph.node(*it))).collect();
            names.join("\n")
        }
        Cell::Count(count) => count.to_string(),
        Cell::Counts(counts) => counts.iter().map(usize::to_string).collect::<Vec<_>>().join(", "),
        Cell::Score(score) => significant(*score),
        Cell::Year(year) => year.to_string(),
        Cell::Text(text) => text.clone(),
        Cell::Word(word) => (*word).to_owned(),
        Cell::Empty => String::new(),
    }
}

/// Six significant digits, without exponents where there are few zeros.
fn significant(score: f64) -> String {
    if score == 0.0 || !score.is_finite() {
        return "0".to_owned();
    }
    if score.abs() < 1e-6 {
        return format!("{score:.5e}");
    }
    let whole = score.abs().log10().floor();
    let digits = (5.0 - whole).clamp(0.0, 12.0);
    // Between 0 and 12, so that nothing is cut off.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 0 and 12"
    )]
    let digits = digits as usize;
    format!("{score:.digits$}")
}

/// One object a row, by the names of the columns. Documents are given by their keys, those of the collection with
/// their file.
fn object(graph: &CiteGraph, answer: &Answer, row: &[Cell]) -> Value {
    let mut object = Map::new();
    for (name, cell) in answer.columns.iter().zip(row) {
        let key = |it| Value::from(graph.node(it).key.as_str());
        let value = match cell {
            Cell::Node(id) => key(*id),
            Cell::Nodes(ids) => ids.iter().map(|it| key(*it)).collect(),
            Cell::Count(count) => json!(count),
            Cell::Counts(counts) => json!(counts),
            Cell::Score(score) => json!(score),
            Cell::Year(year) => json!(year),
            Cell::Text(text) => json!(text),
            Cell::Word(word) => json!(word),
            Cell::Empty => Value::Null,
        };
        object.insert((*name).to_owned(), value);
        if NODE_COLUMNS.contains(name) {
            let file = match cell {
                Cell::Node(id) => graph.node(*id).files.first().map_or(Value::Null, |it| json!(it)),
                _ => Value::Null,
            };
            object.insert(file_column(name), file);
        }
    }
    Value::Object(object)
}

/// Writes the rows as a JSON array.
///
/// # Errors
/// When writing fails.
pub fn write_json(graph: &CiteGraph, answer: &Answer, out: &mut dyn io::Write) -> io::Result<()> {
    citations::write_json(&objects(graph, answer), out)
}

/// Writes the rows as CSV with a header line, which stands there without rows too.
///
/// # Errors
/// When writing fails.
pub fn write_csv(graph: &CiteGraph, answer: &Answer, out: &mut dyn io::Write) -> io::Result<()> {
    if answer.rows.is_empty() {
        let files = |name: &str| NODE_COLUMNS.contains(&name).then(|| file_column(name));
        let names = answer.columns.iter().flat_map(|it| [Some((*it).to_owned()), files(it)]);
        return writeln!(out, "{}\r", names.flatten().collect::<Vec<_>>().join(","));
    }
    citations::write_csv(&objects(graph, answer), out)
}

/// The column of the files of the documents of a column.
fn file_column(name: &str) -> String {
    format!("{name}_file")
}

fn objects(graph: &CiteGraph, answer: &Answer) -> Vec<Value> {
    answer.rows.iter().map(|it| object(graph, answer, it)).collect()
}

#[cfg(test)]
mod tests {
    use super::significant;

    #[test]
    fn scores_have_six_digits() {
        let shown = [0.0, 1.0, 0.25, 123_456.7, 0.000_123_456_78, 3e-9].map(significant);
        assert_eq!(
            shown,
            ["0", "1.00000", "0.250000", "123457", "0.000123457", "3.00000e-9"]
        );
    }
}
