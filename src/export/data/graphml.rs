use std::io;

use crate::export::Input;
use crate::export::data::edges::EDGES;
use crate::export::data::marked::Marked;
use crate::export::data::nodes::NODES;
use crate::export::data::part::Part;
use crate::export::data::part::edge_name;
use crate::export::data::part::node_name;
use crate::export::data::table::Table;
use crate::export::data::value::Kind;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="graph.left_out" for="graph" attr.name="left_out" attr.type="string"/>
"#;

/// Writes a selection as GraphML 1.0 (<http://graphml.graphdrawing.org/specification.html>).
pub(in crate::export) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let part = Part::of(input);
    out.write_all(HEAD.as_bytes())?;
    keys(&NODES, "node", out)?;
    keys(&EDGES, "edge", out)?;
    out.write_all(b"  <graph id=\"ibid\" edgedefault=\"directed\">\n")?;
    if let Some(left_out) = part.selection.left_out().in_words() {
        writeln!(out, "    <data key=\"graph.left_out\">{}</data>", Marked(&left_out))?;
    }
    for &id in part.selection.nodes() {
        writeln!(out, "    <node id=\"{}\">", node_name(id))?;
        fields(&part, &NODES, "node", id, out)?;
        out.write_all(b"    </node>\n")?;
    }
    for &id in part.selection.edges() {
        let (citing, cited) = part.selection.graph().ends(id);
        let [citing, cited] = [citing, cited].map(node_name);
        let name = edge_name(id);
        writeln!(out, "    <edge id=\"{name}\" source=\"{citing}\" target=\"{cited}\">")?;
        fields(&part, &EDGES, "edge", id, out)?;
        out.write_all(b"    </edge>\n")?;
    }
    out.write_all(b"  </graph>\n</graphml>\n")
}

fn keys<R: Copy>(table: &Table<R>, of: &str, out: &mut dyn io::Write) -> io::Result<()> {
    for field in table.fields {
        let kind = match field.kind {
            Kind::Number => "int",
            Kind::Truth => "boolean",
            Kind::Text | Kind::Date | Kind::Texts => "string",
        };
        let name = field.name;
        writeln!(
            out,
            "  <key id=\"{of}.{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"
        )?;
    }
    Ok(())
}

fn fields<R: Copy>(part: &Part<'_>, table: &Table<R>, of: &str, row: R, out: &mut dyn io::Write) -> io::Result<()> {
    for field in table.fields {
        if let Some(text) = (field.of)(part, row).flat() {
            writeln!(out, "      <data key=\"{of}.{}\">{}</data>", field.name, Marked(&text))?;
        }
    }
    Ok(())
}
