use crate::export::html::places::number;
use crate::query::Arcs;

/// Rounds of averaging. More change hardly anything: the order within columns settles after a few.
const ROUNDS: usize = 14;
/// What is left of a way from the middle after each round, so that parts without links between them stay together.
const PULL: f64 = 0.98;

/// How high each node stands, in steps of a node; in no column are two nearer to each other than one step.
pub(super) fn of(arcs: &Arcs, column: &[usize]) -> Vec<f64> {
    let count = arcs.len();
    let mut columns: Vec<Vec<usize>> = vec![Vec::new(); column.iter().max().map_or(0, |it| it + 1)];
    let order = by_parts(arcs);
    for &at in &order {
        columns[column[at]].push(at);
    }
    let tallest = columns.iter().map(Vec::len).max().unwrap_or(0);
    let mut heights = vec![0.0; count];
    for (place, &at) in order.iter().enumerate() {
        heights[at] = middle(place, count) * number(tallest);
    }
    for nodes in &mut columns {
        apart(nodes, &mut heights);
    }
    for round in 0..ROUNDS {
        let mut sweep = |nodes: &mut Vec<usize>| {
            for &at in nodes.iter() {
                heights[at] = average(arcs, column, &heights, at) * PULL;
            }
            apart(nodes, &mut heights);
        };
        if round % 2 == 0 {
            columns.iter_mut().for_each(&mut sweep);
        } else {
            columns.iter_mut().rev().for_each(&mut sweep);
        }
    }
    heights
}

/// The mean height of the neighbours in other columns; its own where there are none.
fn average(arcs: &Arcs, column: &[usize], heights: &[f64], at: usize) -> f64 {
    let neighbours = arcs.cited(at).iter().chain(arcs.citing(at)).map(|it| *it as usize);
    let (sum, count) = neighbours
        .filter(|it| column[*it] != column[at])
        .fold((0.0, 0), |(sum, count), it| (sum + heights[it], count + 1));
    if count == 0 { heights[at] } else { sum / number(count) }
}

/// Moves the nodes of a column apart, to distances of at least one, in the order of their heights and by the least sum
/// of squares: the pool-adjacent-violators algorithm for isotonic regression (Ayer and others, 1955).
fn apart(nodes: &mut [usize], heights: &mut [f64]) {
    nodes.sort_by(|a, b| heights[*a].total_cmp(&heights[*b]).then(a.cmp(b)));
    let mut blocks: Vec<(f64, usize)> = Vec::with_capacity(nodes.len());
    for (place, &at) in nodes.iter().enumerate() {
        let mut block = (heights[at] - number(place), 1);
        while let Some(&(mean, size)) = blocks.last() {
            if mean < block.0 {
                break;
            }
            blocks.pop();
            let both = size + block.1;
            block = ((mean * number(size) + block.0 * number(block.1)) / number(both), both);
        }
        blocks.push(block);
    }
    let levels = blocks.iter().flat_map(|it| std::iter::repeat_n(it.0, it.1));
    for ((place, &at), level) in nodes.iter().enumerate().zip(levels) {
        heights[at] = level + number(place);
    }
}

/// All nodes, part by part of the graph as breadth-first search from its most linked node meets them; the largest part
/// first.
fn by_parts(arcs: &Arcs) -> Vec<usize> {
    let degree = |it: &usize| arcs.cited(*it).len() + arcs.citing(*it).len();
    let mut starts: Vec<usize> = (0..arcs.len()).collect();
    starts.sort_by_key(|it| (std::cmp::Reverse(degree(it)), *it));
    let mut seen = vec![false; arcs.len()];
    let mut parts: Vec<Vec<usize>> = Vec::new();
    for start in starts {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut part = vec![start];
        let mut next = 0;
        while let Some(&at) = part.get(next) {
            next += 1;
            for &neighbour in arcs.cited(at).iter().chain(arcs.citing(at)) {
                if !std::mem::replace(&mut seen[neighbour as usize], true) {
                    part.push(neighbour as usize);
                }
            }
        }
        parts.push(part);
    }
    parts.sort_by_key(|it| std::cmp::Reverse(it.len()));
    parts.concat()
}

/// Where a place among many lies between -1/2 and 1/2.
fn middle(place: usize, count: usize) -> f64 {
    (number(place) + 0.5) / number(count) - 0.5
}
