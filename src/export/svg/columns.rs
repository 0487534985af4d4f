use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::export::svg::chain::Note;
use crate::export::svg::net::Net;

/// Boxes above each other in one column, at least; more where the graph is large.
pub(super) const TALL: usize = 12;
/// Columns that a picture may have before years are drawn together; more where the graph is large.
pub(super) const WIDE: usize = 16;

/// How strictly columns keep apart what cites each other.
struct Strictness {
    /// Columns of one year.
    depth: usize,
    /// Documents of several years in one column.
    shared: usize,
    /// Whether years that cite each other may share a column.
    linked: bool,
}

/// From the clearest to the narrowest picture; the first that is not too wide is taken.
const STRICTNESS: [Strictness; 7] = [
    Strictness {
        depth: usize::MAX,
        shared: 8,
        linked: false,
    },
    Strictness {
        depth: 3,
        shared: 8,
        linked: false,
    },
    Strictness {
        depth: 2,
        shared: 8,
        linked: false,
    },
    Strictness {
        depth: 1,
        shared: 8,
        linked: false,
    },
    Strictness {
        depth: 1,
        shared: 12,
        linked: true,
    },
    Strictness {
        depth: 1,
        shared: 24,
        linked: true,
    },
    Strictness {
        depth: 1,
        shared: 48,
        linked: true,
    },
];

/// How many columns away from the document that cites it first a source may stand.
const REACH: usize = 3;

/// Which column each member stands in, and the headings above them.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) of: Vec<usize>,
    pub(super) bands: Vec<Band>,
    pub(super) count: usize,
    /// Columns before this one have the lines between their own boxes at the left.
    pub(super) turned: usize,
    /// What stands on the way of each arc; empty where nothing does.
    pub(super) notes: Vec<Note>,
}

/// Columns under one heading.
pub(super) struct Band {
    pub(super) heading: String,
    pub(super) columns: Range<usize>,
}

/// What documents share a band by, in the order of the bands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Period {
    /// Without year, and citing nothing: older than what cites it.
    Before,
    Year(u16),
    /// Without year, but citing: newer than what it cites.
    After,
}

/// Documents by their years, within a year by who cites whom; sources beside those that cite them.
pub(super) fn assign(net: &Net<'_>) -> Columns {
    let cited = net.cited();
    let mut periods: BTreeMap<Period, Vec<usize>> = BTreeMap::new();
    for (at, it) in net.nodes.iter().enumerate().filter(|it| it.1.node.is_document()) {
        let period = match it.node.year {
            Some(year) => Period::Year(year),
            None if cited[at].is_empty() => Period::Before,
            None => Period::After,
        };
        periods.entry(period).or_default().push(at);
    }
    let side = net.nodes.len().isqrt();
    let width = |groups: &[Group]| groups.iter().map(|it| it.columns.len()).sum::<usize>();
    let mut groups = Vec::new();
    for strictness in &STRICTNESS {
        groups = group(&periods, &cited, strictness, TALL.max(side * 8 / 5));
        if width(&groups) <= WIDE.max(side) {
            break;
        }
    }
    let mut columns = Columns {
        of: vec![0; net.nodes.len()],
        ..Columns::default()
    };
    for group in groups {
        let start = columns.count;
        for members in group.columns {
            for member in members {
                columns.of[member] = columns.count;
            }
            columns.count += 1;
        }
        columns.bands.push(Band {
            heading: heading(group.first, group.last),
            columns: start..columns.count,
        });
    }
    sources(net, &mut columns);
    columns
}

/// Periods under one heading, with their members by column.
struct Group {
    first: Period,
    last: Period,
    columns: Vec<Vec<usize>>,
}

fn group(
    periods: &BTreeMap<Period, Vec<usize>>,
    cited: &[Vec<usize>],
    strictness: &Strictness,
    tall: usize,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (&period, members) in periods {
        let mut levels = fold(levels(members, cited), strictness.depth);
        levels.iter_mut().for_each(|it| it.sort_unstable());
        let columns = split(levels, tall);
        match (groups.last_mut(), columns.as_slice()) {
            (Some(group), [column]) if may_share(group, period, column, cited, strictness) => {
                group.last = period;
                group.columns.iter_mut().for_each(|it| it.extend(column));
            }
            _ => groups.push(Group {
                first: period,
                last: period,
                columns,
            }),
        }
    }
    groups
}

fn heading(first: Period, last: Period) -> String {
    match (first, last) {
        (Period::Year(first), Period::Year(last)) if first != last => format!("{first}–{last}"),
        (Period::Year(year), _) => year.to_string(),
        _ => "no date".to_owned(),
    }
}

/// The members of a period from the most cited to the most citing, so that none stands beside what it
/// cites. A circle is opened at its oldest member.
pub(super) fn levels(members: &[usize], cited: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let inside: BTreeSet<usize> = members.iter().copied().collect();
    let mut citing: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut open: BTreeMap<usize, usize> = BTreeMap::new();
    for &member in members {
        let below: BTreeSet<usize> = cited[member].iter().copied().filter(|it| inside.contains(it)).collect();
        open.insert(member, below.len());
        for it in below {
            citing.entry(it).or_default().push(member);
        }
    }
    let mut ready: BTreeSet<usize> = open.iter().filter(|it| *it.1 == 0).map(|it| *it.0).collect();
    let mut level: BTreeMap<usize, usize> = members.iter().map(|it| (*it, 0)).collect();
    let mut levels: Vec<Vec<usize>> = Vec::new();
    while let Some(next) = ready.pop_first().or_else(|| open.keys().next().copied()) {
        open.remove(&next);
        let own = level.get(&next).copied().unwrap_or(0);
        levels.resize_with(levels.len().max(own + 1), Vec::new);
        levels[own].push(next);
        for above in citing.get(&next).into_iter().flatten() {
            let Some(left) = open.get_mut(above) else {
                continue;
            };
            *left = left.saturating_sub(1);
            if *left == 0 {
                ready.insert(*above);
            }
            level.entry(*above).and_modify(|it| *it = (*it).max(own + 1));
        }
    }
    levels
}

/// Levels drawn together until there are no more than `depth`.
pub(super) fn fold(levels: Vec<Vec<usize>>, depth: usize) -> Vec<Vec<usize>> {
    let count = levels.len();
    let mut folded = vec![Vec::new(); count.min(depth)];
    for (at, level) in levels.into_iter().enumerate() {
        folded[at * count.min(depth) / count].extend(level);
    }
    folded
}

/// Levels that are too tall for a column get several, in the order of their members.
pub(super) fn split(levels: Vec<Vec<usize>>, tall: usize) -> Vec<Vec<usize>> {
    let mut columns = Vec::new();
    for level in levels {
        let parts = level.len().div_ceil(tall).max(1);
        columns.extend(level.chunks(level.len().div_ceil(parts).max(1)).map(<[usize]>::to_vec));
    }
    columns
}

/// Whether a period's only column may be added to the only column of the periods before.
fn may_share(group: &Group, next: Period, after: &[usize], cited: &[Vec<usize>], strictness: &Strictness) -> bool {
    let [before] = group.columns.as_slice() else {
        return false;
    };
    let years = matches!((group.first, next), (Period::Year(_), Period::Year(_)));
    let linked = |a: &[usize], b: &[usize]| a.iter().any(|it| cited[*it].iter().any(|it| b.contains(it)));
    let apart = strictness.linked || !(linked(before, after) || linked(after, before));
    years && apart && before.len() + after.len() <= strictness.shared
}

/// Sources stand left of the first document that cites them, spread over a few columns.
fn sources(net: &Net<'_>, columns: &mut Columns) {
    let mut first: Vec<Option<usize>> = vec![None; net.nodes.len()];
    for arc in &net.arcs {
        let column = columns.of[arc.citing];
        first[arc.cited] = Some(first[arc.cited].map_or(column, |it| it.min(column)));
    }
    let sources: Vec<usize> = (0..net.nodes.len())
        .filter(|it| !net.nodes[*it].node.is_document())
        .collect();
    if sources.iter().any(|it| first[*it].is_none_or(|it| it == 0)) {
        columns.of.iter_mut().for_each(|it| *it += 1);
        first.iter_mut().flatten().for_each(|it| *it += 1);
        for band in &mut columns.bands {
            band.columns = band.columns.start + 1..band.columns.end + 1;
        }
        columns.count += 1;
    }
    let mut load = vec![0; columns.count + 1];
    for source in sources {
        let nearest = first[source].unwrap_or(1).saturating_sub(1);
        let reach = nearest.saturating_sub(REACH - 1)..=nearest;
        let column = reach
            .rev()
            .min_by_key(|it| load[*it] + (nearest - it) * 3)
            .unwrap_or(nearest);
        load[column] += 1;
        columns.of[source] = column;
    }
}
