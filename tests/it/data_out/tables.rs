//! Python's own module reads the tables of CSV.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use super::Tried;
use super::expected;
use super::text;
use super::told_by;

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
    let tried = Tried::with(1000);
    let parts = tried.parts();
    let tables = ["csv-nodes", "csv", "csv-mentions"];
    let texts = parts
        .iter()
        .flat_map(|(part, resolved)| tables.map(|it| json!(text(part, *resolved, it))));
    let Some(read) = told_by("csv", SCRIPT, texts) else {
        return;
    };
    for ((part, resolved), read) in parts.iter().zip(read.chunks(tables.len())) {
        let expected = expected::of(part, *resolved);
        for (rows, table) in [&expected.nodes, &expected.edges, &expected.mentions].iter().zip(read) {
            check(rows, table);
        }
    }
}
