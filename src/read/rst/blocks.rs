//! The lines: headings, notes, targets, directives, comments, tables, blocks of code. What is left is paragraphs.

use std::ops::Range;

use crate::read::marked_text::MarkedText;
use crate::read::rst::directives;
use crate::read::rst::lines::Line;
use crate::read::rst::lines::lines;
use crate::read::rst::notes;
use crate::read::rst::notes::Notes;
use crate::read::rst::targets::Targets;

/// What the lines of a file are.
#[derive(Default)]
pub(super) struct Blocks {
    /// Where words with marks stand, in order.
    pub(super) paragraphs: Vec<Range<usize>>,
    pub(super) targets: Targets,
    pub(super) notes: Notes,
}

/// Reads all lines.
pub(super) fn read(source: &str, out: &mut MarkedText) -> Blocks {
    let lines = lines(source);
    let mut reader = Reader {
        source,
        lines: &lines,
        out,
        blocks: Blocks::default(),
        paragraph: Vec::new(),
    };
    let mut at = 0;
    while at < lines.len() {
        at = reader.line(at).max(at + 1);
    }
    reader.end_paragraph();
    reader.blocks
}

struct Reader<'a, 'o> {
    source: &'a str,
    lines: &'a [Line<'a>],
    out: &'o mut MarkedText,
    blocks: Blocks,
    /// Lines of the paragraph that is open.
    paragraph: Vec<usize>,
}

impl Reader<'_, '_> {
    /// Reads the line at `at` and what belongs to it; gives the line to go on with.
    fn line(&mut self, at: usize) -> usize {
        let line = self.lines[at];
        if line.is_blank() {
            return self.end_paragraph().unwrap_or(at + 1);
        }
        // A line that stands further left than the one before it opens another block.
        if self
            .paragraph
            .last()
            .is_some_and(|it| line.indent < self.lines[*it].indent)
            && let Some(next) = self.end_paragraph()
        {
            return next;
        }
        if line.adornment().is_some() {
            return self.adornment(at);
        }
        if line.is_border() || line.is_grid() {
            self.end_paragraph();
            self.out.gone(line.from()..line.end());
            return if line.is_grid() { self.grid(at + 1) } else { at + 1 };
        }
        if self.paragraph.is_empty() {
            if line.words == ".." || line.words.starts_with(".. ") {
                return self.explicit(at, line.from() + 2);
            }
            if let Some(address) = line.words.strip_prefix("__ ") {
                let whole = line.from()..line.end();
                let mark = line.from()..line.from() + 3;
                self.blocks.targets.define(None, address, mark, whole);
                return at + 1;
            }
            if line.words.starts_with(">>> ") {
                return self.verbatim_until(at, |it| it.is_blank());
            }
            if line.words.starts_with("| ") {
                self.out.gone(line.from()..line.from() + 2);
                self.blocks.paragraphs.push(line.from() + 2..line.end());
                return at + 1;
            }
        }
        self.paragraph.push(at);
        at + 1
    }

    /// Ends the paragraph. Where it announces code ("::"), gives the line behind that code.
    fn end_paragraph(&mut self) -> Option<usize> {
        let (first, last) = (*self.paragraph.first()?, *self.paragraph.last()?);
        let single = self.paragraph.len() == 1;
        self.paragraph.clear();
        let line = self.lines[last];
        self.blocks.paragraphs.push(self.lines[first].from()..line.end());
        let words = line.words.strip_suffix("::")?;
        // A colon stays, unless it stands alone.
        let alone = words.is_empty() || words.ends_with([' ', '\t']);
        self.out.gone(line.end() - if alone { 2 } else { 1 }..line.end());
        let base = line.indent + if single { line.mark() } else { 0 };
        let next = (last + 1..self.lines.len()).find(|it| !self.lines[*it].is_blank())?;
        if next == last + 1 || self.lines[next].indent <= base {
            return None;
        }
        Some(self.verbatim_until(next, |it| !it.is_blank() && it.indent <= base))
    }

    /// Code up to the first line that ends it.
    fn verbatim_until(&mut self, from: usize, ends: impl Fn(&Line<'_>) -> bool) -> usize {
        let behind = self.lines[from..].iter().position(ends);
        let behind = behind.map_or(self.lines.len(), |it| from + it);
        let end = behind.checked_sub(1).map_or(0, |it| self.lines[it].end());
        self.out.verbatim.push(self.lines[from].start..end);
        behind
    }

    /// A row of one sign: the line over or under a heading, a line across the page, or words.
    fn adornment(&mut self, at: usize) -> usize {
        let line = self.lines[at];
        let width = line.words.len();
        if let [title] = self.paragraph[..] {
            let title = self.lines[title];
            let letters = title.words.chars().count();
            if title.indent == line.indent && (width >= letters || width > 3) {
                self.end_paragraph();
                self.out.gone(line.from()..line.end());
                return at + 1;
            }
        }
        let below = |by: usize| self.lines.get(at + by).filter(|it| !it.is_blank());
        let over = below(1).is_some() && below(2).is_some_and(|it| it.words == line.words);
        if self.paragraph.is_empty() && over {
            self.out.gone(line.from()..line.end());
            return at + 1;
        }
        if !self.paragraph.is_empty() {
            self.paragraph.push(at);
        }
        at + 1
    }

    /// The rows of a grid table: the pipes leave, a tab stands between two cells.
    fn grid(&mut self, from: usize) -> usize {
        let mut at = from;
        while let Some(line) = self.lines.get(at).filter(|it| it.words.starts_with(['|', '+'])) {
            let mut start = line.from();
            if line.is_grid() {
                self.out.gone(start..line.end());
            } else {
                for (place, pipe) in line.words.match_indices(['|', '+']) {
                    let cell = &self.source[start..line.from() + place];
                    let words = cell.trim();
                    let place = line.from() + place;
                    if place > line.from() {
                        let from = start + cell.len() - cell.trim_start().len();
                        self.blocks.paragraphs.push(from..from + words.len());
                        let last = place + pipe.len() == line.end();
                        let end =
                            self.source[place + 1..].len() - self.source[place + 1..].trim_start_matches(' ').len();
                        let sign = if last { "" } else { "\t" };
                        self.out.written(from + words.len()..place + 1 + end, sign);
                    } else {
                        let end =
                            self.source[place + 1..].len() - self.source[place + 1..].trim_start_matches(' ').len();
                        self.out.gone(place..place + 1 + end);
                    }
                    start = place + 1;
                }
            }
            at += 1;
        }
        at
    }

    /// The first line behind the block that opens at `at`: not blank, and not indented more.
    fn behind_block(&self, at: usize) -> usize {
        let indent = self.lines[at].indent;
        let ends = |it: &Line<'_>| !it.is_blank() && it.indent <= indent;
        let end = self.lines[at + 1..].iter().position(ends);
        end.map_or(self.lines.len(), |it| at + 1 + it)
    }

    /// What opens with two dots: a note, a target, a directive, or a comment. `dots` is where the dots end.
    fn explicit(&mut self, at: usize, dots: usize) -> usize {
        let line = self.lines[at];
        let rest = &self.source[dots..line.end().max(dots)];
        let words = rest.trim_start();
        let start = dots + rest.len() - words.len();
        if let Some(label) = words.strip_prefix('[')
            && let Some(length) = notes::label(label)
        {
            return self.note(at, start + 1..start + 1 + length);
        }
        if let Some(name) = words.strip_prefix('_') {
            return self.target(at, start + 1, name);
        }
        let (substitution, skipped) = match words.strip_prefix('|').and_then(|it| it.find("| ")) {
            Some(bar) => (true, bar + 3),
            None => (false, 0),
        };
        let named = words.get(skipped..).and_then(directives::name);
        if let Some((name, length)) = named {
            return self.directive(at, name, start + skipped + length);
        }
        // A comment; two dots alone before an empty line hold nothing.
        let alone = words.is_empty() && self.lines.get(at + 1).is_none_or(Line::is_blank);
        let behind = if alone || substitution {
            at + 1
        } else {
            self.behind_block(at)
        };
        let last = self.lines[..behind].iter().rfind(|it| !it.is_blank());
        self.out.gone(line.from()..last.map_or(line.end(), Line::end));
        behind
    }

    /// A note: its mark leaves; its words are paragraphs as all others.
    fn note(&mut self, at: usize, marker: Range<usize>) -> usize {
        let line = self.lines[at];
        let behind = self.behind_block(at);
        let last = self.lines[at..behind].iter().rfind(|it| !it.is_blank());
        let end = last.map_or(line.end(), Line::end);
        let label = &self.source[marker.clone()];
        self.blocks.notes.define(label, marker.clone(), line.from()..end);
        let words = (marker.end + 1).min(line.end());
        let next = self
            .lines
            .get(at + 1)
            .filter(|it| !it.is_blank() && it.indent > line.indent);
        let lines = self.lines[at + 1..]
            .iter()
            .take_while(|it| !it.is_blank() && it.indent > line.indent);
        let first = lines.last().map_or(line.end(), Line::end);
        self.blocks.paragraphs.push(words..first);
        match next {
            Some(_) => self.lines.partition_point(|it| it.start < first),
            None => at + 1,
        }
    }

    /// A target, `.. _name: address`; the address may go on in the next lines.
    fn target(&mut self, at: usize, start: usize, words: &str) -> usize {
        let line = self.lines[at];
        let (name, length) = if let Some(quoted) = words.strip_prefix('`') {
            let end = quoted.find("`:");
            (end.map(|it| &quoted[..it]), end.map_or(0, |it| it + 3))
        } else {
            let end = memchr::memchr_iter(b':', words.as_bytes()).find(|at| {
                let rest = &words[at + 1..];
                !words[..*at].ends_with('\\') && (rest.is_empty() || rest.starts_with([' ', '\t']))
            });
            (end.map(|it| &words[..it]), end.map_or(0, |it| it + 1))
        };
        let Some(name) = name else {
            self.paragraph.push(at);
            return at + 1;
        };
        let name = name.replace('\\', "");
        let more = self.lines[at + 1..]
            .iter()
            .take_while(|it| !it.is_blank() && it.indent > line.indent);
        let count = more.clone().count();
        let end = more.last().map_or(line.end(), Line::end);
        let mark = start + length;
        let address = self.source[mark..end].trim();
        let mark = end - self.source[mark..end].trim_start().len();
        let name = Some(name.as_str()).filter(|it| *it != "_");
        self.blocks
            .targets
            .define(name, address, line.from()..mark, line.from()..end);
        at + 1 + count
    }

    /// A directive: its name and its options leave; its words stay, or are code.
    fn directive(&mut self, at: usize, name: &str, argument: usize) -> usize {
        let line = self.lines[at];
        let argument = argument.min(line.end());
        if directives::has_setting(name) {
            self.out.gone(line.from()..line.end());
        } else {
            self.out.gone(line.from()..argument);
            self.blocks.paragraphs.push(argument..line.end());
        }
        let options = self.lines[at + 1..]
            .iter()
            .take_while(|it| it.indent > line.indent && directives::is_option(it.words));
        let mut next = at + 1;
        for option in options {
            self.out.gone(option.from()..option.end());
            next += 1;
        }
        if directives::is_code(name) {
            let behind = self.behind_block(at);
            if behind > next {
                return self.verbatim_until(next, |it| !it.is_blank() && it.indent <= line.indent);
            }
        }
        next
    }
}
