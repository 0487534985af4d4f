/// Sweeps at most; about six are needed.
const SWEEPS: usize = 40;

/// Eigenvalues of a small symmetric matrix, the greatest first, and their vectors of length 1, by Jacobi's rotations
/// (Golub and Van Loan, "Matrix computations", 8.5).
pub(super) fn eigen(matrix: &[Vec<f64>]) -> (Vec<f64>, Vec<Vec<f64>>) {
    let count = matrix.len();
    let mut cells = matrix.to_vec();
    // Rows are the eigenvectors in the making.
    let unit = |at: usize| (0..count).map(move |it| f64::from(u8::from(it == at)));
    let mut vectors: Vec<Vec<f64>> = (0..count).map(|it| unit(it).collect()).collect();
    for _ in 0..SWEEPS {
        let mut turned = false;
        for a in 0..count {
            for b in a + 1..count {
                let off = cells[a][b];
                // Below this, the rotation changes neither of the two values.
                if off.abs() <= f64::EPSILON * 1e-3 * (cells[a][a] * cells[b][b]).abs().sqrt() {
                    continue;
                }
                turned = true;
                let slope = (cells[b][b] - cells[a][a]) / (2.0 * off);
                let tangent = slope.signum() / (slope.abs() + slope.hypot(1.0));
                let cosine = 1.0 / tangent.hypot(1.0);
                let sine = tangent * cosine;
                cells.iter_mut().for_each(|row| turn(row, a, b, cosine, sine));
                turn_rows(&mut cells, a, b, cosine, sine);
                turn_rows(&mut vectors, a, b, cosine, sine);
            }
        }
        if !turned {
            break;
        }
    }
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|a, b| cells[*b][*b].total_cmp(&cells[*a][*a]));
    let values = order.iter().map(|it| cells[*it][*it]).collect();
    (values, order.iter().map(|it| vectors[*it].clone()).collect())
}

fn turn(row: &mut [f64], a: usize, b: usize, cosine: f64, sine: f64) {
    let (x, y) = (row[a], row[b]);
    row[a] = cosine * x - sine * y;
    row[b] = sine * x + cosine * y;
}

/// The first row stands before the second.
fn turn_rows(rows: &mut [Vec<f64>], a: usize, b: usize, cosine: f64, sine: f64) {
    let (before, behind) = rows.split_at_mut(b);
    for (x, y) in before[a].iter_mut().zip(&mut behind[0]) {
        (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
    }
}
