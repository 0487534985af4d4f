use proptest::prop_assert;
use proptest::proptest;

use super::Hits;
use super::dense;
use super::hits;
use crate::query::Arcs;
use crate::query::Selection;
use crate::query::random;

fn scores(count: usize, pairs: &[(usize, usize)]) -> Hits {
    let graph = random::graph(count, pairs);
    hits(&Arcs::of(&Selection::all(&graph)))
}

type Matrix = Vec<Vec<f64>>;

fn product(a: &Matrix, b: &Matrix) -> Matrix {
    let cell = |row: &Vec<f64>, at: usize| row.iter().zip(b).map(|(it, other)| it * other[at]).sum();
    a.iter()
        .map(|row| (0..b[0].len()).map(|at| cell(row, at)).collect())
        .collect()
}

fn scaled(matrix: Matrix) -> Matrix {
    let sum: f64 = matrix.iter().flatten().sum();
    let scale = if sum > 0.0 { sum } else { 1.0 };
    matrix
        .into_iter()
        .map(|row| row.into_iter().map(|it| it / scale).collect())
        .collect()
}

/// Power iteration from equal scores: the matrix squared 26 times stands for 67 million rounds.
fn iterated(count: usize, pairs: &[(usize, usize)]) -> Hits {
    let cites: Matrix = (0..count)
        .map(|a| {
            (0..count)
                .map(|b| f64::from(u8::from(pairs.contains(&(a, b)))))
                .collect()
        })
        .collect();
    let turned: Matrix = (0..count).map(|at| cites.iter().map(|row| row[at]).collect()).collect();
    let mut power = scaled(product(&turned, &cites));
    for _ in 0..26 {
        power = scaled(product(&power, &power));
    }
    let authorities = scaled(product(&power, &vec![vec![1.0]; count]));
    let hubs = scaled(product(&cites, &authorities));
    let flat = |it: Matrix| it.into_iter().flatten().collect();
    Hits {
        hubs: flat(hubs),
        authorities: flat(authorities),
    }
}

fn furthest(a: &Hits, b: &Hits) -> f64 {
    let both = a
        .hubs
        .iter()
        .zip(&b.hubs)
        .chain(a.authorities.iter().zip(&b.authorities));
    both.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
}

proptest! {
    #[test]
    fn scores_are_those_of_the_power_iteration((count, pairs) in random::arcs(14, false)) {
        let (found, wanted) = (scores(count, &pairs), iterated(count, &pairs));
        prop_assert!(furthest(&found, &wanted) < 1e-8, "{found:?} {wanted:?}");
    }

    #[test]
    fn eigenvectors_are_those_of_the_matrix(cells in proptest::collection::vec(-2.0..2.0, 49)) {
        let at = |a: usize, b: usize| cells[a * 7 + b] + cells[b * 7 + a];
        let matrix: Matrix = (0..7).map(|a| (0..7).map(|b| at(a, b)).collect()).collect();
        let (values, vectors) = dense::eigen(&matrix);
        for (value, vector) in values.iter().zip(&vectors) {
            for (row, cell) in matrix.iter().zip(vector) {
                let image: f64 = row.iter().zip(vector).map(|(a, b)| a * b).sum();
                prop_assert!((image - value * cell).abs() < 1e-12);
            }
        }
    }
}

/// Two groups of documents, each of which `citing` others cite all, with single citations apart.
fn two_groups(citing: [usize; 2]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let mut next = 12;
    for (group, citing) in citing.into_iter().enumerate() {
        for _ in 0..citing {
            pairs.extend((0..6).map(|it| (next, group * 6 + it)));
            next += 1;
        }
    }
    pairs
}

#[test]
fn the_greater_of_two_nearly_equal_blocks_has_all() {
    let mut pairs = two_groups([9, 9]);
    // One citation by a document that cites nothing else makes the eigenvalue of the second block a little greater.
    pairs.push((30, 11));
    let found = scores(31, &pairs);
    assert!(found.authorities[..6].iter().all(|it| *it == 0.0));
    assert!(found.authorities[11] > found.authorities[10]);
}

#[test]
fn equal_blocks_share() {
    let found = scores(30, &two_groups([9, 9]));
    for score in &found.authorities[..12] {
        assert!((score - 1.0 / 12.0).abs() < 1e-12);
    }
}

#[test]
fn a_bridge_between_nearly_equal_halves_does_no_harm() {
    let mut pairs = two_groups([9, 9]);
    pairs.extend([(30, 0), (30, 11), (31, 0)]);
    assert!(furthest(&scores(32, &pairs), &iterated(32, &pairs)) < 1e-8);
}

#[test]
fn equal_halves_far_apart_are_equal() {
    // Two documents in a chain between the halves: the greatest eigenvalues differ by about a part in a million.
    let mut pairs = two_groups([9, 9]);
    let chain = [0, 31, 33, 6];
    pairs.extend(
        chain
            .windows(2)
            .zip((30..).step_by(2))
            .flat_map(|(two, citing)| [(citing, two[0]), (citing, two[1])]),
    );
    let found = scores(40, &pairs);
    for at in 0..6 {
        let apart = (found.authorities[at] - found.authorities[6 + at]).abs();
        assert!(apart < 1e-8, "{apart:e}");
    }
}

#[test]
fn without_citations_all_scores_are_zero() {
    assert_eq!(
        scores(3, &[]),
        Hits {
            hubs: vec![0.0; 3],
            authorities: vec![0.0; 3]
        }
    );
}
