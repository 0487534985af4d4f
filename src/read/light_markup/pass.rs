use std::collections::VecDeque;

use crate::read::Document;
use crate::read::Link;
use crate::read::characters;
use crate::read::layout;
use crate::read::light_markup::guide::Guide;
use crate::read::light_markup::marks;
use crate::read::light_markup::marks::Mark;
use crate::text::OffsetMap;
use crate::text::Span;
use crate::text::TextBuilder;

use marks::Paragraph;

/// A mark that was opened and whose end is known: what to do when the pass gets there.
struct Pending {
    at: usize,
    skip_to: usize,
    opened: usize,
    what: Ending,
}

enum Ending {
    Italic,
    Bold,
    Superscript,
    Address,
    Link(String),
}

struct Pass {
    guide: Guide,
    out: TextBuilder,
    pending: VecDeque<Pending>,
    paragraph: Paragraph,
    double_spaced: bool,
    in_link_list: bool,
    superscripts: Vec<Span>,
    italics: Vec<Span>,
    links: Vec<Link>,
    link_lists: Vec<Span>,
    rules: Vec<Span>,
    pages: Vec<u32>,
}

/// Normalises a decoded text into a document, reading its light marks.
pub(in crate::read) fn normalise(
    name: &str,
    format: &'static str,
    printed: String,
    to_file: Option<OffsetMap>,
) -> Document {
    let guide = Guide::light(printed.len());
    guided(name, format, printed, to_file, guide)
}

/// Normalises a decoded text into a document, by what its reader says of the printed bytes.
pub(in crate::read) fn guided(
    name: &str,
    format: &'static str,
    printed: String,
    to_file: Option<OffsetMap>,
    guide: Guide,
) -> Document {
    let double_spaced = layout::is_double_spaced(&printed);
    let source = printed.clone();
    let mut pass = Pass {
        guide,
        out: TextBuilder::new(printed, to_file),
        pending: VecDeque::new(),
        paragraph: Paragraph::default(),
        double_spaced,
        in_link_list: false,
        superscripts: Vec::new(),
        italics: Vec::new(),
        links: Vec::new(),
        link_lists: Vec::new(),
        rules: Vec::new(),
        pages: Vec::new(),
    };
    pass.run(&source);
    pass.superscripts.sort_unstable();
    pass.italics.sort_unstable();
    pass.links.sort_by_key(|it| it.span);
    Document {
        name: name.to_owned(),
        format,
        text: pass.out.finish(),
        superscripts: pass.superscripts,
        italics: pass.italics,
        links: pass.links,
        link_lists: pass.link_lists,
        rules: pass.rules,
        pages: pass.pages,
        turned_back: Vec::new(),
        notes: Vec::new(),
        calls: Vec::new(),
        witnesses: Vec::new(),
        diagnostics: Vec::new(),
    }
}

impl Pass {
    fn run(&mut self, text: &str) {
        let mut at = self.line_start(text, 0);
        while at < text.len() {
            at = self.step(text, at);
        }
        self.close_until(text.len());
    }

    fn step(&mut self, text: &str, at: usize) -> usize {
        if let Some(next) = self.close_until(at) {
            return next;
        }
        if let Some((edited, other)) = self.guide.edit_at(at) {
            match other {
                "" => {}
                _ => self.out.replace(other, edited.start, edited.end),
            }
            return edited.end;
        }
        let end = self.pending.front().map_or(text.len(), |it| it.at);
        let limit = self.guide.next_edit().map_or(end, |it| it.start.min(end));
        let run = text.as_bytes()[at..limit]
            .iter()
            .position(|&it| characters::IS_SPECIAL[it as usize]);
        let stop = run.map_or(limit, |it| at + it);
        if stop > at {
            self.copy_run(text, at, stop);
            return stop;
        }
        match text.as_bytes()[at] {
            b'\n' | b'\r' | b'\x0c' => self.line_break(text, at),
            byte if byte.is_ascii() => self.mark(text, at),
            _ => self.character(text, at),
        }
    }

    /// Copies plain characters; blanks at a line's end stay behind.
    fn copy_run(&mut self, text: &str, start: usize, end: usize) {
        let behind = self.guide.behind_gone(end);
        let at_line_end = matches!(text.as_bytes().get(behind), None | Some(b'\n' | b'\r' | b'\x0c'));
        let kept = if at_line_end {
            text[start..end].trim_end_matches([' ', '\t']).len()
        } else {
            end - start
        };
        self.out.copy(start, start + kept);
    }

    fn character(&mut self, text: &str, at: usize) -> usize {
        let Some(letter) = text[at..].chars().next() else {
            return text.len();
        };
        let end = at + letter.len_utf8();
        match characters::class_of(letter) {
            characters::Class::Same => self.out.copy(at, end),
            characters::Class::Gone => {}
            characters::Class::As(other) => self.out.replace(other, at, end),
            characters::Class::Wide(plain) => self.out.replace(plain.encode_utf8(&mut [0; 4]), at, end),
            characters::Class::Raised(digit) => {
                let start = self.out.len();
                self.out.replace(digit, at, end);
                self.raise(Span::new(start, self.out.len()));
            }
        }
        end
    }

    fn raise(&mut self, span: Span) {
        match self.superscripts.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => self.superscripts.push(span),
        }
    }

    fn mark(&mut self, text: &str, at: usize) -> usize {
        let Some(light_end) = self.guide.light_until(at) else {
            self.out.copy(at, at + 1);
            return at + 1;
        };
        let opened = self.out.len();
        let (what, close, skip_to, next) = match self.paragraph.mark_at(text, at) {
            Mark::None => {
                self.out.copy(at, at + 1);
                return at + 1;
            }
            Mark::Skip(next) => return next,
            Mark::Escaped => {
                self.out.copy(at + 1, at + 2);
                return at + 2;
            }
            Mark::As(other, next) => {
                self.out.replace(other, at, next);
                return next;
            }
            Mark::Bold { next, close } => (Ending::Bold, close, close + 2, next),
            Mark::Italic { next, close } => (Ending::Italic, close, close + 1, next),
            Mark::Superscript { next, close, end } => (Ending::Superscript, close, end, next),
            Mark::Address { next, close } => (Ending::Address, close, close + 1, next),
            Mark::Link {
                next,
                close,
                target,
                end,
            } => (Ending::Link(text[target].to_owned()), close, end, next),
        };
        let place = self.pending.partition_point(|it| it.at < close);
        // A mark whose end would lie inside the end of another, or where no light marks are read, is text.
        let before = place.checked_sub(1).and_then(|it| self.pending.get(it));
        let crosses = before.is_some_and(|it| it.skip_to > close)
            || self.pending.get(place).is_some_and(|it| it.at < skip_to)
            || skip_to > light_end;
        if crosses {
            self.out.copy(at, at + 1);
            return at + 1;
        }
        self.pending.insert(
            place,
            Pending {
                at: close,
                skip_to,
                opened,
                what,
            },
        );
        next
    }

    /// Ends the marks whose end lies at or before `at`; gives the place to go on from.
    fn close_until(&mut self, at: usize) -> Option<usize> {
        let due = self.pending.pop_front_if(|it| it.at <= at)?;
        let span = Span::new(due.opened, self.out.len());
        match due.what {
            Ending::Bold => {}
            Ending::Italic => self.italics.push(span),
            Ending::Superscript => self.raise(span),
            Ending::Address => self.links.push(Link {
                span,
                target: self.out.normal()[span.range()].to_owned(),
            }),
            Ending::Link(target) => self.links.push(Link { span, target }),
        }
        Some(due.skip_to)
    }

    /// Writes one line break for all empty lines up to the next line with words, then reads that line's start.
    fn line_break(&mut self, text: &str, at: usize) -> usize {
        let (mut next, mut breaks, mut page) = (at, 0, false);
        let bytes = text.as_bytes();
        while let Some(byte) = bytes.get(next) {
            match byte {
                b'\r' if bytes.get(next + 1) == Some(&b'\n') => next += 1,
                b'\n' | b'\r' => {
                    next += 1;
                    breaks += 1;
                }
                b'\x0c' => {
                    next += 1;
                    breaks = breaks.max(1);
                    page = true;
                }
                b' ' | b'\t' => {
                    let blank = text[next..].trim_start_matches([' ', '\t']);
                    if !blank.is_empty() && !blank.starts_with(['\n', '\r', '\x0c']) {
                        break;
                    }
                    next = text.len() - blank.len();
                }
                _ => break,
            }
        }
        let line = first_line(&text[next..]);
        let listed = layout::is_lone_address(line.trim())
            && self.guide.leaves_alone(next, next + line.len())
            && (self.in_link_list || layout::closes(last_line(self.out.normal())));
        let indented = line.starts_with([' ', '\t']);
        let kept = match breaks {
            _ if listed || self.in_link_list => 2,
            2 if self.double_spaced && !indented && !layout::is_rule(line.trim()) => 1,
            _ => breaks.min(3),
        };
        if next < text.len() {
            self.out.replace(&"\n\n\n"[..kept], at, next);
        }
        if page {
            if self.pages.is_empty() {
                self.pages.push(0);
            }
            self.pages.push(Span::new(self.out.len(), self.out.len()).start);
        }
        self.in_link_list = listed;
        self.line_start(text, next)
    }

    /// Reads what only stands at a line's start: rules, headings, dumped links.
    fn line_start(&mut self, text: &str, at: usize) -> usize {
        let line = first_line(&text[at..]);
        let words = line.trim();
        let alone = self.guide.leaves_alone(at, at + line.len());
        if alone && layout::is_rule(words) {
            let start = self.out.len();
            self.out.replace("____", at, at + line.len());
            self.rules.push(Span::new(start, self.out.len()));
            return at + line.len();
        }
        if alone && self.in_link_list {
            let start = self.out.len();
            let from = at + (line.len() - line.trim_start().len());
            self.out.copy(from, from + words.len());
            self.link_lists.push(Span::new(start, self.out.len()));
            return at + line.len();
        }
        if self.guide.light_until(at).is_none() {
            return at;
        }
        let hashes = line.len() - line.trim_start_matches('#').len();
        if (1..=6).contains(&hashes) && line[hashes..].starts_with(' ') {
            return at + hashes + 1;
        }
        at
    }
}

fn first_line(text: &str) -> &str {
    text.split(['\n', '\r', '\x0c']).next().unwrap_or("")
}

fn last_line(text: &str) -> &str {
    text.trim_end().rsplit('\n').next().unwrap_or("")
}
