use std::collections::BTreeMap;
use std::ops::Range;

use crate::export::html::places::ASPECT;
use crate::export::html::places::HEIGHT;
use crate::export::html::places::WIDTH;
use crate::export::html::places::number;
use crate::export::html::places::times::Times;

/// Bands that any picture may have before years are put together.
const FEW: usize = 10;
/// Nodes above each other that any picture may have.
const TALL: usize = 10;

/// Which column each node stands in.
pub(super) struct Columns {
    pub(super) of: Vec<usize>,
    /// How far to the right each node stands in its column, by its width.
    pub(super) within: Vec<f64>,
    pub(super) bands: Vec<Named>,
}

/// Columns of one year or several.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) columns: Range<usize>,
}

/// Columns for all nodes, such that the whole has about the usual shape.
pub(super) fn columns(times: &Times) -> Columns {
    let count = times.of.len();
    let tall = tall(count);
    let mut years: BTreeMap<Option<u32>, Vec<usize>> = BTreeMap::new();
    for (at, time) in times.of.iter().enumerate() {
        years.entry(time.map(|it| it.year)).or_default().push(at);
    }
    let years: Vec<(Option<u32>, Vec<usize>)> = years.into_iter().collect();
    let sizes: Vec<usize> = years.iter().map(|it| it.1.len()).collect();
    let most = FEW.max(2 * count.div_ceil(tall));
    let mut columns = Columns {
        of: vec![0; count],
        within: vec![0.0; count],
        bands: Vec::new(),
    };
    let mut start = 0;
    for group in groups(&sizes, most) {
        let members = &years[group];
        let mut nodes: Vec<usize> = members.iter().flat_map(|it| it.1.iter().copied()).collect();
        nodes.sort_by_key(|it| (times.of[*it], *it));
        let wide = nodes.len().div_ceil(tall).max(1);
        // Equally full, rather than all full but the last.
        let each = nodes.len().div_ceil(wide).max(1);
        for (column, nodes) in nodes.chunks(each).enumerate() {
            let spread = spread(nodes.len());
            for (place, &at) in nodes.iter().enumerate() {
                columns.of[at] = start + column;
                columns.within[at] = spread * number(place) / number(nodes.len());
            }
        }
        columns.bands.push(Named {
            name: if times.are_years { name(members) } else { String::new() },
            columns: start..start + wide,
        });
        start += wide;
    }
    columns
}

/// How much of its column's width so many nodes take: few stand in a line, many by their dates, as stripes would hide
/// how they belong together.
fn spread(count: usize) -> f64 {
    (number(count) / 40.0 - 0.3).clamp(0.0, 0.7)
}

/// How many nodes stand above each other.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn tall(count: usize) -> usize {
    let shape = f64::from(WIDTH) / f64::from(HEIGHT) / ASPECT;
    ((number(count) * shape).sqrt().ceil() as usize).max(TALL)
}

/// Neighbouring years put together until there are at most so many: the smallest ones first.
fn groups(sizes: &[usize], most: usize) -> Vec<Range<usize>> {
    let (mut low, mut high) = (0, sizes.iter().sum::<usize>());
    while low < high {
        let middle = usize::midpoint(low, high);
        if grouped(sizes, middle).len() <= most {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    grouped(sizes, low)
}

/// Neighbouring years put together while they have at most so many nodes.
fn grouped(sizes: &[usize], limit: usize) -> Vec<Range<usize>> {
    let mut groups: Vec<(Range<usize>, usize)> = Vec::new();
    for (at, &size) in sizes.iter().enumerate() {
        match groups.last_mut() {
            Some((range, sum)) if *sum + size <= limit => {
                range.end = at + 1;
                *sum += size;
            }
            _ => groups.push((at..at + 1, size)),
        }
    }
    groups.into_iter().map(|it| it.0).collect()
}

fn name(years: &[(Option<u32>, Vec<usize>)]) -> String {
    let known: Vec<u32> = years.iter().filter_map(|it| it.0).collect();
    match known.as_slice() {
        [] => "no year".to_owned(),
        [year] => year.to_string(),
        [first, .., last] => format!("{first}–{last}"),
    }
}
