//! The words of a text: its elements one after the other, with a stack for those that are open.

use crate::read::office::flow::Flow;
use crate::read::office::odt::lists::Lists;
use crate::read::office::odt::lists::Start;
use crate::read::office::odt::names;
use crate::read::office::odt::names::Role;
use crate::read::office::odt::styles::Marks;
use crate::read::office::odt::styles::Styles;
use crate::read::office::pages::Pages;
use crate::read::office::write_notes;
use crate::read::office::xml::Element;
use crate::read::office::xml::Family;
use crate::read::office::xml::Fault;
use crate::read::office::xml::Piece;
use crate::read::office::xml::Stream;
use crate::read::sheet::Sheet;

/// Most blanks that one element stands for.
const MOST_BLANKS: usize = 64;

/// An open element.
enum Frame {
    /// One that only holds others.
    Pass,
    /// A paragraph with the number displayed before it, and what held for words around it.
    Paragraph(String, Marks),
    Span(Marks),
    Link(usize, String),
    List,
    /// An item whose first paragraph takes the number, with the number that it starts with.
    Item(Option<Option<u32>>),
    Number(String),
    Note {
        marker: String,
        at_end: bool,
        body: Option<usize>,
    },
    Citation(String),
    NoteBody(Marks),
    Box(Marks),
    Head,
    Table,
    Row,
    Cell,
}

/// A note as read.
struct Note {
    marker: String,
    at_end: bool,
    body: Sheet,
}

/// A text being read.
pub(super) struct Body<'p> {
    styles: &'p Styles,
    lists: Lists,
    frames: Vec<Frame>,
    /// Open stories, the innermost last; never empty.
    flows: Vec<Flow>,
    notes: Vec<Note>,
    heads: Vec<Sheet>,
    pages: Pages,
    /// What holds for words at this place.
    marks: Marks,
    /// The number of the open item, where the file says how it is displayed.
    displayed: Option<String>,
    /// Whether the running heads are read, and not the text.
    beside: bool,
    skipped: usize,
}

/// What a text was read to.
pub(super) struct Read {
    /// The text with its notes.
    pub(super) text: Sheet,
    /// Running heads and feet.
    pub(super) heads: Vec<Sheet>,
    pub(super) pages: Pages,
    pub(super) fault: Option<Fault>,
}

impl<'p> Body<'p> {
    /// Reads the text of a part, or the running heads `beside` it. What stands before a fault is kept.
    pub(super) fn read(part: &str, styles: &'p Styles, beside: bool) -> Read {
        let mut text = Flow::default();
        text.turn_page();
        let mut body = Self {
            styles,
            lists: Lists::default(),
            frames: Vec::new(),
            flows: vec![text],
            notes: Vec::new(),
            heads: Vec::new(),
            pages: Pages::default(),
            marks: Marks::default(),
            displayed: None,
            beside,
            skipped: 0,
        };
        let fault = body.stream(part).err();
        while !body.frames.is_empty() {
            body.close();
        }
        let mut text = body.flows.pop().unwrap_or_default().finish();
        for at_end in [false, true] {
            let notes = body.notes.iter().enumerate().filter(|it| it.1.at_end == at_end);
            write_notes(&mut text, notes.map(|(at, it)| (at, it.marker.as_str(), &it.body)));
        }
        Read {
            text,
            heads: body.heads,
            pages: body.pages,
            fault,
        }
    }

    fn stream(&mut self, part: &str) -> Result<(), Fault> {
        let mut stream = Stream::new(part);
        while let Some(piece) = stream.next()? {
            match piece {
                Piece::Open(_) if self.skipped > 0 => self.skipped += 1,
                Piece::Open(element) => match self.open(&element) {
                    Some(frame) => self.frames.push(frame),
                    None => self.skipped = 1,
                },
                Piece::Close if self.skipped > 0 => self.skipped -= 1,
                Piece::Close => self.close(),
                Piece::Words(_) if self.skipped > 0 => {}
                Piece::Words(words) => self.words(&words),
            }
        }
        Ok(())
    }

    fn flow(&mut self) -> &mut Flow {
        if self.flows.is_empty() {
            self.flows.push(Flow::default());
        }
        let last = self.flows.len() - 1;
        &mut self.flows[last]
    }

    /// What an element opens; `None` for one that is passed over.
    fn open(&mut self, element: &Element<'_, '_>) -> Option<Frame> {
        let said = |name| element.attribute(Family::Text, name);
        let section = element.family == Family::Office && matches!(element.name(), "body" | "master-styles");
        if section && (element.name() == "body") == self.beside {
            return None;
        }
        Some(match names::role(element) {
            Role::Pass => Frame::Pass,
            Role::Skip => return None,
            Role::Paragraph => self.paragraph(said("style-name"), None),
            Role::Heading => {
                let level = said("outline-level")
                    .and_then(|it| it.parse::<usize>().ok())
                    .unwrap_or(1);
                let start = said("start-value").and_then(|it| it.parse().ok());
                let start = start.filter(|_| said("restart-numbering").as_deref() == Some("true"));
                let counted = said("is-list-header").as_deref() != Some("true") && !self.lists.is_open();
                let number = counted.then(|| self.lists.heading(self.styles, level.saturating_sub(1), start));
                self.paragraph(said("style-name"), number)
            }
            Role::Span => {
                let own = self.styles.get("text", &said("style-name").unwrap_or_default()).marks;
                let around = self.marks;
                self.marks = own.or(around);
                Frame::Span(around)
            }
            Role::Link => {
                let target = element.attribute(Family::Link, "href").unwrap_or_default();
                Frame::Link(self.flow().position(), target)
            }
            Role::Tab => {
                self.write("\t", false);
                Frame::Pass
            }
            Role::Blanks => {
                let count = said("c").and_then(|it| it.parse().ok()).unwrap_or(1);
                self.write(&" ".repeat(MOST_BLANKS.min(count)), false);
                Frame::Pass
            }
            Role::LineBreak => {
                self.flow().break_line();
                Frame::Pass
            }
            Role::PageBreak => {
                if self.flows.len() == 1 && self.pages.rendered() {
                    self.flow().turn_page();
                }
                Frame::Pass
            }
            Role::List => {
                self.lists.open(Start {
                    style: said("style-name"),
                    id: element.attribute(Family::Xml, "id"),
                    goes_on: said("continue-numbering").as_deref() == Some("true"),
                    goes_on_with: said("continue-list"),
                });
                Frame::List
            }
            Role::Item => Frame::Item(Some(said("start-value").and_then(|it| it.parse().ok()))),
            Role::ItemHead => Frame::Item(None),
            Role::Number => Frame::Number(String::new()),
            Role::Note => Frame::Note {
                marker: String::new(),
                at_end: said("note-class").as_deref() == Some("endnote"),
                body: None,
            },
            Role::Citation => Frame::Citation(String::new()),
            Role::NoteBody => {
                self.flows.push(Flow::tight());
                Frame::NoteBody(std::mem::take(&mut self.marks))
            }
            Role::Box => {
                self.flows.push(Flow::default());
                Frame::Box(std::mem::take(&mut self.marks))
            }
            Role::Head => {
                self.flows.push(Flow::tight());
                Frame::Head
            }
            Role::Table => {
                self.flow().open_table();
                Frame::Table
            }
            Role::Row => {
                self.pages.start_row();
                Frame::Row
            }
            Role::Cell => {
                self.pages.start_cell();
                self.flow().open_cell();
                Frame::Cell
            }
            Role::Section if said("display").as_deref() == Some("none") => return None,
            Role::Section => Frame::Pass,
            Role::HiddenWords if said("is-hidden").as_deref() != Some("false") => return None,
            Role::HiddenWords => Frame::Pass,
        })
    }

    /// A paragraph starts. Its number is that of a heading, or of the item that it is the first of.
    fn paragraph(&mut self, style: Option<String>, heading: Option<String>) -> Frame {
        let style = self.styles.get("paragraph", &style.unwrap_or_default());
        if style.turns_page && self.flows.len() == 1 && self.pages.is_started() && self.pages.explicit() {
            self.flow().turn_page();
        }
        let start = match self.frames.last_mut() {
            Some(Frame::Item(start)) => start.take(),
            _ => None,
        };
        let number = match (heading, start) {
            (Some(number), _) => number,
            (None, Some(value)) => self.lists.next(self.styles, value),
            (None, None) => String::new(),
        };
        Frame::Paragraph(number, std::mem::replace(&mut self.marks, style.marks))
    }

    fn words(&mut self, words: &str) {
        match self.frames.last_mut() {
            Some(Frame::Number(kept) | Frame::Citation(kept)) => kept.push_str(words),
            _ => self.write(words, true),
        }
    }

    /// Writes words inside of a paragraph; what stands between paragraphs is layout of the file.
    fn write(&mut self, words: &str, folded: bool) {
        let inside = self.frames.iter().rev().find_map(|it| match it {
            Frame::Paragraph(..) => Some(true),
            Frame::NoteBody(_) | Frame::Box(_) | Frame::Head | Frame::Cell | Frame::Note { .. } => Some(false),
            _ => None,
        });
        if inside != Some(true) || self.marks.hidden == Some(true) {
            return;
        }
        let marks = self.marks;
        let flow = self.flow();
        let start = flow.position();
        match folded {
            true => flow.folded(words),
            false => flow.words(words),
        }
        if marks.raised == Some(true) {
            flow.superscript(start);
        }
        if marks.italic == Some(true) {
            flow.italic(start);
        }
        if !words.trim().is_empty() {
            self.pages.write();
        }
    }

    /// The innermost open element ends.
    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        match frame {
            Frame::Pass | Frame::Item(_) | Frame::Cell => {}
            Frame::Paragraph(number, around) => {
                let number = match self.displayed.take() {
                    Some(it) if !it.trim().is_empty() => format!("{} ", it.trim()),
                    _ => number,
                };
                self.marks = around;
                self.flow().end_paragraph(&number);
            }
            Frame::Span(around) => self.marks = around,
            Frame::Link(start, target) => self.flow().link(start, &target),
            Frame::List => self.lists.close(),
            Frame::Number(words) => self.displayed = Some(words),
            Frame::Citation(words) => {
                if let Some(Frame::Note { marker, .. }) = self.frames.last_mut() {
                    *marker = words;
                }
            }
            Frame::NoteBody(around) => {
                self.marks = around;
                let body = self.flows.pop().unwrap_or_default().finish();
                let at = self.notes.len();
                if let Some(Frame::Note {
                    marker,
                    at_end,
                    body: kept,
                }) = self.frames.last_mut()
                {
                    *kept = Some(at);
                    let (marker, at_end) = (marker.trim().to_owned(), *at_end);
                    self.notes.push(Note { marker, at_end, body });
                }
            }
            Frame::Note { marker, body, .. } => {
                if self.marks.hidden != Some(true) {
                    // A call without a note keeps a number that no note has.
                    self.flow().call(marker.trim(), body.unwrap_or(usize::MAX));
                }
            }
            Frame::Box(around) => {
                self.marks = around;
                let story = self.flows.pop().unwrap_or_default().finish();
                self.flow().set_box(story);
            }
            Frame::Head => {
                let story = self.flows.pop().unwrap_or_default().finish();
                self.heads.push(story);
            }
            Frame::Table => self.flow().close_table(),
            Frame::Row => self.flow().close_row(),
        }
    }
}
