//! The events of the parser, one after the other: which bytes are marks.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::CodeBlockKind;
use pulldown_cmark::Event;
use pulldown_cmark::LinkType;
use pulldown_cmark::Options;
use pulldown_cmark::Parser;
use pulldown_cmark::Tag;

use crate::read::layout;
use crate::read::markdown::addresses;
use crate::read::markdown::front_matter;
use crate::read::markdown::html::Tags;
use crate::read::markdown::notes::Notes;
use crate::read::markdown::quotes;
use crate::read::markdown::tables;
use crate::read::marked_text::MarkedText;

/// Reads the marks of a whole file.
pub(super) fn marked(source: &str) -> MarkedText {
    let mut out = MarkedText::default();
    let base = front_matter::read(source, &mut out);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
    let mut events = Parser::new_ext(source.get(base..).unwrap_or(""), options).into_offset_iter();
    let mut walk = Walk {
        source,
        out,
        open: Vec::new(),
        covered: base,
        tags: Tags::default(),
        addresses: addresses::addresses(source),
        notes: Notes::default(),
        quotes: Vec::new(),
        cells: Vec::new(),
    };
    let mut used = BTreeSet::new();
    while let Some((event, range)) = events.next() {
        let range = range.start + base..range.end + base;
        let mut is_address = true;
        if let Event::Start(Tag::Link { id, .. } | Tag::Image { id, .. }) = &event
            && let Some(definition) = events.reference_definitions().get(id).filter(|_| !id.is_empty())
        {
            is_address = looks_like_address(&definition.dest);
            used.extend(is_address.then_some((definition.span.start + base, definition.span.end + base)));
        }
        walk.event(event, range, is_address);
    }
    // A definition that is used is no text of its own; one that is not may be all that names its address.
    for (start, end) in used {
        walk.out.gone(start..end);
    }
    walk.finish()
}

/// Whether a link's definition is one: "[2]: Ibid." is a note.
fn looks_like_address(target: &str) -> bool {
    target.contains([':', '/', '#', '?', '@']) || target.trim_end_matches('.').contains('.')
}

/// An element that is open.
struct Open<'a> {
    tag: Tag<'a>,
    first: Option<usize>,
    last: usize,
    is_address: bool,
}

struct Walk<'a> {
    source: &'a str,
    out: MarkedText,
    open: Vec<Open<'a>>,
    /// End of the last piece of running text.
    covered: usize,
    tags: Tags,
    addresses: Vec<Range<usize>>,
    notes: Notes,
    quotes: Vec<Range<usize>>,
    /// Cells of the row that is open.
    cells: Vec<Range<usize>>,
}

impl<'a> Walk<'a> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>, is_address: bool) {
        if !matches!(event, Event::End(_))
            && let Some(parent) = self.open.last_mut()
        {
            parent.first.get_or_insert(range.start);
            parent.last = parent.last.max(range.end);
        }
        match event {
            Event::Start(tag) => {
                if let Tag::FootnoteDefinition(label) = &tag {
                    self.notes.definitions.push((label.to_string(), range.clone()));
                }
                self.open.push(Open {
                    tag,
                    first: None,
                    last: range.start,
                    is_address,
                });
            }
            Event::End(_) => {
                if let Some(open) = self.open.pop() {
                    self.end(open, range);
                }
            }
            Event::Text(words) => self.text(&words, range),
            Event::Code(_) => self.code(range),
            Event::InlineHtml(_) => {
                self.covered = range.end;
                self.tags.tag(self.source, range, &mut self.out);
            }
            Event::FootnoteReference(label) => {
                self.covered = range.end;
                self.notes.references.push((label.to_string(), range));
            }
            Event::HardBreak if self.source[range.start..].starts_with('\\') => {
                self.out.gone(range.start..range.start + 1);
            }
            _ => {}
        }
    }

    /// Running text: an escape before it leaves, what stands for another sign is written so.
    fn text(&mut self, words: &str, range: Range<usize>) {
        let before = range.start.checked_sub(1);
        if let Some(before) = before.filter(|it| *it >= self.covered && self.source.as_bytes()[*it] == b'\\') {
            self.out.gone(before..range.start);
        }
        if self.source.get(range.clone()).is_some_and(|it| it != words) && !self.in_code() {
            self.out.written(range.clone(), words.to_owned());
        }
        self.covered = range.end;
    }

    fn in_code(&self) -> bool {
        self.open.last().is_some_and(|it| matches!(it.tag, Tag::CodeBlock(_)))
    }

    /// A piece of code in running text: its ticks leave.
    fn code(&mut self, range: Range<usize>) {
        self.covered = range.end;
        let words = &self.source[range.clone()];
        let ticks = words.bytes().take_while(|it| *it == b'`').count();
        if ticks * 2 < words.len() {
            self.out.gone(range.start..range.start + ticks);
            self.out.gone(range.end - ticks..range.end);
            self.out.verbatim.push(range.start + ticks..range.end - ticks);
        }
    }

    fn end(&mut self, open: Open<'a>, range: Range<usize>) {
        match open.tag {
            Tag::Emphasis if self.delimiters(&range, 1) => self.out.italics.push(range.start + 1..range.end - 1),
            Tag::Strong => drop(self.delimiters(&range, 2)),
            Tag::Strikethrough if self.source[range.clone()].starts_with("~~") => drop(self.delimiters(&range, 2)),
            Tag::Heading { .. } => self.heading(open.first, open.last, range),
            Tag::Link {
                link_type, dest_url, ..
            } if open.is_address => self.link(open.last, range, 1, link_type, &dest_url),
            Tag::Image {
                link_type, dest_url, ..
            } if open.is_address => self.link(open.last, range, 2, link_type, &dest_url),
            Tag::CodeBlock(CodeBlockKind::Indented) => self.out.light.push(range),
            Tag::CodeBlock(CodeBlockKind::Fenced(_)) => {
                let first = open.first.unwrap_or(range.end);
                let last = open.last.max(first);
                self.out.gone(range.start..first);
                self.out.verbatim.push(first..last);
                let fence = self.source.get(last..range.end).unwrap_or("");
                self.out.gone(last..last + fence.trim_end().len());
            }
            Tag::HtmlBlock => self.tags.block(self.source, range, &mut self.out),
            Tag::BlockQuote(_) => self.quotes.push(range),
            Tag::TableCell => {
                self.tags = Tags::default();
                self.cells.push(range);
            }
            Tag::TableHead => {
                self.row(&range);
                tables::dashes(self.source, range.end, &mut self.out);
            }
            Tag::TableRow => self.row(&range),
            Tag::Paragraph => self.tags = Tags::default(),
            _ => {}
        }
    }

    fn row(&mut self, range: &Range<usize>) {
        let cells = std::mem::take(&mut self.cells);
        tables::row(self.source, range, &cells, &mut self.out);
    }

    /// Takes the marks of emphasis away, unless they are inside an address or open in the middle of a word.
    fn delimiters(&mut self, range: &Range<usize>, width: usize) -> bool {
        let opens_word = !self.source[..range.start].ends_with(char::is_alphanumeric);
        let free = |at: usize| !addresses::inside(&self.addresses, at);
        let last = range.end.saturating_sub(width);
        if !opens_word || last < range.start + width || !free(range.start) || !free(last) {
            return false;
        }
        self.out.gone(range.start..range.start + width);
        self.out.gone(last..range.end);
        true
    }

    /// The hashes of a heading, or the line under it. Dashes under more than one line, or under a sentence, are a
    /// rule of a converted page.
    fn heading(&mut self, first: Option<usize>, last: usize, range: Range<usize>) {
        let words = &self.source[range.clone()];
        let end = range.start + words.trim_end().len();
        if words.trim_start().starts_with('#') {
            self.out.gone(range.start..first.unwrap_or(end));
            self.out.gone(last..end.max(last));
            return;
        }
        let title = self.source.get(range.start..last).unwrap_or("");
        if title.contains('\n') || layout::closes(title) {
            return;
        }
        let below = self.source.get(last..end).unwrap_or("");
        let line = below.len() - below.trim_start().len();
        self.out.gone(last + line..end);
    }

    /// The brackets and the target of a link or picture.
    fn link(&mut self, last: usize, range: Range<usize>, width: usize, kind: LinkType, target: &str) {
        let angled = matches!(kind, LinkType::Autolink | LinkType::Email);
        let start = range.start + width;
        let close = last.max(start);
        let sign = if angled { b'>' } else { b']' };
        let tail = self.source.as_bytes().get(close..range.end).unwrap_or(&[]);
        let Some(sign) = memchr::memchr(sign, tail) else {
            return;
        };
        self.out.gone(range.start..start);
        self.out.gone(close + sign..range.end);
        self.covered = range.end;
        self.out.links.push((start..close + sign, target.to_owned()));
    }

    fn finish(mut self) -> MarkedText {
        quotes::strip(self.source, std::mem::take(&mut self.quotes), &mut self.out);
        let has_notes = !self.notes.definitions.is_empty();
        self.notes.write(self.source, &mut self.out);
        let mut taken = self.out.edited();
        taken.extend(self.out.verbatim.iter().chain(&self.out.light).cloned());
        taken.extend(self.addresses);
        Notes::write_loose(self.source, &union(taken), has_notes, &mut self.out);
        self.out
    }
}

/// Ranges without overlaps.
fn union(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.sort_by_key(|it| (it.start, it.end));
    let mut union: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match union.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => union.push(range),
        }
    }
    union
}
