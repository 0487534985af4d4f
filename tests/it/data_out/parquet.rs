//! pyarrow reads the tables of Parquet.

use serde_json::Map;
use serde_json::Value;

use ibid::query::Selection;
use ibid::resolve::Resolved;

use super::expected;
use super::hostile;
use super::letters;
use super::parts;
use super::written;
use crate::peers;

/// Reads tables as hexadecimal numbers, a line each; prints the rows and what stands beside them.
const SCRIPT: &str = r#"
import json, sys
import pyarrow
import pyarrow.parquet as pq
for line in sys.stdin:
    table = pq.read_table(pyarrow.BufferReader(bytes.fromhex(line)))
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

fn tables(selection: &Selection<'_>, resolved: Option<&Resolved>) -> String {
    let hex = |bytes: Vec<u8>| bytes.iter().map(|it| format!("{it:02x}")).collect::<String>() + "\n";
    TABLES
        .iter()
        .map(|name| hex(written(selection, resolved, name)))
        .collect()
}

#[test]
fn pyarrow_reads_tables_back() {
    let build = letters();
    let graphs: Vec<_> = (0..100).map(hostile::graph).collect();
    let mut parts: Vec<_> = parts(&build.graph)
        .into_iter()
        .map(|it| (it, Some(&build.resolved)))
        .collect();
    parts.extend(graphs.iter().map(|it| (Selection::all(it), None)));
    let lines: String = parts.iter().map(|(it, resolved)| tables(it, *resolved)).collect();
    let printed = peers::python(&["pyarrow"], SCRIPT, &[], &lines).unwrap_or_default();
    let mut read = printed.lines().map(|it| serde_json::from_str::<Value>(it).unwrap());
    for (part, resolved) in &parts {
        let expected = expected::of(part, *resolved);
        for rows in [&expected.nodes, &expected.edges, &expected.mentions] {
            let Some(table) = read.next() else {
                return;
            };
            check(rows, expected.left_out.as_deref(), &table);
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
    let lines = tables(&Selection::all(&graph), None);
    let script =
        format!("{SCRIPT}    print(pq.ParquetFile(pyarrow.BufferReader(bytes.fromhex(line))).num_row_groups)\n");
    let Some(printed) = peers::python(&["pyarrow"], &script, &[], &lines) else {
        return;
    };
    let lines: Vec<&str> = printed.lines().collect();
    let nodes: Value = serde_json::from_str(lines[0]).unwrap();
    assert_eq!(lines[1], "3");
    assert_eq!(nodes["rows"].as_array().map(Vec::len), Some(40_000));
    assert_eq!(nodes["rows"][39_999]["key"], "lamp 39999");
}
