//! Whether two wordings are one source. One contradiction is enough to keep them apart.

use crate::catalogue::SameSourcePhrases;
use crate::resolve::sources::evidence::Against;
use crate::resolve::sources::evidence::Evidence;
use crate::resolve::sources::facts;
use crate::resolve::sources::facts::Fact;
use crate::resolve::sources::features::Features;
use crate::resolve::sources::numbers;
use crate::resolve::sources::persons;
use crate::resolve::sources::persons::Authors;
use crate::resolve::sources::titles;
use crate::resolve::sources::titles::Titles;

/// Least likeness of titles under one address: a page may be the list of many papers.
const UNDER_ONE_ADDRESS: f64 = 0.5;

/// Half-words that a title needs to tell its source: with the year, with the day, alone.
const WITH_YEAR: usize = 6;
const WITH_DATE: usize = 4;
const ALONE: usize = 8;

/// Why two wordings are one source, or what speaks against it.
pub(super) fn judge(phrases: &SameSourcePhrases, a: &Features, b: &Features) -> Result<Evidence, Against> {
    let compared = Compared::of(phrases, a, b)?;
    compared.support(phrases).ok_or(Against::TooLittle)
}

/// What keeps two wordings apart, also where a third is like both.
pub(super) fn contradiction(phrases: &SameSourcePhrases, a: &Features, b: &Features) -> Option<Against> {
    Compared::of(phrases, a, b).err()
}

/// Two wordings that nothing keeps apart.
struct Compared<'a> {
    a: &'a Features,
    b: &'a Features,
    identity: Option<Evidence>,
    authors: Authors,
    titles: Titles,
}

impl<'a> Compared<'a> {
    fn of(phrases: &SameSourcePhrases, a: &'a Features, b: &'a Features) -> Result<Self, Against> {
        facts_agree(a, b)?;
        if numbers::parties_differ(phrases, &a.parties, &b.parties) {
            return Err(Against::Parties);
        }
        let identity = identity(a, b);
        let mut compared = Self {
            a,
            b,
            identity,
            authors: Authors::Unknown,
            titles: Titles::Unknown,
        };
        if matches!(compared.identity, Some(Evidence::Number(_))) {
            return Ok(compared);
        }
        compared.titles = titles::compare(phrases, a, b);
        if compared.identity.is_some() {
            match compared.titles {
                Titles::Unknown | Titles::Alike => return Ok(compared),
                Titles::Different if titles::likeness(a, b) < UNDER_ONE_ADDRESS || numbers_in_titles_differ(a, b) => {
                    return Err(Against::Titles);
                }
                Titles::Different | Titles::Shortened => {}
            }
        }
        compared.authors = persons::compare(phrases, &a.authors, &b.authors);
        if compared.authors == Authors::Different {
            return Err(Against::Authors);
        }
        if compared.identity.is_some() {
            return Ok(compared);
        }
        if let Some(fact) = one_sided(phrases, a, b) {
            return Err(Against::OneHas(fact));
        }
        if titles::containers_differ(phrases, &a.container, &b.container) {
            return Err(Against::Containers);
        }
        match compared.titles {
            Titles::Different if !compared.is_case() => Err(Against::Titles),
            _ => Ok(compared),
        }
    }

    /// Whether both are cases with parties: the rest of their words is free.
    fn is_case(&self) -> bool {
        !self.a.parties.is_empty() && !self.b.parties.is_empty()
    }

    fn shared(&self, fact: Fact) -> Option<&'a str> {
        self.a.fact(fact).filter(|it| self.b.fact(fact) == Some(*it))
    }

    /// The day or the year that both give.
    fn when(&self) -> Option<String> {
        let date = self.shared(Fact::Date).or(self.shared(Fact::Year)).map(str::to_owned);
        date.or_else(|| {
            let years = self.a.title.split(' ').filter(|it| is_year(it));
            let mut both = years.filter(|it| self.b.title.split(' ').any(|other| other == *it));
            both.next().map(str::to_owned)
        })
    }

    fn support(&self, phrases: &SameSourcePhrases) -> Option<Evidence> {
        if let Some(identity) = &self.identity {
            return Some(identity.clone());
        }
        let date = self.shared(Fact::Date);
        if self.is_case() {
            let date = date?.to_owned();
            return Some(Evidence::Parties { date });
        }
        let shortened = match self.titles {
            Titles::Alike => false,
            Titles::Shortened => true,
            Titles::Unknown | Titles::Different => return None,
        };
        let telling = titles::telling(phrases, &self.a.title).min(titles::telling(phrases, &self.b.title));
        let when = self.when();
        let described = phrases.in_free_words.contains(self.a.kind.as_ref()) || self.a.kind.as_ref() == "interview";
        let authors = match self.authors {
            Authors::Alike(it) => Some(it),
            _ => None,
        };
        let container = !self.a.container.is_empty() && !self.b.container.is_empty();
        let enough = match (authors, shortened) {
            // A letter or an interview is told by its day.
            _ if described && date.is_none() => telling >= 2 * WITH_YEAR && when.is_some() && !shortened,
            (Some(_), false) if telling == 0 => date.is_some() || when.is_some() && self.a.title == self.b.title,
            (Some(_), false) => when.is_some() || telling >= WITH_DATE,
            (Some(_), true) => telling > 0 && when.is_some() || telling >= WITH_DATE,
            (None, false) => {
                telling >= WITH_YEAR && when.is_some()
                    || telling >= WITH_DATE && (date.is_some() || when.is_some() && container)
                    || telling >= ALONE
                    || date.is_some() && telling > 0 && self.a.kind.as_ref() == "news"
            }
            (None, true) => telling >= ALONE && (date.is_some() || when.is_some()),
        };
        enough.then_some(Evidence::Wording {
            authors,
            titles: titles::likeness(self.a, self.b),
            shortened,
            when,
        })
    }
}

/// Whether no fact that both give differs, and no kind of number that both have.
pub(super) fn facts_agree(a: &Features, b: &Features) -> Result<(), Against> {
    let shared = a.numbers.iter().any(|it| b.numbers.contains(it));
    let of_one_class = |one: &str, other: &str| one.split(':').next() == other.split(':').next();
    let mut numbers = a.numbers.iter();
    let one_class = numbers.any(|it| b.numbers.iter().any(|other| of_one_class(it, other)));
    if one_class && !shared {
        return Err(Against::Numbers);
    }
    let (mut left, mut right) = (a.facts.iter().peekable(), b.facts.iter().peekable());
    while let (Some((fact, value)), Some((other, against))) = (left.peek(), right.peek()) {
        match fact.cmp(other) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal if facts::differ(*fact, value, against) => return Err(Against::Fact(*fact)),
            std::cmp::Ordering::Equal => {
                left.next();
                right.next();
            }
        }
    }
    Ok(())
}

/// The number or the address that both have.
fn identity(a: &Features, b: &Features) -> Option<Evidence> {
    let shared = a
        .numbers
        .iter()
        .find(|it| b.numbers.contains(it) && numbers::is_telling(it));
    if let Some(number) = shared {
        return Some(Evidence::Number(number.to_string()));
    }
    let url = a.url.as_ref().filter(|it| b.url.as_ref() == Some(*it))?;
    // A bare host is the address of a web site, not of what is on it.
    let page = url.contains('/') || a.title.is_empty() && b.title.is_empty();
    page.then(|| Evidence::Address(url.to_string()))
}

/// A volume, part, issue, revision or edition that only one whole work names.
fn one_sided(phrases: &SameSourcePhrases, a: &Features, b: &Features) -> Option<Fact> {
    let whole = |it: &Features| it.container.is_empty() && !phrases.not_whole.contains(it.kind.as_ref());
    let only_one = |fact: Fact| a.fact(fact).is_some() != b.fact(fact).is_some();
    let parts = [Fact::Volume, Fact::Part, Fact::Issue, Fact::Revision];
    let part = parts
        .into_iter()
        .find(|it| only_one(*it))
        .filter(|_| whole(a) && whole(b));
    let same_year = a.fact(Fact::Year).is_some() && a.fact(Fact::Year) == b.fact(Fact::Year);
    part.or(Some(Fact::Edition).filter(|it| only_one(*it) && !same_year))
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && (word.starts_with("19") || word.starts_with("20")) && word.bytes().all(|it| it.is_ascii_digit())
}

fn numbers_in_titles_differ(a: &Features, b: &Features) -> bool {
    let numbers = |it: &Features| -> Vec<String> { it.title.split(' ').filter_map(super::words::number).collect() };
    let (a, b) = (numbers(a), numbers(b));
    !a.is_empty() && !b.is_empty() && a != b
}
