//! Where the page's documents stand: time from left to right, and what belongs together near each other.
//!
//! Years are bands of columns; a node keeps its column and moves up and down only. Rounds of averaging over the
//! neighbours (the barycentre method of Sugiyama, Tagawa and Toda, 1981) draw what is linked together, and after each the
//! nodes of a column are moved apart by as little as possible. Each round is linear in nodes and citations but for
//! sorting.

mod bands;
mod heights;
mod times;

use crate::query::Arcs;
use crate::query::Selection;

/// From one column to the next: a circle and the room for its label.
const WIDTH: u32 = 150;
/// From one node of a column to the next, at least: more than the largest circle.
const HEIGHT: u32 = 26;
/// Width of a picture by its height.
const ASPECT: f64 = 1.1;
/// Most that a flat picture is drawn out, so that its lines part.
const STRETCH: f64 = 6.0;

/// Where nodes stand, in units of a pixel at the natural scale; by their positions in the selection.
pub(super) struct Places {
    pub(super) x: Vec<u32>,
    pub(super) y: Vec<u32>,
    pub(super) bands: Vec<Band>,
}

/// Columns under one heading.
pub(super) struct Band {
    /// A year, years "1993–1995", or nothing where no year is known.
    pub(super) name: String,
    pub(super) left: u32,
    pub(super) right: u32,
}

/// Places for all nodes of a selection.
pub(super) fn of(selection: &Selection<'_>, arcs: &Arcs) -> Places {
    let times = times::of(selection, arcs);
    let columns = bands::columns(&times, arcs);
    let heights = heights::of(arcs, &columns.of);
    let (lowest, highest) = heights
        .iter()
        .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), it| {
            (low.min(*it), high.max(*it))
        });
    let edge = |column: usize| u32::try_from(column).unwrap_or(u32::MAX).saturating_mul(WIDTH);
    let right = columns.bands.last().map_or(0, |it| edge(it.columns.end));
    let natural = f64::from(HEIGHT) * (highest - lowest).max(1.0);
    let step = f64::from(HEIGHT) * (f64::from(right) / ASPECT / natural).clamp(1.0, STRETCH);
    let bands = columns.bands.iter().map(|it| Band {
        name: it.name.clone(),
        left: edge(it.columns.start),
        right: edge(it.columns.end),
    });
    Places {
        x: columns
            .of
            .iter()
            .zip(&columns.within)
            .map(|it| across(edge(*it.0), *it.1))
            .collect(),
        y: heights.iter().map(|it| whole((it - lowest) * step)).collect(),
        bands: bands.collect(),
    }
}

/// Where a node stands in the column that starts at an edge.
fn across(edge: u32, within: f64) -> u32 {
    edge.saturating_add(WIDTH / 4)
        .saturating_add(whole(within * f64::from(WIDTH)))
}

/// The nearest whole number that fits.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn whole(it: f64) -> u32 {
    it.round() as u32
}

/// Counts of nodes are far below what a float holds exactly.
#[allow(clippy::cast_precision_loss)]
fn number(it: usize) -> f64 {
    it as f64
}

#[cfg(test)]
mod tests;
