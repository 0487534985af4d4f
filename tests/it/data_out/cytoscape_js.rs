//! The JSON of Cytoscape.js has the form that its documentation asks for, and holds what node-link JSON holds.

use std::collections::BTreeSet;

use serde_json::Value;
use serde_json::json;

use super::Tried;
use super::text;

/// The `data` of elements; Cytoscape.js takes other fields beside it for positions, classes and styles.
fn data(elements: &Value) -> Vec<Value> {
    let elements = elements.as_array().unwrap().iter();
    let data = elements.map(|it| {
        assert_eq!(it.as_object().unwrap().len(), 1, "{it}");
        it["data"].clone()
    });
    data.collect()
}

#[test]
fn cytoscape_js_holds_what_node_link_holds() {
    let tried = Tried::with(1000);
    for (part, resolved) in tried.parts() {
        let read = |name: &str| serde_json::from_str::<Value>(&text(&part, resolved, name)).unwrap();
        let (found, mut wanted) = (read("cytoscape-js"), read("node-link"));
        assert_eq!(found["data"], wanted["graph"]);
        let [nodes, edges] = ["nodes", "edges"].map(|it| data(&found["elements"][it]));
        // What keys a link there says the field `link` too.
        for link in wanted["edges"].as_array_mut().unwrap() {
            let key = link.as_object_mut().unwrap().remove("key");
            assert_eq!(key.as_ref(), link.get("link"));
        }
        assert_eq!(json!(nodes), wanted["nodes"]);
        assert_eq!(json!(edges), wanted["edges"]);
        // Ids are texts, and no element has that of another one; ends of edges are nodes; `parent` would nest nodes.
        let ids = |of: &[Value]| {
            of.iter()
                .map(|it| it["id"].as_str().unwrap().to_owned())
                .collect::<BTreeSet<_>>()
        };
        let (named, all) = (ids(&nodes), ids(&[nodes.clone(), edges.clone()].concat()));
        assert_eq!(all.len(), nodes.len() + edges.len());
        for end in edges.iter().flat_map(|it| [&it["source"], &it["target"]]) {
            assert!(named.contains(end.as_str().unwrap()));
        }
        assert!(nodes.iter().all(|it| it.get("parent").is_none()));
    }
}
