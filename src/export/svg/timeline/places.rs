use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::export::label;
use crate::export::svg::measure;
use crate::export::svg::net::Member;
use crate::export::svg::net::Net;
use crate::export::svg::place::MARGIN;
use crate::export::svg::shape::Place;
use crate::export::svg::timeline::axis;
use crate::export::svg::timeline::axis::Axis;
use crate::export::words;

/// Width and height of a mark.
pub(super) const MARK: (f64, f64) = (15.0, 11.0);
/// Size of the words beside it, and blank between both.
pub(super) const SIZE: f64 = 10.0;
pub(super) const GAP: f64 = 4.0;
/// Widest words beside a mark.
const WORDS: f64 = 150.0;
/// Bytes of a name that are looked at.
const LOOKED_AT: usize = 200;
/// Blank between two marks of a row, and height of a row.
const APART: f64 = 9.0;
const ROW: f64 = 19.0;
/// Height of the axis above the lanes, and of what a lane has above and below its rows.
pub(super) const AXIS: f64 = 30.0;
const ABOVE: f64 = 34.0;
const BELOW: f64 = 8.0;
const BETWEEN: f64 = 8.0;
/// Blank between what has no date and the axis.
const MARGIN_OF_UNDATED: f64 = 22.0;

/// A document on the axis.
pub(super) struct Mark {
    pub(super) words: String,
    /// The mark with the words at its right.
    pub(super) place: Place,
}

impl Mark {
    /// The middle of the mark itself.
    pub(super) fn middle(&self) -> (f64, f64) {
        (self.place.left + MARK.0 / 2.0, self.place.top + self.place.height / 2.0)
    }
}

/// Where everything lies.
pub(super) struct Places {
    /// In the order of the members.
    pub(super) marks: Vec<Mark>,
    /// Top and bottom of each lane; equal where it is empty.
    pub(super) lanes: Vec<(f64, f64)>,
    /// Where the axis starts.
    pub(super) origin: f64,
    /// Whether something without date stands at the left of it.
    pub(super) undated: bool,
    pub(super) width: f64,
    pub(super) bottom: f64,
}

impl Places {
    pub(super) fn new(net: &Net<'_>, axis: &Axis) -> Self {
        let words: Vec<String> = net.nodes.iter().map(words).collect();
        let wide = |at: usize| MARK.0 + GAP + measure::width(&words[at], SIZE, false);
        let days: Vec<Option<i64>> = net.nodes.iter().map(|it| axis::day(it.node)).collect();
        let undated = (0..words.len())
            .filter(|it| days[*it].is_none())
            .map(wide)
            .reduce(f64::max);
        let origin = MARGIN + undated.map_or(MARK.0 / 2.0, |it| it + MARGIN_OF_UNDATED + MARK.0 / 2.0);
        let mut places = Self {
            marks: Vec::new(),
            lanes: Vec::new(),
            origin,
            undated: undated.is_some(),
            width: origin + axis.width(),
            bottom: MARGIN + AXIS,
        };
        for (at, day) in days.iter().enumerate() {
            let left = day.map_or(MARGIN, |it| origin + axis.place(it) - MARK.0 / 2.0);
            let place = Place {
                left,
                top: 0.0,
                width: wide(at),
                height: MARK.1,
            };
            places.width = places.width.max(left + place.width);
            places.marks.push(Mark {
                words: words[at].clone(),
                place,
            });
        }
        places.width += MARGIN;
        for lane in 0..net.lanes.len() {
            places.lane(net, lane);
        }
        places
    }

    /// Puts the marks of a lane on rows, as few as can be: each on the row that became free first.
    fn lane(&mut self, net: &Net<'_>, lane: usize) {
        let mut members: Vec<usize> = (0..net.nodes.len()).filter(|it| net.nodes[*it].lane == lane).collect();
        members.sort_by(|a, b| {
            self.marks[*a]
                .place
                .left
                .total_cmp(&self.marks[*b].place.left)
                .then(a.cmp(b))
        });
        let top = self.bottom;
        let mut rows: BinaryHeap<Reverse<(i64, usize)>> = BinaryHeap::new();
        for at in &members {
            let place = &mut self.marks[*at].place;
            let row = match rows.peek() {
                Some(Reverse((end, row))) if *end <= tenths(place.left) => {
                    let row = *row;
                    rows.pop();
                    row
                }
                _ => rows.len(),
            };
            rows.push(Reverse((tenths(place.left + place.width + APART), row)));
            let above = f64::from(u32::try_from(row).unwrap_or(u32::MAX)) * ROW;
            place.top = top + ABOVE + above + (ROW - MARK.1) / 2.0;
        }
        if members.is_empty() {
            self.lanes.push((top, top));
        } else {
            let height = ABOVE + f64::from(u32::try_from(rows.len()).unwrap_or(u32::MAX)) * ROW + BELOW;
            self.lanes.push((top, top + height));
            self.bottom = top + height + BETWEEN;
        }
    }
}

/// Places in tenths of a unit can be put in order.
fn tenths(x: f64) -> i64 {
    (x * 10.0).round() as i64
}

/// The name of a member as far as there is room.
fn words(member: &Member<'_>) -> String {
    let name = words::clean(&label::name(member.node));
    let fits = |it: &str| measure::width(it, SIZE, false) <= WORDS;
    let mut lines = measure::wrap(words::cut(&name, LOOKED_AT), &[&[' ']], 1, fits);
    lines.pop().unwrap_or_else(|| "(no name)".to_owned())
}
