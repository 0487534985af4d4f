use std::io;

use serde::Serialize;
use serde_json::json;

use crate::export::Input;
use crate::export::data::edges::EDGES;
use crate::export::data::lines::items;
use crate::export::data::nodes::NODES;
use crate::export::data::part::Part;
use crate::export::data::table::Object;

/// One node or edge: a program's own fields stand in `data`, with `id`, `source` and `target`.
#[derive(Serialize)]
struct Element<T> {
    data: T,
}

/// Writes a selection as the JSON of Cytoscape.js (<https://js.cytoscape.org/#notation/elements-json>), with what is said
/// of the whole in `data`, where `cy.json()` puts it.
pub(in crate::export) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let part = &Part::of(input);
    let about = json!({"name": "ibid", "left_out": part.selection.left_out().in_words()});
    write!(out, "{{\"data\":{about},\"elements\":{{\"nodes\":[")?;
    let nodes = part.selection.nodes().iter().map(|&row| Element {
        data: Object::new(part, row, NODES.all()),
    });
    items(nodes, out)?;
    out.write_all(b"],\"edges\":[")?;
    let edges = part.selection.edges().iter().map(|&row| Element {
        data: Object::new(part, row, EDGES.all()),
    });
    items(edges, out)?;
    out.write_all(b"]}}\n")
}
