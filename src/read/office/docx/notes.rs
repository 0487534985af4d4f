//! Footnotes and endnotes: which number each displays, and their words.

use std::collections::BTreeMap;

use crate::read::office::numerals::Numerals;
use crate::read::office::write_notes;
use crate::read::office::xml::Element;
use crate::read::office::xml::Fault;
use crate::read::office::xml::Piece;
use crate::read::office::xml::Stream;
use crate::read::sheet::Sheet;

use super::styles::value;

/// The two runs of notes, numbered apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum NoteKind {
    Foot,
    End,
}

/// When the numbers start anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Restart {
    Never,
    Section,
    Page,
}

/// How a section, or the whole document, numbers one run of notes, as far as it says so.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rules {
    numerals: Option<Numerals>,
    start: Option<u32>,
    restart: Option<Restart>,
}

impl Rules {
    fn read(&mut self, property: &Element<'_, '_>) {
        let said = value(property).unwrap_or_default();
        match property.name() {
            "numFmt" => self.numerals = Some(Numerals::named(&said)),
            "numStart" => self.start = said.parse().ok(),
            "numRestart" => {
                self.restart = Some(match said.as_str() {
                    "eachSect" => Restart::Section,
                    "eachPage" => Restart::Page,
                    _ => Restart::Never,
                });
            }
            _ => {}
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            numerals: self.numerals.or(other.numerals),
            start: self.start.or(other.start),
            restart: self.restart.or(other.restart),
        }
    }
}

/// The rules of both runs.
pub(super) type BothRules = BTreeMap<NoteKind, Rules>;

/// Reads the rules that stand in the element `holder`: one entry for each such element, in order. `w:sectPr` of the
/// main part ends a section, which is why its rules have to be known before.
pub(super) fn rules(part: &str, holder: &str) -> Result<Vec<BothRules>, Fault> {
    let mut found = Vec::new();
    let mut stream = Stream::new(part);
    let mut path: Vec<Option<NoteKind>> = Vec::new();
    let mut inside = 0;
    while let Some(piece) = stream.next()? {
        match piece {
            Piece::Words(_) => {}
            Piece::Close => {
                inside = if path.len() == inside { 0 } else { inside };
                path.pop();
            }
            Piece::Open(element) => {
                let kind = match element.name() {
                    "footnotePr" => Some(NoteKind::Foot),
                    "endnotePr" => Some(NoteKind::End),
                    name => {
                        if name == holder && inside == 0 {
                            found.push(BothRules::new());
                            inside = path.len() + 1;
                        }
                        None
                    }
                };
                // Only what stands right below the holder: a change of its properties holds the old ones.
                if path.len() == inside + 1
                    && let (Some(Some(kind)), Some(rules)) = (path.last(), found.last_mut())
                    && inside > 0
                {
                    rules.entry(*kind).or_default().read(&element);
                }
                path.push(kind);
            }
        }
    }
    Ok(found)
}

/// A note that the text calls.
struct Called {
    kind: NoteKind,
    marker: String,
    /// Whether the marker is a sign of the writer's own, which the note's words repeat.
    custom: bool,
    body: Option<Sheet>,
}

/// All notes of a document.
#[derive(Default)]
pub(super) struct Notes {
    document: BothRules,
    sections: Vec<BothRules>,
    section: usize,
    /// The last number given in each run.
    reached: BTreeMap<NoteKind, u32>,
    ids: BTreeMap<(NoteKind, String), usize>,
    called: Vec<Called>,
    /// Notes that nothing calls.
    pub(super) uncalled: usize,
    by_page: bool,
}

impl Notes {
    /// Notes numbered by the rules of the whole document and of each section.
    pub(super) fn new(document: BothRules, sections: Vec<BothRules>) -> Self {
        Self {
            document,
            sections,
            ..Self::default()
        }
    }

    fn rules(&self, kind: NoteKind) -> Rules {
        let of = |it: Option<&BothRules>| it.and_then(|it| it.get(&kind)).copied().unwrap_or_default();
        of(self.sections.get(self.section)).or(of(Some(&self.document)))
    }

    /// A call in the text: the marker displayed and the number of the note. `sign` is the writer's own mark, which
    /// takes no number.
    pub(super) fn call(&mut self, kind: NoteKind, id: &str, sign: Option<&str>) -> (String, usize) {
        let key = (kind, id.to_owned());
        if let Some(it) = self
            .ids
            .get(&key)
            .and_then(|at| Some((self.called.get(*at)?.marker.clone(), *at)))
        {
            return it;
        }
        let marker = sign.map_or_else(|| self.number(kind), str::to_owned);
        let at = self.called.len();
        self.ids.insert(key, at);
        self.called.push(Called {
            kind,
            marker: marker.clone(),
            custom: sign.is_some(),
            body: None,
        });
        (marker, at)
    }

    fn number(&mut self, kind: NoteKind) -> String {
        let rules = self.rules(kind);
        self.by_page |= rules.restart == Some(Restart::Page);
        let start = rules.start.unwrap_or(1);
        let number = self.reached.get(&kind).map_or(start, |it| it.saturating_add(1));
        self.reached.insert(kind, number);
        let usual = match kind {
            NoteKind::Foot => Numerals::Decimal,
            NoteKind::End => Numerals::LowerRoman,
        };
        rules.numerals.unwrap_or(usual).display(number)
    }

    /// A section ends.
    pub(super) fn end_section(&mut self) {
        self.section += 1;
        for kind in [NoteKind::Foot, NoteKind::End] {
            if self.rules(kind).restart == Some(Restart::Section) {
                self.reached.remove(&kind);
            }
        }
    }

    /// The number of a note, and its own sign where it has one; `None` where nothing calls it.
    pub(super) fn called(&self, kind: NoteKind, id: &str) -> Option<(usize, Option<String>)> {
        let at = *self.ids.get(&(kind, id.to_owned()))?;
        let note = self.called.get(at)?;
        Some((at, note.custom.then(|| note.marker.clone())))
    }

    /// Keeps the words of a note.
    pub(super) fn keep(&mut self, at: usize, body: Sheet) {
        if let Some(note) = self.called.get_mut(at) {
            note.body = Some(body);
        }
    }

    /// Writes the notes behind the text, footnotes first, and says what is doubtful.
    pub(super) fn write(self, sheet: &mut Sheet) {
        for kind in [NoteKind::Foot, NoteKind::End] {
            let of_kind = self.called.iter().enumerate().filter(|it| it.1.kind == kind);
            let written = of_kind.filter_map(|(at, it)| Some((at, it.marker.as_str(), it.body.as_ref()?)));
            write_notes(sheet, written);
        }
        let missing = self.called.iter().filter(|it| it.body.is_none()).count();
        if missing > 0 {
            sheet.doubt(format!("calls without a note: {missing}"));
        }
        if self.uncalled > 0 {
            sheet.doubt(format!("notes that nothing calls, left out: {}", self.uncalled));
        }
        if self.by_page {
            sheet.doubt("notes are numbered anew on each page, which the file does not show: they are numbered on");
        }
    }
}
