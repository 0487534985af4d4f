//! Lists whose numbers Word counts: what the file says of them.

use std::collections::BTreeMap;

use crate::read::office::docx::styles::is_on;
use crate::read::office::docx::styles::value;
use crate::read::office::numerals::Numerals;
use crate::read::office::xml::Element;
use crate::read::office::xml::Family;
use crate::read::office::xml::Fault;
use crate::read::office::xml::Piece;
use crate::read::office::xml::Stream;

/// Levels of a list.
pub(super) const LEVELS: usize = 9;

/// Longest pattern of a number, in bytes; a longer one is no number.
const LONGEST_PATTERN: usize = 64;

/// One level of a list.
#[derive(Clone, Debug)]
pub(super) struct Level {
    /// The first number.
    pub(super) start: u32,
    /// How its numbers are displayed.
    pub(super) numerals: Numerals,
    /// What is displayed, "%1" for the number of the first level.
    pub(super) pattern: String,
    /// The level (1 the outermost) behind which it starts anew; 0 for never; any outer one where nothing is said.
    pub(super) restart: Option<usize>,
    /// Whether the numbers of all levels are displayed as decimal ones.
    pub(super) legal: bool,
    /// What stands between the number and the paragraph.
    pub(super) behind: &'static str,
    /// The style whose paragraphs are of this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            numerals: Numerals::default(),
            pattern: String::new(),
            restart: None,
            legal: false,
            behind: " ",
            style: None,
        }
    }
}

/// What several lists have in common; they go on counting where the other stopped.
#[derive(Default)]
struct Pattern {
    levels: BTreeMap<usize, Level>,
    /// The style that names the list whose pattern this takes over.
    linked: Option<String>,
}

/// One list.
#[derive(Default)]
struct List {
    pattern: String,
    /// Levels that this list counts or displays its own way.
    starts: BTreeMap<usize, u32>,
    levels: BTreeMap<usize, Level>,
}

/// All lists of a file.
#[derive(Default)]
pub(super) struct Numbering {
    patterns: BTreeMap<String, Pattern>,
    lists: BTreeMap<String, List>,
}

/// The element that the reader stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Around,
    Pattern,
    List,
    Override(usize),
    Level(usize),
}

/// What is being read.
#[derive(Default)]
struct Open {
    id: String,
    pattern: Pattern,
    list: List,
    level: Level,
}

impl Numbering {
    /// Reads the part of the lists. What stands before a fault is kept.
    pub(super) fn read(part: &str) -> (Self, Option<Fault>) {
        let mut numbering = Self::default();
        let fault = numbering.stream(part).err();
        (numbering, fault)
    }

    fn stream(&mut self, part: &str) -> Result<(), Fault> {
        let mut stream = Stream::new(part);
        let mut places = vec![Place::Around];
        let mut open = Open::default();
        let mut skipped = 0_usize;
        while let Some(piece) = stream.next()? {
            match piece {
                Piece::Words(_) => {}
                Piece::Close if skipped > 0 => skipped -= 1,
                Piece::Close => {
                    let place = places.pop().unwrap_or(Place::Around);
                    self.close(place, places.last().copied(), &mut open);
                }
                Piece::Open(_) if skipped > 0 => skipped += 1,
                Piece::Open(element) => {
                    let inside = places.last().copied().unwrap_or(Place::Around);
                    match enter(inside, &element, &mut open) {
                        Some(place) => places.push(place),
                        None => skipped = 1,
                    }
                }
            }
        }
        Ok(())
    }

    fn close(&mut self, place: Place, around: Option<Place>, open: &mut Open) {
        let mut id = || std::mem::take(&mut open.id);
        match (place, around) {
            (Place::Pattern, _) => drop(self.patterns.insert(id(), std::mem::take(&mut open.pattern))),
            (Place::List, _) => drop(self.lists.insert(id(), std::mem::take(&mut open.list))),
            (Place::Level(at), Some(Place::Pattern)) => {
                open.pattern.levels.insert(at, std::mem::take(&mut open.level));
            }
            (Place::Level(at), _) => drop(open.list.levels.insert(at, std::mem::take(&mut open.level))),
            (Place::Override(_) | Place::Around, _) => {}
        }
    }

    /// The key under which a list counts: that of its pattern.
    pub(super) fn counted_as(&self, list: &str) -> Option<&str> {
        Some(self.lists.get(list)?.pattern.as_str())
    }

    /// The number that a list starts a level with anew, where it says so.
    pub(super) fn restart_of(&self, list: &str, level: usize) -> Option<u32> {
        self.lists.get(list)?.starts.get(&level).copied()
    }

    /// One level of a list. `list_of` gives the list that a style names: patterns may point to another by a style.
    pub(super) fn level<'n>(
        &'n self,
        list: &str,
        level: usize,
        list_of: impl Fn(&str) -> Option<String>,
    ) -> Option<&'n Level> {
        let own = self.lists.get(list)?;
        let pattern = self.patterns.get(&own.pattern);
        let linked = || {
            let other = self.lists.get(&list_of(pattern?.linked.as_ref()?)?)?;
            self.patterns.get(&other.pattern)?.levels.get(&level)
        };
        own.levels
            .get(&level)
            .or_else(|| pattern?.levels.get(&level))
            .or_else(linked)
    }

    /// The level of a list whose paragraphs have this style.
    pub(super) fn level_of_style(&self, list: &str, style: &str) -> Option<usize> {
        let pattern = self.patterns.get(&self.lists.get(list)?.pattern)?;
        let mut levels = pattern.levels.iter();
        levels.find(|it| it.1.style.as_deref() == Some(style)).map(|it| *it.0)
    }
}

/// What an element inside of another means; `None` for those that hold nothing of use.
fn enter(inside: Place, element: &Element<'_, '_>, open: &mut Open) -> Option<Place> {
    let said = |name| element.attribute(Family::Word, name);
    let at = || said("ilvl").and_then(|it| it.parse().ok()).filter(|it| *it < LEVELS);
    match (inside, element.name()) {
        (Place::Around, "numbering") => return Some(Place::Around),
        (Place::Around, "abstractNum") => {
            open.id = said("abstractNumId").unwrap_or_default();
            return Some(Place::Pattern);
        }
        (Place::Around, "num") => {
            open.id = said("numId").unwrap_or_default();
            return Some(Place::List);
        }
        (Place::Pattern | Place::Override(_), "lvl") => return at().map(Place::Level),
        (Place::List, "lvlOverride") => return at().map(Place::Override),
        (Place::Pattern, "numStyleLink") => open.pattern.linked = value(element),
        (Place::List, "abstractNumId") => open.list.pattern = value(element).unwrap_or_default(),
        (Place::Override(at), "startOverride") => {
            if let Some(start) = value(element).and_then(|it| it.parse().ok()) {
                open.list.starts.insert(at, start);
            }
        }
        (Place::Level(_), name) => property(&mut open.level, name, element),
        _ => {}
    }
    None
}

fn property(level: &mut Level, name: &str, element: &Element<'_, '_>) {
    let said = value(element);
    match name {
        "start" => level.start = said.and_then(|it| it.parse().ok()).unwrap_or(0),
        "numFmt" => level.numerals = Numerals::named(said.as_deref().unwrap_or("decimal")),
        "lvlText" => level.pattern = said.filter(|it| it.len() <= LONGEST_PATTERN).unwrap_or_default(),
        "lvlRestart" => level.restart = said.and_then(|it| it.parse().ok()),
        "isLgl" => level.legal = is_on(element),
        "suff" if said.as_deref() == Some("nothing") => level.behind = "",
        "pStyle" => level.style = said,
        _ => {}
    }
}
