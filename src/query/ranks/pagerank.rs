use crate::query::Arcs;

/// How often the reader follows a citation instead of starting anew; the value of the paper.
const DAMPING: f64 = 0.85;

/// The sum of all changes of a round below which the ranks stand still. What is still missing then is at most
/// DAMPING / (1 - DAMPING) times as much.
const STILL: f64 = 1e-14;

/// Rounds after which the changes are below [`STILL`] on any graph: each round shrinks them by DAMPING at least.
const ROUNDS: usize = 256;

/// The PageRank of each position: where a reader is found who follows one of the citations of a document at random,
/// and from time to time (0.15), or where a document cites nothing, goes on with any document. The ranks sum to 1.
///
/// Brin and Page, "The anatomy of a large-scale hypertextual web search engine", 1998, by power iteration from equal
/// ranks, the rank of documents that cite nothing spread over all.
pub fn pagerank(arcs: &Arcs) -> Vec<f64> {
    let count = arcs.len();
    let equal = 1.0 / count as f64;
    let mut ranks = vec![equal; count];
    // What a document gives to each that it cites.
    let mut given = vec![0.0; count];
    for _ in 0..ROUNDS {
        let mut loose = 0.0;
        for (at, rank) in ranks.iter().enumerate() {
            match arcs.cited(at).len() {
                0 => loose += rank,
                cited => given[at] = DAMPING * rank / cited as f64,
            }
        }
        let everywhere = (1.0 - DAMPING + DAMPING * loose) * equal;
        let mut change = 0.0;
        for (at, rank) in ranks.iter_mut().enumerate() {
            let taken: f64 = arcs.citing(at).iter().map(|it| given[*it as usize]).sum();
            let next = everywhere + taken;
            change += (next - *rank).abs();
            *rank = next;
        }
        if change < STILL {
            break;
        }
    }
    ranks
}

#[cfg(test)]
mod tests {
    use proptest::prop_assert;
    use proptest::proptest;

    use super::pagerank;
    use crate::query::Arcs;
    use crate::query::Selection;
    use crate::query::random;

    /// The ranks as the solution of linear equations, by Gauss and Jordan.
    fn solved(count: usize, pairs: &[(usize, usize)]) -> Vec<f64> {
        let cites = |a, b| pairs.contains(&(a, b));
        let degree = |a| (0..count).filter(|b| cites(a, *b)).count();
        let mut rows: Vec<Vec<f64>> = Vec::new();
        for to in 0..count {
            let step = |from| match degree(from) {
                0 => 1.0 / count as f64,
                all if cites(from, to) => 1.0 / all as f64,
                _ => 0.0,
            };
            let mut row: Vec<f64> = (0..count)
                .map(|from| f64::from(u8::from(from == to)) - 0.85 * step(from))
                .collect();
            row.push(0.15 / count as f64);
            rows.push(row);
        }
        for at in 0..count {
            // The diagonal dominates its column, so that no rows need to be swapped.
            let pivot: Vec<f64> = rows[at].iter().map(|it| it / rows[at][at]).collect();
            for (_, row) in rows.iter_mut().enumerate().filter(|it| it.0 != at) {
                let factor = row[at];
                row.iter_mut().zip(&pivot).for_each(|(cell, by)| *cell -= factor * by);
            }
            rows[at] = pivot;
        }
        rows.iter().map(|it| it[count]).collect()
    }

    proptest! {
        #[test]
        fn ranks_solve_the_equations((count, pairs) in random::arcs(14, false)) {
            let graph = random::graph(count, &pairs);
            let ranks = pagerank(&Arcs::of(&Selection::all(&graph)));
            prop_assert!((ranks.iter().sum::<f64>() - 1.0).abs() < 1e-12);
            for (rank, wanted) in ranks.iter().zip(solved(count, &pairs)) {
                prop_assert!((rank - wanted).abs() < 1e-12, "{rank} {wanted}");
            }
        }
    }

    #[test]
    fn no_document_has_no_rank() {
        let graph = random::graph(0, &[]);
        assert!(pagerank(&Arcs::of(&Selection::all(&graph))).is_empty());
    }
}
