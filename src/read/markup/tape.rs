//! A document of elements as one run of pieces. There is no tree to walk, so nothing recurses, and nesting has no limit.

use std::collections::HashMap;
use std::ops::Range;

use crate::read::markup::roles::KEPT;

/// Most elements that one file may hold: about 100 bytes of memory each.
pub(in crate::read) const MOST_ELEMENTS: usize = 4_000_000;

/// Number of an element in the order of the file.
pub(super) type ElementId = u32;

/// One step through the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    Open(ElementId),
    /// Bytes of the tape's text.
    Text(u32, u32),
    Close(ElementId),
}

/// An element with its place among the pieces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element {
    pub(super) name: u32,
    pub(super) parent: Option<ElementId>,
    /// Index of its first piece.
    pub(super) open: u32,
    /// Index of its last piece.
    pub(super) close: u32,
    attributes: (u32, u32),
}

/// The file had more elements than [`MOST_ELEMENTS`].
#[derive(Clone, Copy, Debug)]
pub(in crate::read) struct TooMany;

/// The pieces of a file in order.
#[derive(Debug, Default)]
pub(in crate::read) struct Tape {
    pub(super) pieces: Vec<Piece>,
    pub(super) elements: Vec<Element>,
    attributes: Vec<(&'static str, u32, u32)>,
    text: String,
    names: Vec<String>,
    by_name: HashMap<String, u32>,
    open: Vec<ElementId>,
}

impl Tape {
    /// Number of a name; the same name has the same number.
    pub(in crate::read) fn name(&mut self, name: &str) -> u32 {
        if let Some(known) = self.by_name.get(name) {
            return *known;
        }
        let number = index(self.names.len());
        self.names.push(name.to_owned());
        self.by_name.insert(name.to_owned(), number);
        number
    }

    /// Number of a name that the file has used.
    pub(in crate::read) fn number(&self, name: &str) -> Option<u32> {
        self.by_name.get(name).copied()
    }

    /// Opens an element inside those that are open.
    pub(in crate::read) fn open(&mut self, name: u32) -> Result<(), TooMany> {
        if self.elements.len() >= MOST_ELEMENTS {
            return Err(TooMany);
        }
        let at = index(self.pieces.len());
        let from = index(self.attributes.len());
        let number = index(self.elements.len());
        self.elements.push(Element {
            name,
            parent: self.open.last().copied(),
            open: at,
            close: at,
            attributes: (from, from),
        });
        self.pieces.push(Piece::Open(number));
        self.open.push(number);
        Ok(())
    }

    /// Gives an attribute to the element opened last; those that no reader looks at are dropped.
    pub(in crate::read) fn attribute(&mut self, name: &str, value: &str) {
        let Some(kept) = KEPT.iter().find(|it| **it == name) else {
            return;
        };
        let from = index(self.text.len());
        self.text.push_str(value);
        self.attributes.push((kept, from, index(self.text.len())));
        if let Some(last) = self.elements.last_mut() {
            last.attributes.1 = index(self.attributes.len());
        }
    }

    /// Adds text to the innermost open element.
    pub(in crate::read) fn text(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        let from = index(self.text.len());
        self.text.push_str(words);
        self.pieces.push(Piece::Text(from, index(self.text.len())));
    }

    /// Closes the innermost open element.
    pub(in crate::read) fn close(&mut self) {
        let at = index(self.pieces.len());
        if let Some(number) = self.open.pop() {
            self.pieces.push(Piece::Close(number));
            if let Some(element) = self.elements.get_mut(number as usize) {
                element.close = at;
            }
        }
    }

    /// Name of the innermost open element.
    pub(in crate::read) fn innermost(&self) -> Option<&str> {
        self.open.last().map(|it| self.name_of(*it))
    }

    /// Closes all that is open.
    pub(in crate::read) fn end(&mut self) {
        while !self.open.is_empty() {
            self.close();
        }
    }

    /// Name of the first element.
    pub(in crate::read) fn root(&self) -> Option<&str> {
        self.elements.first().map(|_| self.name_of(0))
    }

    /// All names in use, by their numbers.
    pub(super) fn names(&self) -> &[String] {
        &self.names
    }

    pub(super) fn name_of(&self, element: ElementId) -> &str {
        let name = self.elements.get(element as usize).map(|it| it.name as usize);
        name.and_then(|it| self.names.get(it)).map_or("", String::as_str)
    }

    /// Bytes of the text that a piece or an attribute stands for.
    pub(super) fn words(&self, from: u32, to: u32) -> &str {
        self.text.get(from as usize..to as usize).unwrap_or("")
    }

    /// Value of an attribute; the first counts where one is written twice.
    pub(super) fn value(&self, element: ElementId, name: &str) -> Option<&str> {
        let (from, to) = self.elements.get(element as usize)?.attributes;
        let all = self.attributes.get(from as usize..to as usize)?;
        let found = all.iter().find(|it| it.0 == name)?;
        Some(self.words(found.1, found.2))
    }

    /// The first of several attributes that an element has.
    pub(super) fn first_value(&self, element: ElementId, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|it| self.value(element, it))
    }

    /// Indices of the pieces between an element's tags.
    pub(super) fn inside(&self, element: ElementId) -> Range<usize> {
        self.elements
            .get(element as usize)
            .map_or(0..0, |it| it.open as usize + 1..it.close as usize)
    }

    /// The element and those around it, the innermost first.
    pub(super) fn up(&self, element: ElementId) -> impl Iterator<Item = ElementId> {
        std::iter::successors(Some(element), |it| {
            self.elements.get(*it as usize).and_then(|it| it.parent)
        })
    }
}

/// Files are smaller than 4 GiB by the limits of their readers.
fn index(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
impl Tape {
    /// The elements as brackets around their text.
    pub(in crate::read) fn shape(&self) -> String {
        let mut shape = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Open(it) => shape.extend([self.name_of(*it), "("]),
                Piece::Text(from, to) => shape.push_str(self.words(*from, *to)),
                Piece::Close(_) => shape.push(')'),
            }
        }
        shape
    }
}
