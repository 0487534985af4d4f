/// Numbers that one slip of the typist makes of a number: one digit wrong, two neighbours swapped. Rising, without
/// the number itself and without a zero in front.
pub(super) fn one_slip_away(number: u32) -> Vec<u32> {
    let digits = number.to_string().into_bytes();
    let mut near = Vec::new();
    for at in 0..digits.len() {
        for digit in b'0'..=b'9' {
            let mut other = digits.clone();
            if let Some(it) = other.get_mut(at) {
                *it = digit;
            }
            near.push(other);
        }
        let mut other = digits.clone();
        if at + 1 < other.len() {
            other.swap(at, at + 1);
            near.push(other);
        }
    }
    near.retain(|it| *it != digits && it.first() != Some(&b'0'));
    let mut numbers: Vec<u32> = near
        .into_iter()
        .filter_map(|it| String::from_utf8(it).ok()?.parse().ok())
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// Which of several places to change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    First,
    Last,
}

/// A symbol with another number in the place of one that it prints between signs that are no digits. `None` where it
/// prints no such number.
pub(super) fn with_number(symbol: &str, place: Place, from: u32, to: u32) -> Option<String> {
    let from = from.to_string();
    let digit = |it: Option<&u8>| it.is_some_and(u8::is_ascii_digit);
    let bytes = symbol.as_bytes();
    let whole = |at: &usize| {
        let before = at.checked_sub(1).and_then(|it| bytes.get(it));
        !digit(before) && !digit(bytes.get(at + from.len()))
    };
    let mut places = symbol.match_indices(&from).map(|it| it.0).filter(whole);
    let at = match place {
        Place::First => places.next(),
        Place::Last => places.last(),
    }?;
    let (before, after) = (symbol.get(..at)?, symbol.get(at + from.len()..)?);
    Some(format!("{before}{to}{after}"))
}

#[cfg(test)]
mod tests {
    use super::Place;
    use super::one_slip_away;
    use super::with_number;

    #[test]
    fn slips_are_one_digit_or_two_swapped() {
        let near = one_slip_away(12);
        assert_eq!(
            near,
            [10, 11, 13, 14, 15, 16, 17, 18, 19, 21, 22, 32, 42, 52, 62, 72, 82, 92]
        );
        assert!(one_slip_away(1998).contains(&1999) && one_slip_away(1989).contains(&1998));
        assert!(!one_slip_away(2001).contains(&2110));
    }

    #[test]
    fn numbers_are_replaced_whole() {
        let with = |symbol, place, from, to| with_number(symbol, place, from, to);
        assert_eq!(
            with("S/RES/1998(1998)", Place::Last, 1998, 1999).as_deref(),
            Some("S/RES/1998(1999)")
        );
        assert_eq!(with("A/75/75", Place::First, 75, 76).as_deref(), Some("A/76/75"));
        assert_eq!(with("S/2021/202", Place::First, 20, 30), None);
        assert_eq!(
            with("A/C.3/75/L.3", Place::First, 3, 2).as_deref(),
            Some("A/C.2/75/L.3")
        );
    }
}
