/// The rows of a table: lines below the heading, without comments, split at tabs.
pub(in crate::catalogue) fn rows(table: &'static str) -> impl Iterator<Item = Row> {
    let lines = table.lines().filter(|it| !it.starts_with('#') && !it.is_empty());
    lines.skip(1).map(|it| Row(it.split('\t').collect()))
}

/// One row of a table.
pub(in crate::catalogue) struct Row(Vec<&'static str>);

impl Row {
    /// The text of a cell; empty where the row is shorter.
    pub(in crate::catalogue) fn text(&self, column: usize) -> &'static str {
        self.0.get(column).copied().unwrap_or("")
    }

    /// The value of a cell; `None` where it is no such value, as in cells that hold `-`.
    pub(super) fn value<T: std::str::FromStr>(&self, column: usize) -> Option<T> {
        self.text(column).parse().ok()
    }
}
