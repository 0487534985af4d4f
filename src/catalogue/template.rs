use std::collections::BTreeMap;

use serde::Deserialize;
use serde::Deserializer;
use serde::de::Error;

/// Named parts of a printed symbol, by the groups of the pattern that read it.
pub(super) type Values = BTreeMap<String, String>;

/// A canonical form or an address with places for named groups: `RFC {number:integer}`.
#[derive(Clone, Debug)]
pub struct Template {
    text: String,
    parts: Vec<Part>,
}

#[derive(Clone, Debug)]
enum Part {
    Words(String),
    Group { name: String, filters: Vec<Filter> },
}

type Filter = fn(&str) -> Option<String>;

/// What may stand behind a group's name. A filter that gives nothing refuses the symbol.
const FILTERS: &[(&str, Filter)] = &[
    ("integer", integer),
    ("lower", |it| Some(it.to_lowercase())),
    ("upper", |it| Some(it.to_uppercase())),
    ("digits", |it| Some(it.chars().filter(char::is_ascii_digit).collect())),
    ("compact", |it| {
        Some(it.chars().filter(|it| !it.is_whitespace()).collect())
    }),
    ("isbn", isbn),
];

impl Template {
    fn new(text: &str) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((words, behind)) = rest.split_once('{') {
            let Some((group, after)) = behind.split_once('}') else {
                return Err(format!("`{text}`: a `{{` is not closed"));
            };
            let mut names = group.split(':');
            let name = names.next().unwrap_or("").to_owned();
            let filters = names.map(|it| filter(it).ok_or_else(|| unknown_filter(text, it)));
            parts.push(Part::Words(words.to_owned()));
            parts.push(Part::Group {
                name,
                filters: filters.collect::<Result<_, _>>()?,
            });
            rest = after;
        }
        parts.push(Part::Words(rest.to_owned()));
        Ok(Self {
            text: text.to_owned(),
            parts,
        })
    }

    /// The text as the file has it.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Names of the groups that it takes.
    pub(super) fn groups(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().filter_map(|it| match it {
            Part::Group { name, .. } => Some(name.as_str()),
            Part::Words(_) => None,
        })
    }

    /// The text with values put in; a group that took no part in the match is left empty. `None` where a
    /// filter refuses a value.
    pub(super) fn fill(&self, values: &Values) -> Option<String> {
        let mut text = String::new();
        for part in &self.parts {
            match part {
                Part::Words(words) => text.push_str(words),
                Part::Group { name, filters } => {
                    let value = values.get(name).cloned().unwrap_or_default();
                    let filtered = filters.iter().try_fold(value, |value, it| it(&value));
                    text.push_str(&filtered?);
                }
            }
        }
        Some(text)
    }
}

impl<'de> Deserialize<'de> for Template {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::new(&text).map_err(D::Error::custom)
    }
}

fn filter(name: &str) -> Option<Filter> {
    FILTERS.iter().find(|it| it.0 == name).map(|it| it.1)
}

fn unknown_filter(text: &str, name: &str) -> String {
    let known: Vec<&str> = FILTERS.iter().map(|it| it.0).collect();
    format!("`{text}`: no filter is called `{name}`; there are {}", known.join(", "))
}

/// A number without leading zeros; nothing else.
fn integer(text: &str) -> Option<String> {
    let digits = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let kept = text.trim_start_matches('0');
    digits.then(|| if kept.is_empty() { "0" } else { kept }.to_owned())
}

/// The thirteen digits of a book number whose last digit agrees with the others (ISO 2108); a number of
/// ten is brought to thirteen, so that both name one book.
fn isbn(text: &str) -> Option<String> {
    let signs: Vec<u8> = text.bytes().filter(|it| !matches!(it, b'-' | b' ' | b'\n')).collect();
    let values: Vec<u32> = signs
        .iter()
        .enumerate()
        .map(|(at, it)| match it {
            b'X' | b'x' if at == 9 => Some(10),
            it => char::from(*it).to_digit(10),
        })
        .collect::<Option<_>>()?;
    let weighted = |weight: fn(usize) -> u32| -> u32 {
        let products = values.iter().enumerate().map(|(at, it)| it * weight(at));
        products.sum()
    };
    let thirteen = |at: usize| if at.is_multiple_of(2) { 1 } else { 3 };
    match values.len() {
        13 => (values[9] < 10 && weighted(thirteen).is_multiple_of(10))
            .then(|| signs.into_iter().map(char::from).collect()),
        10 if weighted(|at| u32::try_from(10 - at).unwrap_or(0)).is_multiple_of(11) => {
            let body = [9, 7, 8].into_iter().chain(values.iter().copied().take(9));
            let sum: u32 = body.clone().enumerate().map(|(at, it)| it * thirteen(at)).sum();
            let last = (10 - sum % 10) % 10;
            body.chain([last]).map(|it| char::from_digit(it, 10)).collect()
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Template;
    use super::Values;
    use super::isbn;

    fn filled(template: &str, value: &str) -> Option<String> {
        let values = Values::from([("n".to_owned(), value.to_owned())]);
        Template::new(template).unwrap().fill(&values)
    }

    #[test]
    fn filters_bring_a_value_to_its_form() {
        assert_eq!(filled("No. {n:integer}", "0042").as_deref(), Some("No. 42"));
        assert_eq!(filled("No. {n:integer}", "4a"), None);
        assert_eq!(filled("{n:digits:integer}", "00-7").as_deref(), Some("7"));
        assert_eq!(filled("{n:compact:upper}", "a b").as_deref(), Some("AB"));
        assert_eq!(filled("x{other}y", "1").as_deref(), Some("xy"));
    }

    #[test]
    fn says_what_is_wrong_with_a_template() {
        assert!(Template::new("{n").unwrap_err().contains("not closed"));
        assert!(Template::new("{n:small}").unwrap_err().contains("there are integer"));
    }

    #[test]
    fn book_numbers_check_themselves() {
        assert_eq!(isbn("978-0-306-40615-7").as_deref(), Some("9780306406157"));
        assert_eq!(isbn("0-306-40615-2").as_deref(), Some("9780306406157"));
        assert_eq!(isbn("0-8044-2957-X").as_deref(), Some("9780804429573"));
        for wrong in [
            "978-0-306-40615-8",
            "0-306-40615-3",
            "12",
            "",
            "978-0-306-4061X-7",
            "97803064061570",
        ] {
            assert_eq!(isbn(wrong), None, "{wrong}");
        }
    }
}
