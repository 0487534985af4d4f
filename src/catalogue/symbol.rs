use std::fmt;
use std::sync::Arc;

use crate::catalogue::modifiers::split_modifier;

/// A document symbol in canonical form: no blanks, official case, joint symbols whole with `-` between the parts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Symbol {
    parts: Vec<String>,
    /// Series of the first part.
    pub series: Arc<str>,
}

impl Symbol {
    pub(super) fn new(parts: Vec<String>, series: Arc<str>) -> Self {
        Self { parts, series }
    }

    /// The symbols of a joint symbol in printed order; a single one for a plain symbol.
    pub fn parts(&self) -> &[String] {
        &self.parts
    }

    /// Whether the document has symbols of more than one series.
    pub fn is_joint(&self) -> bool {
        self.parts.len() > 1
    }

    /// All names of the document: each part, then the whole where it is joint.
    pub fn names(&self) -> impl Iterator<Item = String> + '_ {
        let whole = self.is_joint().then(|| self.to_string());
        self.parts.iter().cloned().chain(whole)
    }

    /// Whether the two share a name.
    pub fn same_document(&self, other: &Self) -> bool {
        self.parts.iter().any(|it| other.parts.contains(it))
    }

    /// The last part without any modifiers at its end: "A/71/53/Add.1/Corr.1" gives "A/71/53".
    pub fn without_modifiers(&self) -> &str {
        let mut stem = self.parts.last().map_or("", String::as_str);
        while let Some(it) = split_modifier(stem) {
            stem = it.parent;
        }
        stem
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.parts.join("-"))
    }
}
