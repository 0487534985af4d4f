use crate::query::Arcs;
use crate::query::grouped::Grouped;

/// Cited documents that are joined by documents which cite two of them, and the documents that cite them.
#[derive(Debug)]
pub(super) struct Block {
    /// Positions of the cited documents.
    authorities: Vec<u32>,
    /// What each citing document cites, as indices of `authorities`.
    cited: Vec<Vec<u32>>,
    /// No eigenvalue of the block is greater.
    bound: f64,
}

impl Block {
    /// Number of cited documents.
    pub(super) fn len(&self) -> usize {
        self.authorities.len()
    }

    /// A bound of the eigenvalues: the greatest sum of a row of AᵀA.
    pub(super) fn bound(&self) -> f64 {
        self.bound
    }

    /// The positions of the cited documents.
    pub(super) fn authorities(&self) -> impl Iterator<Item = usize> {
        self.authorities.iter().map(|it| *it as usize)
    }

    /// AᵀA times a vector.
    pub(super) fn apply(&self, from: &[f64], to: &mut [f64]) {
        to.fill(0.0);
        for cited in &self.cited {
            let hub: f64 = cited.iter().map(|it| from[*it as usize]).sum();
            cited.iter().for_each(|it| to[*it as usize] += hub);
        }
    }
}

/// All blocks, those with the greatest bound first, then in the graph's order.
pub(super) fn blocks(arcs: &Arcs) -> Vec<Block> {
    let mut joined = Joined::new(arcs.len());
    for at in 0..arcs.len() {
        for pair in arcs.cited(at).windows(2) {
            joined.join(pair[0], pair[1]);
        }
    }
    let group: Vec<usize> = (0_u32..).take(arcs.len()).map(|it| joined.first(it) as usize).collect();
    let authorities = Grouped::by(arcs.len(), group.iter().copied());
    let mut index = vec![0_u32; arcs.len()];
    for first in 0..arcs.len() {
        for (at, &it) in (0_u32..).zip(authorities.of(first)) {
            index[it as usize] = at;
        }
    }
    let hubs: Vec<usize> = (0..arcs.len()).filter(|it| !arcs.cited(*it).is_empty()).collect();
    let of_hub = |hub: &usize| group[arcs.cited(*hub)[0] as usize];
    let citing = Grouped::by(arcs.len(), hubs.iter().map(of_hub));
    let block = |first: usize| {
        let cited = |it: &u32| arcs.cited(hubs[*it as usize]).iter().map(|it| index[*it as usize]);
        let mut block = Block {
            authorities: authorities.of(first).to_vec(),
            cited: citing.of(first).iter().map(|it| cited(it).collect()).collect(),
            bound: 0.0,
        };
        let mut sums = vec![0.0; block.len()];
        block.apply(&vec![1.0; block.len()], &mut sums);
        block.bound = sums.into_iter().fold(0.0, f64::max);
        block
    };
    let mut blocks: Vec<Block> = (0..arcs.len())
        .filter(|it| !citing.of(*it).is_empty())
        .map(block)
        .collect();
    blocks.sort_by(|a, b| b.bound.total_cmp(&a.bound));
    blocks
}

/// Sets of positions, each known by its first.
struct Joined {
    above: Vec<u32>,
}

impl Joined {
    fn new(count: usize) -> Self {
        Self {
            above: (0_u32..).take(count).collect(),
        }
    }

    fn first(&mut self, mut at: u32) -> u32 {
        while self.above[at as usize] != at {
            // Halves the way for those who come later.
            self.above[at as usize] = self.above[self.above[at as usize] as usize];
            at = self.above[at as usize];
        }
        at
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.first(a), self.first(b));
        self.above[a.max(b) as usize] = a.min(b);
    }
}
