//! What the open elements of a part are, and what they have said so far.

use crate::read::office::docx::body::Body;
use crate::read::office::docx::fields::Field;
use crate::read::office::docx::notes::NoteKind;
use crate::read::office::docx::styles::ListPlace;
use crate::read::office::docx::styles::Marks;
use crate::read::office::docx::styles::value;
use crate::read::office::flow::Flow;
use crate::read::office::xml::Element;
use crate::read::office::xml::Family;
use crate::read::sheet::Sheet;

/// An open element.
pub(super) enum Frame {
    /// One that only holds others.
    Pass,
    Paragraph,
    ParagraphProperties,
    NumberProperties,
    /// Properties of the mark that ends a paragraph.
    MarkProperties,
    Run,
    RunProperties,
    /// Words; `exact` where their blanks count.
    Words {
        text: String,
        exact: bool,
    },
    /// The instruction of a field.
    Code,
    Link {
        start: usize,
        target: String,
    },
    Alternatives {
        chosen: bool,
    },
    Box,
    Note(usize),
    Table,
    Row,
    Cell,
    Section,
}

/// Words that look alike.
#[derive(Clone, Default)]
pub(super) struct Run {
    pub(super) start: usize,
    own: Marks,
    style: Option<String>,
    /// What holds for its words.
    pub(super) marks: Marks,
    /// The note that the sign in this run calls.
    pub(super) signed: Option<(NoteKind, String)>,
    pub(super) sign: String,
}

impl Run {
    /// A run that says nothing of itself.
    pub(super) fn starting(start: usize, marks: Marks) -> Self {
        Self {
            start,
            marks,
            ..Self::default()
        }
    }
}

/// What is said of the open paragraph.
#[derive(Clone, Default)]
pub(super) struct ParagraphMarks {
    style: Option<String>,
    place: ListPlace,
    /// Its end was deleted: the next paragraph goes on in its line.
    pub(super) deleted: bool,
    /// Its end is hidden.
    pub(super) hidden: bool,
}

/// A story with what is open in it.
#[derive(Default)]
pub(super) struct Story {
    pub(super) flow: Flow,
    pub(super) paragraph: ParagraphMarks,
    pub(super) runs: Vec<Run>,
    pub(super) fields: Vec<Field>,
    /// Number of the paragraph that this one goes on.
    pub(super) number: Option<String>,
    /// What is left of the sign that a note repeats before its words.
    sign: String,
}

impl Story {
    /// The text itself, whose first page starts here.
    pub(super) fn of_text() -> Self {
        let mut story = Self::default();
        story.flow.turn_page();
        story
    }

    /// A story whose paragraphs are lines.
    pub(super) fn tight() -> Self {
        Self {
            flow: Flow::tight(),
            ..Self::default()
        }
    }

    /// A note, whose words may start with its own sign.
    pub(super) fn of_note(sign: Option<String>) -> Self {
        Self {
            sign: sign.unwrap_or_default(),
            ..Self::tight()
        }
    }

    /// Ends a paragraph that was to go on in the next one, where none follows.
    pub(super) fn settle(&mut self) {
        if let Some(number) = self.number.take() {
            self.flow.end_paragraph(&number);
        }
    }

    /// The story ends.
    pub(super) fn finish(mut self) -> Sheet {
        self.settle();
        self.flow.finish()
    }

    /// A paragraph starts: what the last one said holds no more.
    pub(super) fn begin_paragraph(&mut self) {
        self.paragraph = ParagraphMarks::default();
        self.runs.clear();
    }

    /// Writes words that are displayed.
    pub(super) fn write(&mut self, words: &str) {
        let mut words = words;
        if !self.sign.is_empty() {
            let trimmed = words.trim_start();
            let shared = trimmed.chars().zip(self.sign.chars()).take_while(|it| it.0 == it.1);
            let length: usize = shared.map(|it| it.0.len_utf8()).sum();
            words = trimmed.get(length..).unwrap_or("");
            let left = self.sign.get(length..).unwrap_or("").to_owned();
            self.sign = if words.is_empty() { left } else { String::new() };
        }
        self.flow.words(words);
    }

    /// A paragraph ends: results of fields that go on are linked piece by piece, and instructions end with it, so that
    /// a field that is never closed swallows no more than its paragraph.
    pub(super) fn end_fields(&mut self) {
        self.fields.retain(|it| it.shown);
        for field in &mut self.fields {
            if let Some(target) = &field.target {
                self.flow.link(field.start, target);
            }
            field.start = if self.paragraph.deleted {
                self.flow.position()
            } else {
                0
            };
        }
    }
}

impl Body<'_> {
    /// Inside of properties: takes over what the element says. The outer `None` stands for an element elsewhere.
    pub(super) fn property(&mut self, element: &Element<'_, '_>) -> Option<Option<Frame>> {
        let name = element.name();
        let story_is_open = match self.frames.last()? {
            Frame::RunProperties => {
                if let Some(run) = self.story().runs.last_mut() {
                    match name {
                        "rStyle" => run.style = value(element),
                        _ => run.own.read(element),
                    }
                }
                None
            }
            Frame::MarkProperties => {
                let paragraph = &mut self.story().paragraph;
                let mut marks = Marks::default();
                marks.read(element);
                paragraph.hidden |= marks.hidden == Some(true);
                paragraph.deleted |= matches!(name, "del" | "moveFrom");
                None
            }
            Frame::ParagraphProperties => match name {
                "pStyle" => {
                    self.story().paragraph.style = value(element);
                    None
                }
                "numPr" => Some(Frame::NumberProperties),
                "rPr" => Some(Frame::MarkProperties),
                "sectPr" => Some(Frame::Section),
                _ => None,
            },
            Frame::NumberProperties => {
                self.story().paragraph.place.read(element);
                None
            }
            Frame::Section => {
                self.shared.front.read(name, element);
                if matches!(name, "headerReference" | "footerReference") {
                    self.shared.heads.extend(element.attribute(Family::Relation, "id"));
                }
                None
            }
            _ => return None,
        };
        Some(story_is_open)
    }

    /// What holds for the words of a run.
    pub(super) fn marks(&mut self, run: &Run) -> Marks {
        let paragraph = self.story().paragraph.style.clone();
        self.shared
            .styles
            .marks(run.own, run.style.as_deref(), paragraph.as_deref())
    }

    /// The number that is displayed before a paragraph.
    pub(super) fn number(&mut self, paragraph: &ParagraphMarks) -> String {
        let shared = &mut *self.shared;
        let style = shared.styles.of_paragraph(paragraph.style.as_deref());
        let by_style = style.map(|it| it.place.clone()).unwrap_or_default();
        let own = paragraph.place.list.is_some();
        let Some(list) = paragraph.place.list.clone().or(by_style.list).filter(|it| it != "0") else {
            return String::new();
        };
        let by_name = || shared.numbering.level_of_style(&list, paragraph.style.as_deref()?);
        let inherited = || if own { None } else { by_name().or(by_style.level) };
        let level = paragraph.place.level.or_else(inherited).unwrap_or(0);
        shared.counters.next(&shared.numbering, &shared.styles, &list, level)
    }
}
