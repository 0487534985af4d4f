use std::io;

use serde::Serialize;
use serde_json::Map;
use serde_json::Value as Json;
use serde_json::json;

use crate::export::Input;
use crate::export::data::edges::EDGES;
use crate::export::data::lines::items;
use crate::export::data::nodes::NODES;
use crate::export::data::part::Part;
use crate::export::data::table::Object;
use crate::export::data::table::Table;
use crate::export::data::value::Kind;
use crate::export::label;
use crate::graph::EdgeId;
use crate::graph::NodeId;

#[derive(Serialize)]
struct Node<T> {
    id: usize,
    v: Named<T>,
}

#[derive(Serialize)]
struct Named<T> {
    name: String,
    #[serde(flatten)]
    fields: T,
}

#[derive(Serialize)]
struct Edge<T> {
    id: usize,
    s: usize,
    t: usize,
    v: Interaction<T>,
}

#[derive(Serialize)]
struct Interaction<T> {
    interaction: &'static str,
    #[serde(flatten)]
    fields: T,
}

/// Writes a selection as CX2, the Cytoscape Exchange format, version 2
/// (<https://cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2)>). Cytoscape shows
/// nodes by their `name` and edges by their `interaction`; both repeat a field of ours. Ids are numbers there.
pub(in crate::export) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let part = &Part::of(input);
    let (nodes, edges) = (part.selection.nodes(), part.selection.edges());
    let counts = [
        ("attributeDeclarations", 1),
        ("networkAttributes", 1),
        ("nodes", nodes.len()),
        ("edges", edges.len()),
    ];
    let counts = counts.map(|(name, count)| json!({"name": name, "elementCount": count}));
    let declared = json!({
        "networkAttributes": {"name": {"d": "string"}, "left_out": {"d": "string"}},
        "nodes": declarations(&NODES, "name"),
        "edges": declarations(&EDGES, "interaction"),
    });
    let mut network = json!({"name": "ibid"});
    if let Some(left_out) = part.selection.left_out().in_words() {
        network["left_out"] = left_out.into();
    }
    let head = [
        json!({"CXVersion": "2.0", "hasFragments": false}),
        json!({"metaData": counts}),
        json!({"attributeDeclarations": [declared]}),
        json!({"networkAttributes": [network]}),
    ];
    out.write_all(b"[")?;
    for it in head {
        writeln!(out, "{it},")?;
    }
    out.write_all(b"{\"nodes\":[")?;
    let node = |&row: &NodeId| Node {
        id: row.index(),
        v: Named {
            name: label::name(part.node(row)),
            fields: Object::sparse(part, row, NODES.fields.iter()),
        },
    };
    items(nodes.iter().map(node), out)?;
    out.write_all(b"]},\n{\"edges\":[")?;
    let edge = |&row: &EdgeId| {
        let edge = part.selection.edge(row);
        Edge {
            id: row.index(),
            s: edge.citing.index(),
            t: edge.cited.index(),
            v: Interaction {
                interaction: edge.link.name(),
                fields: Object::sparse(part, row, EDGES.fields.iter()),
            },
        }
    };
    items(edges.iter().map(edge), out)?;
    out.write_all(b"]},\n{\"status\":[{\"success\":true}]}]\n")
}

/// The type of each attribute, first of the one that Cytoscape shows.
fn declarations<R: Copy>(table: &Table<R>, shown: &str) -> Map<String, Json> {
    let kind = |it: Kind| match it {
        Kind::Number => "long",
        Kind::Truth => "boolean",
        Kind::Texts => "list_of_string",
        Kind::Text | Kind::Date => "string",
    };
    let fields = table.fields.iter().map(|it| (it.name, kind(it.kind)));
    std::iter::once((shown, "string"))
        .chain(fields)
        .map(|(name, kind)| (name.to_owned(), json!({"d": kind})))
        .collect()
}
