//! Where named links lead: `.. _name: https://…`, and anonymous ones.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::read::marked_text::MarkedText;

/// Most names that may stand for each other in a row.
const LONGEST_CHAIN: usize = 8;

/// A target's definition.
struct Target {
    /// The address, or the name of another target with its underscore; empty for a place in the text.
    address: String,
    /// The mark before the address, and all of the definition.
    mark: Range<usize>,
    whole: Range<usize>,
}

/// The targets of a file.
#[derive(Default)]
pub(super) struct Targets {
    all: Vec<Target>,
    names: BTreeMap<String, usize>,
    anonymous: Vec<usize>,
    next_anonymous: usize,
    used: BTreeSet<usize>,
}

impl Targets {
    /// Adds a definition; without a name it is an anonymous one. The first of a name counts.
    pub(super) fn define(&mut self, name: Option<&str>, address: &str, mark: Range<usize>, whole: Range<usize>) {
        let index = self.all.len();
        match name {
            Some(name) => drop(self.names.entry(key(name)).or_insert(index)),
            None => self.anonymous.push(index),
        }
        self.all.push(Target {
            address: joined(address),
            mark,
            whole,
        });
    }

    /// Adds a target that a link in the text names and defines at once.
    pub(super) fn define_inline(&mut self, name: &str, address: &str) {
        self.define(Some(name), address, 0..0, 0..0);
    }

    /// Whether there is a target of this name.
    pub(super) fn knows(&self, name: &str) -> bool {
        self.names.contains_key(&key(name))
    }

    /// The address that a name leads to; `None` for a place in the text or a name that is not defined.
    pub(super) fn address(&mut self, name: &str) -> Option<String> {
        let first = *self.names.get(&key(name))?;
        self.follow(first)
    }

    /// The address of the next anonymous target.
    pub(super) fn next_anonymous(&mut self) -> Option<String> {
        let first = *self.anonymous.get(self.next_anonymous)?;
        self.next_anonymous += 1;
        self.follow(first)
    }

    fn follow(&mut self, first: usize) -> Option<String> {
        let mut index = first;
        for _ in 0..LONGEST_CHAIN {
            self.used.insert(index);
            let address = &self.all.get(index)?.address;
            let next = other_name(address).and_then(|it| self.names.get(&key(it)));
            match next {
                Some(next) => index = *next,
                None => return (!address.is_empty()).then(|| address.clone()),
            }
        }
        None
    }

    /// Takes the definitions out of the text. Of one that no link uses the address stays: nothing else names it.
    pub(super) fn write(&self, out: &mut MarkedText) {
        for (index, target) in self.all.iter().enumerate() {
            let kept = !target.address.is_empty() && !self.used.contains(&index);
            out.gone(if kept {
                target.mark.clone()
            } else {
                target.whole.clone()
            });
        }
    }
}

/// The name in "name_" or "`some name`_".
fn other_name(address: &str) -> Option<&str> {
    let name = address.strip_suffix('_')?;
    let bare = name.strip_prefix('`').and_then(|it| it.strip_suffix('`'));
    (!name.contains("://")).then_some(bare.unwrap_or(name))
}

/// Names are compared without case, and with one blank for many.
fn key(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// An address over several lines is one word; a name keeps its blanks.
fn joined(address: &str) -> String {
    if address.starts_with('`') {
        return address.to_owned();
    }
    address.split_whitespace().collect()
}
