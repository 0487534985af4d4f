use std::fmt;
use std::sync::OnceLock;

use crate::catalogue::ordinal_words;
use crate::catalogue::roman_number;
use crate::catalogue::tables::period::Month;
use crate::catalogue::tables::period::Period;
use crate::catalogue::tables::rows::rows;

const SESSIONS: &str = include_str!("sessions.tsv");
const ERAS: &str = include_str!("eras.tsv");

/// How a session was called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionKind {
    /// One of the row of regular sessions.
    Regular,
    /// A special session, `S-32`.
    Special,
    /// An emergency special session of the General Assembly, `ES-11`.
    Emergency,
}

impl SessionKind {
    /// The word in tables and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Regular => "regular",
            Self::Special => "special",
            Self::Emergency => "emergency",
        }
    }
}

/// A session of an organ as a symbol names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Session {
    /// How it was called.
    pub kind: SessionKind,
    /// Its number in the row of its kind.
    pub number: u16,
}

impl Session {
    /// Reads "75", "S-32", "ES-11", "XXV", "S-VI"; `None` for anything else.
    pub fn read(text: &str) -> Option<Self> {
        let (kind, number) = match (text.strip_prefix("ES-"), text.strip_prefix("S-")) {
            (Some(number), _) => (SessionKind::Emergency, number),
            (_, Some(number)) => (SessionKind::Special, number),
            _ => (SessionKind::Regular, text),
        };
        let number = number.parse().ok().or_else(|| roman_number(number))?;
        Some(Self { kind, number })
    }
}

/// "seventy-fifth session", "tenth emergency special session".
impl fmt::Display for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            SessionKind::Regular => "",
            SessionKind::Special => "special ",
            SessionKind::Emergency => "emergency special ",
        };
        write!(f, "{} {kind}session", ordinal_words(self.number))
    }
}

struct ListedSession {
    start: &'static str,
    kind: &'static str,
    number: u16,
    period: Period,
}

fn listed() -> &'static [ListedSession] {
    static LISTED: OnceLock<Vec<ListedSession>> = OnceLock::new();
    LISTED.get_or_init(|| {
        let each = rows(SESSIONS).filter_map(|it| {
            Some(ListedSession {
                start: it.text(0),
                kind: it.text(1),
                number: it.value(2)?,
                period: Period::new(Month::read(it.text(3))?, Month::read(it.text(4))),
            })
        });
        each.collect()
    })
}

/// The months of a session that the table lists, by the start of a symbol; the second value says whether the
/// table lists any session of that kind for the organ.
pub(in crate::catalogue) fn listed_session(symbol: &str, session: Session) -> (Option<Period>, bool) {
    // The sessions of a council that has rows of its own are not those of its parent.
    let organ = listed()
        .iter()
        .map(|it| it.start)
        .filter(|it| symbol.starts_with(it))
        .max_by_key(|it| it.len());
    let mut rows = listed()
        .iter()
        .filter(|it| Some(it.start) == organ && it.kind == session.kind.name())
        .peekable();
    let any = rows.peek().is_some();
    let period = rows.find(|it| it.number == session.number).map(|it| it.period);
    (period, any)
}

/// A form of a symbol and the sessions or years in which it was used.
pub(in crate::catalogue) struct Era {
    /// Id of the series.
    pub(in crate::catalogue) series: &'static str,
    /// Which part of the symbol: "session", "special", "roman", "year" ...
    pub(in crate::catalogue) form: &'static str,
    /// First and last session or year.
    pub(in crate::catalogue) first: u16,
    pub(in crate::catalogue) last: u16,
    /// What was printed outside of them.
    pub(in crate::catalogue) instead: &'static str,
}

/// All forms with their sessions or years.
pub(in crate::catalogue) fn eras() -> impl Iterator<Item = Era> {
    rows(ERAS).map(|it| Era {
        series: it.text(0),
        form: it.text(1),
        first: it.value(2).unwrap_or(0),
        last: it.value(3).unwrap_or(u16::MAX),
        instead: it.text(4),
    })
}

#[cfg(test)]
mod tests {
    use super::ERAS;
    use super::SESSIONS;
    use super::Session;
    use super::eras;
    use super::listed;
    use super::listed_session;

    fn period(symbol: &str, session: &str) -> Option<String> {
        let session = Session::read(session).unwrap();
        listed_session(symbol, session).0.map(|it| it.to_string())
    }

    #[test]
    fn every_row_is_read() {
        let lines = |text: &str| text.lines().filter(|it| !it.starts_with('#')).count() - 1;
        assert_eq!(listed().len(), lines(SESSIONS));
        assert_eq!(eras().count(), lines(ERAS));
    }

    #[test]
    fn sessions_are_read_in_digits_and_roman_numerals() {
        for (text, words) in [
            ("75", "seventy-fifth session"),
            ("S-VI", "sixth special session"),
            ("ES-10", "tenth emergency special session"),
            ("XXV", "twenty-fifth session"),
        ] {
            assert_eq!(Session::read(text).map(|it| it.to_string()).as_deref(), Some(words));
        }
        assert_eq!(Session::read("S-"), None);
        assert_eq!(Session::read("L.5"), None);
    }

    #[test]
    fn sessions_are_listed_by_organ() {
        assert_eq!(period("A/S-32/1", "S-32").as_deref(), Some("June 2021"));
        assert_eq!(period("A/HRC/RES/S-15/1", "S-15").as_deref(), Some("February 2011"));
        assert_eq!(period("A/ES-10/648", "ES-10").as_deref(), Some("April 1997 onward"));
        assert_eq!(period("A/RES/1(I)", "I").as_deref(), Some("1946"));
        assert_eq!(period("A/75/1", "75"), None);
        assert_eq!(period("A/HRC/7/71", "7"), None);
        assert_eq!(period("A/S-90/1", "S-90"), None);
    }
}
