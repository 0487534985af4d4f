//! The words of files that are compared, and how they are shown.

use std::ops::Range;

use crate::audit::Input;
use crate::audit::differences::Compared;
use crate::audit::differences::Difference;
use crate::audit::differences::differences;
use crate::read::Document;
use crate::resolve::DocumentWords;
use crate::resolve::letters_of;
use crate::resolve::words_below_masthead;
use crate::text::Span;

/// Words of a range that are shown.
const SHOWN: usize = 12;

/// A file with its words.
pub(super) struct Text<'a> {
    pub(super) file: usize,
    pub(super) document: &'a Document,
    pub(super) words: DocumentWords,
    /// Where the masthead ends, in bytes.
    pub(super) head: usize,
}

impl<'a> Text<'a> {
    /// All words of a file whose own symbols, in parts, are these.
    pub(super) fn of(input: &Input<'a>, symbols: &[String], file: usize) -> Self {
        let document = input.resolved.corpus.document(file);
        let words = DocumentWords::of(document, symbols, input.catalogue);
        Self {
            file,
            document,
            words,
            head: input.resolved.corpus.head(file).masthead.range().end,
        }
    }

    /// The words below the masthead.
    pub(super) fn below_masthead(input: &Input<'a>, file: usize) -> Self {
        let document = input.resolved.corpus.document(file);
        let words = words_below_masthead(input.resolved, file, input.catalogue);
        Self {
            file,
            document,
            words,
            head: input.resolved.corpus.head(file).masthead.range().end,
        }
    }

    /// Where the words of another file differ from those of this one.
    pub(super) fn against(&self, other: &Self, input: &Input<'_>) -> Vec<Difference> {
        let [one, other_letters] =
            [self, other].map(|it| move |range: Range<usize>| letters_of(it.document.text.slice(it.span_of(&range))));
        let mut found = differences(
            &Compared {
                words: &self.words,
                letters: &one,
                head: self.head,
            },
            &Compared {
                words: &other.words,
                letters: &other_letters,
                head: other.head,
            },
        );
        found.retain(|it| {
            let [here, there] = [
                self.is_letterhead(&it.here, input),
                other.is_letterhead(&it.there, input),
            ];
            !(here && it.there.is_empty() || there && it.here.is_empty())
        });
        found
    }

    /// Whether words of the masthead only name the organization: many files have a picture instead.
    fn is_letterhead(&self, range: &Range<usize>, input: &Input<'_>) -> bool {
        let span = self.span_of(range);
        let words = self.document.text.slice(span);
        let name = input.catalogue.phrases.head.organization.find(words);
        span.range().end <= self.head && name.is_some_and(|it| it.start() == 0 && it.end() == words.len())
    }

    /// Where the words of a range stand; an empty range stands behind the word before it.
    pub(super) fn span_of(&self, range: &Range<usize>) -> Span {
        let words = self.words.words.get(range.clone()).unwrap_or(&[]);
        match (words.first(), words.last()) {
            (Some(first), Some(last)) => Span {
                start: first.span.start,
                end: last.span.end,
            },
            _ => {
                let before = range.start.checked_sub(1).and_then(|it| self.words.words.get(it));
                let start = before.map_or(0, |it| it.span.end);
                Span { start, end: start }
            }
        }
    }

    /// The words of a range in quotation marks, cut short.
    pub(super) fn said(&self, range: &Range<usize>) -> String {
        if range.is_empty() {
            return "nothing".to_owned();
        }
        let cut = first_words(range);
        let words: Vec<&str> = self
            .document
            .text
            .slice(self.span_of(&cut))
            .split_whitespace()
            .collect();
        let more = if cut.end < range.end { " …" } else { "" };
        format!("“{}{more}”", words.join(" "))
    }
}

/// As many words of a range as are shown.
pub(super) fn first_words(range: &Range<usize>) -> Range<usize> {
    range.start..range.end.min(range.start + SHOWN)
}
