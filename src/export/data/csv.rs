use std::io;

use crate::export::citations;
use crate::export::data::part::Part;
use crate::export::data::table::Table;
use crate::export::data::tables::TableFormat;

/// CSV (RFC 4180).
pub(in crate::export) struct Csv;

impl TableFormat for Csv {
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
}
