use crate::catalogue::Catalogue;
use crate::catalogue::Family;
use crate::catalogue::Series;
use crate::catalogue::Session;
use crate::catalogue::SessionKind;
use crate::catalogue::Symbol;
use crate::catalogue::consistency::period_of;

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

/// One part of a symbol, read by the pattern of its series.
#[derive(Clone, Copy, Debug)]
pub(super) struct PartFacts<'a> {
    pub(super) symbol: &'a str,
    pub(super) series: Option<&'a Series>,
    /// Session of any kind.
    pub(super) session: Option<Session>,
    /// Whether the session is printed as a Roman numeral.
    pub(super) roman: bool,
    pub(super) year: Option<u16>,
    pub(super) number: Option<u32>,
}

impl PartFacts<'_> {
    fn facts(&self) -> Facts {
        let regular = self.session.filter(|it| it.kind == SessionKind::Regular);
        // Councils with several sessions a year count Roman numerals in a row of their own.
        let session = regular.filter(|_| !self.roman || self.symbol.starts_with("A/"));
        Facts {
            session: session.map(|it| it.number),
            session_year: session.and_then(|it| self.opens(it)),
            year: self.year,
            number: self.number,
        }
    }

    /// Year in which a regular session opens.
    pub(super) fn opens(&self, session: Session) -> Option<u16> {
        let all = self.series?.sessions?;
        let regular = session.kind == SessionKind::Regular;
        regular.then(|| {
            all.first_year
                .saturating_add(session.number.saturating_sub(1) / all.each_year.max(1))
        })
    }
}

impl Catalogue {
    /// Facts of one part of a symbol.
    pub fn facts(&self, part: &str) -> Facts {
        self.part_facts(part).facts()
    }

    /// All that the pattern of its series finds in one part of a symbol.
    pub(super) fn part_facts<'a>(&'a self, part: &'a str) -> PartFacts<'a> {
        let series = self.families.iter().find_map(|it| it.series_of(part));
        let groups = series.and_then(|it| it.pattern.captures(part));
        let text = |name: &str| Some(groups.as_ref()?.name(name)?.as_str());
        let number = |name: &str| text(name).and_then(|it| it.parse::<u32>().ok());
        let (arabic, roman) = (text("session"), text("roman"));
        let session = arabic.or(roman).and_then(Session::read);
        let year = text("year").and_then(|it| it.parse().ok());
        let regular = session.is_some_and(|it| it.kind == SessionKind::Regular);
        PartFacts {
            symbol: part,
            series,
            session,
            roman: arabic.is_none() && roman.is_some(),
            year: year.or_else(|| {
                let slashed = series.is_some_and(|it| it.printed.is_none());
                if regular || !slashed { None } else { year_segment(part) }
            }),
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

    /// The year of a document by its symbol: the one that it prints, else the one that the tables give for its
    /// number, else that in which its session opened.
    pub fn year_of(&self, symbol: &Symbol) -> Option<u16> {
        let facts = self.facts_of(symbol);
        let numbered = || {
            let mut periods = symbol.parts().iter().filter_map(|it| period_of(&self.part_facts(it)));
            periods.find_map(|it| (it.last_year() == Some(it.first_year())).then(|| it.first_year()))
        };
        facts.year.or_else(numbered).or(facts.session_year)
    }

    /// Official address of a symbol; the first part stands for a joint symbol.
    pub fn url_of(&self, symbol: &Symbol) -> Option<String> {
        self.family_of(symbol)?.address(symbol.parts().first()?)
    }

    /// Other addresses of a symbol, with what each is.
    pub fn addresses_of(&self, symbol: &Symbol) -> Vec<(&str, String)> {
        let (Some(family), Some(first)) = (self.family_of(symbol), symbol.parts().first()) else {
            return Vec::new();
        };
        let filled = |it: &String| {
            it.replace("{symbol}", first)
                .replace("{encoded}", &percent_encoded(first))
        };
        family
            .addresses
            .iter()
            .map(|(name, it)| (name.as_str(), filled(it)))
            .collect()
    }

    /// Other printed forms of the parts of a symbol that name the same document, as [`Family::other_forms`].
    pub fn other_forms(&self, symbol: &Symbol) -> Vec<String> {
        let family = self.family_of(symbol);
        let parts = symbol.parts().iter();
        parts
            .flat_map(|part| family.into_iter().flat_map(|it| it.other_forms(part)))
            .collect()
    }

    fn family_of(&self, symbol: &Symbol) -> Option<&Family> {
        let mut families = self.families.iter();
        families.find(|it| it.series.iter().any(|one| one.id == symbol.series))
    }

    /// Whether the first part belongs to a session of the General Assembly.
    pub fn is_general_assembly(part: &str) -> bool {
        part.starts_with("A/")
    }
}

/// A symbol as the value of a query: letters, digits and `-._~` stay.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() + 8);
    for byte in text.bytes() {
        match byte {
            b'-' | b'.' | b'_' | b'~' => encoded.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => encoded.push(char::from(byte)),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
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
    use super::roman_number;
    use crate::catalogue::Catalogue;

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
