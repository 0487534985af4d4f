use std::fmt;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year, four digits.
    pub year: u16,
    /// Month, 1 to 12.
    pub month: u8,
    /// Day of the month, 1 to 31.
    pub day: u8,
}

impl Date {
    /// A date, or `None` where the month has no such day or the year is not between 1000 and 2999.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => return None,
        };
        ((1000..3000).contains(&year) && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }

    /// Reads "15 April 2020" from the parts that a pattern found.
    pub fn from_words(day: &str, month: &str, year: &str) -> Option<Self> {
        Self::new(year.parse().ok()?, month_number(month)?, day.parse().ok()?)
    }

    /// As people of the United Nations write it: "15 April 2020".
    pub fn in_words(self) -> String {
        let month = MONTHS.get(usize::from(self.month) - 1).map_or("", |it| it.0);
        format!("{} {month} {}", self.day, self.year)
    }
}

/// ISO 8601, `2020-04-15`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Names of each month: English first, then French, Spanish, Russian (genitive) and the two in Arabic.
const MONTHS: [(&str, [&str; 5]); 12] = [
    ("January", ["janvier", "enero", "января", "كانون الثاني", "يناير"]),
    ("February", ["février", "febrero", "февраля", "شباط", "فبراير"]),
    ("March", ["mars", "marzo", "марта", "آذار", "مارس"]),
    ("April", ["avril", "abril", "апреля", "نيسان", "أبريل"]),
    ("May", ["mai", "mayo", "мая", "أيار", "مايو"]),
    ("June", ["juin", "junio", "июня", "حزيران", "يونيه"]),
    ("July", ["juillet", "julio", "июля", "تموز", "يوليه"]),
    ("August", ["août", "agosto", "августа", "آب", "أغسطس"]),
    ("September", ["septembre", "septiembre", "сентября", "أيلول", "سبتمبر"]),
    ("October", ["octobre", "octubre", "октября", "تشرين الأول", "أكتوبر"]),
    (
        "November",
        ["novembre", "noviembre", "ноября", "تشرين الثاني", "نوفمبر"],
    ),
    ("December", ["décembre", "diciembre", "декабря", "كانون الأول", "ديسمبر"]),
];

/// Number of a month, 1 to 12, by its name in one of the official languages or by its number as Chinese dates print
/// it; case does not count. Arabic texts give two names with a slash between them.
pub fn month_number(name: &str) -> Option<u8> {
    if let Ok(number) = name.parse() {
        return (1..=12).contains(&number).then_some(number);
    }
    let name = name.to_lowercase().replace('\n', " ");
    let known = |part: &str| {
        MONTHS
            .iter()
            .position(|(english, others)| english.eq_ignore_ascii_case(part) || others.contains(&part))
    };
    let index = name
        .split('/')
        .find_map(|it| known(it.trim()))
        .or_else(|| abbreviated(&name))?;
    u8::try_from(index + 1).ok()
}

/// The only month that a shortened name can mean: "Mar", "sept", "févr".
fn abbreviated(name: &str) -> Option<usize> {
    if name.chars().count() < 3 {
        return None;
    }
    let fits = |month: &(&str, [&str; 5])| {
        let english = month.0.get(..name.len());
        english.is_some_and(|it| it.eq_ignore_ascii_case(name)) || month.1.iter().any(|it| it.starts_with(name))
    };
    let mut fitting = (0..MONTHS.len()).filter(|&at| fits(&MONTHS[at]));
    let first = fitting.next()?;
    fitting.next().is_none().then_some(first)
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn refuses_days_that_no_month_has() {
        assert_eq!(Date::from_words("29", "February", "2019"), None);
        assert_eq!(Date::from_words("31", "April", "2020"), None);
        assert_eq!(
            Date::from_words("29", "february", "2020").map(|it| it.to_string()),
            Some("2020-02-29".into())
        );
        assert_eq!(
            Date::from_words("3", "août", "1999").map(Date::in_words),
            Some("3 August 1999".into())
        );
    }

    #[test]
    fn reads_months_of_the_official_languages() {
        for month in [
            "November",
            "novembre",
            "noviembre",
            "ноября",
            "تشرين الثاني/نوفمبر",
            "تشرين\nالثاني",
            "11",
        ] {
            assert_eq!(
                Date::from_words("24", month, "1992"),
                Date::new(1992, 11, 24),
                "{month}"
            );
        }
        assert_eq!(Date::from_words("24", "13", "1992"), None);
        assert_eq!(Date::from_words("24", "/", "1992"), None);
        for month in ["Nov", "nov", "нояб"] {
            assert_eq!(
                Date::from_words("24", month, "1992"),
                Date::new(1992, 11, 24),
                "{month}"
            );
        }
        assert_eq!(Date::from_words("24", "jui", "1992"), None, "June or July");
    }
}
