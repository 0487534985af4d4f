use crate::graph::Node;
use crate::query::Arcs;
use crate::query::Selection;

/// When a node is from, for its place: a year or, in a graph without any, a step of citing; with what orders nodes of
/// one year. `None` where nothing is known.
pub(super) struct Times {
    pub(super) of: Vec<Option<Time>>,
    /// Whether the numbers are years, to be shown.
    pub(super) are_years: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Time {
    pub(super) year: u32,
    /// Month and day as one number; 0 where they are not known.
    day: u32,
}

pub(super) fn of(selection: &Selection<'_>, arcs: &Arcs) -> Times {
    let graph = selection.graph();
    let known: Vec<Option<Time>> = selection.nodes().iter().map(|it| time(graph.node(*it))).collect();
    let are_years = known.iter().any(Option::is_some);
    let of = if are_years { guessed(known, arcs) } else { steps(arcs) };
    Times { of, are_years }
}

fn time(node: &Node) -> Option<Time> {
    let day = node.date.or(node.dated).filter(|it| Some(it.year) == node.year);
    Some(Time {
        year: u32::from(node.year?),
        day: day.map_or(0, |it| u32::from(it.month) * 100 + u32::from(it.day)),
    })
}

/// What has no year stands with the first that cites it, else with the last that it cites.
fn guessed(known: Vec<Option<Time>>, arcs: &Arcs) -> Vec<Option<Time>> {
    let near = |at: usize| {
        let first = arcs.citing(at).iter().filter_map(|it| known[*it as usize]).min();
        let last = || arcs.cited(at).iter().filter_map(|it| known[*it as usize]).max();
        // Before the dated ones of that year.
        first.or_else(last).map(|it| Time { day: 0, ..it })
    };
    (0..known.len()).map(|at| known[at].or_else(|| near(at))).collect()
}

/// Each one step after the last that it cites. In a circle the first of the graph's order comes first.
fn steps(arcs: &Arcs) -> Vec<Option<Time>> {
    let count = arcs.len();
    let mut missing: Vec<usize> = (0..count).map(|it| arcs.cited(it).len()).collect();
    let mut step = vec![0_u32; count];
    let mut done = vec![false; count];
    let mut ready: Vec<usize> = (0..count).rev().filter(|it| missing[*it] == 0).collect();
    let mut next = 0;
    loop {
        let at = match ready.pop() {
            Some(at) => at,
            None if next < count => {
                next += 1;
                next - 1
            }
            None => break,
        };
        if std::mem::replace(&mut done[at], true) {
            continue;
        }
        for &citing in arcs.citing(at) {
            let citing = citing as usize;
            if !done[citing] {
                step[citing] = step[citing].max(step[at] + 1);
            }
            missing[citing] -= 1;
            if missing[citing] == 0 {
                ready.push(citing);
            }
        }
    }
    step.into_iter().map(|year| Some(Time { year, day: 0 })).collect()
}
