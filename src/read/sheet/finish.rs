use std::collections::BTreeMap;
use std::ops::Range;

use crate::read::Document;
use crate::read::Link;
use crate::read::MarkedCall;
use crate::read::MarkedNote;
use crate::read::characters;
use crate::read::characters::Class;
use crate::read::sheet::Sheet;
use crate::text::OffsetMap;
use crate::text::Span;
use crate::text::Text;
use crate::text::TextBuilder;

impl Sheet {
    /// Normalises the words, as those of plain text are, and makes the document.
    pub(in crate::read) fn finish(mut self, name: &str, format: &'static str) -> Document {
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
fn normalise(printed: String) -> (Text, OffsetMap, Vec<Span>) {
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
