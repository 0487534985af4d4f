//! What a reader of any format should find, taken from the library's own JSON.

use std::cmp::Reverse;

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use ibid::query::Selection;
use ibid::resolve::Resolved;

/// Fields of nodes besides their id, in order.
pub(super) const NODES: [&str; 20] = [
    "label",
    "key",
    "kind",
    "class",
    "symbol",
    "names",
    "series",
    "identity",
    "why",
    "title",
    "date",
    "dated",
    "year",
    "from",
    "language",
    "in_collection",
    "files",
    "url",
    "cited_by",
    "cites",
];

/// Nodes, edges and mentions with all their fields.
#[derive(Debug)]
pub(super) struct Expected {
    pub(super) nodes: Vec<Map<String, Value>>,
    pub(super) edges: Vec<Map<String, Value>>,
    pub(super) mentions: Vec<Map<String, Value>>,
    pub(super) left_out: Option<String>,
}

/// What the JSON of a selection says.
pub(super) fn of(selection: &Selection<'_>, resolved: Option<&Resolved>) -> Expected {
    let json: Value = serde_json::from_str(&super::text(selection, resolved, "json")).unwrap();
    let nodes: Vec<Map<String, Value>> = objects(&json["nodes"])
        .map(|it| {
            std::iter::once("id")
                .chain(NODES)
                .map(|name| (name.to_owned(), it[name].clone()))
                .collect()
        })
        .collect();
    let key = |id: &Value| nodes.iter().find(|it| &it["id"] == id).unwrap()["key"].clone();
    let edges = objects(&json["edges"]).map(edge).collect();
    let mentions = objects(&json["edges"]).flat_map(|edge| {
        let [source, target] = [&edge["source"], &edge["target"]];
        let own = json!({"edge": edge["id"], "source": source, "target": target, "citing": key(source), "cited": key(target)});
        let of = |name: &str, repeated: bool| {
            objects(&edge[name])
                .map(|it| {
                    let mut row = own.as_object().unwrap().clone();
                    row.extend(it.clone());
                    row.insert("repeated".to_owned(), repeated.into());
                    row
                })
                .collect::<Vec<_>>()
        };
        [of("evidence", false), of("repeated", true)].concat()
    });
    Expected {
        edges,
        mentions: mentions.collect(),
        left_out: selection.left_out().in_words(),
        nodes,
    }
}

fn objects(list: &Value) -> impl Iterator<Item = &Map<String, Value>> {
    list.as_array().unwrap().iter().map(|it| it.as_object().unwrap())
}

/// An edge with what its evidence says in short.
fn edge(it: &Map<String, Value>) -> Map<String, Value> {
    let evidence: Vec<&Map<String, Value>> = objects(&it["evidence"]).collect();
    let each_once = |name: &str| {
        let mut said: Vec<&Value> = Vec::new();
        for value in evidence.iter().map(|it| &it[name]).filter(|it| !it.is_null()) {
            if !said.contains(&value) {
                said.push(value);
            }
        }
        json!(said)
    };
    let mut relations: Vec<(&String, &Value)> = it["relations"].as_object().unwrap().iter().collect();
    relations.sort_by_key(|it| (Reverse(it.1.as_u64()), it.0));
    let relations: Vec<&String> = relations.into_iter().map(|it| it.0).collect();
    let place = |it: &&Map<String, Value>| {
        let page = it["page"].as_u64().map_or(String::new(), |it| format!(", page {it}"));
        format!("{}:{}:{}{page}", it["file"].as_str().unwrap(), it["line"], it["column"])
    };
    let places: Vec<String> = evidence.iter().map(place).collect();
    let fields = json!({
        "id": it["id"],
        "source": it["source"],
        "target": it["target"],
        "link": it["link"],
        "weight": it["weight"],
        "relations": relations,
        "notes": each_once("note"),
        "locators": each_once("locator"),
        "places": places,
        "sentence": evidence.first().map(|it| &it["sentence"]),
    });
    fields.as_object().unwrap().clone()
}

/// A value as formats without types and lists give it; "" for what is not there.
pub(super) fn flat(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let doubled = items.iter().map(|it| it.as_str().unwrap());
            match items.as_slice() {
                [_] if !flat(&items[0]).contains(';') => flat(&items[0]),
                _ => doubled.map(|it| it.replace(';', ";;")).collect::<Vec<_>>().join("; "),
            }
        }
        other => other.to_string(),
    }
}

/// A text as XML 1.0 can hold it.
pub(super) fn in_xml(text: &str) -> String {
    let kept = |it: char| match it {
        '\t' | '\n' | '\r' => it,
        '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        it => it,
    };
    text.chars().map(kept).collect()
}

/// A number, a truth or a text that a program read, as words; whole numbers without a point.
pub(super) fn said(value: Option<&Value>) -> String {
    match value {
        Some(Value::Number(number)) => number.as_f64().unwrap().to_string(),
        Some(value) => flat(value),
        None => String::new(),
    }
}
