//! A wording in a few machine words: enough to see that most pairs are no source, without reading their letters.

use crate::catalogue::SameSourcePhrases;
use crate::resolve::sources::facts::Fact;
use crate::resolve::sources::features::Features;
use crate::resolve::sources::hashes::hash;
use crate::resolve::sources::hashes::mixed;
use crate::resolve::sources::words;

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

/// Words of a title that may lack their like, beside a third of all: two slips, or a word that a scan has split.
const SLIPPED: u32 = 2;

/// Words of a title under which wordings meet.
const FIRST: usize = 3;

/// What a wording is first compared by.
#[derive(Clone, Debug)]
pub(super) struct Sketch {
    /// A bit for each word of the title by its sound, of 128.
    words: u128,
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
        let (own, others) = (self.words.count_ones(), other.words.count_ones());
        let (short, long) = if own <= others { (self, other) } else { (other, self) };
        let slipped = SLIPPED + own.min(others) / 3;
        let without_like = |a: u128, b: u128| (a & !b).count_ones();
        short.titles.is_some()
            && long.titles.is_some()
            && without_like(short.words, long.words) <= slipped
            && (self.has_subtitle || other.has_subtitle || without_like(long.words, short.words) <= slipped + 1)
    }
}

/// A word by its sound, as a scan may have read it, in the singular.
pub(super) fn heard(phrases: &SameSourcePhrases, word: &str) -> String {
    let word = if word.len() > 4 {
        word.strip_suffix('s').unwrap_or(word)
    } else {
        word
    };
    words::sound(phrases, &phrases.slip.applied(word))
}
