//! A wording in a few machine words: enough to see that most pairs are no source, without reading their letters.

use crate::catalogue::SameSourcePhrases;
use crate::resolve::sources::facts::Fact;
use crate::resolve::sources::features::Features;
use crate::resolve::sources::words;
use crate::text::hash;
use crate::text::mixed;

/// Facts that are compared as they are; courts may be worded in several ways.
const FACTS: [Fact; 9] = [
    Fact::Year,
    Fact::Date,
    Fact::Volume,
    Fact::Part,
    Fact::Issue,
    Fact::Revision,
    Fact::Edition,
    Fact::Language,
    Fact::Archive,
];

/// Words of a title that may lack their like: two slips, or a word that a scan has split, and one more in `SLIPPED_OF`.
const SLIPPED: u32 = 2;
const SLIPPED_OF: u32 = 10;

/// Letters of a name's word from which its pairs of letters are taken: shorter ones are initials.
const NAME: usize = 3;

/// Letters of a single name up to which it may be an acronym.
const ACRONYM: usize = 8;

/// Words of a title under which wordings meet.
const FIRST: usize = 3;

/// What a wording is first compared by.
#[derive(Clone, Debug)]
pub(super) struct Sketch {
    /// A bit for each word of the title by its sound, of 128.
    words: u128,
    /// A bit for each two letters that follow one another in the names of authors, by their sound; none for an acronym.
    authors: u128,
    /// Hash of each of `FACTS`, 0 where it is not given.
    facts: [u16; FACTS.len()],
    /// Hashes of the first words of the title and of all before the first subtitle, by their sound.
    titles: Option<[u64; 2]>,
    has_subtitle: bool,
    has_parties: bool,
}

impl Sketch {
    pub(super) fn of(phrases: &SameSourcePhrases, it: &Features) -> Self {
        let main = it.breaks.first().map_or(usize::MAX, |it| usize::from(*it));
        let (mut words, mut titles) = (0, [0_u64; 2]);
        for (at, word) in it.title.split(' ').filter(|it| !it.is_empty()).enumerate() {
            let heard = hash(heard(phrases, word).as_bytes());
            words |= 1_u128 << (heard >> 57);
            for (hash, end) in titles.iter_mut().zip([FIRST, main]) {
                if at < end {
                    *hash = mixed(*hash ^ heard);
                }
            }
        }
        let fact = |fact| it.fact(fact).map_or(0, |it| hash(it.as_bytes()) as u16 | 1);
        Self {
            words,
            authors: letter_pairs(phrases, &it.authors),
            facts: FACTS.map(fact),
            titles: (words != 0).then_some(titles),
            has_subtitle: !it.breaks.is_empty(),
            has_parties: !it.parties.is_empty(),
        }
    }

    /// Hashes under which wordings of one title meet; none without a title.
    pub(super) fn titles(&self) -> impl Iterator<Item = u64> {
        self.titles.into_iter().flatten()
    }

    /// The hash of the year, 0 where it is not given.
    pub(super) fn year(&self) -> u16 {
        self.facts[0]
    }

    /// Whether a fact that both give differs.
    pub(super) fn contradicts(&self, other: &Self) -> bool {
        let both = self.facts.iter().zip(&other.facts);
        both.fold(false, |differ, (a, b)| differ | (*a != 0 && *b != 0 && a != b))
    }

    /// Whether two wordings that share no number and no address may be one source.
    pub(super) fn may_be_one(&self, other: &Self) -> bool {
        if self.contradicts(other) {
            return false;
        }
        if self.has_parties && other.has_parties {
            return true;
        }
        let (few, many) = if self.authors.count_ones() <= other.authors.count_ones() {
            (self.authors, other.authors)
        } else {
            (other.authors, self.authors)
        };
        if 2 * (few & many).count_ones() < few.count_ones() {
            return false;
        }
        let (own, others) = (self.words.count_ones(), other.words.count_ones());
        let (short, long) = if own <= others { (self, other) } else { (other, self) };
        let slipped = SLIPPED + own.min(others) / SLIPPED_OF;
        let without_like = |a: u128, b: u128| (a & !b).count_ones();
        short.titles.is_some()
            && long.titles.is_some()
            && without_like(short.words, long.words) <= slipped
            && (self.has_subtitle || other.has_subtitle || without_like(long.words, short.words) <= slipped + 1)
    }
}

fn letter_pairs(phrases: &SameSourcePhrases, authors: &str) -> u128 {
    if authors.len() <= ACRONYM && !authors.contains([' ', '|']) {
        return 0;
    }
    let words = authors.split([' ', '|']).filter(|it| it.len() >= NAME);
    words.fold(0, |all, it| {
        let heard = words::sound(phrases, it);
        let pairs = heard.as_bytes().windows(2).map(|it| 1_u128 << (hash(it) >> 57));
        pairs.fold(all, |all, it| all | it)
    })
}

/// A word by its sound, as a scan may have read it, in the singular and in one spelling.
pub(super) fn heard(phrases: &SameSourcePhrases, word: &str) -> String {
    let word = if word.len() > 4 {
        word.strip_suffix('s').unwrap_or(word)
    } else {
        word
    };
    words::sound(phrases, &phrases.slip.applied(words::variant(phrases, word)))
}

#[cfg(test)]
mod tests {
    use super::Sketch;
    use crate::catalogue::Catalogue;
    use crate::extract::SourceMention;
    use crate::resolve::sources::features::Features;

    fn may_be_one(a: (&str, &str, u16), b: (&str, &str, u16)) -> bool {
        let phrases = &Catalogue::builtin().unwrap().phrases.same_source;
        let sketch = |(author, title, year): (&str, &str, u16)| {
            let source = SourceMention {
                kind: "book".to_owned(),
                author: Some(author.to_owned()),
                title: Some(title.to_owned()),
                year: Some(year).filter(|it| *it > 0),
                ..SourceMention::default()
            };
            Sketch::of(phrases, &Features::of(phrases, &source))
        };
        let (a, b) = (sketch(a), sketch(b));
        assert_eq!(a.may_be_one(&b), b.may_be_one(&a));
        a.may_be_one(&b)
    }

    #[test]
    fn wordings_of_one_source_pass() {
        let whole = (
            "Ombrette Lindqvist",
            "Lamps along the Skerries: A Keeper's History",
            2009,
        );
        for it in [
            ("O. Lindquist", "Lamps along the Skerries", 2009),
            ("Lindqvist", "Larnps a1ong the Skerrys: A Keepers History", 0),
            ("О. Линдквист", "Lamp along the Sker ries", 2009),
            ("Petra Berg and O. Lindqvist", "Lamps along the Skerries", 2009),
        ] {
            assert!(may_be_one(whole, it), "{it:?}");
        }
        let british = ("Ansel Okkonvar", "A Programme for Bird Centres", 1998);
        assert!(may_be_one(
            british,
            ("Ansel Okkonvar", "A Program for Bird Centers", 1998)
        ));
        let body = ("OLS", "Annual Report 2018", 0);
        assert!(may_be_one(body, ("Ormond Lamp Society", "Annual Report", 2018)));
    }

    #[test]
    fn most_others_do_not_pass() {
        let whole = (
            "Ombrette Lindqvist",
            "Lamps along the Skerries: A Keeper's History",
            2009,
        );
        for it in [
            ("Ombrette Lindqvist", "Lamps along the Skerries", 2011),
            ("Ansel Okkonvar", "Lamps along the Skerries", 2009),
            ("Ombrette Lindqvist", "Ferries and Buoys of Ormond and Vessaly", 2009),
            ("Ombrette Lindqvist", "", 2009),
        ] {
            assert!(!may_be_one(whole, it), "{it:?}");
        }
    }
}
