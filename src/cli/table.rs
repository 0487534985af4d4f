use comfy_table::ContentArrangement;
use comfy_table::presets;

/// Narrowest and widest table, in columns of the terminal.
const WIDTHS: (u16, u16) = (60, 160);

/// Columns without lines between them, for people; fits the terminal, or 80 columns where there is none.
pub(super) struct Table {
    inner: comfy_table::Table,
}

impl Table {
    /// A table with as many columns as titles; empty titles make no header.
    pub(super) fn new(titles: &[&str]) -> Self {
        let mut inner = comfy_table::Table::new();
        inner
            .load_style(presets::NOTHING)
            .set_content_arrangement(ContentArrangement::Dynamic);
        let width = inner.width().unwrap_or(80).clamp(WIDTHS.0, WIDTHS.1);
        inner.set_width(width);
        if titles.iter().any(|it| !it.trim().is_empty()) {
            inner.set_header(titles.iter().copied());
        }
        Self { inner }
    }

    /// Adds a row.
    pub(super) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.inner.add_row(cells.into_iter());
    }

    /// The table as text, without blanks at the ends of its lines.
    pub(super) fn finish(&self) -> String {
        let lines: Vec<String> = self.inner.lines().map(|it| it.trim_end().to_owned()).collect();
        format!("{}\n", lines.join("\n"))
    }
}
