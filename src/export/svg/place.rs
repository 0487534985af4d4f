use crate::export::svg::card;
use crate::export::svg::columns::Columns;
use crate::export::svg::layers::Item;
use crate::export::svg::layers::Layers;

/// Blank around the picture.
pub(super) const MARGIN: f64 = 24.0;
/// Height of the headings above the columns.
pub(super) const HEADINGS: f64 = 34.0;
/// Blank between the lanes, with the heading of the lower one.
pub(super) const BETWEEN_LANES: f64 = 44.0;
/// Between two boxes, a box and a line, two lines.
const GAPS: [f64; 3] = [11.0, 9.0, 7.0];
/// Narrowest and widest way between two columns, and what each line adds.
const WAY: (f64, f64, f64) = (42.0, 84.0, 1.3);
const SWEEPS: usize = 40;

/// Where columns and lanes lie.
pub(super) struct Frame {
    /// Left edge of each column.
    pub(super) left: Vec<f64>,
    /// Top and bottom of each lane; equal where it is empty.
    pub(super) lanes: [(f64, f64); 2],
    pub(super) width: f64,
}

/// Gives every item its place.
pub(super) fn place(layers: &mut Layers, columns: &Columns) -> Frame {
    let mut left = Vec::new();
    let mut x = MARGIN;
    for column in &layers.columns {
        left.push(x);
        let lines: usize = column.iter().map(|it| layers.right[*it].len()).sum();
        let lines = f64::from(u16::try_from(lines).unwrap_or(u16::MAX));
        x += card::WIDTH + (WAY.0 + lines * WAY.2).min(WAY.1);
    }
    let right = left
        .get(columns.count.wrapping_sub(1))
        .map_or(MARGIN, |it| it + card::WIDTH);
    let mut lanes = [(0.0, 0.0); 2];
    let mut top = MARGIN + HEADINGS;
    for (lane, extent) in lanes.iter_mut().enumerate() {
        let height = place_lane(layers, lane);
        for item in layers.items.iter_mut().filter(|it| it.lane == lane) {
            item.top += top;
        }
        *extent = (top, top + height);
        top += if height > 0.0 { height + BETWEEN_LANES } else { 0.0 };
    }
    Frame {
        left,
        lanes,
        width: right + MARGIN,
    }
}

/// Places the items of a lane as near to their neighbours as the order and the height of the fullest
/// column allow. Returns that height.
fn place_lane(layers: &mut Layers, lane: usize) -> f64 {
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
    for ((column, offsets), own) in columns.iter().zip(&offsets).zip(&heights) {
        for (item, offset) in column.iter().zip(offsets) {
            // Documents start in the middle, sources under the line that they are reached by.
            layers.items[*item].top = offset + if lane == 0 { (height - own) / 2.0 } else { 0.0 };
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
            next += GAPS[usize::from(before.member.is_none()) + usize::from(item.member.is_none())];
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
            let pull = match (own.member, it.member) {
                (None, None) => 8.0,
                (Some(_), Some(_)) => 1.0,
                _ => 2.0,
            };
            sum += pull * it.middle();
            weight += pull;
        }
    }
    if weight > 0.0 {
        (sum / weight - own.height / 2.0, weight)
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
