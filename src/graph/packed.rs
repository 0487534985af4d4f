use std::ops::Range;

use crate::graph::EdgeId;

/// The citations between nodes in both directions, each node's ends side by side and in order. It is made once for the
/// whole graph, so that a question about one document need not look at all of it.
#[derive(Debug, Default)]
pub(crate) struct Packed {
    /// From the citing to the cited.
    pub(crate) cited: Half,
    /// From the cited to the citing.
    pub(crate) citing: Half,
    /// The first positions of the eras: see [`Packed::era`].
    eras: Vec<u32>,
}

/// The citations of all nodes in one direction.
#[derive(Debug, Default)]
pub(crate) struct Half {
    /// Where each node's citations start; one more at the end.
    starts: Vec<u32>,
    /// The other ends.
    ends: Vec<u32>,
    edges: Vec<EdgeId>,
    weights: Vec<u32>,
}

/// One end of a citation, its other end, its edge and the weight of that.
type Weighed = (u32, u32, EdgeId, u32);

impl Packed {
    /// Citations as the positions of citing and cited and the edge, in the order of these, with the weights of edges.
    pub(crate) fn new(
        count: usize,
        arcs: impl Iterator<Item = (u32, u32, EdgeId)> + Clone,
        weight: impl Fn(EdgeId) -> usize,
    ) -> Self {
        // Edges with their places lie far apart: each is looked at once.
        let weights: Vec<u32> = arcs
            .clone()
            .map(|it| u32::try_from(weight(it.2)).unwrap_or(u32::MAX))
            .collect();
        let links = arcs
            .zip(weights.iter().copied())
            .map(|(it, weight)| (it.0, it.1, it.2, weight));
        let cited = Half::new(count, links.clone());
        Self {
            citing: Half::new(count, links.map(|it| (it.1, it.0, it.2, it.3))),
            eras: eras(count, &cited),
            cited,
        }
    }

    /// The positions of the era that a position is in: no citation leads to a later one.
    pub(crate) fn era(&self, at: usize) -> Range<usize> {
        let next = self.eras.partition_point(|it| *it as usize <= at);
        let start = next.checked_sub(1).map_or(0, |it| self.eras[it] as usize);
        start..self.eras.get(next).map_or(usize::MAX, |it| *it as usize)
    }
}

/// The first positions of eras: nothing before one of these leads to it or behind it. Nodes are in the order of dates, and
/// nearly all citations lead back, so that most eras are short.
fn eras(count: usize, cited: &Half) -> Vec<u32> {
    let mut eras = Vec::new();
    // Behind what is reached from all positions so far.
    let mut behind = 0;
    for at in 0..count {
        if at >= behind {
            eras.extend(u32::try_from(at));
        }
        let last = cited.ends(at).last().map_or(at, |it| *it as usize);
        behind = behind.max(at + 1).max(last + 1);
    }
    eras
}

impl Half {
    /// Each link put to its first end, in the order in which they come.
    fn new(count: usize, links: impl Iterator<Item = Weighed> + Clone) -> Self {
        let mut starts = vec![0_u32; count + 1];
        for (from, ..) in links.clone() {
            starts[from as usize + 1] += 1;
        }
        for at in 0..count {
            starts[at + 1] += starts[at];
        }
        let total = starts[count] as usize;
        let mut half = Self {
            ends: vec![0; total],
            edges: vec![EdgeId::new(0); total],
            weights: vec![0; total],
            starts,
        };
        let mut next = half.starts.clone();
        for (from, to, edge, weight) in links {
            let at = next[from as usize] as usize;
            half.ends[at] = to;
            half.edges[at] = edge;
            half.weights[at] = weight;
            next[from as usize] += 1;
        }
        half
    }

    fn range(&self, at: usize) -> Range<usize> {
        self.starts[at] as usize..self.starts[at + 1] as usize
    }

    /// Number of citations.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The other ends of a node's citations, ascending.
    pub(crate) fn ends(&self, at: usize) -> &[u32] {
        &self.ends[self.range(at)]
    }

    /// The edges to these ends, in the same order.
    pub(crate) fn edges(&self, at: usize) -> &[EdgeId] {
        &self.edges[self.range(at)]
    }
    /// The weights of these edges, in the same order.
    pub(crate) fn weights(&self, at: usize) -> &[u32] {
        &self.weights[self.range(at)]
    }
}
