//! What a reader of a format with marks of its own writes: the words in reading order and, beside them, what
//! the format says of its pieces. [`Sheet::finish`] makes the document.

mod finish;

use std::ops::Range;

use crate::read::Witness;
use crate::text::Diagnostic;

/// A document in the making. All ranges count bytes of the words written so far.
#[derive(Clone, Debug, Default)]
pub(in crate::read) struct Sheet {
    words: String,
    superscripts: Vec<Range<usize>>,
    italics: Vec<Range<usize>>,
    links: Vec<(Range<usize>, String)>,
    rules: Vec<Range<usize>>,
    pages: Vec<usize>,
    turned_back: Vec<(Range<usize>, u32)>,
    calls: Vec<(Range<usize>, usize)>,
    notes: Vec<Written>,
    witnesses: Vec<Witness>,
    diagnostics: Vec<Diagnostic>,
}

/// A note's body as written.
#[derive(Clone, Debug)]
struct Written {
    /// The number that the reader gave it; its calls have the same.
    id: usize,
    marker: Range<usize>,
    whole: Range<usize>,
}

impl Sheet {
    /// Bytes written so far: where the next piece starts.
    pub(in crate::read) fn len(&self) -> usize {
        self.words.len()
    }

    /// What was written so far.
    pub(in crate::read) fn words(&self) -> &str {
        &self.words
    }

    /// Whether nothing but blanks was written.
    pub(in crate::read) fn is_blank(&self) -> bool {
        self.words.trim().is_empty()
    }

    /// Writes words as they are printed. Line ends and other control characters become blanks: lines are the
    /// caller's to end.
    pub(in crate::read) fn text(&mut self, words: &str) {
        self.words.extend(
            words
                .chars()
                .map(|it| if it.is_control() && it != '\t' { ' ' } else { it }),
        );
    }

    /// Writes words with all blanks between them folded into one, none at a line's start.
    pub(in crate::read) fn folded(&mut self, words: &str) {
        for letter in words.chars() {
            let blank = letter.is_control() || (letter.is_whitespace() && letter.is_ascii());
            if !blank {
                self.words.push(letter);
            } else if !self.words.is_empty() && !self.words.ends_with([' ', '\t', '\n']) {
                self.words.push(' ');
            }
        }
    }

    /// Writes the tab between two cells of a row.
    pub(in crate::read) fn separate(&mut self) {
        self.words.truncate(self.words.trim_end_matches(' ').len());
        self.words.push('\t');
    }

    /// Ends the line, unless nothing stands on it.
    pub(in crate::read) fn end_line(&mut self) {
        self.trim();
        if !self.words.is_empty() && !self.words.ends_with('\n') {
            self.words.push('\n');
        }
    }

    /// Ends the paragraph: one empty line follows.
    pub(in crate::read) fn end_paragraph(&mut self) {
        self.end_line();
        if !self.words.is_empty() && !self.words.ends_with("\n\n") {
            self.words.push('\n');
        }
    }

    /// Starts the next page.
    pub(in crate::read) fn start_page(&mut self) {
        if !self.pages.is_empty() {
            self.end_line();
        }
        self.pages.push(self.words.len());
    }

    /// The page that was started last (1-based); 0 before the first.
    pub(in crate::read) fn page(&self) -> u32 {
        u32::try_from(self.pages.len()).unwrap_or(u32::MAX)
    }

    /// What was written since `start` stands on this page (1-based), before the one that was started last.
    pub(in crate::read) fn turned_back(&mut self, start: usize, page: u32) {
        self.turned_back.push((start..self.len(), page));
    }

    /// Starts the next page here, be it in the middle of a line.
    pub(in crate::read) fn turn_page(&mut self) {
        self.pages.push(self.words.len());
    }

    /// Forgets where pages start, where they turn out not to be those that are displayed.
    pub(in crate::read) fn forget_pages(&mut self) {
        self.pages.clear();
    }

    /// Writes a ruled line, as it stands over notes.
    pub(in crate::read) fn rule(&mut self) {
        self.end_line();
        self.rules.push(self.words.len()..self.words.len() + 5);
        self.words.push_str("_____\n");
    }

    /// What was written since `start` is raised.
    pub(in crate::read) fn superscript(&mut self, start: usize) {
        self.superscripts.push(self.since(start));
    }

    /// What was written since `start` is set in italics.
    pub(in crate::read) fn italic(&mut self, start: usize) {
        self.italics.push(self.since(start));
    }

    /// What was written since `start` links to `target`. Editors cut one link into several: those that touch and have
    /// one target are one. A link without words is none.
    pub(in crate::read) fn link(&mut self, start: usize, target: &str) {
        let (range, target) = (self.since(start), target.trim());
        match self.links.last_mut() {
            Some((last, same)) if last.end == start && same == target => last.end = last.end.max(range.end),
            _ if range.is_empty() => {}
            _ => self.links.push((range, target.to_owned())),
        }
    }

    /// These words, which were written before, link to `target`.
    pub(in crate::read) fn link_over(&mut self, words: Range<usize>, target: &str) {
        self.links.push((words, target.trim().to_owned()));
    }

    /// Writes the gap between two parts of a line that stand far apart.
    pub(in crate::read) fn wide_blank(&mut self) {
        self.trim();
        if !self.words.is_empty() && !self.words.ends_with('\n') {
            self.words.push_str("   ");
        }
    }

    /// A word that the line end broke goes on with what is written next.
    pub(in crate::read) fn drop_hyphen(&mut self) {
        self.trim();
        if self.words.ends_with(['-', '\u{2010}', '\u{ad}']) {
            self.words.pop();
        }
    }

    /// Writes a raised marker that calls the note of this number of the reader's.
    pub(in crate::read) fn call(&mut self, marker: &str, id: usize) {
        self.trim_blank();
        let start = self.len();
        self.text(marker);
        self.superscript(start);
        self.calls.push((start..self.len(), id));
    }

    /// Writes the body of the note of this number: its marker, then its words, as a paragraph.
    pub(in crate::read) fn note(&mut self, marker: &str, id: usize, body: &Sheet) {
        self.end_line();
        let start = self.len();
        self.text(marker);
        self.superscript(start);
        let marker = start..self.len();
        self.words.push(' ');
        self.append(body);
        self.words.truncate(self.words.trim_end().len());
        self.notes.push(Written {
            id,
            marker,
            whole: start..self.len(),
        });
        self.words.push('\n');
    }

    /// Writes all of another sheet.
    pub(in crate::read) fn append(&mut self, other: &Sheet) {
        let by = self.len();
        let moved = |it: &Range<usize>| it.start + by..it.end + by;
        self.words.push_str(&other.words);
        self.superscripts.extend(other.superscripts.iter().map(moved));
        self.italics.extend(other.italics.iter().map(moved));
        self.links
            .extend(other.links.iter().map(|(at, target)| (moved(at), target.clone())));
        self.rules.extend(other.rules.iter().map(moved));
        self.pages.extend(other.pages.iter().map(|it| it + by));
        self.turned_back
            .extend(other.turned_back.iter().map(|(at, page)| (moved(at), *page)));
        self.calls.extend(other.calls.iter().map(|(at, id)| (moved(at), *id)));
        self.notes.extend(other.notes.iter().map(|it| Written {
            id: it.id,
            marker: moved(&it.marker),
            whole: moved(&it.whole),
        }));
        self.witnesses.extend(other.witnesses.iter().cloned());
        self.diagnostics.extend(other.diagnostics.iter().cloned());
    }

    /// This sheet under a head, which stands on its first page.
    pub(in crate::read) fn headed(self, mut head: Sheet) -> Sheet {
        head.forget_pages();
        head.end_paragraph();
        head.append(&self);
        if let Some(first) = head.pages.first_mut() {
            *first = 0;
        }
        head
    }

    /// Keeps words that are no part of the text but tell which document it is.
    pub(in crate::read) fn witness(&mut self, witness: Witness) {
        self.witnesses.push(witness);
    }

    /// Keeps a doubt about the whole file.
    pub(in crate::read) fn doubt(&mut self, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::file(message));
    }

    /// What was written since `start`, without blanks around it.
    fn since(&self, start: usize) -> Range<usize> {
        let words = self.words.get(start..).unwrap_or("");
        let from = start + words.len() - words.trim_start().len();
        from..from.max(start + words.trim_end().len())
    }

    /// Blanks at a line's end go; marks that reach into them end with the words.
    fn trim(&mut self) {
        let kept = self.words.trim_end_matches([' ', '\t', '\u{a0}']).len();
        self.words.truncate(kept);
    }

    /// A call stands right behind the word before it.
    fn trim_blank(&mut self) {
        if !self.words.ends_with("  ") && self.words.ends_with(' ') {
            self.words.pop();
        }
    }
}

#[cfg(test)]
mod tests;
