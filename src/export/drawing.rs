//! How a picture is to look.

use crate::export::clusters::Clustering;
use crate::export::svg::Layout;
use crate::graph::NodeId;

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
    /// The documents that the picture is about; they are marked, and in some layouts stand in the middle.
    pub centre: &'a [NodeId],
}
