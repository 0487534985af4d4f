use crate::export::svg::card;
use crate::export::svg::chain;
use crate::export::svg::columns::Columns;
use crate::export::svg::layers::Item;
use crate::export::svg::layers::Kind;
use crate::export::svg::layers::Layers;
use crate::export::svg::net::Net;

/// Blank around the picture.
pub(super) const MARGIN: f64 = 24.0;
/// Height of the headings above the columns.
pub(super) const HEADINGS: f64 = 34.0;
/// Blank between the lanes, with the heading of the lower one.
const BETWEEN_LANES: f64 = 44.0;
/// How far the frame of a lane reaches above and below its boxes.
pub(super) const FRAME: (f64, f64) = (26.0, 8.0);
/// Blank above the first lane where it has a heading of its own.
const FIRST_HEADING: f64 = 26.0;
/// Between two boxes, a box and a line, two lines.
const GAPS: [f64; 3] = [11.0, 9.0, 7.0];
/// Narrowest and widest way between two columns, and what each line adds.
const WAY: (f64, f64, f64) = (42.0, 84.0, 1.3);
/// Room for lines at the left of the first column.
const TURNED: f64 = 14.0;
/// The way beside a column of words on lines.
const NOTE_WAY: f64 = 16.0;
const SWEEPS: usize = 40;

/// Where columns and lanes lie.
pub(super) struct Frame {
    /// Left edge of each column.
    pub(super) left: Vec<f64>,
    /// Width of each column.
    pub(super) widths: Vec<f64>,
    /// Columns before this one have the lines between their own boxes at the left.
    pub(super) turned: usize,
    /// Row of each column; more than one only where a chain is folded.
    pub(super) rows: Vec<usize>,
    /// From the top of a row to that of the next.
    row_height: f64,
    /// Top and bottom of each lane; equal where it is empty.
    pub(super) lanes: Vec<(f64, f64)>,
    pub(super) width: f64,
}

impl Frame {
    /// Bottom of the lowest lane.
    pub(super) fn bottom(&self) -> f64 {
        self.lanes.iter().map(|it| it.1).fold(MARGIN, f64::max)
    }

    /// Top of a row.
    pub(super) fn row_top(&self, row: usize) -> f64 {
        self.lanes.first().map_or(MARGIN, |it| it.0) + self.row_height * lossy(row)
    }

    /// Right edge of a column.
    pub(super) fn right(&self, column: usize) -> f64 {
        self.left[column] + self.widths[column]
    }
}

/// Gives every item its place.
pub(super) fn place(layers: &mut Layers, columns: &Columns, net: &Net<'_>) -> Frame {
    let (mut left, mut widths) = (Vec::new(), Vec::new());
    // Lines at the left of the first column need room too.
    let start = MARGIN + if columns.turned > 0 { TURNED } else { 0.0 };
    let (mut x, mut right) = (start, start);
    let is_note = |column: &[usize]| column.iter().any(|it| matches!(layers.items[*it].kind, Kind::Note(_)));
    for (at, column) in layers.columns.iter().enumerate() {
        let width = if is_note(column) { chain::NOTE } else { card::WIDTH };
        left.push(x);
        widths.push(width);
        right = x + width;
        let lines: usize = column.iter().map(|it| layers.right[*it].len()).sum();
        let lines = f64::from(u16::try_from(lines).unwrap_or(u16::MAX));
        let beside_note = is_note(column) || layers.columns.get(at + 1).is_some_and(|it| is_note(it));
        x = right
            + if beside_note {
                NOTE_WAY
            } else {
                (WAY.0 + lines * WAY.2).min(WAY.1)
            };
    }
    let mut lanes = Vec::new();
    let mut top = MARGIN;
    top += if columns.bands.is_empty() { 0.0 } else { HEADINGS };
    for (lane, about) in net.lanes.iter().enumerate() {
        let room = if columns.notes.is_empty() { 0.0 } else { chain::ROOM };
        if lane == 0 && about.heading.is_some() {
            top += FIRST_HEADING;
        }
        let height = place_lane(layers, lane, room, !about.framed && lane == 0);
        let items = || layers.items.iter().filter(|it| it.lane == lane);
        // What room was not needed goes.
        let above = items().map(|it| it.top).fold(f64::INFINITY, f64::min);
        let below = items().map(|it| it.top + it.height).fold(0.0, f64::max);
        let (above, height) = if room > 0.0 && above.is_finite() {
            (above, below - above)
        } else {
            (0.0, height)
        };
        for item in layers.items.iter_mut().filter(|it| it.lane == lane) {
            item.top += top - above;
        }
        lanes.push((top, top + height));
        top += if height > 0.0 { height + BETWEEN_LANES } else { 0.0 };
    }
    Frame {
        rows: vec![0; left.len()],
        row_height: 0.0,
        turned: columns.turned,
        left,
        widths,
        lanes,
        width: right + MARGIN,
    }
}

/// Breaks a picture of one row into rows, as text is broken into lines: each starts with one of these columns.
pub(super) fn fold(layers: &mut Layers, frame: &mut Frame, starts: &[usize]) {
    let Some(&(top, bottom)) = frame.lanes.first().filter(|_| !starts.is_empty()) else {
        return;
    };
    let height = bottom - top + BETWEEN_LANES;
    let mut width = 0.0_f64;
    let (mut row, mut shift) = (0, 0.0);
    for column in 0..frame.left.len() {
        if starts.contains(&column) {
            row += 1;
            shift = frame.left[column] - MARGIN - NOTE_WAY;
        }
        frame.left[column] -= shift;
        frame.rows[column] = row;
        width = width.max(frame.right(column) + MARGIN + NOTE_WAY);
        for item in &layers.columns[column] {
            layers.items[*item].top += height * lossy(row);
        }
    }
    let rows = frame.rows.last().copied().unwrap_or(0);
    frame.row_height = height;
    frame.width = width;
    frame.lanes[0].1 += height * lossy(rows);
}

fn lossy(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Places the items of a lane as near to their neighbours as the order and the height of the fullest
/// column, with some room more, allow. Returns that height. Boxes without wishes stand in the middle, or at the top under
/// the line that they are reached by.
fn place_lane(layers: &mut Layers, lane: usize, room: f64, middle: bool) -> f64 {
    let columns: Vec<Vec<usize>> = layers
        .columns
        .iter()
        .map(|it| it.iter().copied().filter(|it| layers.items[*it].lane == lane).collect())
        .collect();
    let offsets: Vec<Vec<f64>> = columns.iter().map(|it| offsets(&layers.items, it)).collect();
    let extent = |(column, offsets): (&Vec<usize>, &Vec<f64>)| match (column.last(), offsets.last()) {
        (Some(item), Some(offset)) => offset + layers.items[*item].height,
        _ => 0.0,
    };
    let heights: Vec<f64> = columns.iter().zip(&offsets).map(extent).collect();
    let height = heights.iter().copied().fold(0.0, f64::max);
    let height = if height > 0.0 { height + room } else { 0.0 };
    for ((column, offsets), own) in columns.iter().zip(&offsets).zip(&heights) {
        for (item, offset) in column.iter().zip(offsets) {
            layers.items[*item].top = offset + if middle { (height - own) / 2.0 } else { 0.0 };
        }
    }
    for sweep in 0..SWEEPS {
        let count = columns.len();
        let order: Vec<usize> = if sweep % 2 == 0 {
            (0..count).rev().collect()
        } else {
            (0..count).collect()
        };
        for column in order {
            let wishes: Vec<(f64, f64)> = columns[column].iter().map(|it| wish(layers, *it)).collect();
            let tops = nearest(&wishes, &offsets[column], height - heights[column]);
            for (item, top) in columns[column].iter().zip(tops) {
                layers.items[*item].top = top;
            }
        }
    }
    height
}

/// The least distances of the items of a column from its top.
fn offsets(items: &[Item], column: &[usize]) -> Vec<f64> {
    let mut offsets = Vec::with_capacity(column.len());
    let mut next = 0.0;
    for (at, item) in column.iter().map(|it| &items[*it]).enumerate() {
        if let Some(before) = at.checked_sub(1).map(|it| &items[column[it]]) {
            next += GAPS[usize::from(before.kind == Kind::Line) + usize::from(item.kind == Kind::Line)];
        }
        offsets.push(next);
        next += item.height;
    }
    offsets
}

/// Where an item would like its top to be, and how much: lines want to be straight most of all.
fn wish(layers: &Layers, item: usize) -> (f64, f64) {
    let own = &layers.items[item];
    let (mut sum, mut weight) = (0.0, 0.0);
    for it in layers.left[item]
        .iter()
        .chain(&layers.right[item])
        .map(|it| &layers.items[*it])
    {
        if it.lane == own.lane {
            let pull = match (own.kind == Kind::Box, it.kind == Kind::Box) {
                (false, false) => 8.0,
                (true, true) => 1.0,
                _ => 2.0,
            };
            sum += pull * it.middle();
            weight += pull;
        }
    }
    if weight > 0.0 {
        (sum / weight - own.line(), weight)
    } else {
        (own.top, 0.1)
    }
}

/// The tops nearest to the wishes (least squares) that keep the order, the distances and the height:
/// without the offsets they only have to rise, which pooling of neighbours that do not gives.
fn nearest(wishes: &[(f64, f64)], offsets: &[f64], slack: f64) -> Vec<f64> {
    // Mean, weight and number of each pool.
    let mut pools: Vec<(f64, f64, usize)> = Vec::new();
    for ((wish, weight), offset) in wishes.iter().zip(offsets) {
        let mut pool = (wish - offset, *weight, 1);
        while let Some(before) = pools.pop_if(|it| it.0 > pool.0) {
            let weight = before.1 + pool.1;
            pool = (
                (before.0 * before.1 + pool.0 * pool.1) / weight,
                weight,
                before.2 + pool.2,
            );
        }
        pools.push(pool);
    }
    let raised = pools
        .iter()
        .flat_map(|it| std::iter::repeat_n(it.0.clamp(0.0, slack.max(0.0)), it.2));
    raised.zip(offsets).map(|(base, offset)| base + offset).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn keeps_distances_and_height() {
        let wishes = [(50.0, 1.0), (50.0, 1.0), (0.0, 1.0)];
        let tops = nearest(&wishes, &[0.0, 20.0, 40.0], 60.0);
        assert!(tops.windows(2).all(|it| it[1] - it[0] >= 20.0 - 1e-9), "{tops:?}");
        assert_eq!(nearest(&[(500.0, 1.0)], &[0.0], 60.0), [60.0]);
        assert_eq!(nearest(&[(-5.0, 1.0), (90.0, 1.0)], &[0.0, 20.0], 60.0), [0.0, 80.0]);
    }
}
