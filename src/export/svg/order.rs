use crate::export::svg::layers::Layers;

/// Sweeps over all columns, half of them in each direction.
const SWEEPS: usize = 24;

/// Orders the items of each column so that few lines cross: each goes to the mean place of its
/// neighbours, again and again, and the best order is kept. Lanes stay one above the other.
pub(super) fn sort(layers: &mut Layers) {
    for column in 0..layers.columns.len() {
        let items = &layers.items;
        layers.columns[column].sort_by_key(|it| items[*it].lane);
    }
    let mut best = (crossings(layers), layers.columns.clone());
    for sweep in 0..SWEEPS {
        let count = layers.columns.len();
        let order: Vec<usize> = if sweep % 2 == 0 {
            (0..count).rev().collect()
        } else {
            (0..count).collect()
        };
        for column in order {
            sort_column(layers, column, sweep % 2 == 0);
        }
        let crossings = crossings(layers);
        if crossings < best.0 {
            best = (crossings, layers.columns.clone());
        }
    }
    layers.columns = best.1;
}

/// Place of each item in its column, between 0 and 1 so that columns of all lengths compare.
fn places(layers: &Layers) -> Vec<f64> {
    let mut places = vec![0.0; layers.items.len()];
    for column in &layers.columns {
        for (at, item) in column.iter().enumerate() {
            places[*item] = (lossy(at) + 0.5) / lossy(column.len());
        }
    }
    places
}

fn sort_column(layers: &mut Layers, column: usize, by_right: bool) {
    let places = places(layers);
    let neighbours = if by_right { &layers.right } else { &layers.left };
    let mean = |item: &usize| match neighbours[*item].as_slice() {
        [] => places[*item],
        some => some.iter().map(|it| places[*it]).sum::<f64>() / lossy(some.len()),
    };
    let mut keyed: Vec<(usize, f64, usize)> = layers.columns[column]
        .iter()
        .map(|it| (layers.items[*it].lane, mean(it), *it))
        .collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    layers.columns[column] = keyed.into_iter().map(|it| it.2).collect();
}

/// Number of pairs of lines that cross between neighbouring columns.
fn crossings(layers: &Layers) -> u64 {
    let mut at = vec![0; layers.items.len()];
    for column in &layers.columns {
        for (place, item) in column.iter().enumerate() {
            at[*item] = place;
        }
    }
    let mut crossings = 0;
    for (column, next) in layers.columns.iter().zip(layers.columns.iter().skip(1)) {
        // A tree of counts: how many lines seen so far end at or above a place.
        let mut tree = vec![0_u64; next.len() + 1];
        let mut seen = 0;
        for item in column {
            let mut ends: Vec<usize> = layers.right[*item].iter().map(|it| at[*it]).collect();
            ends.sort_unstable();
            for end in &ends {
                crossings += seen - sum(&tree, end + 1);
            }
            for end in ends {
                add(&mut tree, end + 1);
                seen += 1;
            }
        }
    }
    crossings
}

fn sum(tree: &[u64], mut at: usize) -> u64 {
    let mut sum = 0;
    while at > 0 {
        sum += tree[at];
        at &= at - 1;
    }
    sum
}

fn add(tree: &mut [u64], mut at: usize) {
    while at < tree.len() {
        tree[at] += 1;
        at += at & at.wrapping_neg();
    }
}

fn lossy(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
