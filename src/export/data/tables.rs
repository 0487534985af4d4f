//! What formats of tables write: a table of nodes, one of edges, one of mentions.

use std::io;

use crate::export::Input;
use crate::export::data::edges::EDGES;
use crate::export::data::mentions::MENTIONS;
use crate::export::data::nodes::NODES;
use crate::export::data::part::Part;
use crate::export::data::table::Table;

/// A format that holds one table.
pub(in crate::export) trait TableFormat {
    /// Writes the fields of some rows.
    fn write<R: Copy>(
        part: &Part<'_>,
        table: &'static Table<R>,
        rows: impl Iterator<Item = R>,
        out: &mut dyn io::Write,
    ) -> io::Result<()>;
}

/// Writes the nodes of a selection.
pub(in crate::export) fn nodes<F: TableFormat>(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let part = Part::of(input);
    F::write(&part, &NODES, part.selection.nodes().iter().copied(), out)
}

/// Writes the links of a selection.
pub(in crate::export) fn edges<F: TableFormat>(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let part = Part::of(input);
    F::write(&part, &EDGES, part.selection.edges().iter().copied(), out)
}

/// Writes the places of a selection's links.
pub(in crate::export) fn mentions<F: TableFormat>(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let part = Part::of(input);
    F::write(&part, &MENTIONS, part.mentions(), out)
}
