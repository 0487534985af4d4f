//! pyarrow reads the tables of Parquet.

use serde_json::Map;
use serde_json::Value;

use ibid::query::Selection;
use ibid::resolve::Resolved;

use super::Tried;
use super::expected;
use super::told_by;
use super::written;

/// Reads tables as hexadecimal digits, a line each; prints the rows and what stands beside them.
const SCRIPT: &str = r#"
import json, sys
import pyarrow
import pyarrow.parquet as pq
for line in sys.stdin:
    table = pq.read_table(pyarrow.BufferReader(bytes.fromhex(json.loads(line))))
    about = {key.decode(): it.decode() for key, it in (table.schema.metadata or {}).items()}
    types = {field.name: str(field.type) for field in table.schema}
    print(json.dumps({"rows": table.to_pylist(), "about": about, "types": types}, default=str))
"#;

const TABLES: [&str; 3] = ["parquet-nodes", "parquet", "parquet-mentions"];

fn check(wanted: &[Map<String, Value>], left_out: Option<&str>, table: &Value) {
    assert_eq!(table["about"].get("left_out").and_then(Value::as_str), left_out);
    let rows = table["rows"].as_array().unwrap();
    assert_eq!(rows.len(), wanted.len());
    for (row, wanted) in rows.iter().zip(wanted) {
        assert_eq!(row.as_object().unwrap().len(), wanted.len());
        for (name, value) in wanted {
            assert_eq!(&row[name], value, "{name}");
        }
    }
}

fn tables(selection: &Selection<'_>, resolved: Option<&Resolved>) -> [Value; 3] {
    let hex = |bytes: Vec<u8>| bytes.iter().map(|it| format!("{it:02x}")).collect::<String>();
    TABLES.map(|name| hex(written(selection, resolved, name)).into())
}

#[test]
fn pyarrow_reads_tables_back() {
    let tried = Tried::with(100);
    let parts = tried.parts();
    let Some(read) = told_by("pyarrow", SCRIPT, parts.iter().flat_map(|it| tables(&it.0, it.1))) else {
        return;
    };
    for ((part, resolved), read) in parts.iter().zip(read.chunks(TABLES.len())) {
        let expected = expected::of(part, *resolved);
        for (rows, table) in [&expected.nodes, &expected.edges, &expected.mentions].iter().zip(read) {
            check(rows, expected.left_out.as_deref(), table);
            let kinds = [
                ("year", "int64"),
                ("date", "date32[day]"),
                ("in_collection", "bool"),
                ("weight", "int64"),
            ];
            for (name, kind) in kinds {
                assert!(table["types"].get(name).is_none_or(|it| it == kind), "{name}");
            }
        }
    }
}

/// Rows beyond one group, which the writer lets go of as it writes.
#[test]
fn long_tables_have_several_groups() {
    use ibid::graph::CiteGraph;
    use ibid::graph::Node;
    let nodes = (0..40_000).map(|it| Node::document(&format!("lamp {it}"))).collect();
    let graph = CiteGraph::of(nodes, Vec::new());
    let script = SCRIPT.replace(
        "\"types\": types",
        "\"types\": types, \"groups\": pq.ParquetFile(pyarrow.BufferReader(bytes.fromhex(json.loads(line)))).num_row_groups",
    );
    let tables = tables(&Selection::all(&graph), None).into_iter().take(1);
    let Some(read) = told_by("pyarrow", &script, tables) else {
        return;
    };
    assert_eq!(read[0]["groups"], 3);
    assert_eq!(read[0]["rows"].as_array().map(Vec::len), Some(40_000));
    assert_eq!(read[0]["rows"][39_999]["key"], "lamp 39999");
}
