//! What styles say of characters, paragraphs and lists.

use std::collections::BTreeMap;

use crate::read::office::numerals::Numerals;
use crate::read::office::xml::Element;
use crate::read::office::xml::Family;
use crate::read::office::xml::Fault;
use crate::read::office::xml::Piece;
use crate::read::office::xml::Stream;

/// Longest chain of styles that rest on each other.
const LONGEST_CHAIN: usize = 24;

/// Per cent of the height of letters from which they count as raised.
const RAISED_FROM: i32 = 15;

/// Longest words before or behind a number, in bytes; longer ones are left out.
const LONGEST_AFFIX: usize = 32;

/// Levels of a list.
pub(super) const LEVELS: usize = 10;

/// Key of the numbering of headings among the lists; no style has this name.
pub(super) const OUTLINE: &str = "";

/// What is said of characters; `None` where nothing is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Set above the line.
    pub(super) raised: Option<bool>,
    /// Set in italics.
    pub(super) italic: Option<bool>,
    /// Not displayed.
    pub(super) hidden: Option<bool>,
}

impl Marks {
    /// What these say, else the others.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            raised: self.raised.or(other.raised),
            italic: self.italic.or(other.italic),
            hidden: self.hidden.or(other.hidden),
        }
    }

    fn read(&mut self, properties: &Element<'_, '_>) {
        let slanted = properties.attribute(Family::Format, "font-style");
        self.italic = slanted.map(|it| it == "italic" || it == "oblique").or(self.italic);
        let position = properties.attribute(Family::Style, "text-position");
        self.raised = position.map(|it| is_raised(&it)).or(self.raised);
        let display = properties.attribute(Family::Text, "display");
        self.hidden = display.map(|it| it == "none").or(self.hidden);
    }
}

/// Whether a position ("super 58%", "33% 58%") is above the line.
fn is_raised(position: &str) -> bool {
    let first = position.split_whitespace().next().unwrap_or("");
    first == "super"
        || first
            .strip_suffix('%')
            .and_then(|it| it.parse().ok())
            .is_some_and(|it: i32| it >= RAISED_FROM)
}

/// One style of characters or paragraphs, with what the styles say that it rests on.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    parent: Option<String>,
    pub(super) marks: Marks,
    /// Whether a page starts with the paragraph.
    pub(super) turns_page: bool,
}

/// One level of a list.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) start: u32,
    pub(super) numerals: Numerals,
    pub(super) before: String,
    pub(super) behind: String,
    /// How many levels are displayed, up to this one.
    pub(super) shown: usize,
}

/// All styles of a file.
#[derive(Clone, Default)]
pub(super) struct Styles {
    by_name: BTreeMap<(String, String), Style>,
    lists: BTreeMap<String, BTreeMap<usize, Level>>,
}

impl Styles {
    /// Reads the styles of a part beside those known. What stands before a fault is kept.
    pub(super) fn read(&mut self, part: &str) -> Option<Fault> {
        self.stream(part).err()
    }

    fn stream(&mut self, part: &str) -> Result<(), Fault> {
        let mut stream = Stream::new(part);
        // Names of the open elements that hold others of use.
        let mut style: Option<((String, String), Style, usize)> = None;
        let mut list: Option<(String, usize)> = None;
        let mut depth = 0_usize;
        while let Some(piece) = stream.next()? {
            let element = match piece {
                Piece::Open(element) => element,
                Piece::Words(_) => continue,
                Piece::Close => {
                    if style.as_ref().is_some_and(|it| it.2 == depth)
                        && let Some((key, open, _)) = style.take()
                    {
                        self.by_name.insert(key, open);
                    }
                    list.take_if(|it| it.1 == depth);
                    depth = depth.saturating_sub(1);
                    continue;
                }
            };
            depth += 1;
            let of_style = |name| element.attribute(Family::Style, name);
            match (element.family, element.name()) {
                (Family::Style, "style") => {
                    let key = (
                        of_style("family").unwrap_or_default(),
                        of_style("name").unwrap_or_default(),
                    );
                    let open = Style {
                        parent: of_style("parent-style-name"),
                        turns_page: of_style("master-page-name").is_some_and(|it| !it.is_empty()),
                        ..Style::default()
                    };
                    style = Some((key, open, depth));
                }
                (Family::Style, "text-properties") => {
                    if let Some((_, open, _)) = &mut style {
                        open.marks.read(&element);
                    }
                }
                (Family::Style, "paragraph-properties") => {
                    if let Some((_, open, _)) = &mut style {
                        let before = element.attribute(Family::Format, "break-before");
                        open.turns_page |= before.as_deref() == Some("page");
                    }
                }
                (Family::Text, "list-style") => list = Some((of_style("name").unwrap_or_default(), depth)),
                (Family::Text, "outline-style") => list = Some((OUTLINE.to_owned(), depth)),
                (Family::Text, name) if name.ends_with("level-style-number") || name == "outline-level-style" => {
                    if let (Some((of, _)), Some((at, level))) = (&list, level(&element)) {
                        self.lists.entry(of.clone()).or_default().insert(at, level);
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A style of a family ("text", "paragraph") with what it inherits.
    pub(super) fn get(&self, family: &str, name: &str) -> Style {
        let find = |name: &str| self.by_name.get(&(family.to_owned(), name.to_owned()));
        let Some(mut style) = find(name).cloned() else {
            return Style::default();
        };
        for _ in 0..LONGEST_CHAIN {
            let Some(parent) = style.parent.as_deref().and_then(find) else {
                break;
            };
            style.marks = style.marks.or(parent.marks);
            style.parent.clone_from(&parent.parent);
        }
        style
    }

    /// One level of a list, 0 the outermost; bullets have none.
    pub(super) fn level(&self, list: &str, at: usize) -> Option<&Level> {
        self.lists.get(list)?.get(&at)
    }
}

/// What an element says of a level, and which one it is.
fn level(element: &Element<'_, '_>) -> Option<(usize, Level)> {
    let number = |name| {
        element
            .attribute(Family::Text, name)
            .and_then(|it| it.parse::<usize>().ok())
    };
    let affix = |name| {
        let said = element.attribute(Family::Style, name).unwrap_or_default();
        if said.len() <= LONGEST_AFFIX {
            said
        } else {
            String::new()
        }
    };
    let at = number("level")?.checked_sub(1).filter(|it| *it < LEVELS)?;
    let level = Level {
        start: number("start-value").and_then(|it| u32::try_from(it).ok()).unwrap_or(1),
        numerals: Numerals::named(&element.attribute(Family::Style, "num-format").unwrap_or_default()),
        before: affix("num-prefix"),
        behind: affix("num-suffix"),
        shown: number("display-levels").unwrap_or(1),
    };
    Some((at, level))
}
