//! networkx reads GraphML, GEXF, node-link JSON and Pajek.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use ibid::query::Selection;
use ibid::resolve::Resolved;

use super::Tried;
use super::expected;
use super::expected::Expected;
use super::text;
use super::told_by;

/// Reads an object of texts by format from each line, prints for each line an object of graphs by format.
const SCRIPT: &str = r#"
import io, json, sys
import networkx as nx
readers = {
    "graphml": lambda it: nx.read_graphml(io.BytesIO(it.encode()), force_multigraph=True),
    "gexf": lambda it: nx.read_gexf(io.BytesIO(it.encode())),
    "node-link": lambda it: nx.node_link_graph(json.loads(it), edges="edges"),
    "pajek": lambda it: nx.read_pajek(io.BytesIO(it.encode())),
}
for line in sys.stdin:
    told = {}
    for name, text in json.loads(line).items():
        graph = readers[name](text)
        assert graph.is_directed(), name
        graph = nx.MultiDiGraph(graph)
        told[name] = {
            "graph": {key: it for key, it in graph.graph.items() if isinstance(it, str)},
            "nodes": dict(graph.nodes(data=True)),
            "edges": [[*ends, it] for *ends, it in graph.edges(keys=True, data=True)],
        }
    print(json.dumps(told))
"#;

fn formats(selection: &Selection<'_>, resolved: Option<&Resolved>) -> Value {
    let names = ["graphml", "gexf", "node-link", "pajek"];
    names.iter().map(|it| (*it, text(selection, resolved, it))).collect()
}

/// Whether all fields of a row came back as words.
fn check(expected: &Map<String, Value>, read: &Value, but: &[&str], format: &str) {
    for (name, value) in expected.iter().filter(|it| !but.contains(&it.0.as_str())) {
        let wanted = expected::in_xml(&expected::flat(value));
        assert_eq!(expected::said(read.get(name)), wanted, "{format}: {name}");
    }
}

/// The edge that networkx read under an id or key.
fn edge(read: &Value, of: impl Fn(&Value) -> bool) -> &Value {
    let mut found = read["edges"].as_array().unwrap().iter().filter(|it| of(it));
    let one = found.next().unwrap();
    assert!(found.next().is_none());
    one
}

fn compare(expected: &Expected, read: &Value) {
    for format in ["graphml", "gexf", "node-link", "pajek"] {
        let (nodes, edges) = (read[format]["nodes"].as_object(), read[format]["edges"].as_array());
        assert_eq!(nodes.map(Map::len), Some(expected.nodes.len()), "{format}");
        assert_eq!(edges.map(Vec::len), Some(expected.edges.len()), "{format}");
    }
    for node in &expected.nodes {
        let id = node["id"].as_str().unwrap();
        check(node, &read["graphml"]["nodes"][id], &["id"], "graphml");
        check(node, &read["gexf"]["nodes"][id], &["id"], "gexf");
        let since = match (&node["date"], &node["dated"], &node["year"]) {
            (Value::Null, Value::Null, Value::Null) => Value::Null,
            (Value::Null, Value::Null, year) => json!(format!("{year}-01-01")),
            (Value::Null, day, _) | (day, _, _) => day.clone(),
        };
        assert_eq!(read["gexf"]["nodes"][id].get("start").unwrap_or(&Value::Null), &since);
        for (name, value) in node.iter().filter(|it| it.0 != "id") {
            assert_eq!(&read["node-link"]["nodes"][id][name], value, "node-link: {name}");
        }
    }
    for it in &expected.edges {
        let [id, source, target, link] = ["id", "source", "target", "link"].map(|name| &it[name]);
        let own = ["id", "source", "target"];
        let found = edge(&read["graphml"], |it| &it[2] == id);
        assert_eq!([&found[0], &found[1]], [source, target]);
        check(it, &found[3], &own, "graphml");
        let found = edge(&read["gexf"], |it| &it[3]["id"] == id);
        assert_eq!([&found[0], &found[1]], [source, target]);
        check(it, &found[3], &own, "gexf");
        let found = edge(&read["node-link"], |it| {
            [&it[0], &it[1], &it[2]] == [source, target, link]
        });
        for (name, value) in it.iter().filter(|it| !own[1..].contains(&it.0.as_str())) {
            assert_eq!(&found[3][name], value, "node-link: {name}");
        }
    }
    compare_pajek(expected, &read["pajek"]);
    let left_out = expected.left_out.as_deref();
    for format in ["graphml", "node-link"] {
        assert_eq!(read[format]["graph"]["left_out"].as_str(), left_out, "{format}");
    }
    let about = read["pajek"]["graph"]["name"].as_str().unwrap();
    assert!(left_out.is_none_or(|it| about.contains(it)), "{about}");
}

/// Pajek knows numbers, labels and weights; networkx names nodes by their labels.
fn compare_pajek(expected: &Expected, read: &Value) {
    let nodes = read["nodes"].as_object().unwrap();
    let label = |id: &Value| {
        let number = 1 + expected.nodes.iter().position(|it| &it["id"] == id).unwrap();
        let number = number.to_string();
        nodes.iter().find(|it| it.1["id"] == number.as_str()).unwrap().0
    };
    for node in &expected.nodes {
        let shown = |it: char| match it {
            '"' => '\'',
            '\\' => '⧵',
            '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
            it if it.is_control() => '\u{FFFD}',
            it => it,
        };
        let words = node["label"].as_str().unwrap().split_whitespace();
        let wanted: String = words.collect::<Vec<_>>().join(" ").chars().map(shown).collect();
        let read = label(&node["id"]);
        assert!(read.starts_with(&wanted), "{read:?} for {wanted:?}");
    }
    let mut wanted: Vec<Value> = expected
        .edges
        .iter()
        .map(|it| {
            json!([
                label(&it["source"]),
                label(&it["target"]),
                it["weight"].as_f64(),
                it["link"]
            ])
        })
        .collect();
    let edges = read["edges"].as_array().unwrap().iter();
    let mut found: Vec<Value> = edges
        .map(|it| json!([it[0], it[1], it[3]["weight"], it[3]["l"]]))
        .collect();
    wanted.sort_by_key(ToString::to_string);
    found.sort_by_key(ToString::to_string);
    assert_eq!(found, wanted);
}

#[test]
fn networkx_reads_letters_and_a_thousand_hostile_graphs_back() {
    let tried = Tried::with(1000);
    let parts = tried.parts();
    let read = told_by("networkx", SCRIPT, parts.iter().map(|it| formats(&it.0, it.1)));
    for ((part, resolved), read) in parts.iter().zip(read.unwrap_or_default()) {
        let expected = expected::of(part, *resolved);
        assert!(resolved.is_none() || expected.nodes.iter().any(|it| it["language"] == "en"));
        compare(&expected, &read);
    }
}
