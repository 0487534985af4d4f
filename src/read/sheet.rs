//! What a reader of a format with marks of its own writes: the words in reading order and, beside them, what
//! the format says of its pieces. [`Sheet::finish`] makes the document.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::read::Document;
use crate::read::Link;
use crate::read::MarkedCall;
use crate::read::MarkedNote;
use crate::read::Witness;
use crate::read::characters;
use crate::read::characters::Class;
use crate::text::Diagnostic;
use crate::text::OffsetMap;
use crate::text::Span;
use crate::text::TextBuilder;

/// A document in the making. All ranges count bytes of the words written so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
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
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// What was written so far.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    /// Whether nothing but blanks was written.
    pub(super) fn is_blank(&self) -> bool {
        self.words.trim().is_empty()
    }

    /// Writes words as they are printed. Line ends and other control characters become blanks: lines are the
    /// caller's to end.
    pub(super) fn text(&mut self, words: &str) {
        self.words.extend(
            words
                .chars()
                .map(|it| if it.is_control() && it != '\t' { ' ' } else { it }),
        );
    }

    /// Writes words with all blanks between them folded into one, none at a line's start.
    pub(super) fn folded(&mut self, words: &str) {
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
    pub(super) fn separate(&mut self) {
        self.words.truncate(self.words.trim_end_matches(' ').len());
        self.words.push('\t');
    }

    /// Ends the line, unless nothing stands on it.
    pub(super) fn end_line(&mut self) {
        self.trim();
        if !self.words.is_empty() && !self.words.ends_with('\n') {
            self.words.push('\n');
        }
    }

    /// Ends the paragraph: one empty line follows.
    pub(super) fn end_paragraph(&mut self) {
        self.end_line();
        if !self.words.is_empty() && !self.words.ends_with("\n\n") {
            self.words.push('\n');
        }
    }

    /// Starts the next page.
    pub(super) fn start_page(&mut self) {
        if !self.pages.is_empty() {
            self.end_line();
        }
        self.pages.push(self.words.len());
    }

    /// The page that was started last (1-based); 0 before the first.
    pub(super) fn page(&self) -> u32 {
        u32::try_from(self.pages.len()).unwrap_or(u32::MAX)
    }

    /// What was written since `start` stands on this page (1-based), before the one that was started last.
    pub(super) fn turned_back(&mut self, start: usize, page: u32) {
        self.turned_back.push((start..self.len(), page));
    }

    /// Starts the next page here, be it in the middle of a line.
    pub(super) fn turn_page(&mut self) {
        self.pages.push(self.words.len());
    }

    /// Forgets where pages start, where they turn out not to be those that are displayed.
    pub(super) fn forget_pages(&mut self) {
        self.pages.clear();
    }

    /// Writes a ruled line, as it stands over notes.
    pub(super) fn rule(&mut self) {
        self.end_line();
        self.rules.push(self.words.len()..self.words.len() + 5);
        self.words.push_str("_____\n");
    }

    /// What was written since `start` is raised.
    pub(super) fn superscript(&mut self, start: usize) {
        self.superscripts.push(self.since(start));
    }

    /// What was written since `start` is set in italics.
    pub(super) fn italic(&mut self, start: usize) {
        self.italics.push(self.since(start));
    }

    /// What was written since `start` links to `target`. Editors cut one link into several: those that touch and have
    /// one target are one. A link without words is none.
    pub(super) fn link(&mut self, start: usize, target: &str) {
        let (range, target) = (self.since(start), target.trim());
        match self.links.last_mut() {
            Some((last, same)) if last.end == start && same == target => last.end = last.end.max(range.end),
            _ if range.is_empty() => {}
            _ => self.links.push((range, target.to_owned())),
        }
    }

    /// These words, which were written before, link to `target`.
    pub(super) fn link_over(&mut self, words: Range<usize>, target: &str) {
        self.links.push((words, target.trim().to_owned()));
    }

    /// Writes the gap between two parts of a line that stand far apart.
    pub(super) fn wide_blank(&mut self) {
        self.trim();
        if !self.words.is_empty() && !self.words.ends_with('\n') {
            self.words.push_str("   ");
        }
    }

    /// A word that the line end broke goes on with what is written next.
    pub(super) fn drop_hyphen(&mut self) {
        self.trim();
        if self.words.ends_with(['-', '\u{2010}', '\u{ad}']) {
            self.words.pop();
        }
    }

    /// Writes a raised marker that calls the note of this number of the reader's.
    pub(super) fn call(&mut self, marker: &str, id: usize) {
        self.trim_blank();
        let start = self.len();
        self.text(marker);
        self.superscript(start);
        self.calls.push((start..self.len(), id));
    }

    /// Writes the body of the note of this number: its marker, then its words, as a paragraph.
    pub(super) fn note(&mut self, marker: &str, id: usize, body: &Sheet) {
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
    pub(super) fn append(&mut self, other: &Sheet) {
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
    pub(super) fn headed(self, mut head: Sheet) -> Sheet {
        head.forget_pages();
        head.end_paragraph();
        head.append(&self);
        if let Some(first) = head.pages.first_mut() {
            *first = 0;
        }
        head
    }

    /// Keeps words that are no part of the text but tell which document it is.
    pub(super) fn witness(&mut self, witness: Witness) {
        self.witnesses.push(witness);
    }

    /// Keeps a doubt about the whole file.
    pub(super) fn doubt(&mut self, message: impl Into<String>) {
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

    /// Normalises the words, as those of plain text are, and makes the document.
    pub(super) fn finish(mut self, name: &str, format: &'static str) -> Document {
        self.words.truncate(self.words.trim_end().len());
        if self.is_blank() && self.diagnostics.is_empty() {
            self.doubt("no text in this file");
        }
        let printed = std::mem::take(&mut self.words);
        let (text, to_normal, raised) = normalise(printed);
        let at = |offset: usize| to_normal.to_origin(Span::new(offset, offset)).start as usize;
        let span = |it: &Range<usize>| Span::new(at(it.start), at(it.end).max(at(it.start)));
        let spans = |of: &[Range<usize>]| {
            let mut spans: Vec<Span> = of.iter().map(span).filter(|it| !it.is_empty()).collect();
            spans.sort_unstable();
            joined(spans)
        };
        let mut superscripts = spans(&self.superscripts);
        superscripts.extend(raised);
        superscripts.sort_unstable();
        let mut links: Vec<Link> = self
            .links
            .iter()
            .map(|(it, target)| Link {
                span: span(it),
                target: target.clone(),
            })
            .collect();
        links.sort_by_key(|it| it.span);
        self.notes.sort_by_key(|it| it.whole.start);
        let notes: Vec<MarkedNote> = self
            .notes
            .iter()
            .map(|it| MarkedNote {
                marker: span(&it.marker),
                span: span(&it.whole),
            })
            .collect();
        let index: BTreeMap<usize, usize> = self.notes.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
        let mut calls: Vec<MarkedCall> = self
            .calls
            .iter()
            .map(|(it, id)| MarkedCall {
                span: span(it),
                note: index.get(id).copied(),
            })
            .collect();
        calls.sort_by_key(|it| it.span);
        Document {
            name: name.to_owned(),
            format,
            superscripts: joined(superscripts),
            italics: spans(&self.italics),
            links,
            link_lists: Vec::new(),
            rules: spans(&self.rules),
            pages: self.pages.iter().map(|it| Span::new(at(*it), at(*it)).start).collect(),
            turned_back: self.turned_back.iter().map(|(at, page)| (span(at), *page)).collect(),
            notes,
            calls,
            witnesses: self.witnesses,
            diagnostics: self.diagnostics,
            text,
        }
    }
}

/// Runs that touch are one.
fn joined(spans: Vec<Span>) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for it in spans {
        match joined.last_mut() {
            Some(last) if it.start <= last.end => last.end = last.end.max(it.end),
            _ => joined.push(it),
        }
    }
    joined
}

/// Normalises characters: the text, the map from the words as written to it, and the runs of raised digits that the
/// characters themselves show.
fn normalise(printed: String) -> (crate::text::Text, OffsetMap, Vec<Span>) {
    let source = printed.clone();
    let mut out = TextBuilder::new(printed, None);
    let mut to_normal = OffsetMap::default();
    let (mut raised, mut at) = (Vec::new(), 0);
    while at < source.len() {
        let run = source.as_bytes()[at..].iter().take_while(|it| it.is_ascii()).count();
        if run > 0 {
            to_normal.push(at, run, out.len(), run);
            out.copy(at, at + run);
            at += run;
            continue;
        }
        let Some(letter) = source[at..].chars().next() else {
            break;
        };
        let (end, start) = (at + letter.len_utf8(), out.len());
        match characters::class_of(letter) {
            Class::Same => out.copy(at, end),
            Class::Gone => {}
            Class::As(other) => out.replace(other, at, end),
            Class::Wide(plain) => out.replace(plain.encode_utf8(&mut [0; 4]), at, end),
            Class::Raised(digit) => {
                out.replace(digit, at, end);
                raised.push(Span::new(start, out.len()));
            }
        }
        to_normal.push(at, end - at, start, out.len() - start);
        at = end;
    }
    (out.finish(), to_normal, raised)
}

#[cfg(test)]
mod tests {
    use super::Sheet;

    #[test]
    fn marks_lie_where_their_words_do_after_normalisation() {
        let mut sheet = Sheet::default();
        sheet.text("The ﬁrst lamp\u{a0}");
        let start = sheet.len();
        sheet.text("A/75/1\u{ad}2 ");
        sheet.link(start, "https://example.org/a");
        sheet.call("1", 7);
        sheet.end_paragraph();
        sheet.start_page();
        let mut body = Sheet::default();
        body.text("Ibid., para.\u{a0}4.  ");
        sheet.rule();
        sheet.note("1", 7, &body);
        let document = sheet.finish("lamp", "test");
        assert_eq!(
            document.text.normal(),
            "The first lamp A/75/121\n\n_____\n1 Ibid., para. 4."
        );
        let slice = |it| document.text.slice(it);
        assert_eq!(slice(document.links[0].span), "A/75/12");
        assert_eq!(document.text.as_printed(document.links[0].span), "A/75/1\u{ad}2");
        assert_eq!(slice(document.calls[0].span), "1");
        assert_eq!(document.calls[0].note, Some(0));
        assert_eq!(slice(document.notes[0].span), "1 Ibid., para. 4.");
        assert_eq!(document.superscripts.len(), 2);
        assert_eq!(document.pages, [25]);
    }

    #[test]
    fn a_link_that_was_cut_is_one_link() {
        let mut sheet = Sheet::default();
        for (words, target) in [
            ("2042", "a"),
            (" (2012)", "a"),
            ("2043", "b"),
            (" and ", ""),
            ("2043", "b"),
        ] {
            let start = sheet.len();
            sheet.text(words);
            if !target.is_empty() {
                sheet.link(start, target);
            }
        }
        let document = sheet.finish("lamp", "test");
        let links: Vec<&str> = document.links.iter().map(|it| document.text.slice(it.span)).collect();
        assert_eq!(links, ["2042 (2012)", "2043", "2043"]);
    }

    #[test]
    fn an_empty_sheet_says_so() {
        let document = Sheet::default().finish("lamp", "test");
        assert_eq!(document.diagnostics.len(), 1);
    }
}
