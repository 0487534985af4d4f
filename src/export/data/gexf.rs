use std::io;

use crate::export::Input;
use crate::export::data::edges::EDGES;
use crate::export::data::marked::Marked;
use crate::export::data::nodes::NODES;
use crate::export::data::part::Part;
use crate::export::data::part::edge_name;
use crate::export::data::part::node_name;
use crate::export::data::table::Field;
use crate::export::data::table::Table;
use crate::export::data::value::Kind;
use crate::export::label;
use crate::graph::Node;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">
"#;

/// Fields that GEXF has attributes of its own for, which Gephi reads.
const NATIVE: [&str; 2] = ["label", "weight"];

/// Writes a selection as GEXF 1.3 (<https://gexf.net/schema.html>). The graph is dynamic: documents exist from their
/// date on and citations from that of the citing document, so that Gephi's timeline works.
pub(in crate::export) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let part = Part::of(input);
    out.write_all(HEAD.as_bytes())?;
    let left_out = part.selection.left_out().in_words();
    writeln!(out, "  <meta>\n    <creator>ibid</creator>")?;
    let about = left_out.map_or(String::new(), |it| format!("; {it}"));
    writeln!(
        out,
        "    <description>who cites whom{}</description>\n  </meta>",
        Marked(&about)
    )?;
    writeln!(
        out,
        "  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\" timerepresentation=\"interval\">"
    )?;
    declared(&NODES, "node", out)?;
    declared(&EDGES, "edge", out)?;
    out.write_all(b"    <nodes>\n")?;
    for &id in part.selection.nodes() {
        let node = part.node(id);
        let (name, label, from) = (node_name(id), label::name(node), start(node));
        writeln!(out, "      <node id=\"{name}\" label=\"{}\"{from}>", Marked(&label))?;
        values(&part, &NODES, id, out)?;
        out.write_all(b"      </node>\n")?;
    }
    out.write_all(b"    </nodes>\n    <edges>\n")?;
    for &id in part.selection.edges() {
        let edge = part.selection.edge(id);
        let [name, citing, cited] = [edge_name(id), node_name(edge.citing), node_name(edge.cited)];
        let (weight, link, from) = (edge.weight(), edge.link.name(), start(part.node(edge.citing)));
        writeln!(
            out,
            "      <edge id=\"{name}\" source=\"{citing}\" target=\"{cited}\" kind=\"{link}\" weight=\"{weight}\"{from}>"
        )?;
        values(&part, &EDGES, id, out)?;
        out.write_all(b"      </edge>\n")?;
    }
    out.write_all(b"    </edges>\n  </graph>\n</gexf>\n")
}

/// Since when a node exists: its date, else the first day of its year; without either it always does.
fn start(node: &Node) -> String {
    match (node.date.or(node.dated), node.year) {
        (Some(date), _) => format!(" start=\"{date}\""),
        (None, Some(year)) => format!(" start=\"{year:04}-01-01\""),
        (None, None) => String::new(),
    }
}

/// The fields that are written as values, each with its number.
fn numbered<R>(table: &Table<R>) -> impl Iterator<Item = (usize, &'static Field<R>)> {
    let fields = table.fields.iter().filter(|it| !NATIVE.contains(&it.name));
    fields.enumerate()
}

fn declared<R: Copy>(table: &Table<R>, of: &str, out: &mut dyn io::Write) -> io::Result<()> {
    writeln!(out, "    <attributes class=\"{of}\" mode=\"static\">")?;
    for (at, field) in numbered(table) {
        let kind = match field.kind {
            Kind::Number => "integer",
            Kind::Truth => "boolean",
            Kind::Text | Kind::Date | Kind::Texts => "string",
        };
        let name = field.name;
        writeln!(out, "      <attribute id=\"{at}\" title=\"{name}\" type=\"{kind}\"/>")?;
    }
    out.write_all(b"    </attributes>\n")
}

fn values<R: Copy>(part: &Part<'_>, table: &Table<R>, row: R, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(b"        <attvalues>\n")?;
    for (at, field) in numbered(table) {
        if let Some(text) = (field.of)(part, row).flat() {
            writeln!(out, "          <attvalue for=\"{at}\" value=\"{}\"/>", Marked(&text))?;
        }
    }
    out.write_all(b"        </attvalues>\n")
}
