//! Which wordings are compared: those that share a number, an address, author and year, the first words of the title,
//! or a band of their MinHash. The work is linear in the number of wordings, whatever they say.

use rayon::prelude::IndexedParallelIterator;
use rayon::prelude::IntoParallelRefIterator;
use rayon::prelude::ParallelIterator;
use rayon::prelude::ParallelSliceMut;

use crate::catalogue::SameSourcePhrases;
use crate::resolve::sources::facts::Fact;
use crate::resolve::sources::features::Features;
use crate::resolve::sources::words;

/// Bands of the MinHash and hashes in each: shingle sets that share half meet with a likelihood of two thirds, those
/// that share seven tenths nearly always.
const BANDS: u64 = 16;
const HASHES: usize = 4;

/// Bytes of a shingle.
const SHINGLE: usize = 4;

/// Largest bucket in which each is compared with each; in a larger one each is compared with the next few, in the
/// order of titles.
const EACH_WITH_EACH: usize = 16;
const NEXT: usize = 8;

/// Pairs kept before doubles are taken out.
const SOME: usize = 1 << 22;

/// Keys under which wordings meet, `None` where a wording has none of a kind.
type Key = fn(&SameSourcePhrases, &Features) -> Vec<u64>;

const KEYS: &[Key] = &[numbers, address, author_and_year, first_words, parties];

/// The pairs that are compared, each once, the smaller index first, in order.
pub(super) fn pairs(phrases: &SameSourcePhrases, all: &[Features]) -> Vec<(u32, u32)> {
    let year = |it: &Features| it.fact(Fact::Year).and_then(|it| it.parse().ok());
    let mut pairs = Pairs {
        years: all.iter().map(year).collect(),
        ..Pairs::default()
    };
    for key in KEYS {
        pairs.add(entries(all, |it| key(phrases, it)));
    }
    for band in 0..BANDS {
        let factors: [u64; HASHES] = std::array::from_fn(|at| mixed(band * HASHES as u64 + at as u64 + 1) | 1);
        pairs.add(entries(all, |it| {
            let least = least_hashes(&format!("{} {}", it.surname(), it.title), &factors);
            let key = least.iter().fold(band, |key, it| mixed(key ^ it));
            Some(key).filter(|_| !it.title.is_empty()).into_iter().collect()
        }));
    }
    pairs.finish()
}

/// The least value of each hash over the shingles of a text.
fn least_hashes(text: &str, factors: &[u64; HASHES]) -> [u64; HASHES] {
    let mut least = [u64::MAX; HASHES];
    for shingle in text.as_bytes().windows(SHINGLE) {
        let value = shingle.iter().fold(0, |value, byte| value << 8 | u64::from(*byte));
        for (least, factor) in least.iter_mut().zip(factors) {
            *least = (*least).min(value.wrapping_mul(*factor).rotate_left(32));
        }
    }
    least
}

/// Keys with the wordings that have them, sorted.
fn entries(all: &[Features], keys: impl Fn(&Features) -> Vec<u64> + Sync) -> Vec<(u64, u32)> {
    let numbered = all.par_iter().zip(0..u32::try_from(all.len()).unwrap_or(u32::MAX));
    let mut entries: Vec<(u64, u32)> = numbered
        .flat_map_iter(|(it, at)| keys(it).into_iter().map(move |key| (key, at)))
        .collect();
    entries.par_sort_unstable();
    entries.dedup();
    entries
}

#[derive(Default)]
struct Pairs {
    all: Vec<(u32, u32)>,
    /// Year of each wording: two that differ are no pair.
    years: Vec<Option<u16>>,
    /// How many there were when doubles were last taken out.
    once: usize,
}

impl Pairs {
    fn add(&mut self, entries: Vec<(u64, u32)>) {
        for bucket in entries.chunk_by(|a, b| a.0 == b.0) {
            let reach = if bucket.len() <= EACH_WITH_EACH {
                bucket.len()
            } else {
                NEXT
            };
            for (at, (_, one)) in bucket.iter().enumerate() {
                let year = self.years.get(*one as usize).copied().flatten();
                let others = bucket[at + 1..].iter().take(reach).filter(|(_, other)| {
                    let other = self.years.get(*other as usize).copied().flatten();
                    year.is_none() || other.is_none() || year == other
                });
                self.all.extend(others.map(|(_, other)| (*one, *other)));
            }
        }
        if self.all.len() > 2 * self.once + SOME {
            self.without_doubles();
        }
    }

    fn without_doubles(&mut self) {
        self.all.par_sort_unstable();
        self.all.dedup();
        self.once = self.all.len();
    }

    fn finish(mut self) -> Vec<(u32, u32)> {
        self.without_doubles();
        self.all
    }
}

fn numbers(_: &SameSourcePhrases, it: &Features) -> Vec<u64> {
    it.numbers.iter().map(|it| hash(it.as_bytes())).collect()
}

fn address(_: &SameSourcePhrases, it: &Features) -> Vec<u64> {
    it.url.iter().map(|it| hash(it.as_bytes())).collect()
}

/// The sound of each surname with the year.
fn author_and_year(phrases: &SameSourcePhrases, it: &Features) -> Vec<u64> {
    let year = it.fact(Fact::Year).unwrap_or("");
    let surnames = it.authors.split('|').filter_map(|it| it.rsplit(' ').next());
    let surnames = surnames.filter(|it| !it.is_empty());
    let start = |it: &str| words::sound(phrases, it).chars().take(3).collect::<String>();
    surnames
        .map(|it| hash(format!("{} {year}", start(it)).as_bytes()))
        .collect()
}

fn first_words(_: &SameSourcePhrases, it: &Features) -> Vec<u64> {
    let end = it.title.match_indices(' ').nth(2).map_or(it.title.len(), |it| it.0);
    let first = Some(&it.title[..end]).filter(|it| !it.is_empty());
    first.map(|it| hash(it.as_bytes())).into_iter().collect()
}

/// The surname of the first party with the day.
fn parties(_: &SameSourcePhrases, it: &Features) -> Vec<u64> {
    let first = it.parties.split_once('|').and_then(|it| it.0.rsplit(' ').next());
    let key = first.zip(it.fact(Fact::Date));
    key.map(|(party, date)| hash(format!("{party} {date}").as_bytes()))
        .into_iter()
        .collect()
}

/// FNV-1a, mixed.
fn hash(bytes: &[u8]) -> u64 {
    let start = 0xcbf2_9ce4_8422_2325_u64;
    mixed(bytes.iter().fold(start, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    }))
}

/// The finalizer of SplitMix64.
fn mixed(value: u64) -> u64 {
    let value = value.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let value = (value ^ (value >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let value = (value ^ (value >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    value ^ (value >> 31)
}
