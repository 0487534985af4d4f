use serde::Deserialize;

use crate::catalogue::Pattern;
use crate::text::Date;
use crate::text::behind;

/// Dates that a text gives for the symbol beside them (`phrases/dates.toml`).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DatePhrases {
    /// Right behind a symbol: `open` what sets the date apart, `led` the word that leads to it, `date`, `close`.
    pub behind: Pattern,
    /// What follows a date that only a comma sets apart.
    pub ends: Pattern,
    /// Right before a symbol: `date`.
    pub before: Vec<Pattern>,
    /// The ways to write a date: `day`, `month`, `year`.
    pub forms: Vec<Pattern>,
}

/// A date that stands behind a symbol.
#[derive(Clone, Copy, Debug)]
pub struct DateBehind<'a> {
    /// Day, month and year as they are printed, whether or not there is such a day.
    pub parts: [&'a str; 3],
    /// Bytes from the end of the symbol to the end of the date and its bracket.
    pub length: usize,
    /// Whether a word leads to the date, as "dated"; else a bracket or a comma alone sets it apart.
    pub led: bool,
}

impl DateBehind<'_> {
    /// The day, where there is one.
    pub fn date(&self) -> Option<Date> {
        let [day, month, year] = self.parts;
        Date::from_words(day, month, year)
    }
}

/// Bytes behind a symbol in which its date is looked for.
const REACH: usize = 90;

impl DatePhrases {
    /// The date that a text gives for the symbol that ends at an offset.
    pub fn behind<'a>(&self, text: &'a str, end: usize) -> Option<DateBehind<'a>> {
        let near = behind(text, end, REACH);
        // Most symbols have no date behind them.
        let first = near.trim_start_matches(['*', ' ', '\n']).chars().next()?;
        if matches!(first, '.' | ';' | ':' | ')' | '/') {
            return None;
        }
        let groups = self.behind.captures(near)?;
        let (open, date) = (groups.name("open")?.as_str().trim(), groups.name("date")?);
        let length = groups.get(0)?.end();
        let rest = near.get(length..)?;
        let led = groups.name("led").is_some();
        let bracket = open.starts_with(['(', '（', '[']);
        let closed = groups.name("close").is_some_and(|it| !it.is_empty());
        let apart = led || bracket || !open.is_empty() && (closed || self.ends.is_match(rest));
        let whole = !rest.starts_with(|it: char| it.is_ascii_digit());
        let parts = self.parts(date.as_str()).filter(|_| apart && whole)?;
        Some(DateBehind { parts, length, led })
    }

    /// Day, month and year of the date that leads to the symbol behind some words.
    pub fn before<'a>(&self, words: &'a str) -> Option<[&'a str; 3]> {
        let found = self.before.iter().find_map(|it| it.captures(words)?.name("date"))?;
        self.parts(found.as_str())
    }

    /// Day, month and year of a date as they are printed.
    fn parts<'a>(&self, date: &'a str) -> Option<[&'a str; 3]> {
        let groups = self.forms.iter().find_map(|it| it.captures(date))?;
        let part = |name| groups.name(name).map(|it| it.as_str());
        Some([part("day")?, part("month")?, part("year")?])
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;
    use crate::text::Date;

    #[test]
    fn dates_behind_a_symbol_are_read_in_every_form() {
        let catalogue = Catalogue::builtin().unwrap();
        let day = Date::new(2021, 3, 22);
        for (text, led) in [
            (" of 22 March 2021", true),
            (" (22 March 2021), para. 3", false),
            (" (Mar. 22, 2021)", false),
            (", dated March 22nd, 2021", true),
            (", 22 March 2021, annex", false),
            (" (2021-03-22)", false),
            (", 2021-03-22)", false),
            (" (22.03.2021)", false),
            (" (03/22/2021)", false),
            (" du 22 mars 2021", true),
            (", del 22 de marzo de 2021", true),
            (" от 22 марта 2021 года", true),
            ("، المؤرخة 22 آذار/مارس 2021", true),
            ("（2021年3月22日）", false),
        ] {
            let found = catalogue.phrases.dates.behind(text, 0);
            assert_eq!(found.and_then(|it| it.date()), day, "{text}");
            assert_eq!(found.map(|it| it.led), Some(led), "{text}");
        }
        for text in [
            " 22 March 2021",
            ", 22 March 2021 (S/2021/280)",
            ". 22 March 2021",
            " (03/04/2021)",
            " and of 22 March 2021",
        ] {
            let found = catalogue.phrases.dates.behind(text, 0);
            assert_eq!(found.and_then(|it| it.date()), None, "{text}");
        }
    }

    #[test]
    fn dates_before_a_symbol_are_read() {
        let catalogue = Catalogue::builtin().unwrap();
        for words in [
            "the report of the Secretary-General dated 22 March 2021 (",
            "the letter of March 22, 2021 (",
            "le rapport en date du 22 mars 2021 (",
            "письмо от 22 марта 2021 года (",
            "2021年3月22日的报告（",
            "the 22 March 2021 report of the Secretary-General (",
        ] {
            let parts = catalogue.phrases.dates.before(words);
            let date = parts.and_then(|[day, month, year]| Date::from_words(day, month, year));
            assert_eq!(date, Date::new(2021, 3, 22), "{words}");
        }
        assert_eq!(
            catalogue.phrases.dates.before("on 22 March 2021, the Council in ("),
            None
        );
    }
}
