use crate::graph::Node;
use crate::text::Date;

/// Narrowest and widest axis, and what each day with documents adds, in units.
const NARROWEST: f64 = 720.0;
const WIDEST: f64 = 4800.0;
const EACH: f64 = 26.0;
/// Most units of a day.
const LARGEST: f64 = 6.0;
/// Days without documents that are drawn at full length, and what part of the whole time may be. Fewer are where the
/// fullest year would get less than its room otherwise, down to the last number.
const KEPT: [i64; 3] = [1096, 731, 366];
const KEPT_PART: i64 = 12;
/// Days of a year, and the room of each of its days with documents.
const YEAR: i64 = 366;
const ROOM: f64 = 13.0;
/// Width of a time that is drawn short.
const BREAK: f64 = 36.0;
/// Least distance of two starts of years, and of any two ticks.
const APART: f64 = 50.0;
const LEAST: f64 = 34.0;
/// Years between ticks.
const STEPS: [u16; 7] = [1, 2, 5, 10, 20, 50, 100];
/// Months that have ticks where a year is wide.
const QUARTERS: [(u8, &str); 3] = [(4, "Apr"), (7, "Jul"), (10, "Oct")];

/// Where days lie, in units from the first day. The scale is one for all, but long times without documents are drawn short.
pub(super) struct Axis {
    /// Days with documents and their places, ascending.
    stops: Vec<(i64, f64)>,
    /// Left and right side of each time that is drawn short.
    pub(super) breaks: Vec<(f64, f64)>,
    /// Units of a day.
    scale: f64,
}

/// A place of the axis with words.
pub(super) struct Tick {
    pub(super) x: f64,
    pub(super) words: String,
    /// Whether it is the start of a year or quarter, which a line marks.
    pub(super) ruled: bool,
}

/// The day of a node: its date, else the letter's own, else the middle of its year. `None` where not even that is known.
pub(super) fn day(node: &Node) -> Option<i64> {
    let date = node.date.or(node.dated);
    date.map(number).or_else(|| Some(number(Date::new(node.year?, 7, 2)?)))
}

/// Whether the very day is known.
pub(super) fn is_exact(node: &Node) -> bool {
    node.date.or(node.dated).is_some()
}

/// Days since 1 March of the year 0 (H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil).
fn number(date: Date) -> i64 {
    let (year, month, day) = (i64::from(date.year), i64::from(date.month), i64::from(date.day));
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day - 1
}

/// The year that a day lies in.
fn year(day: i64) -> u16 {
    // A year early at most, which the days before and after then decide.
    let near = u16::try_from((day * 400).div_euclid(146_097)).unwrap_or(0);
    let starts = |year: u16| Date::new(year, 1, 1).map_or(i64::MAX, number);
    (near.saturating_sub(1)..=near.saturating_add(1))
        .rev()
        .find(|it| starts(*it) <= day)
        .unwrap_or(near)
}

impl Axis {
    pub(super) fn new(mut days: Vec<i64>) -> Self {
        days.sort_unstable();
        days.dedup();
        let count = units(days.len());
        let span = days.last().zip(days.first()).map_or(0, |(last, first)| last - first);
        let gaps = || days.windows(2).map(|it| it[1] - it[0]);
        let width = (count * EACH).clamp(NARROWEST, WIDEST);
        let fullest = (0..days.len()).map(|it| days.partition_point(|day| *day < days[it] + YEAR) - it);
        let wished = units(fullest.max().unwrap_or(0)) * ROOM / days_as_units(YEAR);
        let (mut longest, mut scale) = (0, 1.0);
        for it in [KEPT[0].max(span / KEPT_PART), KEPT[1], KEPT[2]] {
            let kept: i64 = gaps().filter(|gap| *gap <= it).sum();
            longest = it;
            if kept > 0 {
                scale = (width / days_as_units(kept)).min(LARGEST);
            }
            if kept == 0 || scale >= wished {
                break;
            }
        }
        let mut axis = Self {
            stops: days.first().map(|it| (*it, 0.0)).into_iter().collect(),
            breaks: Vec::new(),
            scale,
        };
        let mut x = 0.0;
        for (gap, day) in gaps().zip(days.iter().skip(1)) {
            let before = x;
            if gap > longest {
                x += BREAK;
                axis.breaks.push((before, x));
            } else {
                x += days_as_units(gap) * scale;
            }
            axis.stops.push((*day, x));
        }
        axis
    }

    /// The place of a day between the first and the last.
    pub(super) fn place(&self, day: i64) -> f64 {
        let after = self.stops.partition_point(|it| it.0 < day);
        match (
            after.checked_sub(1).and_then(|it| self.stops.get(it)),
            self.stops.get(after),
        ) {
            (_, Some(stop)) if stop.0 == day => stop.1,
            (Some(before), Some(after)) => {
                let part = days_as_units(day - before.0) / days_as_units(after.0 - before.0);
                before.1 + (after.1 - before.1) * part
            }
            (Some(only), None) | (None, Some(only)) => only.1,
            (None, None) => 0.0,
        }
    }

    /// Width of the whole axis.
    pub(super) fn width(&self) -> f64 {
        self.stops.last().map_or(0.0, |it| it.1)
    }

    /// The starts of years, and of quarters where there is room; behind a time that is drawn short, and where there is
    /// no start of a year, the years of the documents.
    pub(super) fn ticks(&self) -> Vec<Tick> {
        let mut found = self.islands();
        let (Some((first, _)), Some((last, _))) = (self.stops.first(), self.stops.last()) else {
            return found;
        };
        let wide = 365.0 * self.scale;
        let step = STEPS
            .into_iter()
            .find(|it| wide * f64::from(*it) >= APART)
            .unwrap_or(100);
        let mut starts: Vec<Tick> = Vec::new();
        for at in (year(*first)..=year(*last)).filter(|it| it % step == 0) {
            let quarters = QUARTERS.into_iter().filter(|_| wide >= 4.0 * APART);
            let months = std::iter::once((1, None)).chain(quarters.map(|it| (it.0, Some(it.1))));
            for (month, words) in months {
                let Some(day) = Date::new(at, month, 1)
                    .map(number)
                    .filter(|it| (first..=last).contains(&it))
                else {
                    continue;
                };
                let x = self.place(day);
                let inside = self.breaks.iter().any(|it| it.0 < x && x < it.1);
                let close = starts.last().is_some_and(|it| x - it.x < APART);
                if !inside && !close && found.iter().all(|it| (it.x - x).abs() >= LEAST) {
                    let words = words.map_or_else(|| at.to_string(), str::to_owned);
                    starts.push(Tick { x, words, ruled: true });
                }
            }
        }
        found.extend(starts);
        found.sort_by(|a, b| a.x.total_cmp(&b.x));
        found
    }

    /// The years of the documents at the ends of times that are drawn short, and of the first and the last one.
    fn islands(&self) -> Vec<Tick> {
        let at_end = |x: f64| self.breaks.iter().any(|it| it.0 == x || it.1 == x);
        let ends = [self.stops.first(), self.stops.last()].map(|it| it.map(|it| it.1));
        let mut found: Vec<Tick> = Vec::new();
        for (day, x) in &self.stops {
            let close = found.last().is_some_and(|it| x - it.x < LEAST);
            if !close && (at_end(*x) || self.breaks.is_empty() && ends.contains(&Some(*x))) {
                found.push(Tick {
                    x: *x,
                    words: year(*day).to_string(),
                    ruled: false,
                });
            }
        }
        found
    }
}

fn units(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// Years have few enough days to be exact.
fn days_as_units(days: i64) -> f64 {
    i32::try_from(days).map_or(f64::from(i32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::Axis;
    use super::number;
    use super::year;
    use crate::text::Date;

    fn day(year: u16, month: u8, day: u8) -> i64 {
        number(Date::new(year, month, day).unwrap())
    }

    #[test]
    fn days_are_counted_through_leap_years() {
        assert_eq!(day(2000, 3, 1) - day(2000, 2, 28), 2);
        assert_eq!(day(1900, 3, 1) - day(1900, 2, 28), 1);
        assert_eq!(day(2024, 1, 1) - day(2023, 1, 1), 365);
        for it in [1945_u16, 1999, 2000, 2024, 2100] {
            assert_eq!(year(day(it, 1, 1)), it);
            assert_eq!(year(day(it, 12, 31)), it);
        }
    }

    #[test]
    fn equal_times_have_equal_lengths_and_long_empty_ones_are_short() {
        let days = vec![day(1948, 12, 10), day(2020, 1, 1), day(2020, 1, 31), day(2020, 3, 1)];
        let axis = Axis::new(days.clone());
        let x: Vec<f64> = days.iter().map(|it| axis.place(*it)).collect();
        assert_eq!(axis.breaks, [(0.0, super::BREAK)]);
        assert!(((x[2] - x[1]) - (x[3] - x[2])).abs() < 1e-9, "{x:?}");
        assert!(x[3] - x[1] > x[1] - x[0]);
        let words: Vec<String> = axis.ticks().into_iter().map(|it| it.words).collect();
        assert_eq!(words[..2], ["1948", "2020"]);
    }

    #[test]
    fn ticks_keep_apart() {
        for days in [
            vec![],
            vec![day(2020, 5, 5)],
            (0..90).map(|it| day(1935 + it, 3, 3)).collect(),
        ] {
            let ticks = Axis::new(days).ticks();
            assert!(ticks.windows(2).all(|it| it[1].x - it[0].x >= super::LEAST));
        }
    }
}
