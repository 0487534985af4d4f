//! How a picture is to look.

use crate::export::svg::Layout;
use crate::graph::Node;

/// Background and ink.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Dark on white, for paper.
    #[default]
    Light,
    /// Light on dark, for slides and screens.
    Dark,
}

/// How many pixels a picture of pixels has.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Pixels {
    /// [`Pixels::SHARP`] for each unit of the picture, fewer where that is more than a file should have.
    #[default]
    Usual,
    /// So many for each unit of the picture, which is 1/96 inch.
    Scale(f32),
    /// So many from left to right.
    Width(u32),
}

impl Pixels {
    /// Pixels for each unit that are sharp on today's screens.
    pub const SHARP: f32 = 2.0;
}

/// What a picture is drawn with besides the nodes and links.
#[derive(Clone, Copy, Debug, Default)]
pub struct Drawing<'a> {
    /// Background and ink.
    pub theme: Theme,
    /// Where things stand; `None` for the usual layout.
    pub layout: Option<&'static Layout>,
    /// What stands together; `None` for what the layout gives.
    pub clusters: Option<&'static Clustering>,
    /// A heading over the picture.
    pub title: Option<&'a str>,
    /// Size of a picture of pixels.
    pub pixels: Pixels,
}

/// One way to put documents together.
#[derive(Debug)]
pub struct Clustering {
    /// Name for `--cluster`.
    pub name: &'static str,
    /// One line for help.
    pub help: &'static str,
    /// The heading of the cluster that a node belongs to.
    pub of: fn(&Node) -> Option<String>,
}

/// All clusterings, in the order of the help.
pub const CLUSTERINGS: &[Clustering] = &[
    Clustering {
        name: "year",
        help: "by year",
        of: |node| node.year.map(|it| it.to_string()),
    },
    Clustering {
        name: "sender",
        help: "by sender; sources by author",
        of: |node| {
            node.from
                .as_deref()
                .map(crate::export::words::sender)
                .map(str::to_owned)
        },
    },
    Clustering {
        name: "series",
        help: "by document series",
        of: |node| node.symbol.as_ref().map(|it| it.series.to_string()),
    },
];
