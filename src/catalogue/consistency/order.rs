use crate::text::Date;

/// Pairs of items of a row whose numbers and dates run against each other, as indexes: the item that breaks the order,
/// and the nearest one that it conflicts with. The row is sorted by number; each item has its date and the most days
/// by which it may be dated before an item with a lower number.
///
/// Of all ways to bring the row into order the one that takes out the fewest items decides which break it.
pub fn out_of_order(row: &[(u32, Date, i64)]) -> Vec<(usize, usize)> {
    let days: Vec<i64> = row.iter().map(|it| day_number(it.1)).collect();
    let breaking = breaking(&days);
    let kept: Vec<usize> = (0..row.len())
        .filter(|it| breaking.binary_search(it).is_err())
        .collect();
    let day = |at: usize| days.get(at).copied().unwrap_or(0);
    let number = |at: usize| row.get(at).map(|it| it.0);
    let slack = |at: usize| row.get(at).map_or(0, |it| it.2);
    let nearest = breaking.iter().filter_map(|&at| {
        // The neighbours are the latest below and the earliest above, since the dates kept never fall.
        let above = kept.partition_point(|&it| it < at);
        let low = above.checked_sub(1).and_then(|it| kept.get(it).copied());
        let low = low.filter(|&it| day(it) > day(at) + slack(at));
        let high = kept.get(above).copied().filter(|&it| day(at) > day(it) + slack(it));
        let other = low.or(high).filter(|&it| number(it) != number(at))?;
        Some((at, other))
    });
    nearest.collect()
}

/// Days since 1 March of the year 0, for differences.
pub fn day_number(date: Date) -> i64 {
    let (year, month) = (i64::from(date.year), i64::from(date.month));
    // Years that begin in March have the leap day at their end.
    let (year, month) = if month < 3 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i64::from(date.day) - 1
}

/// Which items of a row break its order: all but a longest part of it that never falls. Indexes, in order.
///
/// Of several longest parts the one with the lowest values is kept, so that an item that runs too high
/// breaks the order, not all those behind it.
fn breaking<T: Ord>(row: &[T]) -> Vec<usize> {
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
    use super::day_number;
    use super::out_of_order;
    use crate::text::Date;

    fn day(year: u16, month: u8, day: u8) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn numbers_that_run_against_their_dates_are_paired() {
        let item = |number: u32, date: Date| (number, date, 7);
        let mut row = vec![
            item(100, day(2021, 2, 1)),
            item(110, day(2021, 2, 10)),
            item(120, day(2021, 3, 1)),
        ];
        assert_eq!(out_of_order(&row), []);
        row.push(item(130, day(2021, 1, 15)));
        assert_eq!(out_of_order(&row), [(3, 2)]);
        // Within the slack, and with one number twice, nothing is said.
        assert_eq!(out_of_order(&[item(1, day(2021, 2, 8)), item(2, day(2021, 2, 1))]), []);
        assert_eq!(out_of_order(&[item(1, day(2021, 5, 8)), item(1, day(2021, 2, 1))]), []);
        assert_eq!(out_of_order(&[]), []);
        // The slack is that of the item with the higher number.
        let late = [(1, day(2021, 3, 1), 7), (2, day(2021, 2, 1), 45)];
        assert_eq!(out_of_order(&late), []);
        let late = [(1, day(2021, 3, 1), 45), (2, day(2021, 2, 1), 7)];
        assert_eq!(out_of_order(&late).len(), 1);
    }

    #[test]
    fn counts_days_over_leap_years() {
        let days = |from: (u16, u8, u8), to: (u16, u8, u8)| {
            day_number(day(to.0, to.1, to.2)) - day_number(day(from.0, from.1, from.2))
        };
        assert_eq!(days((2020, 2, 28), (2020, 3, 1)), 2);
        assert_eq!(days((2021, 2, 28), (2021, 3, 1)), 1);
        assert_eq!(days((2000, 1, 1), (2001, 1, 1)), 366);
        assert_eq!(days((2021, 2, 18), (2021, 3, 22)), 32);
    }

    #[test]
    fn finds_the_fewest_items_that_break_the_order() {
        assert_eq!(breaking::<u8>(&[]), Vec::<usize>::new());
        assert_eq!(breaking(&[1, 2, 2, 5]), Vec::<usize>::new());
        assert_eq!(breaking(&[1, 9, 2, 3, 4]), [1]);
        assert_eq!(breaking(&[1, 2, 7, 3, 8]), [2]);
        assert_eq!(breaking(&[5, 4]), [0]);
    }
}
