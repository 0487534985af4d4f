use std::fmt;

use crate::resolve::sources::facts::Fact;
use crate::resolve::sources::features::Features;
use crate::resolve::sources::titles;

/// Why two wordings are one source.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// The same words, but for marks, case and punctuation.
    SameWords,
    /// The same address; its key.
    Address(String),
    /// The same case, application, treaty or book number; the number.
    Number(String),
    /// The same parties before the same court on the same day.
    Parties {
        /// The day, ISO 8601.
        date: String,
    },
    /// Author, title and year alike.
    Wording {
        /// Likeness of the authors, 0 to 1, where both name one.
        authors: Option<f64>,
        /// Likeness of the titles, 0 to 1.
        titles: f64,
        /// Whether one leaves the subtitle out.
        shortened: bool,
        /// The day or year that both give.
        when: Option<String>,
    },
}

impl Evidence {
    /// How strong it is: exact keys first, then likeness.
    pub(super) fn strength(&self) -> u16 {
        match self {
            Self::SameWords => 4000,
            Self::Number(_) | Self::Address(_) => 3000,
            Self::Parties { .. } => 2500,
            Self::Wording {
                authors,
                titles,
                shortened,
                when,
            } => {
                let known = u16::from(authors.is_some()) * 300 + u16::from(when.is_some()) * 300;
                known + figure(*titles) + figure(authors.unwrap_or(0.0)) / 2 + u16::from(!shortened) * 200
            }
        }
    }

    /// What it is, without figures: for a whole group.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::SameWords => "same words",
            Self::Address(_) => "same address",
            Self::Number(_) => "same number",
            Self::Parties { .. } => "same parties and date",
            Self::Wording {
                authors: Some(_),
                when: Some(_),
                ..
            } => "author, title and year alike",
            Self::Wording { authors: Some(_), .. } => "author and title alike",
            Self::Wording { when: Some(_), .. } => "title and year alike",
            Self::Wording { .. } => "titles alike",
        }
    }
}

/// A likeness in thousandths.
fn figure(likeness: f64) -> u16 {
    // Likeness is between 0 and 1.
    (likeness.clamp(0.0, 1.0) * 1000.0) as u16
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameWords => f.write_str("same words"),
            Self::Address(key) => write!(f, "same address {key}"),
            Self::Number(key) => write!(f, "same {}", number_in_words(key)),
            Self::Parties { date } => write!(f, "same parties, date {date}"),
            Self::Wording {
                authors,
                titles,
                shortened,
                when,
            } => {
                if let Some(authors) = authors {
                    write!(f, "authors alike {authors:.2}, ")?;
                }
                if *shortened {
                    f.write_str("titles alike but for a subtitle")?;
                } else {
                    write!(f, "titles alike {titles:.2}")?;
                }
                match when {
                    Some(when) if when.len() == 4 => write!(f, ", year {when}"),
                    Some(when) => write!(f, ", date {when}"),
                    None => Ok(()),
                }
            }
        }
    }
}

/// "case number 40984/07", from the key.
fn number_in_words(key: &str) -> String {
    match key.split_once(':') {
        Some(("case", number)) if number.bytes().all(|it| it.is_ascii_digit() || it == b'/') => {
            format!("case number {number}")
        }
        Some(("case", number)) => format!("number {}", number.to_uppercase()),
        Some(("treaty", number)) => format!("treaty number {}", number.replace('/', ", No. ")),
        Some((class, number)) => format!("{} {number}", class.to_uppercase()),
        None => key.to_owned(),
    }
}

/// What speaks against two wordings being one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Against {
    /// They differ in a fact.
    Fact(Fact),
    /// Only one of them names this part of a work.
    OneHas(Fact),
    /// Their numbers are others.
    Numbers,
    /// They are cases of other parties.
    Parties,
    /// Their authors are others.
    Authors,
    /// They stand in other books, journals or papers.
    Containers,
    /// Their titles differ in a word.
    Titles,
    /// Nothing contradicts, and too little agrees.
    TooLittle,
}

impl Against {
    pub(super) fn in_words(self, a: &Features, b: &Features) -> String {
        let pair = |name: &str, a: &str, b: &str| format!("{name} “{a}” against “{b}”");
        match self {
            Self::Fact(fact) => {
                let value = |it: &Features| it.fact(fact).unwrap_or("none").to_owned();
                format!("{} {} against {}", fact.name(), value(a), value(b))
            }
            Self::OneHas(fact) => {
                let value = a.fact(fact).or(b.fact(fact)).unwrap_or("");
                format!("{} {value} against none", fact.name())
            }
            Self::Numbers => {
                let numbers = |it: &Features| it.numbers.iter().map(|it| number_in_words(it)).collect::<Vec<_>>();
                format!("{} against {}", numbers(a).join(", "), numbers(b).join(", "))
            }
            Self::Parties => pair(
                "parties",
                &a.parties.replace('|', " v. "),
                &b.parties.replace('|', " v. "),
            ),
            Self::Authors => pair("author", &a.authors.replace('|', ", "), &b.authors.replace('|', ", ")),
            Self::Containers => pair("published in", &a.container, &b.container),
            Self::Titles => format!("titles alike {:.2} only, a word differs", titles::likeness(a, b)),
            Self::TooLittle => "nothing contradicts, but too little agrees".to_owned(),
        }
    }
}
