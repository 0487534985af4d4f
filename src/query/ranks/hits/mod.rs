//! Hubs and authorities.

mod blocks;
mod dense;
mod leading;

use crate::query::Arcs;

/// Two blocks whose leading eigenvalues differ by less, in parts of the greater one, count as equal.
const EQUAL: f64 = 1e-12;

/// Scores by position.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// How much a document cites what is cited by others too; sums to 1, or is 0 everywhere where there are no citations.
    pub hubs: Vec<f64>,
    /// How much a document is cited by those that cite what is cited; sums as the hubs do.
    pub authorities: Vec<f64>,
}

/// Hubs and authorities: a good hub cites good authorities, a good authority is cited by good hubs.
///
/// Kleinberg, "Authoritative sources in a hyperlinked environment", 1999. With A the matrix of citations, authorities are
/// the leading eigenvector of AᵀA, hubs are A times that; both are scaled to the sum 1, as networkx does.
///
/// The eigenvector is one only where the leading eigenvalue is simple. Documents fall into blocks that share no citing
/// document; AᵀA has a simple leading eigenvalue in each (Perron and Frobenius), so that every block is solved by
/// itself, and eigenvalues that are equal or nearly equal in different blocks do no harm: the block with the greater one has
/// all scores, and blocks whose eigenvalues are equal to a part in 10¹² share them as the power iteration of the paper,
/// begun with equal scores, would. Within a block the error is about 10⁻¹⁵ divided by the relative distance of its two
/// greatest eigenvalues: below 10⁻⁸ where these differ by more than a part in 10⁷.
pub fn hits(arcs: &Arcs) -> Hits {
    let mut solved: Vec<(f64, &blocks::Block, Vec<f64>)> = Vec::new();
    let mut greatest = 0.0_f64;
    let blocks = blocks::blocks(arcs);
    for block in &blocks {
        // They come by their bounds; what is behind cannot be greater.
        if block.bound() < greatest * (1.0 - EQUAL) {
            break;
        }
        let (value, vector) = leading::leading(block.len(), |from, to| block.apply(from, to));
        greatest = greatest.max(value);
        solved.push((value, block, vector));
    }
    let mut hits = Hits {
        hubs: vec![0.0; arcs.len()],
        authorities: vec![0.0; arcs.len()],
    };
    for (_, block, vector) in solved.iter().filter(|it| it.0 >= greatest * (1.0 - EQUAL)) {
        // What equal scores have in common with the eigenvector.
        let part: f64 = vector.iter().sum();
        for (at, score) in block.authorities().zip(vector) {
            hits.authorities[at] = part * score;
        }
    }
    for (at, hub) in hits.hubs.iter_mut().enumerate() {
        *hub = arcs.cited(at).iter().map(|it| hits.authorities[*it as usize]).sum();
    }
    for scores in [&mut hits.hubs, &mut hits.authorities] {
        let sum: f64 = scores.iter().sum();
        if sum > 0.0 {
            scores.iter_mut().for_each(|it| *it /= sum);
        }
    }
    hits
}

#[cfg(test)]
mod tests;
