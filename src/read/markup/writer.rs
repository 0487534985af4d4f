//! Writes the text of a tape.

use crate::read::Document;
use crate::read::Witness;
use crate::read::WitnessKind;
use crate::read::markup::Base;
use crate::read::markup::facts::Facts;
use crate::read::markup::layout;
use crate::read::markup::layout::Place;
use crate::read::markup::notes::Body;
use crate::read::markup::notes::Notes;
use crate::read::markup::roles::Role;
use crate::read::markup::roles::Vocabulary;
use crate::read::markup::tape::ElementId;
use crate::read::markup::tape::Piece;
use crate::read::markup::tape::Tape;
use crate::read::sheet::Sheet;

/// Writes a tape as a document.
pub(in crate::read) fn write(
    tape: &Tape,
    vocabulary: &'static Vocabulary,
    base: &Base,
    name: &str,
    format: &'static str,
    doubts: Vec<String>,
) -> Document {
    let mut sheet = sheet(tape, vocabulary, base);
    for doubt in doubts {
        sheet.doubt(doubt);
    }
    sheet.finish(name, format)
}

/// Writes the words of a run of elements with all that is marked in them.
pub(in crate::read) fn sheet(tape: &Tape, vocabulary: &'static Vocabulary, base: &Base) -> Sheet {
    let facts = Facts::new(tape, vocabulary);
    let notes = Notes::new(&facts);
    let mut writer = Writer {
        holders: layout::holders(&facts),
        facts: &facts,
        notes: &notes,
        base,
        sheets: vec![Sheet::default()],
        open: Vec::new(),
        bodies: Vec::new(),
        moved: Vec::new(),
        hidden: None,
        glued: false,
        kept: 0,
        inner: 0,
        last: 0,
    };
    writer.run();
    writer.finish()
}

/// An element that is open.
struct Open {
    element: ElementId,
    role: Role,
    /// Bytes written when it opened, to the sheet of this number.
    start: usize,
    sheet: usize,
    place: Option<Place>,
}

struct Writer<'f> {
    facts: &'f Facts<'f>,
    notes: &'f Notes,
    base: &'f Base,
    holders: Vec<bool>,
    /// The text, and above it notes and titles that are open.
    sheets: Vec<Sheet>,
    open: Vec<Open>,
    /// Notes that are open, each with its sheet's number.
    bodies: Vec<(&'f Body, usize)>,
    /// Notes that are written at the end.
    moved: Vec<(&'f Body, Sheet)>,
    /// The element whose content is not shown.
    hidden: Option<ElementId>,
    /// Only a number stands on the line: the next block goes on behind it.
    glued: bool,
    /// Elements open that keep their lines.
    kept: usize,
    /// Cells open whose words stay on one line.
    inner: usize,
    /// Cells open at the end of their rows.
    last: usize,
}

impl<'f> Writer<'f> {
    fn run(&mut self) {
        let mut next = 0;
        for (at, piece) in (0_u32..).zip(&self.facts.tape.pieces) {
            while self.bodies.last().is_some_and(|it| it.0.to <= at) {
                self.end_body();
            }
            while let Some(body) = self.notes.bodies.get(next).filter(|it| it.from <= at) {
                self.start_body(body);
                next += 1;
            }
            match piece {
                Piece::Open(element) => self.open(*element),
                Piece::Close(element) => self.close(*element),
                Piece::Text(from, to) if self.hidden.is_none() => {
                    let words = self.facts.tape.words(*from, *to);
                    let cut = self.notes.cuts.get(&at).copied().unwrap_or(0);
                    self.text(words.get(cut..).unwrap_or(""));
                }
                Piece::Text(..) => {}
            }
        }
        while !self.bodies.is_empty() {
            self.end_body();
        }
    }

    /// The text with the notes that were moved to its end.
    fn finish(mut self) -> Sheet {
        let mut sheet = std::mem::take(self.sheet());
        if !self.moved.is_empty() {
            sheet.end_paragraph();
            sheet.rule();
        }
        for (body, words) in &self.moved {
            sheet.note(&body.marker, body.note, words);
        }
        sheet
    }

    fn sheet(&mut self) -> &mut Sheet {
        if self.sheets.is_empty() {
            self.sheets.push(Sheet::default());
        }
        let last = self.sheets.len() - 1;
        &mut self.sheets[last]
    }

    fn text(&mut self, words: &str) {
        if self.kept > 0 {
            return self.kept_text(words);
        }
        self.glued &= words.trim_ascii().is_empty();
        self.sheet().folded(words);
    }

    fn kept_text(&mut self, words: &str) {
        for (at, line) in words.split('\n').enumerate() {
            if at > 0 && self.sheet().words().ends_with('\n') {
                self.sheet().end_paragraph();
            } else if at > 0 {
                self.sheet().end_line();
            }
            self.sheet().text(line.trim_end_matches('\r'));
        }
    }

    /// Ends the line, unless only a number stands on it or the line is that of a row.
    fn end_line(&mut self) {
        if self.inner > 0 {
            self.sheet().folded(" ");
        } else if !self.glued {
            self.sheet().end_line();
        }
    }

    fn end_paragraph(&mut self) {
        if self.inner + self.last > 0 || self.glued {
            self.end_line();
        } else {
            self.sheet().end_paragraph();
        }
    }

    fn start_body(&mut self, body: &'f Body) {
        if body.called_here && self.hidden.is_none() {
            self.sheet().call(&body.marker, body.note);
        }
        if !body.moved {
            self.glued = false;
            self.end_line();
        }
        self.bodies.push((body, self.sheets.len()));
        self.sheets.push(Sheet::default());
    }

    fn end_body(&mut self) {
        let Some((body, at)) = self.bodies.pop() else {
            return;
        };
        self.sheets.truncate(at + 1);
        let words = self.sheets.pop().unwrap_or_default();
        self.glued = false;
        if words.is_blank() {
            return;
        }
        if body.moved {
            self.moved.push((body, words));
        } else {
            self.sheet().note(&body.marker, body.note, &words);
        }
    }

    fn open(&mut self, element: ElementId) {
        let role = self.facts.role(element);
        let (start, sheet) = (self.sheet().len(), self.sheets.len());
        let mut open = Open {
            element,
            role,
            start,
            sheet,
            place: None,
        };
        if role == Role::NumberValue
            && let Some(value) = self.facts.tape.value(element, "value")
        {
            self.witness(WitnessKind::Marked, value);
        }
        if role == Role::Title {
            self.sheets.push(Sheet::default());
        }
        if self.hidden.is_none() && self.is_hidden(element, role) {
            self.hidden = Some(element);
        }
        if self.hidden.is_none() {
            self.start(element, role, &mut open);
        }
        self.open.push(open);
    }

    fn is_hidden(&self, element: ElementId, role: Role) -> bool {
        role == Role::Hidden || self.notes.gone.contains(&element)
    }

    /// What stands before an element's text.
    fn start(&mut self, element: ElementId, role: Role, open: &mut Open) {
        if let Some(call) = self.notes.calls.get(&element) {
            self.glued = false;
            self.sheet().text(&call.before);
            self.sheet().call(&call.marker, call.note);
            self.sheet().text(&call.after);
            self.hidden = Some(element);
            return;
        }
        match role {
            Role::Line | Role::Row | Role::Item => self.end_line(),
            Role::Paragraph | Role::Heading | Role::Table | Role::Ordered | Role::List => self.end_paragraph(),
            Role::Kept => {
                self.end_paragraph();
                self.kept += 1;
            }
            Role::Break => self.end_line(),
            Role::Rule => {
                self.end_line();
                self.sheet().rule();
            }
            Role::Cell => open.place = Some(self.start_cell(element)),
            Role::Quote => self.sheet().text("“"),
            _ => {}
        }
        if role == Role::Item
            && let Some(number) = self.facts.item_numbers.get(&element)
            && !self.starts_body(element)
        {
            let number = format!("{number} ");
            self.sheet().text(&number);
            self.glued = true;
        }
        open.start = self.sheet().len();
    }

    /// Whether the note that is open starts with this element: its marker is written then.
    fn starts_body(&self, element: ElementId) -> bool {
        let from = self.facts.open(element);
        self.bodies.last().is_some_and(|it| it.0.from == from)
    }

    fn start_cell(&mut self, element: ElementId) -> Place {
        let place = layout::place(self.facts, element, &self.holders);
        if place == Place::Layout {
            self.end_paragraph();
        } else if !matches!(self.sheet().words().as_bytes().last(), None | Some(b'\n')) {
            self.sheet().separate();
        }
        self.glued = place != Place::Layout;
        self.inner += usize::from(place == Place::Inner);
        self.last += usize::from(place == Place::Last);
        place
    }

    fn close(&mut self, element: ElementId) {
        let Some(open) = self.open.pop() else {
            return;
        };
        if open.role == Role::Title {
            let title = self.sheets.pop().unwrap_or_default();
            self.witness(WitnessKind::Property, title.words());
        }
        match self.hidden {
            None => self.end(&open),
            Some(it) if it == element => self.hidden = None,
            Some(_) => {}
        }
    }

    /// What stands behind an element's text, and what it marks in it.
    fn end(&mut self, open: &Open) {
        if open.role.is_block() {
            self.glued = false;
        }
        match open.role {
            Role::Line | Role::Row | Role::Item => self.end_line(),
            Role::Paragraph | Role::Heading | Role::Table | Role::Ordered | Role::List => self.end_paragraph(),
            Role::Kept => {
                self.kept = self.kept.saturating_sub(1);
                self.end_paragraph();
            }
            Role::Cell if open.place == Some(Place::Inner) => self.inner = self.inner.saturating_sub(1),
            Role::Cell if open.place == Some(Place::Last) => self.last = self.last.saturating_sub(1),
            Role::Cell if open.place == Some(Place::Layout) => self.end_paragraph(),
            Role::Quote => self.sheet().text("”"),
            Role::Number | Role::Label => {
                self.sheet().folded(" ");
                self.glued = true;
            }
            _ => {}
        }
        // A mark that began before a note opened is not one of its words.
        if open.sheet != self.sheets.len() || open.start > self.sheet().len() {
            return;
        }
        let start = open.start;
        match open.role {
            Role::Raised => self.sheet().superscript(start),
            Role::Italic => self.sheet().italic(start),
            Role::Link | Role::Call => self.link(open.element, start),
            Role::DocumentNumber => {
                let number = self.sheet().words().get(start..).unwrap_or("").trim_end().to_owned();
                self.witness(WitnessKind::Marked, number.trim_end_matches('.'));
            }
            _ => {}
        }
    }

    fn link(&mut self, element: ElementId, start: usize) {
        if let Some(target) = self.facts.tape.first_value(element, self.facts.vocabulary.targets) {
            let target = self.base.resolve(target);
            self.sheet().link(start, &target);
        }
    }

    fn witness(&mut self, kind: WitnessKind, words: &str) {
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if !words.is_empty()
            && let Some(text) = self.sheets.first_mut()
        {
            text.witness(Witness { kind, words });
        }
    }
}
