//! igraph reads GraphML and Pajek.

use serde_json::Value;
use serde_json::json;

use ibid::query::Selection;
use ibid::resolve::Resolved;

use super::Tried;
use super::expected;
use super::expected::Expected;
use super::text;
use super::told_by;

/// igraph reads from files only; numbers without value are "not a number" there, and edges get the ids of nodes.
const SCRIPT: &str = r#"
import json, math, os, sys, tempfile
import igraph
def plain(it):
    return {key: None if isinstance(value, float) and math.isnan(value) else value for key, value in it.items()}
for line in sys.stdin:
    told = {}
    for name, text in json.loads(line).items():
        file, path = tempfile.mkstemp()
        with os.fdopen(file, "wb") as out:
            out.write(text.encode())
        graph = igraph.Graph.Read_GraphML(path) if name == "graphml" else igraph.Graph.Read_Pajek(path)
        os.remove(path)
        assert graph.is_directed(), name
        told[name] = {
            "nodes": [plain(it.attributes()) for it in graph.vs],
            "edges": [[*it.tuple, plain(it.attributes())] for it in graph.es],
        }
    print(json.dumps(told))
"#;

fn formats(selection: &Selection<'_>, resolved: Option<&Resolved>) -> Value {
    json!({"graphml": text(selection, resolved, "graphml"), "pajek": text(selection, resolved, "pajek")})
}

fn compare(expected: &Expected, read: &Value) {
    let position = |id: &Value| expected.nodes.iter().position(|it| &it["id"] == id).unwrap();
    for format in ["graphml", "pajek"] {
        assert_eq!(
            read[format]["nodes"].as_array().map(Vec::len),
            Some(expected.nodes.len())
        );
        assert_eq!(
            read[format]["edges"].as_array().map(Vec::len),
            Some(expected.edges.len())
        );
    }
    for (at, node) in expected.nodes.iter().enumerate() {
        for (name, value) in node {
            let wanted = expected::in_xml(&expected::flat(value));
            assert_eq!(expected::said(read["graphml"]["nodes"][at].get(name)), wanted, "{name}");
        }
    }
    for (at, edge) in expected.edges.iter().enumerate() {
        let ends = [&edge["source"], &edge["target"]].map(position);
        let found = &read["graphml"]["edges"][at];
        assert_eq!(json!([found[0], found[1]]), json!(ends));
        for (name, value) in edge
            .iter()
            .filter(|it| !["id", "source", "target"].contains(&it.0.as_str()))
        {
            let wanted = expected::in_xml(&expected::flat(value));
            assert_eq!(expected::said(found[2].get(name)), wanted, "{name}");
        }
        let found = &read["pajek"]["edges"][at];
        let wanted = json!([ends[0], ends[1], edge["weight"].as_f64(), edge["link"]]);
        assert_eq!(
            json!([found[0], found[1], found[2]["weight"], found[2]["label"]]),
            wanted
        );
    }
}

#[test]
fn igraph_reads_letters_and_hostile_graphs_back() {
    let tried = Tried::with(200);
    let parts = tried.parts();
    let read = told_by("igraph", SCRIPT, parts.iter().map(|it| formats(&it.0, it.1)));
    for ((part, resolved), read) in parts.iter().zip(read.unwrap_or_default()) {
        compare(&expected::of(part, *resolved), &read);
    }
}
