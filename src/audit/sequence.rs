/// Which items of a row break its order: all but a longest part of it that never falls. Indexes, in order.
///
/// Of several longest parts the one with the lowest values is kept, so that an item that runs too high
/// breaks the order, not all those behind it.
pub(super) fn breaking<T: Ord>(row: &[T]) -> Vec<usize> {
    // `ends[n]` is the item with the lowest value that ends a part of n + 1 items.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; row.len()];
    for at in 0..row.len() {
        let length = ends.partition_point(|&end| row[end] <= row[at]);
        before[at] = length.checked_sub(1).map(|it| ends[it]);
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut keeps = vec![false; row.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        keeps[at] = true;
        next = before[at];
    }
    (0..row.len()).filter(|&at| !keeps[at]).collect()
}

#[cfg(test)]
mod tests {
    use super::breaking;

    #[test]
    fn finds_the_fewest_items_that_break_the_order() {
        assert_eq!(breaking::<u8>(&[]), Vec::<usize>::new());
        assert_eq!(breaking(&[1, 2, 2, 5]), Vec::<usize>::new());
        assert_eq!(breaking(&[1, 9, 2, 3, 4]), [1]);
        assert_eq!(breaking(&[1, 2, 7, 3, 8]), [2]);
        assert_eq!(breaking(&[5, 4]), [0]);
    }
}
