use crate::catalogue::Catalogue;
use crate::catalogue::Symbol;

/// What a symbol says about its document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Regular session of the General Assembly, or session of a council, where the symbol carries one.
    pub session: Option<u16>,
    /// Calendar year.
    pub year: Option<u16>,
    /// Year in which the session opens, where there is one.
    pub session_year: Option<u16>,
    /// Serial number in the session or year.
    pub number: Option<u32>,
}

impl Catalogue {
    /// Facts of one part of a symbol.
    pub fn facts(&self, part: &str) -> Facts {
        let Some(series) = self.families.iter().find_map(|it| it.series_of(part)) else {
            return Facts::default();
        };
        let Some(groups) = series.pattern.captures(part) else {
            return Facts::default();
        };
        let number = |name: &str| groups.name(name).and_then(|it| it.as_str().parse::<u32>().ok());
        let small = |name: &str| number(name).and_then(|it| u16::try_from(it).ok());
        let roman = groups
            .name("roman")
            .filter(|_| part.starts_with("A/"))
            .and_then(|it| roman_number(it.as_str()));
        let session = small("session").or(roman);
        let year = small("year").or_else(|| if session.is_none() { year_segment(part) } else { None });
        let opens = |it: u16| {
            series
                .sessions
                .map(|all| all.first_year + it.saturating_sub(1) / all.each_year.max(1))
        };
        Facts {
            session,
            session_year: session.and_then(opens),
            year,
            number: number("number").or_else(|| number("early")),
        }
    }

    /// Facts of all parts together: the session of one half and the year of the other.
    pub fn facts_of(&self, symbol: &Symbol) -> Facts {
        symbol
            .parts()
            .iter()
            .map(|it| self.facts(it))
            .fold(Facts::default(), |all, one| Facts {
                session: all.session.or(one.session),
                year: all.year.or(one.year),
                session_year: all.session_year.or(one.session_year),
                number: all.number.or(one.number),
            })
    }

    /// Official address of a symbol; the first part stands for a joint symbol.
    pub fn url_of(&self, symbol: &Symbol) -> Option<String> {
        let family = self
            .families
            .iter()
            .find(|it| it.series.iter().any(|one| one.id == symbol.series))?;
        family.address(symbol.parts().first()?)
    }

    /// Whether the first part belongs to a session of the General Assembly.
    pub fn is_general_assembly(part: &str) -> bool {
        part.starts_with("A/")
    }
}

/// The year that stands as a segment of its own in symbols of bodies and conferences: FCCC/CP/2015/10. Not
/// the last segment, which is a serial number.
fn year_segment(part: &str) -> Option<u16> {
    let (before, _) = part.rsplit_once('/')?;
    let years = before
        .split('/')
        .filter(|it| it.len() == 4)
        .filter_map(|it| it.parse().ok());
    years.into_iter().find(|it| (1946..2100).contains(it))
}

/// First resolution number of the Security Council in each year from 1946 on. The numbers run on
/// without a gap, so a number belongs to the last year that starts at or below it.
const FIRST_OF_YEAR: [u16; 81] = [
    1, 16, 38, 67, 79, 90, 97, 99, 104, 106, 111, 122, 127, 132, 133, 161, 171, 178, 186, 200, 220, 233, 245, 263, 276,
    292, 308, 325, 345, 367, 385, 403, 423, 444, 462, 485, 500, 529, 546, 560, 581, 594, 607, 627, 647, 684, 726, 800,
    893, 970, 1036, 1093, 1147, 1220, 1285, 1335, 1387, 1455, 1522, 1581, 1652, 1739, 1795, 1860, 1908, 1967, 2033,
    2086, 2133, 2196, 2260, 2337, 2398, 2452, 2504, 2561, 2618, 2672, 2722, 2768, 2812,
];

/// Year in which the Security Council adopted the resolution of a number, by the table of first
/// numbers. `None` for 0 and for numbers well past the last year of the table.
pub fn council_year_of(number: u32) -> Option<u16> {
    let years = FIRST_OF_YEAR.partition_point(|&it| u32::from(it) <= number);
    let last = FIRST_OF_YEAR.last().map_or(0, |&it| u32::from(it));
    let year = u16::try_from(years).ok()?.checked_sub(1)? + 1946;
    (number < last + 80).then_some(year)
}

/// The number that Roman numerals stand for, or `None` where they are not well formed.
pub fn roman_number(text: &str) -> Option<u16> {
    const VALUES: [(&str, u16); 9] = [
        ("C", 100),
        ("XC", 90),
        ("L", 50),
        ("XL", 40),
        ("X", 10),
        ("IX", 9),
        ("V", 5),
        ("IV", 4),
        ("I", 1),
    ];
    let (mut rest, mut sum) = (text, 0);
    for (sign, value) in VALUES {
        let once = sign.len() == 2 || matches!(sign, "V" | "L");
        for _ in 0..if once { 1 } else { 3 } {
            if let Some(after) = rest.strip_prefix(sign) {
                (rest, sum) = (after, sum + value);
            }
        }
    }
    (rest.is_empty() && sum > 0).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::council_year_of;
    use super::roman_number;
    use crate::catalogue::Catalogue;

    #[test]
    fn council_numbers_give_their_year() {
        assert_eq!(council_year_of(1), Some(1946));
        assert_eq!(council_year_of(822), Some(1993));
        assert_eq!(council_year_of(1244), Some(1999));
        assert_eq!(council_year_of(2767), Some(2024));
        assert_eq!(council_year_of(2768), Some(2025));
        assert_eq!(council_year_of(0), None);
        assert_eq!(council_year_of(9999), None);
    }

    #[test]
    fn bodies_carry_their_year_as_a_segment() {
        let catalogue = Catalogue::builtin().unwrap();
        assert_eq!(catalogue.facts("FCCC/CP/2015/10/Add.1").year, Some(2015));
        assert_eq!(catalogue.facts("A/AC.105/1992").year, None);
        assert_eq!(catalogue.facts("A/75/2015").year, None);
        assert_eq!(catalogue.facts("A/RES/217(III)").session_year, Some(1948));
        assert_eq!(catalogue.facts("A/75/742").session_year, Some(2020));
        assert_eq!(catalogue.facts("A/HRC/RES/17/21").session_year, Some(2011));
    }

    #[test]
    fn reads_roman_numerals() {
        for (text, number) in [
            ("I", 1),
            ("IV", 4),
            ("XXV", 25),
            ("XLVIII", 48),
            ("LIV", 54),
            ("XXX", 30),
        ] {
            assert_eq!(roman_number(text), Some(number));
        }
        for text in ["", "IIII", "VX", "A"] {
            assert_eq!(roman_number(text), None);
        }
    }
}
