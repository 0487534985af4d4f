use std::cmp::Ordering;
use std::ops::Add;
use std::ops::Mul;

/// A count without an upper limit: `value` times 2 to the power of 256 times `powers`. The value is below 2²⁵⁶, and 1
/// or more but for zero, so that products of two and sums fit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Count {
    powers: u32,
    value: f64,
}

/// 2²⁵⁶.
const POWER: f64 = f64::from_bits((1023 + 256) << 52);

impl Count {
    pub(super) const ONE: Self = Self { powers: 0, value: 1.0 };

    fn new(powers: u32, value: f64) -> Self {
        match value < POWER {
            true => Self { powers, value },
            false => Self {
                powers: powers.saturating_add(1),
                value: value / POWER,
            },
        }
    }

    /// As a part of a count that is not less; 0 where that is too small for a number.
    pub(super) fn part_of(self, whole: Self) -> f64 {
        // Nine powers are below the least number there is.
        let powers = whole.powers.saturating_sub(self.powers).min(9);
        (0..powers).fold(self.value / whole.value, |part, _| part / POWER)
    }

    /// As a number, infinite from 2¹⁰²⁴ on.
    pub(super) fn number(self) -> f64 {
        self.value * POWER.powi(i32::try_from(self.powers).unwrap_or(i32::MAX))
    }
}

impl Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let (less, more) = if self < other { (self, other) } else { (other, self) };
        match more.powers - less.powers {
            0 => Self::new(more.powers, more.value + less.value),
            1 => Self::new(more.powers, more.value + less.value / POWER),
            _ => more,
        }
    }
}

impl Mul for Count {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self::new(self.powers.saturating_add(other.powers), self.value * other.value)
    }
}

impl PartialOrd for Count {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        let powers = self.powers.cmp(&other.powers);
        Some(powers.then_with(|| self.value.total_cmp(&other.value)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prop_assert;
    use proptest::prop_assert_eq;
    use proptest::proptest;

    use super::Count;

    fn count(value: u64) -> Count {
        Count {
            powers: 0,
            value: value as f64,
        }
    }

    /// 2 to the power of a number.
    fn power(of: usize) -> Count {
        (0..of).fold(Count::ONE, |it, _| it + it)
    }

    proptest! {
        #[test]
        fn small_counts_are_exact(a in 0_u64..1 << 26, b in 0_u64..1 << 26) {
            prop_assert_eq!(count(a) + count(b), count(a + b));
            prop_assert_eq!(count(a) * count(b), count(a * b));
            prop_assert_eq!(count(a) < count(b), a < b);
        }

        #[test]
        fn great_counts_keep_their_size(a in 0_usize..3000, b in 0_usize..3000) {
            prop_assert_eq!(power(a) * power(b), power(a + b));
            prop_assert_eq!(power(a) < power(b), a < b);
            prop_assert!(power(a) + power(b) >= power(a.max(b)));
            let part = power(a.min(b)).part_of(power(a.max(b)));
            prop_assert_eq!(part, (0..a.abs_diff(b)).fold(1.0, |it, _| it / 2.0));
        }
    }

    #[test]
    fn numbers_end_where_floats_do() {
        assert_eq!(power(1000).number(), 2_f64.powi(1000));
        assert_eq!(power(5000).number(), f64::INFINITY);
    }
}
