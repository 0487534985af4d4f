use std::io;

use serde::Serialize;

/// Writes items of a JSON array, one on a line.
pub(super) fn items<T: Serialize>(items: impl Iterator<Item = T>, out: &mut dyn io::Write) -> io::Result<()> {
    for (at, item) in items.enumerate() {
        out.write_all(if at == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *out, &item)?;
    }
    out.write_all(b"\n")
}
