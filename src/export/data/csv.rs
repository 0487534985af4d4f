use std::io;

use crate::export::Input;
use crate::export::citations;
use crate::export::data::edges::EDGES;
use crate::export::data::mentions::MENTIONS;
use crate::export::data::nodes::NODES;
use crate::export::data::part::Part;
use crate::export::data::table::Table;

/// Writes the nodes of a selection as CSV (RFC 4180).
pub(in crate::export) fn nodes(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let part = Part::of(input);
    write(&part, &NODES, part.selection.nodes().iter().copied(), out)
}

/// Writes the links of a selection as CSV.
pub(in crate::export) fn edges(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let part = Part::of(input);
    write(&part, &EDGES, part.selection.edges().iter().copied(), out)
}

/// Writes the places of a selection's links as CSV.
pub(in crate::export) fn mentions(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let part = Part::of(input);
    write(&part, &MENTIONS, part.mentions(), out)
}

fn write<R: Copy>(
    part: &Part<'_>,
    table: &'static Table<R>,
    rows: impl Iterator<Item = R>,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let names: Vec<&str> = table.all().map(|it| it.name).collect();
    write!(out, "{}\r\n", names.join(","))?;
    for row in rows {
        for (at, field) in table.all().enumerate() {
            if at > 0 {
                out.write_all(b",")?;
            }
            if let Some(text) = (field.of)(part, row).flat() {
                out.write_all(citations::text_cell(&text).as_bytes())?;
            }
        }
        out.write_all(b"\r\n")?;
    }
    Ok(())
}
