use serde::Serialize;

use crate::graph::Node;
use crate::graph::NodeKind;

/// The outline of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::export) enum Shape {
    /// A sheet with a folded corner.
    Folded,
    /// A frame in a frame.
    Double,
    /// Corners cut off.
    Cut,
    /// A band along the left side, as the back of a bound volume.
    Spine,
    /// Ends that come to a point.
    Hexagon,
    /// Round corners.
    Rounded,
    /// A tab on the upper side.
    Tab,
    /// A plain rectangle.
    Plain,
    /// A line below and nothing else.
    Underline,
}

/// How nodes of some classes are drawn; the colours are the palette's.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::export) struct Look {
    /// Its name in the legend.
    pub(in crate::export) name: &'static str,
    /// Its shape in words, for legends without pictures.
    pub(in crate::export) shown_as: &'static str,
    /// The classes of nodes.
    classes: &'static [&'static str],
    pub(in crate::export) shape: Shape,
}

/// All looks, in the order of the legend and of the colours of palettes. What has none of the classes named takes
/// one of the last three: sources, addresses, documents.
pub(in crate::export) const LOOKS: [Look; COUNT] = [
    Look {
        name: "letter or note verbale",
        shown_as: "Folded corner",
        classes: &["letter", "identical-letters", "note-verbale"],
        shape: Shape::Folded,
    },
    Look {
        name: "resolution or decision",
        shown_as: "Double frame",
        classes: &["resolution", "decision"],
        shape: Shape::Double,
    },
    Look {
        name: "draft or proposal",
        shown_as: "Cut corners",
        classes: &["draft", "proposal"],
        shape: Shape::Cut,
    },
    Look {
        name: "report, record or statement",
        shown_as: "Band at the left",
        classes: &[
            "report",
            "note",
            "record",
            "statement",
            "general-comment",
            "publication",
        ],
        shape: Shape::Spine,
    },
    Look {
        name: "judgment, treaty or law",
        shown_as: "Pointed ends",
        classes: &["judgment", "treaty", "law", "standard"],
        shape: Shape::Hexagon,
    },
    Look {
        name: "news, press release or interview",
        shown_as: "Tab",
        classes: &["news", "press-release", "interview"],
        shape: Shape::Tab,
    },
    Look {
        name: "book, article or other source",
        shown_as: "Rounded",
        classes: &["book", "article"],
        shape: Shape::Rounded,
    },
    Look {
        name: "web address",
        shown_as: "Underlined",
        classes: &["web"],
        shape: Shape::Underline,
    },
    Look {
        name: "other document",
        shown_as: "Plain frame",
        classes: &["document"],
        shape: Shape::Plain,
    },
];

/// Number of looks.
pub(super) const COUNT: usize = 9;

impl Look {
    /// The position in [`LOOKS`] of a node's look.
    pub(in crate::export) fn of(node: &Node) -> usize {
        let other = match node.kind {
            NodeKind::Source(_) => COUNT - 3,
            NodeKind::Web => COUNT - 2,
            NodeKind::Document => COUNT - 1,
        };
        // An address stays an address, and a book with an address a book.
        let named = || LOOKS.iter().position(|it| it.classes.contains(&node.class.as_str()));
        match node.kind {
            NodeKind::Web => other,
            _ => named().filter(|it| *it != COUNT - 2).unwrap_or(other),
        }
    }
}

/// Whether a node is a document that is only cited; such are drawn empty and dashed.
pub(in crate::export) fn only_cited(node: &Node) -> bool {
    node.is_document() && !node.in_collection()
}

#[cfg(test)]
mod tests {
    use super::COUNT;
    use super::LOOKS;
    use super::Look;
    use crate::graph::Node;
    use crate::graph::NodeKind;

    #[test]
    fn no_two_looks_have_one_shape_or_one_class() {
        for (at, one) in LOOKS.iter().enumerate() {
            for other in &LOOKS[at + 1..] {
                assert_ne!(one.shape, other.shape, "{} and {}", one.name, other.name);
                assert!(!one.classes.iter().any(|it| other.classes.contains(it)));
            }
        }
    }

    #[test]
    fn every_node_has_a_look() {
        let look = |class: &str, kind| {
            let node = Node {
                class: class.to_owned(),
                kind,
                ..Node::document("a")
            };
            LOOKS[Look::of(&node)].name
        };
        assert_eq!(look("note-verbale", NodeKind::Document), "letter or note verbale");
        assert_eq!(look("ferry", NodeKind::Document), LOOKS[COUNT - 1].name);
        assert_eq!(
            look("judgment", NodeKind::Source(Box::default())),
            "judgment, treaty or law"
        );
        assert_eq!(
            look("web", NodeKind::Source(Box::default())),
            "book, article or other source"
        );
        assert_eq!(look("letter", NodeKind::Web), "web address");
    }
}
