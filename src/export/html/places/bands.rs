use std::collections::BTreeMap;
use std::ops::Range;

use crate::export::html::places::ASPECT;
use crate::export::html::places::HEIGHT;
use crate::export::html::places::WIDTH;
use crate::export::html::places::number;
use crate::export::html::places::times::Times;
use crate::query::Arcs;

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
    /// Number of columns.
    filled: usize,
}

/// Columns of one year or several.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) columns: Range<usize>,
}

/// Columns for all nodes, such that the whole has about the usual shape.
pub(super) fn columns(times: &Times, arcs: &Arcs) -> Columns {
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
        filled: 0,
    };
    for group in groups(&sizes, most) {
        let members = &years[group];
        let start = columns.filled;
        let nodes = members.iter().flat_map(|it| it.1.iter().copied());
        for mut part in parts(nodes, members.len() == 1, times, arcs) {
            part.sort_by_key(|it| (times.of[*it], *it));
            columns.add(&part, tall);
        }
        columns.bands.push(Named {
            name: if times.are_years { name(members) } else { String::new() },
            columns: start..columns.filled,
        });
    }
    columns
}

impl Columns {
    /// Puts nodes into new columns, equally full, rather than all full but the last.
    fn add(&mut self, nodes: &[usize], tall: usize) {
        let wide = nodes.len().div_ceil(tall).max(1);
        for nodes in nodes.chunks(nodes.len().div_ceil(wide).max(1)) {
            let spread = spread(nodes.len());
            for (place, &at) in nodes.iter().enumerate() {
                self.of[at] = self.filled;
                self.within[at] = spread * number(place) / number(nodes.len());
            }
            self.filled += 1;
        }
    }
}

/// The nodes of one year, with those that cite others of it apart, at the right of them; several years stay together.
fn parts(nodes: impl Iterator<Item = usize>, is_year: bool, times: &Times, arcs: &Arcs) -> Vec<Vec<usize>> {
    let year = |at: usize| times.of[at].map(|it| it.year);
    let cites_within = |at: &usize| arcs.cited(*at).iter().any(|it| year(*it as usize) == year(*at));
    let (citing, others): (Vec<usize>, Vec<usize>) = nodes.partition(|it| is_year && cites_within(it));
    [others, citing].into_iter().filter(|it| !it.is_empty()).collect()
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
