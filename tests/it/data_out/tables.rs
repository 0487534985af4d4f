//! Python's own module reads the tables of CSV.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use ibid::query::Selection;

use super::expected;
use super::hostile;
use super::letters;
use super::parts;
use super::text;
use crate::peers;

/// Reads a table from each line, prints its rows for each line; takes the apostrophes off as docs/data.md says.
const SCRIPT: &str = r#"
import csv, io, json, sys
csv.field_size_limit(10 ** 9)
formulas = tuple("=+-@＝＋－＠\t\r\n")
def undone(cell):
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(formulas) else cell
for line in sys.stdin:
    rows = csv.reader(io.StringIO(json.loads(line), newline=""), strict=True)
    print(json.dumps([[undone(cell) for cell in row] for row in rows]))
"#;

fn check(expected: &[Map<String, Value>], rows: &Value) {
    let (names, rows) = rows.as_array().unwrap().split_first().unwrap();
    assert_eq!(rows.len(), expected.len());
    for (row, wanted) in rows.iter().zip(expected) {
        assert_eq!(names.as_array().unwrap().len(), wanted.len());
        for (name, cell) in names.as_array().unwrap().iter().zip(row.as_array().unwrap()) {
            assert_eq!(cell, &expected::flat(&wanted[name.as_str().unwrap()]), "{name}");
        }
    }
}

#[test]
fn csv_is_read_back() {
    let build = letters();
    let graphs: Vec<_> = (0..1000).map(hostile::graph).collect();
    let mut parts: Vec<_> = parts(&build.graph)
        .into_iter()
        .map(|it| (it, Some(&build.resolved)))
        .collect();
    parts.extend(graphs.iter().map(|it| (Selection::all(it), None)));
    let tables = ["csv-nodes", "csv", "csv-mentions"];
    let mut lines = String::new();
    for (part, resolved) in &parts {
        for name in tables {
            lines += &format!("{}\n", json!(text(part, *resolved, name)));
        }
    }
    let printed = peers::python(&["csv"], SCRIPT, &[], &lines).unwrap_or_default();
    let mut read = printed.lines().map(|it| serde_json::from_str(it).unwrap());
    for (part, resolved) in &parts {
        let expected = expected::of(part, *resolved);
        for rows in [&expected.nodes, &expected.edges, &expected.mentions] {
            let Some(table) = read.next() else {
                return;
            };
            check(rows, &table);
        }
    }
    assert!(read.next().is_none());
}
