//! Paragraphs, tables and boxes of one story (a body, a note, a text box, a running head) to a sheet.

use std::ops::Range;

use crate::read::sheet::Sheet;

/// A story in the making. A paragraph is gathered whole, since what stands before it (its number) and behind it (the
/// boxes set in it) is known only at its end.
#[derive(Default)]
pub(super) struct Flow {
    sheet: Sheet,
    paragraph: Sheet,
    boxes: Vec<Sheet>,
    /// The last run set in italics.
    italics: Range<usize>,
    tables: Vec<Row>,
    /// Whether paragraphs are lines, without an empty one between them.
    tight: bool,
}

/// The open row of a table.
#[derive(Default)]
struct Row {
    cells: usize,
    /// Whether a paragraph stands in the open cell.
    filled: bool,
}

impl Flow {
    /// A story whose paragraphs are lines: a note, a running head.
    pub(super) fn tight() -> Self {
        Self {
            tight: true,
            ..Self::default()
        }
    }

    /// Writes words as printed; blanks that start a paragraph are layout.
    pub(super) fn words(&mut self, words: &str) {
        self.paragraph.text(self.indented(words));
    }

    /// Writes words with their blanks folded.
    pub(super) fn folded(&mut self, words: &str) {
        self.paragraph.folded(self.indented(words));
    }

    fn indented<'w>(&self, words: &'w str) -> &'w str {
        match self.paragraph.len() {
            0 => words.trim_start(),
            _ => words,
        }
    }

    /// Where the next words of the paragraph start.
    pub(super) fn position(&self) -> usize {
        self.paragraph.len()
    }

    /// Whether no word of the paragraph was written yet.
    pub(super) fn is_blank(&self) -> bool {
        self.paragraph.is_blank()
    }

    /// What was written since `start` is raised.
    pub(super) fn superscript(&mut self, start: usize) {
        self.paragraph.superscript(start);
    }

    /// What was written since `start` is set in italics. Runs that follow each other are one, as are the blanks between
    /// their words: word processors cut titles at will.
    pub(super) fn italic(&mut self, start: usize) {
        let start = if self.italics.end == start {
            self.italics.start
        } else {
            start
        };
        self.italics = start..self.paragraph.len();
        self.paragraph.italic(start);
    }

    /// What was written since `start` links to `target`; a link on no words (on a picture) is none.
    pub(super) fn link(&mut self, start: usize, target: &str) {
        let words = self.paragraph.words().get(start..).unwrap_or("");
        if !words.trim().is_empty() && !target.is_empty() {
            self.paragraph.link(start, target);
        }
    }

    /// Calls a note.
    pub(super) fn call(&mut self, marker: &str, id: usize) {
        self.paragraph.call(marker, id);
    }

    /// Ends a line within the paragraph.
    pub(super) fn break_line(&mut self) {
        self.paragraph.end_line();
    }

    /// Starts the next page.
    pub(super) fn turn_page(&mut self) {
        match self.paragraph.is_blank() {
            true if self.tables.is_empty() => self.sheet.start_page(),
            true => self.sheet.turn_page(),
            false => self.paragraph.turn_page(),
        }
    }

    /// Sets a box beside the open paragraph: its words follow those of the paragraph.
    pub(super) fn set_box(&mut self, story: Sheet) {
        self.boxes.push(story);
    }

    /// Ends the paragraph, which displays this number before it.
    pub(super) fn end_paragraph(&mut self, number: &str) {
        let paragraph = std::mem::take(&mut self.paragraph);
        self.italics = 0..0;
        if !paragraph.is_blank() || !number.is_empty() {
            if self.tables.last().is_some_and(|it| it.filled) {
                self.sheet.end_line();
            }
            self.sheet.text(number);
            self.sheet.append(&paragraph);
            self.end_block();
        }
        for story in std::mem::take(&mut self.boxes) {
            if story.is_blank() {
                continue;
            }
            if self.tables.last().is_some_and(|it| it.filled) {
                self.sheet.end_line();
            }
            self.sheet.append(&story);
            self.end_block();
        }
    }

    /// Ends what stands for itself: a cell's last paragraph shares its line with the next cell.
    fn end_block(&mut self) {
        match self.tables.last_mut() {
            Some(row) => row.filled = true,
            None if self.tight => self.sheet.end_line(),
            None => self.sheet.end_paragraph(),
        }
    }

    /// Ends a paragraph that nothing else ended.
    fn flush(&mut self) {
        if !self.paragraph.is_blank() || !self.boxes.is_empty() {
            self.end_paragraph("");
        }
    }

    /// Starts a table.
    pub(super) fn open_table(&mut self) {
        self.flush();
        if self.tables.last().is_some_and(|it| it.filled) {
            self.sheet.end_line();
        }
        self.tables.push(Row::default());
    }

    /// Ends the innermost table.
    pub(super) fn close_table(&mut self) {
        self.close_row();
        self.tables.pop();
        match self.tables.last_mut() {
            Some(row) => row.filled = false,
            None => self.sheet.end_paragraph(),
        }
    }

    /// Ends the open row of the innermost table.
    pub(super) fn close_row(&mut self) {
        self.flush();
        self.sheet.end_line();
        if let Some(row) = self.tables.last_mut() {
            *row = Row::default();
        }
    }

    /// Starts a cell: a tab stands between the cells of a row.
    pub(super) fn open_cell(&mut self) {
        self.flush();
        if let Some(row) = self.tables.last_mut() {
            if row.cells > 0 {
                self.sheet.text("\t");
            }
            row.cells += 1;
            row.filled = false;
        }
    }

    /// Ends the story.
    pub(super) fn finish(mut self) -> Sheet {
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.flush();
        self.sheet
    }
}

#[cfg(test)]
mod tests {
    use super::Flow;

    #[test]
    fn rows_are_lines_and_cells_stand_behind_tabs() {
        let mut flow = Flow::default();
        flow.words("  Lamps");
        flow.end_paragraph("1. ");
        flow.open_table();
        for row in [["a", "b"], ["", "c"]] {
            for cell in row {
                flow.open_cell();
                flow.words(cell);
                flow.end_paragraph("");
            }
            flow.words("more");
            flow.end_paragraph("");
            flow.close_row();
        }
        flow.close_table();
        flow.words("End");
        assert_eq!(flow.finish().words(), "1. Lamps\n\na\tb\nmore\n\tc\nmore\n\nEnd\n\n");
    }

    #[test]
    fn a_box_follows_its_paragraph() {
        let mut inner = Flow::default();
        inner.words("boxed");
        let mut flow = Flow::default();
        flow.words("before ");
        flow.set_box(inner.finish());
        flow.words("after");
        flow.end_paragraph("");
        assert_eq!(flow.finish().words(), "before after\n\nboxed\n\n");
    }
}
