//! What the relations of a part name: other parts, and the addresses of links.

use std::collections::BTreeMap;

use crate::read::office::container::Container;
use crate::read::office::xml::Family;
use crate::read::office::xml::Piece;
use crate::read::office::xml::Stream;

/// One relation of a part.
pub(super) struct Relation {
    /// The last word of its type: "hyperlink", "footnotes".
    pub(super) kind: String,
    /// An address, or the name of a part.
    pub(super) target: String,
}

/// The relations of a part by their ids.
#[derive(Default)]
pub(super) struct Relations(BTreeMap<String, Relation>);

impl Relations {
    /// The relations of a part; those of the whole container belong to the part without a name.
    pub(super) fn of(container: &mut Container<'_>, part: &str) -> Result<Self, String> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let text = container.part(name.trim_start_matches('/'))?.unwrap_or_default();
        let mut relations = Self::default();
        let mut stream = Stream::new(&text);
        // What stands behind a fault is lost; the links in question then have no target.
        while let Ok(Some(piece)) = stream.next() {
            let Piece::Open(element) = piece else { continue };
            let value = |name| element.attribute(Family::Plain, name).unwrap_or_default();
            if element.name() != "Relationship" {
                continue;
            }
            let target = match value("TargetMode").as_str() {
                "External" => value("Target"),
                _ => resolved(folder, &value("Target")),
            };
            let kind = value("Type").rsplit('/').next().unwrap_or("").to_owned();
            relations.0.insert(value("Id"), Relation { kind, target });
        }
        Ok(relations)
    }

    /// The relation of this id.
    pub(super) fn get(&self, id: &str) -> Option<&Relation> {
        self.0.get(id)
    }

    /// The part that stands in this relation.
    pub(super) fn part(&self, kind: &str) -> Option<&str> {
        self.0.values().find(|it| it.kind == kind).map(|it| it.target.as_str())
    }
}

/// A target as the name of an entry: relative to the folder of the part, or from the root.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let base = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_relative_or_absolute() {
        assert_eq!(resolved("word", "notes.xml"), "word/notes.xml");
        assert_eq!(resolved("word", "/word/notes.xml"), "word/notes.xml");
        assert_eq!(resolved("word", "../docProps/./core.xml"), "docProps/core.xml");
        assert_eq!(resolved("", "..\\..\\word\\document.xml"), "word/document.xml");
    }
}
