use rapidfuzz::fuzz;

use crate::catalogue::url_key;
use crate::extract::SourceMention;
use crate::text::fold_words;

/// Words of titles that tell nothing apart.
const SMALL: &[&str] = &[
    "a", "an", "and", "of", "on", "the", "in", "to", "for", "at", "by", "le", "la", "de", "et",
];

/// Likeness of titles, 0 to 1, from which two count as one.
const TITLE: f64 = 0.9;

/// Likeness of an author's last name from which two count as one person: one letter in seven or so.
const AUTHOR: f64 = 0.84;

/// What two sources are compared by.
#[derive(Clone, Debug)]
pub(super) struct Features {
    kind: String,
    number: Option<String>,
    url: Option<String>,
    surname: Option<String>,
    title: String,
    title_words: Vec<String>,
    year: Option<u16>,
    date: Option<crate::text::Date>,
}

impl Features {
    pub(super) fn of(source: &SourceMention) -> Self {
        let words = |it: &Option<String>| fold_words(it.as_deref().unwrap_or(""));
        let title_words: Vec<String> = words(&source.title)
            .into_iter()
            .filter(|it| !SMALL.contains(&it.as_str()))
            .collect();
        Self {
            kind: source.kind.clone(),
            number: source.number.as_deref().map(|it| fold_words(it).join("-")),
            url: source.url.as_deref().map(url_key).filter(|it| it.contains('/')),
            surname: surname(source.author.as_deref()),
            title: title_words.join(" "),
            title_words,
            year: source.year,
            date: source.date,
        }
    }

    /// Keys under which sources that may be one meet.
    pub(super) fn blocks(&self) -> Vec<String> {
        let mut keys = Vec::new();
        keys.extend(self.number.as_ref().map(|it| format!("n:{it}")));
        keys.extend(self.url.as_ref().map(|it| format!("u:{it}")));
        keys.extend(self.title_words.get(..3).map(|it| format!("t:{}", it.join(" "))));
        if self.title_words.len() < 3 && !self.title.is_empty() {
            keys.push(format!("t:{}", self.title));
        }
        if let (Some(surname), Some(year)) = (&self.surname, self.year) {
            let start: String = surname.chars().take(3).collect();
            keys.push(format!("a:{start}:{year}"));
        }
        keys
    }

    /// Why two sources are one, or `None`.
    pub(super) fn same(&self, other: &Self) -> Option<&'static str> {
        if let (Some(a), Some(b)) = (&self.number, &other.number) {
            return (a == b).then_some("same number");
        }
        let titles = self.title_likeness(other);
        let untitled = self.title.is_empty() || other.title.is_empty();
        if self.url.is_some() && self.url == other.url && (untitled || titles > 0.5) {
            return Some("same address");
        }
        let years = self.year.is_none() || other.year.is_none() || self.year == other.year;
        let dates = self.date.is_none() || other.date.is_none() || self.date == other.date;
        if !years || !dates || untitled {
            return None;
        }
        match (&self.surname, &other.surname) {
            (Some(a), Some(b)) if fuzz::ratio(a.chars(), b.chars()) >= AUTHOR => {
                (titles >= TITLE || self.one_is_shortened(other)).then_some("same author, title and year")
            }
            (Some(_), Some(_)) => None,
            _ => (titles >= TITLE && self.title_words.len() + usize::from(self.date.is_some()) >= 3)
                .then_some("same title and date"),
        }
    }

    fn title_likeness(&self, other: &Self) -> f64 {
        if self.title == other.title {
            return 1.0;
        }
        fuzz::ratio(self.title.chars(), other.title.chars())
    }

    /// One title is the other's beginning: the subtitle was left out.
    fn one_is_shortened(&self, other: &Self) -> bool {
        let (short, long) = if self.title_words.len() <= other.title_words.len() {
            (self, other)
        } else {
            (other, self)
        };
        short.title_words.len() >= 2
            && long.title_words.starts_with(&short.title_words)
            && self.year.is_some()
            && self.year == other.year
    }

    /// A readable key made of author, year and title, or of number or address.
    pub(super) fn key(&self) -> String {
        if let Some(number) = &self.number {
            return format!("{}-{number}", self.kind);
        }
        let words = self.title_words.iter().take(4).map(String::as_str);
        let year = self.year.map(|it| it.to_string());
        let parts: Vec<&str> = self
            .surname
            .iter()
            .map(String::as_str)
            .chain(year.as_deref())
            .chain(words)
            .collect();
        match (&self.url, self.title.is_empty()) {
            (Some(url), true) => url.clone(),
            _ if parts.is_empty() => "source".to_owned(),
            _ => parts.join("-"),
        }
    }
}

/// The last name of the first author: the last word of the first person's name.
fn surname(author: Option<&str>) -> Option<String> {
    let author = author?;
    let first = author.split([',', '&']).next()?.split(" and ").next()?;
    fold_words(first).into_iter().rfind(|it| it.len() > 2 && it != "eds")
}
