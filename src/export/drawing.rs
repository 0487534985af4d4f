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
    /// The documents that the picture is about; they are marked, and in some layouts stand in the middle.
    pub centre: &'a [NodeId],
}
