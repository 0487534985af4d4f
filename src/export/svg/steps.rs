//! Columns by who cites whom, whatever the dates.

use std::collections::VecDeque;

use crate::export::svg::columns;
use crate::export::svg::columns::Band;
use crate::export::svg::columns::Columns;
use crate::export::svg::net::Net;

/// Every document and source at the right of all that it cites, in about as many columns as a dated picture has.
pub(super) fn layered(net: &Net<'_>) -> Columns {
    let side = net.nodes.len().isqrt();
    let all: Vec<usize> = (0..net.nodes.len()).collect();
    let (cited, citing) = (net.cited(), net.citing());
    let levels = tightened(columns::levels(&all, &cited), net);
    let mut levels = columns::fold(levels, columns::WIDE.max(side));
    // What has no link comes first, so that no line has to go around it.
    let is_linked = |it: usize| !cited[it].is_empty() || !citing[it].is_empty();
    levels
        .iter_mut()
        .for_each(|it| it.sort_unstable_by_key(|it| (is_linked(*it), *it)));
    let members = columns::split(levels, columns::TALL.max(side * 8 / 5));
    from_members(&members, net.nodes.len())
}

/// Levels with each member as far to the right as what cites it allows, so that lines are short.
fn tightened(levels: Vec<Vec<usize>>, net: &Net<'_>) -> Vec<Vec<usize>> {
    let mut of = vec![0; net.nodes.len()];
    for (level, members) in levels.iter().enumerate() {
        members.iter().for_each(|it| of[*it] = level);
    }
    let citing = net.citing();
    let mut tightened = vec![Vec::new(); levels.len()];
    for (level, members) in levels.iter().enumerate().rev() {
        for &member in members {
            let first = citing[member].iter().map(|it| of[*it]).min();
            of[member] = first.map_or(level, |it| it.saturating_sub(1).max(level));
            tightened[of[member]].push(member);
        }
    }
    tightened
}

/// What the picture is about, and all that it leads to and that leads to it. Where nothing is named, the member with most
/// links is the most telling.
pub(super) fn reached(net: &Net<'_>) -> (Vec<usize>, Vec<usize>) {
    let (cited, citing) = (net.cited(), net.citing());
    let all = 0..net.nodes.len();
    let mut centre: Vec<usize> = all.clone().filter(|it| net.nodes[*it].centre).collect();
    if centre.is_empty() {
        let links = |it: &usize| (cited[*it].len() + citing[*it].len(), std::cmp::Reverse(*it));
        centre.extend(all.clone().max_by_key(links));
    }
    let (older, newer) = (distances(&centre, &cited), distances(&centre, &citing));
    let reached = all.filter(|it| older[*it].or(newer[*it]).is_some()).collect();
    (centre, reached)
}

/// What the picture is about in the middle, what that cites at the left, what cites it at the right, by steps; what is
/// reached both ways stands where it is nearer.
pub(super) fn around(net: &Net<'_>) -> Columns {
    let count = net.nodes.len();
    let centre: Vec<usize> = (0..count).filter(|it| net.nodes[*it].centre).collect();
    let (older, newer) = (distances(&centre, &net.cited()), distances(&centre, &net.citing()));
    let step = |it: usize| Some((Step::of(older[it], newer[it])?, it));
    let mut places: Vec<(Step, usize)> = (0..count).filter_map(step).collect();
    places.sort_unstable();
    let tall = columns::TALL.max(count.isqrt());
    let mut members = Vec::new();
    let (mut bands, mut groups) = (Vec::new(), Vec::new());
    for group in places.chunk_by(|a, b| a.0 == b.0) {
        let start = members.len();
        members.extend(columns::split(vec![group.iter().map(|it| it.1).collect()], tall));
        groups.push(group[0].0);
        bands.push(Band {
            heading: group[0].0.heading(centre.len() > 1),
            columns: start..members.len(),
        });
    }
    let middle = bands.iter().zip(&groups).find(|it| it.1 == &Step::Centre);
    Columns {
        turned: middle.map_or(0, |it| it.0.columns.start),
        bands,
        ..from_members(&members, count)
    }
}

fn from_members(members: &[Vec<usize>], count: usize) -> Columns {
    let mut of = vec![0; count];
    for (column, members) in members.iter().enumerate() {
        members.iter().for_each(|it| of[*it] = column);
    }
    Columns {
        of,
        count: members.len(),
        ..Columns::default()
    }
}

/// Steps from the nearest of some members to all that are reached, breadth first.
fn distances(from: &[usize], next: &[Vec<usize>]) -> Vec<Option<usize>> {
    let mut steps = vec![None; next.len()];
    let mut waiting = VecDeque::new();
    for &at in from {
        steps[at] = Some(0);
        waiting.push_back((at, 0));
    }
    while let Some((at, distance)) = waiting.pop_front() {
        for &end in &next[at] {
            if steps[end].is_none() {
                steps[end] = Some(distance + 1);
                waiting.push_back((end, distance + 1));
            }
        }
    }
    steps
}

/// Where something stands to the middle, from left to right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Cited(std::cmp::Reverse<usize>),
    Centre,
    Citing(usize),
}

impl Step {
    /// `None` for what is not linked with the middle.
    fn of(older: Option<usize>, newer: Option<usize>) -> Option<Self> {
        match (older, newer) {
            (Some(0), _) => Some(Self::Centre),
            (Some(older), Some(newer)) if newer < older => Some(Self::Citing(newer)),
            (Some(older), _) => Some(Self::Cited(std::cmp::Reverse(older))),
            (None, newer) => newer.map(Self::Citing),
        }
    }

    fn heading(self, several: bool) -> String {
        let it = if several { "them" } else { "it" };
        match self {
            Self::Cited(std::cmp::Reverse(1)) => format!("cited by {it}"),
            Self::Cited(std::cmp::Reverse(steps)) => format!("{steps} steps on"),
            Self::Centre => "asked about".to_owned(),
            Self::Citing(1) => format!("citing {it}"),
            Self::Citing(steps) => format!("{steps} steps back"),
        }
    }
}
