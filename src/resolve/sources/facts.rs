//! Facts of a source that two of its wordings must not differ in.

use crate::catalogue::SameSourcePhrases;
use crate::catalogue::ordinal_number;
use crate::catalogue::roman_number;
use crate::extract::SourceMention;
use crate::resolve::sources::words;

/// What a fact is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fact {
    Date,
    Year,
    Volume,
    Part,
    Issue,
    Revision,
    Edition,
    Court,
    Language,
    Archive,
}

impl Fact {
    /// Its name in words.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Date => "date",
            Self::Volume => "volume",
            Self::Part => "part",
            Self::Issue => "issue",
            Self::Revision => "revision",
            Self::Edition => "edition",
            Self::Court => "court",
            Self::Language => "language",
            Self::Archive => "archive",
        }
    }

    fn of_part(name: &str) -> Option<Self> {
        let all = [Self::Volume, Self::Part, Self::Issue, Self::Revision];
        all.into_iter().find(|it| it.name() == name)
    }
}

/// A value of a fact, as it is compared.
pub(super) type Known = (Fact, Box<str>);

/// Takes "vol. 2", "part II" and "2nd ed." out of words.
pub(super) fn take_parts(phrases: &SameSourcePhrases, words: &mut Vec<String>, facts: &mut Vec<Known>) {
    let mut at = 0;
    while at < words.len() {
        let word = &words[at];
        let part = phrases.part.iter().find(|it| it.words.contains(word));
        let part = part.and_then(|it| Fact::of_part(&it.name)).zip(words.get(at + 1));
        if let Some((part, value)) = part.and_then(|(part, it)| Some((part, numeral(phrases, it)?))) {
            facts.push((part, value));
            words.drain(at..at + 2);
        } else if phrases.edition.words.contains(word)
            && let Some((value, length)) = edition_before(phrases, &words[..at])
        {
            facts.push((Fact::Edition, value));
            words.drain(at - length..=at);
            at -= length;
        } else {
            at += 1;
        }
    }
}

/// The edition that the words before "ed." name, and how many words name it.
fn edition_before(phrases: &SameSourcePhrases, before: &[String]) -> Option<(Box<str>, usize)> {
    let revised = before
        .iter()
        .rev()
        .take_while(|it| phrases.edition.revised.contains(*it))
        .count();
    let number = before[..before.len() - revised]
        .last()
        .and_then(|it| numeral(phrases, it));
    match number {
        Some(number) => Some((number, revised + 1)),
        None if revised > 0 => Some(("revised".into(), revised)),
        None => None,
    }
}

/// A number in digits, Roman numerals or words.
fn numeral(phrases: &SameSourcePhrases, word: &str) -> Option<Box<str>> {
    if word.starts_with(|it: char| it.is_ascii_digit()) {
        let digits = word.trim_end_matches(|it: char| it.is_ascii_alphabetic());
        let letter = &word[digits.len()..];
        let ordinal = ["st", "nd", "rd", "th", "e", "o", "a"].contains(&letter) && letter.len() > 1;
        return Some(
            if ordinal || letter.is_empty() { digits } else { word }
                .trim_start_matches('0')
                .into(),
        );
    }
    let value = roman_number(&word.to_uppercase())
        .or_else(|| ordinal_number(word))
        .or_else(|| phrases.cardinals.get(word).copied())?;
    Some(value.to_string().into())
}

/// The facts that stand in fields of their own.
pub(super) fn of_fields(phrases: &SameSourcePhrases, source: &SourceMention, title: &[String], facts: &mut Vec<Known>) {
    let date = source.date.filter(|it| Some(*it) != source.accessed);
    if let Some(date) = date {
        facts.push((Fact::Date, date.to_string().into()));
    }
    // A year that the title names need not be the year of publication.
    let year = source.year.or(date.map(|it| it.year)).map(|it| it.to_string());
    if let Some(year) = year.filter(|it| date.is_some() || !title.contains(it)) {
        facts.push((Fact::Year, year.into()));
    }
    if let Some(edition) = &source.edition {
        let words = words::words(phrases, edition);
        let number = words.iter().find_map(|it| numeral(phrases, it));
        facts.push((Fact::Edition, number.unwrap_or_else(|| "revised".into())));
    }
    if let Some(volume) = &source.volume {
        let words = words::words(phrases, volume);
        let mut numbers = words.iter().filter_map(|it| numeral(phrases, it));
        let both = [Fact::Volume, Fact::Issue].into_iter();
        facts.extend(both.zip(&mut numbers));
    }
    if let Some(language) = &source.language {
        facts.push((Fact::Language, words::words(phrases, language).join(" ").into()));
    }
    if let Some(archive) = &source.archive {
        facts.push((Fact::Archive, words::words(phrases, archive).join(" ").into()));
    }
    if source.kind == "judgment" || source.number.is_some() {
        facts.extend(court(phrases, source).map(|it| (Fact::Court, it)));
    }
}

/// The court of a judgment: a known one that the words name, else an author that is called a court.
fn court(phrases: &SameSourcePhrases, source: &SourceMention) -> Option<Box<str>> {
    let fields = [&source.author, &source.title, &source.container];
    let known = fields.into_iter().flatten().find_map(|it| {
        let words = format!(" {} ", words::words(phrases, it).join(" "));
        let mut courts = phrases.court.iter();
        courts.find(|it| it.words.iter().any(|it| words.contains(&format!(" {it} "))))
    });
    match known {
        Some(court) => Some(words::words(phrases, &court.name).join(" ").into()),
        None => {
            let author = source.author.as_deref()?;
            is_court(phrases, source, author).then(|| words::words(phrases, author).join(" ").into())
        }
    }
}

/// Whether the author of a judgment is its court.
pub(super) fn is_court(phrases: &SameSourcePhrases, source: &SourceMention, author: &str) -> bool {
    if source.kind != "judgment" {
        return false;
    }
    let words = words::words(phrases, author);
    let joined = words.join(" ");
    words.iter().any(|it| phrases.court_words.contains(it)) || phrases.court.iter().any(|it| it.words.contains(&joined))
}

/// Whether two values of a fact contradict: courts only where neither name holds the other's words.
pub(super) fn differ(fact: Fact, a: &str, b: &str) -> bool {
    let holds = |a: &str, b: &str| b.split(' ').all(|it| a.split(' ').any(|other| other == it));
    match fact {
        Fact::Court => !holds(a, b) && !holds(b, a),
        _ => a != b,
    }
}

#[cfg(test)]
mod tests {
    use super::Fact;
    use super::take_parts;
    use crate::catalogue::Catalogue;
    use crate::resolve::sources::words::words;

    fn taken(text: &str) -> (String, Vec<(Fact, String)>) {
        let phrases = &Catalogue::builtin().unwrap().phrases.same_source;
        let (mut words, mut facts) = (words(phrases, text), Vec::new());
        take_parts(phrases, &mut words, &mut facts);
        (
            words.join(" "),
            facts.into_iter().map(|it| (it.0, it.1.into())).collect(),
        )
    }

    #[test]
    fn takes_numbered_parts_and_editions_out_of_a_title() {
        for (text, words, fact, value) in [
            ("Lamps of Ormond, vol. 2", "lamps of ormond", Fact::Volume, "2"),
            ("Lamps of Ormond, volume II", "lamps of ormond", Fact::Volume, "2"),
            ("Фонари, том 3", "fonari", Fact::Volume, "3"),
            ("Lamps, 2nd ed.", "lamps", Fact::Edition, "2"),
            ("Lamps, second revised edition", "lamps", Fact::Edition, "2"),
            ("Lamps, rev. ed.", "lamps", Fact::Edition, "revised"),
            ("Lamps: Part One", "lamps", Fact::Part, "1"),
            ("Lamp Bulletin No. 12", "lamp bulletin", Fact::Issue, "12"),
        ] {
            assert_eq!(
                taken(text),
                (words.to_owned(), vec![(fact, value.to_owned())]),
                "{text}"
            );
        }
        assert_eq!(taken("Part of the edition").1, []);
    }
}
