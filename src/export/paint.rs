//! Looks that the drawing exporters share. Classes differ in shape, fill and outline, so that they stay
//! apart in grey and for every kind of colour vision.

use crate::graph::Edge;
use crate::graph::Link;
use crate::graph::Node;
use crate::graph::NodeKind;

/// What a node is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// A document of the collection.
    Collection,
    /// A document that is only cited.
    Cited,
    /// A source without symbol.
    Source,
    /// A web address.
    Web,
}

impl Class {
    /// The class of a node.
    pub(super) fn of(node: &Node) -> Self {
        match node.kind {
            NodeKind::Document if node.in_collection() => Self::Collection,
            NodeKind::Document => Self::Cited,
            NodeKind::Source(_) => Self::Source,
            NodeKind::Web => Self::Web,
        }
    }

    /// Its looks.
    pub(super) fn look(self) -> &'static Look {
        &LOOKS[self as usize]
    }
}

/// How a class is drawn.
pub(super) struct Look {
    /// The class.
    pub(super) class: Class,
    /// Its name in the legend.
    pub(super) name: &'static str,
    /// Colour inside.
    pub(super) fill: &'static str,
    /// Colour of the outline.
    pub(super) outline: &'static str,
    /// Width of the outline.
    pub(super) width: f64,
    /// Whether the outline is dashed.
    pub(super) dashed: bool,
    /// Radius of the corners.
    pub(super) radius: f64,
}

/// All looks, in the order of [`Class`] and of the legend.
pub(super) const LOOKS: [Look; 4] = [
    Look {
        class: Class::Collection,
        name: "document of the collection",
        fill: "#d6e4f0",
        outline: "#1f3a5f",
        width: 1.5,
        dashed: false,
        radius: 2.0,
    },
    Look {
        class: Class::Cited,
        name: "document that is only cited",
        fill: "#ffffff",
        outline: "#5b6470",
        width: 1.0,
        dashed: true,
        radius: 2.0,
    },
    Look {
        class: Class::Source,
        name: "book, article, judgment or other source",
        fill: "#fbf3de",
        outline: "#8a6d1b",
        width: 1.0,
        dashed: false,
        radius: 11.0,
    },
    Look {
        class: Class::Web,
        name: "web address",
        fill: "#ffffff",
        outline: "#b4bac2",
        width: 0.8,
        dashed: false,
        radius: 11.0,
    },
];

/// Colour of text.
pub(super) const INK: &str = "#1a1a1a";
/// Colour of text of less weight.
pub(super) const FAINT: &str = "#4a525c";
/// Fonts, the first that is installed.
pub(super) const FONTS: [&str; 3] = ["Helvetica Neue", "Arial", "sans-serif"];
/// Colour of links between members of a family.
const FAMILY: &str = "#5b6470";
/// Colours of lines (Okabe and Ito without the yellow, which is too light on white, darkened a little).
const LINES: [&str; 7] = [
    "#0072b2", "#c24e00", "#00835f", "#a8508a", "#b87f00", "#2f8fc4", "#4d4d4d",
];

/// Colour of a line: one for each citing document in turn, so that its lines can be followed.
pub(super) fn line_colour(edge: &Edge, turn: usize) -> &'static str {
    if edge.link == Link::Cites {
        LINES[turn % LINES.len()]
    } else {
        FAMILY
    }
}

/// Width of a line. Grows with the root of the number of citations, so that many do not cover the rest.
pub(super) fn line_width(edge: &Edge) -> f64 {
    // Counts this large are drawn alike anyway.
    let weight = u16::try_from(edge.weight()).unwrap_or(u16::MAX);
    (0.4 + 0.9 * f64::from(weight).sqrt()).min(5.0)
}
