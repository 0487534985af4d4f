//! The words of a part: its elements one after the other, with a stack for those that are open.

use crate::read::office::docx::counters::Counters;
use crate::read::office::docx::frames::Frame;
use crate::read::office::docx::frames::Run;
use crate::read::office::docx::frames::Story;
use crate::read::office::docx::front::Front;
use crate::read::office::docx::names;
use crate::read::office::docx::names::Role;
use crate::read::office::docx::notes::NoteKind;
use crate::read::office::docx::notes::Notes;
use crate::read::office::docx::numbering::Numbering;
use crate::read::office::docx::relations::Relations;
use crate::read::office::docx::styles::Styles;
use crate::read::office::pages::Pages;
use crate::read::office::xml::Element;
use crate::read::office::xml::Family;
use crate::read::office::xml::Fault;
use crate::read::office::xml::Piece;
use crate::read::office::xml::Stream;
use crate::read::sheet::Sheet;

/// Most fields that are open at once; more start in vain. Each costs a look at every word inside of it.
const MOST_FIELDS: usize = 32;

/// What all parts of a document share.
#[derive(Default)]
pub(super) struct Shared {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) counters: Counters,
    pub(super) notes: Notes,
    /// Ids of the relations to running heads, in the order of the sections.
    pub(super) heads: Vec<String>,
    /// What stands at the head of the first page alone.
    pub(super) front: Front,
    /// Whether pieces in other formats are embedded.
    pub(super) embeds: bool,
}

/// A part being read.
pub(super) struct Body<'p> {
    pub(super) shared: &'p mut Shared,
    relations: &'p Relations,
    pub(super) pages: Pages,
    /// Open elements.
    pub(super) frames: Vec<Frame>,
    /// Open stories, the innermost last; never empty.
    stories: Vec<Story>,
    /// Open elements below one that is passed over.
    skipped: usize,
}

impl<'p> Body<'p> {
    /// Reads a part to a sheet. What stands before a fault is kept.
    pub(super) fn read(
        part: &str,
        relations: &'p Relations,
        shared: &'p mut Shared,
        story: Story,
    ) -> (Sheet, Pages, Option<Fault>) {
        let mut body = Self {
            shared,
            relations,
            pages: Pages::default(),
            frames: Vec::new(),
            stories: vec![story],
            skipped: 0,
        };
        let fault = body.stream(part).err();
        body.skipped = 0;
        while !body.frames.is_empty() {
            body.close();
        }
        let story = body.stories.pop().unwrap_or_default();
        (story.finish(), body.pages, fault)
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
                Piece::Words(words) if self.skipped == 0 => match self.frames.last_mut() {
                    Some(Frame::Words { text, .. }) => text.push_str(&words),
                    Some(Frame::Code) => {
                        if let Some(field) = self.story().fields.last_mut() {
                            field.instruct(&words);
                        }
                    }
                    _ => {}
                },
                Piece::Words(_) => {}
            }
        }
        Ok(())
    }

    /// The innermost open story.
    pub(super) fn story(&mut self) -> &mut Story {
        if self.stories.is_empty() {
            self.stories.push(Story::default());
        }
        let last = self.stories.len() - 1;
        &mut self.stories[last]
    }

    /// What an element opens; `None` for one that is passed over.
    fn open(&mut self, element: &Element<'_, '_>) -> Option<Frame> {
        if let Some(frame) = self.property(element) {
            return frame;
        }
        let said = |name| element.attribute(Family::Word, name);
        match names::role(element) {
            Role::Pass => return Some(Frame::Pass),
            Role::Skip => return None,
            Role::Paragraph => {
                self.story().begin_paragraph();
                return Some(Frame::Paragraph);
            }
            Role::ParagraphProperties => return Some(Frame::ParagraphProperties),
            Role::Run => {
                let marks = self.marks(&Run::default());
                let story = self.story();
                let start = story.flow.position();
                story.runs.push(Run::starting(start, marks));
                return Some(Frame::Run);
            }
            Role::RunProperties => return Some(Frame::RunProperties),
            Role::Words => {
                return Some(Frame::Words {
                    text: String::new(),
                    exact: element.family == Family::Formula || names::keeps_blanks(element),
                });
            }
            Role::Code => return Some(Frame::Code),
            Role::Sign(words) => self.write(words),
            Role::Symbol => self.write(&names::symbol(element)),
            Role::Break => match said("type").as_deref() {
                Some("page") => self.turn_page(false),
                _ if self.is_shown() => self.story().flow.break_line(),
                _ => {}
            },
            Role::RenderedBreak => self.turn_page(true),
            Role::FieldMark => self.field(&said("fldCharType").unwrap_or_default()),
            Role::SimpleField => {
                let target = super::fields::target(&said("instr").unwrap_or_default());
                return Some(self.link(target));
            }
            Role::Link => {
                let id = element.attribute(Family::Relation, "id");
                let address = id.and_then(|it| Some(self.relations.get(&it)?.target.clone()));
                let target = match said("anchor") {
                    Some(place) => Some(format!("{}#{place}", address.unwrap_or_default())),
                    None => address,
                };
                return Some(self.link(target));
            }
            Role::Call(kind) => self.call(kind, said("id"), said("customMarkFollows").is_some_and(|it| it != "0")),
            Role::Note(kind) => return self.note(kind, &said("id")?, said("type").as_deref()),
            Role::Box => {
                self.stories.push(Story::default());
                return Some(Frame::Box);
            }
            Role::Table => {
                self.story().settle();
                self.story().flow.open_table();
                return Some(Frame::Table);
            }
            Role::Row => {
                self.pages.start_row();
                return Some(Frame::Row);
            }
            Role::Cell => {
                self.pages.start_cell();
                self.story().flow.open_cell();
                return Some(Frame::Cell);
            }
            Role::Section => return Some(Frame::Section),
            Role::Alternatives => return Some(Frame::Alternatives { chosen: false }),
            Role::Choice => return self.choose(names::is_understood(element)),
            Role::Fallback => return self.choose(true),
            Role::Embedded => self.shared.embeds = true,
        }
        Some(Frame::Pass)
    }

    /// Takes the first of several alternatives that is understood.
    fn choose(&mut self, understood: bool) -> Option<Frame> {
        match self.frames.last_mut() {
            Some(Frame::Alternatives { chosen }) if !*chosen && understood => {
                *chosen = true;
                Some(Frame::Pass)
            }
            _ => None,
        }
    }

    fn link(&mut self, target: Option<String>) -> Frame {
        Frame::Link {
            start: self.story().flow.position(),
            target: target.unwrap_or_default(),
        }
    }

    fn field(&mut self, mark: &str) {
        let story = self.story();
        let position = story.flow.position();
        let open = story.fields.len();
        match (mark, story.fields.last_mut()) {
            ("begin", _) if open < MOST_FIELDS => story.fields.push(super::fields::Field::default()),
            ("separate", Some(field)) if !field.shown => field.show(position),
            ("end", _) => {
                if let Some(field) = story.fields.pop()
                    && let Some(target) = field.target
                {
                    story.flow.link(field.start, &target);
                }
            }
            _ => {}
        }
    }

    fn call(&mut self, kind: NoteKind, id: Option<String>, signed: bool) {
        let Some(id) = id.filter(|_| self.is_shown()) else {
            return;
        };
        if signed && let Some(run) = self.story().runs.last_mut() {
            run.signed = Some((kind, id));
            return;
        }
        let (marker, at) = self.shared.notes.call(kind, &id, None);
        self.story().flow.call(&marker, at);
        self.pages.write();
    }

    /// The body of a note, in the part of the notes.
    fn note(&mut self, kind: NoteKind, id: &str, of_type: Option<&str>) -> Option<Frame> {
        if of_type.is_some_and(|it| it != "normal") {
            return None;
        }
        let Some((at, sign)) = self.shared.notes.called(kind, id) else {
            self.shared.notes.uncalled += 1;
            return None;
        };
        self.stories.push(Story::of_note(sign));
        Some(Frame::Note(at))
    }

    /// Whether words at this place are displayed.
    fn is_shown(&mut self) -> bool {
        let story = self.story();
        let hidden = story.runs.last().and_then(|it| it.marks.hidden).unwrap_or(false);
        !hidden && story.fields.iter().all(|it| it.shown)
    }

    fn write(&mut self, words: &str) {
        let shown = self.is_shown();
        let story = self.story();
        // The result of a field inside the instruction of another is part of that instruction.
        if let Some(field) = story.fields.iter_mut().rev().find(|it| !it.shown) {
            field.instruct(words);
        } else if let Some(run) = story.runs.last_mut().filter(|it| it.signed.is_some()) {
            run.sign.push_str(words);
        } else if shown {
            story.write(words);
            self.pages.write();
        }
    }

    fn turn_page(&mut self, rendered: bool) {
        let main = self.stories.len() == 1;
        let turned = match rendered {
            true => self.pages.rendered(),
            false => self.is_shown() && self.pages.explicit(),
        };
        if main && turned {
            let flow = &mut self.story().flow;
            if !rendered {
                flow.break_line();
            }
            flow.turn_page();
        }
    }

    /// The innermost open element ends.
    fn close(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        match frame {
            Frame::Words { text, exact } => self.write(if exact { &text } else { text.trim_ascii() }),
            Frame::Run => self.end_run(),
            Frame::RunProperties => {
                let own = self.story().runs.last().cloned().unwrap_or_default();
                let marks = self.marks(&own);
                if let Some(run) = self.story().runs.last_mut() {
                    run.marks = marks;
                }
            }
            Frame::Paragraph => self.end_paragraph(),
            Frame::Link { start, target } => self.story().flow.link(start, &target),
            Frame::Box => {
                if let Some(story) = self.stories.pop() {
                    self.story().flow.set_box(story.finish());
                }
            }
            Frame::Note(at) => {
                if let Some(story) = self.stories.pop() {
                    self.shared.notes.keep(at, story.finish());
                }
            }
            Frame::Cell => self.story().settle(),
            Frame::Table => self.story().flow.close_table(),
            Frame::Row => self.story().flow.close_row(),
            Frame::Section => {
                self.shared.front.close();
                self.shared.notes.end_section();
            }
            _ => {}
        }
    }

    fn end_run(&mut self) {
        let Some(mut run) = self.story().runs.pop() else {
            return;
        };
        if let Some((kind, id)) = run.signed.take() {
            let sign = Some(run.sign.trim()).filter(|it| !it.is_empty());
            let (marker, at) = self.shared.notes.call(kind, &id, sign);
            self.story().flow.call(&marker, at);
        }
        let flow = &mut self.story().flow;
        if run.marks.raised == Some(true) {
            flow.superscript(run.start);
        }
        if run.marks.italic == Some(true) {
            flow.italic(run.start);
        }
    }

    fn end_paragraph(&mut self) {
        let story = self.story();
        let blank = story.flow.is_blank();
        let paragraph = story.paragraph.clone();
        story.end_fields();
        if paragraph.deleted {
            return;
        }
        let number = match story.number.take() {
            Some(number) => number,
            None if blank && paragraph.hidden => String::new(),
            None => self.number(&paragraph),
        };
        match paragraph.hidden {
            // A hidden mark of a paragraph joins it with the next one; the number is that of the first.
            true if !blank => {
                let story = self.story();
                story.number = Some(number);
                story.flow.words(" ");
            }
            true => {}
            false => self.story().flow.end_paragraph(&number),
        }
    }
}
