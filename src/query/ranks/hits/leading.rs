use crate::query::ranks::hits::dense;

/// Vectors that are held at most; each has a number for each document of the block.
const HELD: usize = 20;

/// Vectors that are kept when that many are held.
const KEPT: usize = 6;

/// Products with the matrix at most, so that no graph takes long; a few dozen are usual.
const STEPS: usize = 800;

/// The greatest eigenvalue of a symmetric matrix without negative numbers whose leading eigenvalue is simple, and its
/// eigenvector of length 1, without negative numbers; `apply` writes the product of the matrix and a vector.
///
/// Wu and Simon, "Thick-restart Lanczos method for large symmetric eigenvalue problems", 2000, begun with equal numbers,
/// each new vector made orthogonal to all that are held twice over. Nearly equal eigenvalues cost few further steps,
/// since both of their vectors are kept, where the steps of a power iteration grow with the inverse of the distance.
pub(super) fn leading(count: usize, apply: impl Fn(&[f64], &mut [f64])) -> (f64, Vec<f64>) {
    let mut held: Vec<Vec<f64>> = vec![vec![1.0 / (count as f64).sqrt(); count]];
    // The matrix as the held vectors see it, of those that it was applied to.
    let mut seen: Vec<Vec<f64>> = Vec::new();
    let mut steps = 0;
    loop {
        let mut next = vec![0.0; count];
        apply(&held[seen.len()], &mut next);
        steps += 1;
        let column = apart(&mut next, &held);
        add_column(&mut seen, column);
        let rest = dot(&next, &next).sqrt();
        let scale = (0..seen.len()).map(|it| seen[it][it]).fold(0.0, f64::max);
        let closed = rest <= scale * 1e-14 || seen.len() == count;
        if closed || seen.len() == HELD || steps == STEPS {
            let (values, vectors) = dense::eigen(&seen);
            let missing = rest * vectors[0].last().map_or(0.0, |it| it.abs());
            let distance = values[0] - values.get(1).copied().unwrap_or(0.0);
            if closed || missing <= distance * 1e-13 || missing <= values[0] * 1e-16 || steps == STEPS {
                return (values[0], positive(combined(&held, &vectors[0])));
            }
            held = vectors.iter().take(KEPT).map(|it| combined(&held, it)).collect();
            seen = diagonal(&values[..KEPT]);
        }
        next.iter_mut().for_each(|it| *it /= rest);
        held.push(next);
    }
}

/// Takes from a vector what it has in common with others, twice over because of rounding; gives how much that was.
fn apart(vector: &mut [f64], others: &[Vec<f64>]) -> Vec<f64> {
    let mut common = vec![0.0; others.len()];
    for _ in 0..2 {
        for (sum, other) in common.iter_mut().zip(others) {
            let part = dot(vector, other);
            *sum += part;
            vector.iter_mut().zip(other).for_each(|(it, by)| *it -= part * by);
        }
    }
    common
}

fn add_column(matrix: &mut Vec<Vec<f64>>, column: Vec<f64>) {
    for (row, cell) in matrix.iter_mut().zip(&column) {
        row.push(*cell);
    }
    matrix.push(column);
}

fn diagonal(values: &[f64]) -> Vec<Vec<f64>> {
    let row = |at: usize| (0..values.len()).map(move |it| if it == at { values[at] } else { 0.0 });
    (0..values.len()).map(|it| row(it).collect()).collect()
}

fn combined(held: &[Vec<f64>], parts: &[f64]) -> Vec<f64> {
    let mut sum = vec![0.0; held[0].len()];
    for (vector, part) in held.iter().zip(parts) {
        sum.iter_mut().zip(vector).for_each(|(it, by)| *it += part * by);
    }
    sum
}

/// The sign of an eigenvector is free; rounding leaves numbers just below 0.
fn positive(mut vector: Vec<f64>) -> Vec<f64> {
    let sign = vector.iter().sum::<f64>().signum();
    vector.iter_mut().for_each(|it| *it = (*it * sign).max(0.0));
    vector
}

/// Four sums side by side, which a processor adds at once.
fn dot(a: &[f64], b: &[f64]) -> f64 {
    let (fours_a, rest_a) = a.as_chunks::<4>();
    let (fours_b, rest_b) = b.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for (a, b) in fours_a.iter().zip(fours_b) {
        for (sum, (a, b)) in sums.iter_mut().zip(a.iter().zip(b)) {
            *sum += a * b;
        }
    }
    let rest: f64 = rest_a.iter().zip(rest_b).map(|(a, b)| a * b).sum();
    sums.iter().sum::<f64>() + rest
}
