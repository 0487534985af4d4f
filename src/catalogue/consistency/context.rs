use crate::text::Date;

/// What is known of a document besides its symbol, each where it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// Date in the document's own masthead.
    pub masthead_date: Option<Date>,
    /// Date that a citing text gives for the document.
    pub quoted_date: Option<Date>,
    /// Date of the citing document.
    pub citing_date: Option<Date>,
    /// Session that the masthead prints: 75 for "Seventy-fifth session".
    pub masthead_session: Option<u16>,
    /// Year of the Security Council that the masthead prints: 76 for "Seventy-sixth year".
    pub masthead_year: Option<u16>,
    /// Number of the meeting at which it was adopted: 9586 for "at its 9586th meeting".
    pub meeting: Option<u32>,
    /// Job number at the foot of the first page.
    pub job_number: Option<JobNumber>,
    /// Official Records supplement that it is said to be.
    pub supplement: Option<Supplement>,
}

/// A job number of the documents service: "25-16867 (E)   221025".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobNumber {
    /// Last two digits of the year.
    pub year: u8,
    /// Number in the year.
    pub number: u32,
    /// Day of printing, where it stands behind.
    pub printed: Option<Date>,
}

impl JobNumber {
    /// Reads "25-16867 (E) 221025", "15-05716* (E)", "GE.21-01234", "K1501234", "82-08455".
    pub fn read(text: &str) -> Option<Self> {
        let station = text
            .trim()
            .trim_start_matches(|it: char| it.is_ascii_uppercase() || it == '.');
        let (digits, rest) = leading_digits(station);
        let (year, number, rest) = match rest.strip_prefix(['-', '\u{2010}', '\u{2011}', '–']) {
            Some(rest) if digits.len() == 2 => {
                let (number, rest) = leading_digits(rest);
                (digits, number, rest)
            }
            _ => (digits.get(..2)?, digits.get(2..)?, rest),
        };
        if number.len() != 5 {
            return None;
        }
        Some(Self {
            year: year.parse().ok()?,
            number: number.parse().ok()?,
            printed: rest.split(|it: char| !it.is_ascii_alphanumeric()).find_map(printed_on),
        })
    }
}

fn leading_digits(text: &str) -> (&str, &str) {
    let end = text.bytes().take_while(u8::is_ascii_digit).count();
    text.split_at(end)
}

/// "221025" for 22 October 2025. Days of printing are on mastheads since about 1990.
fn printed_on(text: &str) -> Option<Date> {
    if text.len() != 6 || !text.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize| text.get(from..from + 2)?.parse::<u8>().ok();
    let year = part(4)?;
    Date::new(
        u16::from(year) + if year >= 46 { 1900 } else { 2000 },
        part(2)?,
        part(0)?,
    )
}

/// A supplement of the Official Records: "Seventy-first Session, Supplement No. 53A", "1978, Supplement No. 7".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supplement {
    /// Session, in the records of the General Assembly.
    pub session: Option<u16>,
    /// Year, in the records of the Economic and Social Council.
    pub year: Option<u16>,
    /// Number.
    pub number: u32,
    /// Letter behind the number.
    pub letter: Option<char>,
}

#[cfg(test)]
mod tests {
    use super::JobNumber;

    #[test]
    fn job_numbers_are_read_in_their_forms() {
        let read = |text| {
            let it = JobNumber::read(text)?;
            Some((it.year, it.number, it.printed.map(|it| it.to_string())))
        };
        let day = |text: &str| Some(text.to_owned());
        assert_eq!(read("25-16867 (E)   221025"), Some((25, 16867, day("2025-10-22"))));
        assert_eq!(read("14-28968* (E) 150414"), Some((14, 28968, day("2014-04-15"))));
        assert_eq!(read("90-08730 1921a (E)"), Some((90, 8730, None)));
        assert_eq!(read("GE.21-01234"), Some((21, 1234, None)));
        assert_eq!(read("K1501234"), Some((15, 1234, None)));
        assert_eq!(read("82-08455"), Some((82, 8455, None)));
        for text in ["", "A/75/742", "25-16", "1990-12345", "25-16867123", "é5-16867"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
