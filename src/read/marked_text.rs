//! What a reader of a format whose bytes are the text (Markdown, reStructuredText) found in a file: which bytes are
//! marks, and what the marks say. [`MarkedText::finish`] makes the document.

use std::borrow::Cow;
use std::ops::Range;

use crate::read::Document;
use crate::read::Link;
use crate::read::MarkedCall;
use crate::read::MarkedNote;
use crate::read::Witness;
use crate::read::decode::Decoded;
use crate::read::light_markup::Guide;
use crate::read::light_markup::guided;
use crate::text::Diagnostic;
use crate::text::Span;

/// A note's place: its marker, and all of it.
#[derive(Clone, Debug)]
pub(super) struct Body {
    pub(super) marker: Range<usize>,
    pub(super) whole: Range<usize>,
}

/// Marks in the making. All ranges count bytes of the printed text, in any order.
#[derive(Clone, Debug, Default)]
pub(super) struct MarkedText {
    edits: Vec<(Range<usize>, Cow<'static, str>)>,
    pub(super) light: Vec<Range<usize>>,
    pub(super) verbatim: Vec<Range<usize>>,
    pub(super) superscripts: Vec<Range<usize>>,
    pub(super) italics: Vec<Range<usize>>,
    pub(super) links: Vec<(Range<usize>, String)>,
    pub(super) notes: Vec<Body>,
    /// Calls, with the marker's start of their note.
    pub(super) calls: Vec<(Range<usize>, Option<usize>)>,
    pub(super) witnesses: Vec<Witness>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl MarkedText {
    /// These bytes are marks and leave the text.
    pub(super) fn gone(&mut self, range: Range<usize>) {
        self.edits.push((range, Cow::Borrowed("")));
    }

    /// These bytes stand for other words.
    pub(super) fn written(&mut self, range: Range<usize>, words: impl Into<Cow<'static, str>>) {
        self.edits.push((range, words.into()));
    }

    /// The ranges whose bytes change, sorted by start.
    #[cfg(feature = "markdown")]
    pub(super) fn edited(&self) -> Vec<Range<usize>> {
        let mut ranges: Vec<Range<usize>> = self.edits.iter().map(|it| it.0.clone()).collect();
        ranges.sort_by_key(|it| (it.start, it.end));
        ranges
    }

    /// Normalises the text and makes the document.
    pub(super) fn finish(mut self, name: &str, format: &'static str, decoded: Decoded) -> Document {
        let guide = Guide::new(self.edits, self.light, self.verbatim);
        let mut document = guided(name, format, decoded.text, decoded.to_file, guide);
        let text = &document.text;
        let span = |range: &Range<usize>| trimmed(text.normal(), text.of_printed(Span::new(range.start, range.end)));
        let raised = self.superscripts.iter().map(span).filter(|it| !it.is_empty());
        document.superscripts.extend(raised);
        document.superscripts.sort_unstable();
        document.superscripts = joined(&document.superscripts);
        let italics = self.italics.iter().map(span).filter(|it| !it.is_empty());
        document.italics.extend(italics);
        document.italics.sort_unstable();
        document.italics = joined(&document.italics);
        document.links.extend(self.links.into_iter().map(|(at, target)| Link {
            span: span(&at),
            target,
        }));
        document.links.sort_by_key(|it| it.span);
        self.notes.sort_by_key(|it| it.marker.start);
        // A note ends where one inside of it starts: notes do not overlap.
        let starts: Vec<usize> = self.notes.iter().skip(1).map(|it| it.marker.start).collect();
        for (note, next) in self.notes.iter_mut().zip(starts) {
            note.whole.end = note.whole.end.min(next);
        }
        document.notes = self
            .notes
            .iter()
            .map(|it| MarkedNote {
                marker: span(&it.marker),
                span: span(&(it.marker.start..it.whole.end)),
            })
            .collect();
        document.calls = self
            .calls
            .iter()
            .map(|(at, note)| MarkedCall {
                span: span(at),
                note: note.and_then(|it| self.notes.binary_search_by_key(&it, |body| body.marker.start).ok()),
            })
            .collect();
        document.calls.sort_by_key(|it| it.span);
        document.witnesses = self.witnesses;
        document.diagnostics.extend(decoded.diagnostics);
        document.diagnostics.extend(self.diagnostics);
        if document.text.normal().trim().is_empty() {
            document.diagnostics.push(Diagnostic::file("no text in this file"));
        }
        document
    }
}

/// A span without the blanks at its ends.
fn trimmed(text: &str, span: Span) -> Span {
    let words = text.get(span.range()).unwrap_or("");
    let start = span.range().start + words.len() - words.trim_start().len();
    Span::new(start, start + words.trim().len())
}

/// Sorted spans, those that touch as one.
fn joined(spans: &[Span]) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::with_capacity(spans.len());
    for it in spans {
        match joined.last_mut() {
            Some(last) if it.start <= last.end => last.end = last.end.max(it.end),
            _ => joined.push(*it),
        }
    }
    joined
}
