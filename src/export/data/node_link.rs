use std::io;

use serde::Serialize;
use serde_json::json;

use crate::export::Input;
use crate::export::data::edges::EDGES;
use crate::export::data::lines::items;
use crate::export::data::nodes::NODES;
use crate::export::data::part::Part;
use crate::export::data::part::edge_name;
use crate::export::data::part::node_name;
use crate::export::data::table::Object;

/// One link: its ends and its key, which with them names it, then its fields.
#[derive(Serialize)]
struct Link<T> {
    source: String,
    target: String,
    key: &'static str,
    id: String,
    #[serde(flatten)]
    fields: T,
}

/// Writes a selection as node-link JSON, the form of `networkx.node_link_data` and of D3's force layouts.
pub(in crate::export) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let part = &Part::of(input);
    let left_out = part.selection.left_out().in_words();
    let graph = json!({"name": "ibid", "left_out": left_out});
    write!(
        out,
        "{{\"directed\":true,\"multigraph\":true,\"graph\":{graph},\"nodes\":["
    )?;
    let nodes = part
        .selection
        .nodes()
        .iter()
        .map(|&row| Object::new(part, row, NODES.all()));
    items(nodes, out)?;
    out.write_all(b"],\"edges\":[")?;
    let edges = part.selection.edges().iter().map(|&row| {
        let edge = part.selection.edge(row);
        Link {
            source: node_name(edge.citing),
            target: node_name(edge.cited),
            key: edge.link.name(),
            id: edge_name(row),
            fields: Object::new(part, row, EDGES.fields.iter()),
        }
    });
    items(edges, out)?;
    out.write_all(b"]}\n")
}
