use std::fmt;

use crate::text::Date;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::catalogue) struct Month {
    year: u16,
    month: u8,
}

impl Month {
    pub(in crate::catalogue) fn new(year: u16, month: u8) -> Self {
        Self { year, month }
    }

    /// Reads "1997-04".
    pub(super) fn read(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        Some(Self::new(year.parse().ok()?, month.parse().ok()?))
    }

    pub(in crate::catalogue) fn of(date: Date) -> Self {
        Self::new(date.year, date.month)
    }

    /// Months since the year 0.
    fn index(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    fn plus(self, months: i32) -> Self {
        let index = self.index().saturating_add(months).max(0);
        Self {
            year: u16::try_from(index / 12).unwrap_or(u16::MAX),
            month: u8::try_from(index % 12 + 1).unwrap_or(12),
        }
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match Date::new(self.year, self.month, 1) {
            Some(first) => f.write_str(first.in_words().trim_start_matches("1 ")),
            None => write!(f, "{}", self.year),
        }
    }
}

/// Months from a first to a last one, both included; no last one where the end is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub(in crate::catalogue) first: Month,
    pub(in crate::catalogue) last: Option<Month>,
}

impl Period {
    pub(in crate::catalogue) fn new(first: Month, last: Option<Month>) -> Self {
        Self { first, last }
    }

    /// From the January of one year to the December of another.
    pub(in crate::catalogue) fn years(first: u16, last: Option<u16>) -> Self {
        Self::new(Month::new(first, 1), last.map(|it| Month::new(it, 12)))
    }

    /// The year that it begins in.
    pub fn first_year(&self) -> u16 {
        self.first.year
    }

    /// The year that it ends in, where the end is known.
    pub fn last_year(&self) -> Option<u16> {
        self.last.map(|it| it.year)
    }

    /// The period with some months before and behind it.
    pub(in crate::catalogue) fn widened(self, before: u8, after: u8) -> Self {
        Self::new(
            self.first.plus(-i32::from(before)),
            self.last.map(|it| it.plus(i32::from(after))),
        )
    }

    /// Whether a day falls into it.
    pub fn holds(&self, date: Date) -> bool {
        let month = Month::of(date);
        self.first <= month && self.last.is_none_or(|it| month <= it)
    }

    /// Months between a day and the nearer end; 0 inside.
    pub(in crate::catalogue) fn months_off(&self, date: Date) -> i32 {
        let month = Month::of(date);
        let late = self.last.map_or(0, |it| month.index() - it.index());
        (self.first.index() - month.index()).max(late).max(0)
    }

    /// Whether a year of the one is a year of the other.
    pub(in crate::catalogue) fn shares_year(&self, other: &Self) -> bool {
        let ends = |it: &Self| it.last.map_or(u16::MAX, |it| it.year);
        self.first.year <= ends(other) && other.first.year <= ends(self)
    }
}

/// "1998", "1998 and 1999", "April 1997 onward", "September 2020 to September 2021".
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.last {
            None if self.first.month == 1 => write!(f, "{} onward", self.first.year),
            None => write!(f, "{} onward", self.first),
            Some(last) if self.first.month == 1 && last.month == 12 => {
                let join = if self.first.year + 1 == last.year { "and" } else { "to" };
                write!(f, "{}", self.first.year)?;
                if self.first.year == last.year {
                    return Ok(());
                }
                write!(f, " {join} {}", last.year)
            }
            Some(last) if last == self.first => write!(f, "{last}"),
            Some(last) => write!(f, "{} to {last}", self.first),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Month;
    use super::Period;
    use crate::text::Date;

    #[test]
    fn months_count_over_the_turn_of_the_year() {
        let session = Period::new(Month::new(2020, 9), Some(Month::new(2021, 9)));
        assert_eq!(session.to_string(), "September 2020 to September 2021");
        let wide = session.widened(9, 4);
        assert_eq!(
            (wide.first, wide.last),
            (Month::new(2019, 12), Some(Month::new(2022, 1)))
        );
        let day = |year, month| Date::new(year, month, 15).unwrap();
        assert!(session.holds(day(2020, 9)) && session.holds(day(2021, 9)));
        assert!(!session.holds(day(2020, 8)) && !session.holds(day(2021, 10)));
        assert_eq!(
            (session.months_off(day(2020, 7)), session.months_off(day(2022, 1))),
            (2, 4)
        );
    }

    #[test]
    fn years_are_shared_or_not() {
        let (first, second, open) = (
            Period::years(1998, Some(1999)),
            Period::years(2000, Some(2000)),
            Period::years(1999, None),
        );
        assert!(!first.shares_year(&second) && open.shares_year(&second) && open.shares_year(&first));
        let words = [first, second, open].map(|it| it.to_string());
        assert_eq!(words, ["1998 and 1999", "2000", "1999 onward"]);
    }
}
