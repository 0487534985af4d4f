//! Notes and their calls in formats of elements: by the elements that are notes ([`elements`]), and by links that a
//! short marker and a note's body have between them ([`linked`]).

mod bodies;
mod elements;
mod lead;
mod linked;

use std::collections::HashMap;
use std::collections::HashSet;

use crate::read::markup::facts::Facts;
use crate::read::markup::tape::ElementId;

/// A call with the marker as it is displayed.
#[derive(Clone, Debug)]
pub(super) struct Call {
    /// Brackets before the marker.
    pub(super) before: String,
    pub(super) marker: String,
    pub(super) after: String,
    pub(super) note: usize,
}

/// The pieces that are a note's body.
#[derive(Clone, Debug)]
pub(super) struct Body {
    pub(super) from: u32,
    /// One behind the last.
    pub(super) to: u32,
    pub(super) marker: String,
    pub(super) note: usize,
    /// It stands in running text, and is written at the text's end.
    pub(super) moved: bool,
    /// It stands where it is called, and nothing else calls it.
    pub(super) called_here: bool,
}

/// All notes of a file.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) calls: HashMap<ElementId, Call>,
    /// In the order of the file. They lie apart or inside one another.
    pub(super) bodies: Vec<Body>,
    /// Elements that only repeat a marker or lead back.
    pub(super) gone: HashSet<ElementId>,
    /// Bytes at the start of a piece of text that only repeat a marker.
    pub(super) cuts: HashMap<u32, usize>,
    /// Numbers given to notes so far.
    count: usize,
}

impl Notes {
    /// Finds the notes of a file.
    pub(super) fn new(facts: &Facts<'_>) -> Self {
        let mut notes = Self::default();
        elements::find(facts, &mut notes);
        linked::find(facts, &mut notes);
        notes.bodies.sort_by_key(|it| (it.from, std::cmp::Reverse(it.to)));
        notes
    }

    fn number(&mut self) -> usize {
        self.count += 1;
        self.count
    }
}
