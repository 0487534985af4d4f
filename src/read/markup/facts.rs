//! What is known of every element before the text is written: found in a few passes over the pieces.

use std::collections::HashMap;

use crate::read::markup::address::unescaped;
use crate::read::markup::lists;
use crate::read::markup::roles::Role;
use crate::read::markup::roles::Vocabulary;
use crate::read::markup::tape::ElementId;
use crate::read::markup::tape::Piece;
use crate::read::markup::tape::Tape;

/// The tape of a file with the roles of its elements.
pub(super) struct Facts<'t> {
    pub(super) tape: &'t Tape,
    pub(super) vocabulary: &'t Vocabulary,
    roles: Vec<Role>,
    /// The innermost block that each element stands in or is.
    blocks: Vec<Option<ElementId>>,
    /// Whether each element stands in a place of notes.
    note_places: Vec<bool>,
    /// Bytes of text but blanks before each piece.
    ink: Vec<u32>,
    anchors: HashMap<&'t str, ElementId>,
    /// The number that is displayed before a list's item.
    pub(super) item_numbers: HashMap<ElementId, String>,
}

impl<'t> Facts<'t> {
    pub(super) fn new(tape: &'t Tape, vocabulary: &'t Vocabulary) -> Self {
        let by_name: Vec<Option<Role>> = tape.names().iter().map(|it| vocabulary.role(local(it))).collect();
        let mixed = mixed(tape);
        let mut facts = Self {
            tape,
            vocabulary,
            roles: Vec::with_capacity(tape.elements.len()),
            blocks: Vec::with_capacity(tape.elements.len()),
            note_places: Vec::with_capacity(tape.elements.len()),
            ink: Vec::with_capacity(tape.pieces.len()),
            anchors: HashMap::new(),
            item_numbers: HashMap::new(),
        };
        for (at, element) in (0..).zip(&tape.elements) {
            let outer = element.parent.map(|it| it as usize);
            let known = by_name.get(element.name as usize).copied().flatten();
            // What stands among words is one of them.
            let among_words = outer.is_some_and(|it| mixed.get(it).copied().unwrap_or(false));
            let plain = known.unwrap_or(if among_words { Role::Inline } else { vocabulary.other });
            let role = facts.look(at).filter(|it| it.may_replace(plain)).unwrap_or(plain);
            let block = outer.and_then(|it| facts.blocks.get(it).copied().flatten());
            let placed = outer.is_some_and(|it| facts.note_places.get(it).copied().unwrap_or(false));
            let placed = placed
                || [vocabulary.note_places, vocabulary.note_signs]
                    .iter()
                    .any(|it| facts.has_sign(at, it));
            facts.roles.push(role);
            facts.blocks.push(if role.is_block() { Some(at) } else { block });
            facts.note_places.push(placed);
            for name in vocabulary.anchors {
                if let Some(value) = tape.value(at, name) {
                    facts.anchors.entry(value).or_insert(at);
                }
            }
        }
        let mut ink = 0_u32;
        for piece in &tape.pieces {
            facts.ink.push(ink);
            if let Piece::Text(from, to) = piece {
                let inked = tape.words(*from, *to).bytes().filter(|it| !it.is_ascii_whitespace());
                ink = ink.saturating_add(u32::try_from(inked.count()).unwrap_or(u32::MAX));
            }
        }
        facts.item_numbers = lists::numbers(&facts);
        facts
    }

    pub(super) fn role(&self, element: ElementId) -> Role {
        let role = self.roles.get(element as usize);
        role.copied().unwrap_or(Role::Inline)
    }

    /// What an attribute says that the element is.
    pub(super) fn look(&self, element: ElementId) -> Option<Role> {
        let looks = self.vocabulary.looks.iter();
        let fits = looks.filter(|it| self.tape.value(element, it.0).is_some_and(|value| says(value, it.1)));
        fits.map(|it| it.2).next()
    }

    /// Whether the element carries one of these signs.
    pub(super) fn has_sign(&self, element: ElementId, signs: &[(&str, &str)]) -> bool {
        signs.iter().any(|(attribute, word)| {
            if attribute.is_empty() {
                local(self.tape.name_of(element)) == *word
            } else {
                self.tape.value(element, attribute).is_some_and(|it| says(it, word))
            }
        })
    }

    /// The innermost block that the element stands in or is.
    pub(super) fn block(&self, element: ElementId) -> Option<ElementId> {
        self.blocks.get(element as usize).copied().flatten()
    }

    /// Whether the element stands in a place of notes.
    pub(super) fn among_notes(&self, element: ElementId) -> bool {
        self.note_places.get(element as usize).copied().unwrap_or(false)
    }

    /// The element that a link leads to: a target inside this file.
    pub(super) fn target(&self, link: ElementId) -> Option<ElementId> {
        let name = self.fragment(link)?;
        let unescaped = || self.anchors.get(unescaped(name).as_str());
        self.anchors.get(name).or_else(unescaped).copied()
    }

    /// The name inside this file that a link leads to.
    pub(super) fn fragment(&self, link: ElementId) -> Option<&'t str> {
        let target = self.tape.first_value(link, self.vocabulary.targets)?.trim();
        match target.split_once('#') {
            // Some sites write the page's own path before the name.
            Some((path, fragment)) if !path.contains("//") && !fragment.is_empty() => Some(fragment),
            Some(_) => None,
            None => {
                (self.vocabulary.targets.contains(&"rid") && self.tape.value(link, "rid").is_some()).then_some(target)
            }
        }
    }

    /// Bytes of text but blanks from one piece to another.
    pub(super) fn ink(&self, from: u32, to: u32) -> u32 {
        let at = |it: u32| self.ink.get(it as usize).or(self.ink.last()).copied().unwrap_or(0);
        at(to).saturating_sub(at(from))
    }

    pub(super) fn open(&self, element: ElementId) -> u32 {
        self.tape.elements.get(element as usize).map_or(0, |it| it.open)
    }

    pub(super) fn close(&self, element: ElementId) -> u32 {
        self.tape.elements.get(element as usize).map_or(0, |it| it.close)
    }

    /// The element's text without blanks around it, if it is no longer than `most` bytes.
    pub(super) fn short_text(&self, element: ElementId, most: u32) -> Option<String> {
        if self.ink(self.open(element), self.close(element)) > most {
            return None;
        }
        let mut words = String::new();
        // Short text in very many pieces is no marker.
        for at in self.tape.inside(element).take(64) {
            if let Some(Piece::Text(from, to)) = self.tape.pieces.get(at) {
                words.push_str(self.tape.words(*from, *to));
            }
        }
        Some(words.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

/// Which elements hold words of their own.
fn mixed(tape: &Tape) -> Vec<bool> {
    let mut mixed = vec![false; tape.elements.len()];
    let mut open: Vec<ElementId> = Vec::new();
    for piece in &tape.pieces {
        match piece {
            Piece::Open(it) => open.push(*it),
            Piece::Close(_) => drop(open.pop()),
            Piece::Text(from, to) => {
                if let Some(holder) = open.last().and_then(|it| mixed.get_mut(*it as usize)) {
                    *holder |= !tape.words(*from, *to).trim_ascii().is_empty();
                }
            }
        }
    }
    mixed
}

/// Name of an element without the prefix of its namespace.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// Whether an attribute's value has this word, or starts with it where the word ends with `*`, or holds it where it
/// starts with `~` (blanks do not count then).
fn says(value: &str, word: &str) -> bool {
    if let Some(held) = word.strip_prefix('~') {
        let packed: String = value.chars().filter(|it| !it.is_ascii_whitespace()).collect();
        return packed.to_ascii_lowercase().contains(held);
    }
    let mut words = value.split_ascii_whitespace();
    match word.strip_suffix('*') {
        Some("") => true,
        Some(start) => words.any(|it| {
            it.len() >= start.len() && it.is_char_boundary(start.len()) && it[..start.len()].eq_ignore_ascii_case(start)
        }),
        None => words.any(|it| it.eq_ignore_ascii_case(word)),
    }
}
