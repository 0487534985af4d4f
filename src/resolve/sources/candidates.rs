//! Which wordings are compared: those that share a number, an address, parties, author and year, the title by its
//! sound, or a band of their MinHash. The work is linear in the number of wordings, whatever they say.

use rayon::prelude::IndexedParallelIterator;
use rayon::prelude::IntoParallelRefIterator;
use rayon::prelude::ParallelExtend;
use rayon::prelude::ParallelIterator;
use rayon::prelude::ParallelSlice;
use rayon::prelude::ParallelSliceMut;

use crate::catalogue::SameSourcePhrases;
use crate::resolve::sources::facts::Fact;
use crate::resolve::sources::features::Features;
use crate::resolve::sources::sketch::Sketch;
use crate::resolve::sources::words;
use crate::text::hash;
use crate::text::mixed;

/// Bands of the MinHash and hashes in each, half of the bands over the whole title, half over what stands before its
/// subtitle: shingle sets that share half meet with a likelihood of four fifths, those that share seven tenths nearly
/// always.
const BANDS: u64 = 12;
const HASHES: usize = 3;

/// Bytes of a shingle.
const SHINGLE: usize = 4;

/// Largest bucket in which each is held against each. In a larger one each is held against as many that follow in the
/// order of titles, and of years and titles, until enough of them may be its source.
const EACH_WITH_EACH: usize = 24;
const ENOUGH: usize = 8;

/// Pairs kept before doubles are taken out.
const SOME: usize = 1 << 22;

/// Wordings with a key that they meet under.
type Entry = (u64, u32);

/// What a pair must pass to be compared.
type Passes = fn(&Sketch, &Sketch) -> bool;

/// The pairs that are compared, each once, the smaller index first, in order.
pub(super) fn pairs(phrases: &SameSourcePhrases, all: &[Features], sketches: &[Sketch]) -> Vec<(u32, u32)> {
    let mut pairs = Pairs {
        sketches,
        all: Vec::new(),
        once: 0,
    };
    let agree: Passes = |a, b| !a.contradicts(b);
    pairs.add(entries(all, numbers), agree);
    pairs.add(entries(all, address), agree);
    pairs.add(entries(all, parties), agree);
    pairs.add(entries(all, |it| author_and_year(phrases, it)), Sketch::may_be_one);
    pairs.add(entries(sketches, Sketch::titles), Sketch::may_be_one);
    for band in 0..BANDS {
        pairs.add(entries(all, |it| band_key(it, band)), Sketch::may_be_one);
    }
    pairs.finish()
}

/// Keys with the wordings that have them, in order.
fn entries<'a, T: Sync, K: IntoIterator<Item = u64>>(all: &'a [T], keys: impl Fn(&'a T) -> K + Sync) -> Vec<Entry>
where
    K::IntoIter: Send,
{
    let numbered = all.par_iter().zip(0..u32::try_from(all.len()).unwrap_or(u32::MAX));
    let mut entries: Vec<Entry> = numbered
        .flat_map_iter(|(it, at)| keys(it).into_iter().map(move |key| (key, at)))
        .collect();
    entries.par_sort_unstable();
    entries.dedup();
    entries
}

struct Pairs<'a> {
    sketches: &'a [Sketch],
    all: Vec<(u32, u32)>,
    /// How many there were when doubles were last taken out.
    once: usize,
}

impl Pairs<'_> {
    fn add(&mut self, entries: Vec<Entry>, passes: Passes) {
        let sketches = self.sketches;
        let buckets = entries
            .par_chunk_by(|a, b| a.0 == b.0)
            .filter(|bucket| bucket.len() > 1);
        self.all
            .par_extend(buckets.flat_map_iter(|bucket| in_bucket(bucket, sketches, passes)));
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

/// The pairs of one bucket; the index of a wording is its place in the order of titles.
fn in_bucket(bucket: &[Entry], sketches: &[Sketch], passes: Passes) -> Vec<(u32, u32)> {
    let mut members: Vec<u32> = bucket.iter().map(|it| it.1).collect();
    let mut pairs = Vec::new();
    following(&members, sketches, passes, &mut pairs);
    if members.len() > EACH_WITH_EACH {
        members.sort_unstable_by_key(|&it| (sketches[it as usize].year(), it));
        following(&members, sketches, passes, &mut pairs);
    }
    pairs
}

fn following(members: &[u32], sketches: &[Sketch], passes: Passes, pairs: &mut Vec<(u32, u32)>) {
    let enough = if members.len() > EACH_WITH_EACH {
        ENOUGH
    } else {
        members.len()
    };
    for (at, &one) in members.iter().enumerate() {
        let others = members[at + 1..].iter().take(EACH_WITH_EACH);
        let others = others.filter(|&&other| passes(&sketches[one as usize], &sketches[other as usize]));
        pairs.extend(others.take(enough).map(|&other| (one.min(other), one.max(other))));
    }
}

fn numbers(it: &Features) -> impl Iterator<Item = u64> {
    it.numbers.iter().map(|it| hash(it.as_bytes()))
}

fn address(it: &Features) -> Option<u64> {
    it.url.as_ref().map(|it| hash(it.as_bytes()))
}

/// The surname of the first party with the day.
fn parties(it: &Features) -> Option<u64> {
    let first = it.parties.split_once('|').and_then(|it| it.0.rsplit(' ').next())?;
    let date = it.fact(Fact::Date)?;
    Some(mixed(hash(first.as_bytes()) ^ hash(date.as_bytes())))
}

/// The sound of each surname with the year.
fn author_and_year(phrases: &SameSourcePhrases, it: &Features) -> Vec<u64> {
    let year = hash(it.fact(Fact::Year).unwrap_or("").as_bytes());
    let surnames = it.authors.split('|').filter_map(|it| it.rsplit(' ').next());
    let start = |it: &str| words::sound(phrases, it).chars().take(3).collect::<String>();
    surnames
        .filter(|it| !it.is_empty())
        .map(|it| mixed(hash(start(it).as_bytes()) ^ year))
        .collect()
}

/// The least values of a band's hashes over the shingles of surname and title, or of the title before its subtitle.
fn band_key(it: &Features, band: u64) -> Option<u64> {
    let factors: [u64; HASHES] = std::array::from_fn(|at| mixed(band * HASHES as u64 + at as u64 + 1) | 1);
    let (surname, title) = if band.is_multiple_of(2) {
        (it.surname(), it.title.as_ref())
    } else {
        ("", it.main_title())
    };
    let shingles = [surname, title]
        .into_iter()
        .flat_map(|it| it.as_bytes().windows(SHINGLE));
    let mut least = [u32::MAX; HASHES];
    for shingle in shingles {
        let value = shingle.iter().fold(0, |value, byte| value << 8 | u64::from(*byte));
        for (least, factor) in least.iter_mut().zip(&factors) {
            *least = (*least).min((value.wrapping_mul(*factor) >> 32) as u32);
        }
    }
    let key = least.iter().fold(band, |key, it| mixed(key ^ u64::from(*it)));
    (least[0] != u32::MAX).then_some(key)
}
