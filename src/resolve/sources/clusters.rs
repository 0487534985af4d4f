use std::cmp::Reverse;

use rapidfuzz::fuzz::Args;
use rapidfuzz::fuzz::RatioBatchComparator;
use rayon::prelude::IndexedParallelIterator;
use rayon::prelude::IntoParallelRefIterator;
use rayon::prelude::ParallelIterator;
use rayon::prelude::ParallelSliceMut;

use crate::catalogue::Catalogue;
use crate::catalogue::SameSourcePhrases;
use crate::extract::SourceMention;
use crate::resolve::sources::candidates;
use crate::resolve::sources::evidence::Evidence;
use crate::resolve::sources::features::Features;
use crate::resolve::sources::judge;

/// Likeness of titles, 0 to 1, below which their words are not compared.
const LIKE: f64 = 0.7;

/// Most different wordings of one source; keeps the work linear, as each is compared with each.
const WORDINGS: usize = 64;

/// Sources put into groups.
#[derive(Clone, Debug, Default)]
pub struct SameSources {
    /// Indexes of the sources that are one, in order; groups in the order of their first members.
    pub groups: Vec<Vec<usize>>,
    /// What put them together: two indexes and the evidence, one fewer than members in each group.
    pub ties: Vec<(usize, usize, Evidence)>,
    /// Pairs of wordings that were compared.
    pub compared: usize,
}

/// Puts sources that are one into groups. The groups do not depend on the order of the sources. No group holds two
/// sources that contradict one another.
pub fn same_sources(catalogue: &Catalogue, sources: &[&SourceMention]) -> SameSources {
    let phrases = &catalogue.phrases.same_source;
    let numbered = sources.par_iter().enumerate();
    let mut order: Vec<(Features, usize)> = numbered.map(|(at, it)| (Features::of(phrases, it), at)).collect();
    order.par_sort_unstable();
    let (mut wordings, mut places): (Vec<Features>, Vec<Vec<usize>>) = (Vec::new(), Vec::new());
    for (features, at) in order {
        match places.last_mut().filter(|_| wordings.last() == Some(&features)) {
            Some(same) => same.push(at),
            None => {
                wordings.push(features);
                places.push(vec![at]);
            }
        }
    }
    let pairs = candidates::pairs(phrases, &wordings);
    let compared = pairs.len();
    let mut clusters = Clusters::new(wordings.len());
    let mut ties = Vec::new();
    for (_, a, b) in likenesses(phrases, &wordings, &pairs) {
        let (a, b) = (a as usize, b as usize);
        let contradict = |a: usize, b: usize| judge::contradiction(phrases, &wordings[a], &wordings[b]).is_some();
        if clusters.join(a, b, contradict)
            && let Ok(evidence) = judge::judge(phrases, &wordings[a], &wordings[b])
        {
            ties.push((places[a][0], places[b][0], evidence));
        }
    }
    let mut groups = Vec::new();
    for members in clusters.members.into_iter().filter(|it| !it.is_empty()) {
        let mut group = Vec::new();
        for &wording in &members {
            let same = &places[wording];
            group.extend_from_slice(same);
            if same.len() == 1 {
                continue;
            }
            let evidence = match judge::judge(phrases, &wordings[wording], &wordings[wording]) {
                Ok(it) => it,
                // Equal words that tell too little are not taken for one source.
                Err(_) if members.len() == 1 => {
                    group.clear();
                    groups.extend(same.iter().map(|it| vec![*it]));
                    continue;
                }
                Err(_) => Evidence::SameWords,
            };
            ties.extend(same.windows(2).map(|it| (it[0], it[1], evidence.clone())));
        }
        if group.is_empty() {
            continue;
        }
        group.sort_unstable();
        groups.push(group);
    }
    groups.sort_unstable();
    SameSources { groups, ties, compared }
}

/// A pair of wordings that are one, the strongest evidence first.
type Likeness = (Reverse<u32>, u32, u32);

fn likenesses(phrases: &SameSourcePhrases, wordings: &[Features], pairs: &[(u32, u32)]) -> Vec<Likeness> {
    let by_first: Vec<&[(u32, u32)]> = pairs.chunk_by(|a, b| a.0 == b.0).collect();
    let of_one = |with_one: &&[(u32, u32)]| {
        let mut found: Vec<Likeness> = Vec::new();
        let a = with_one[0].0 as usize;
        let title = RatioBatchComparator::new(wordings[a].title.chars());
        for &(first, second) in *with_one {
            let b = second as usize;
            if may_be_one(&wordings[a], &wordings[b], &title)
                && let Ok(evidence) = judge::judge(phrases, &wordings[a], &wordings[b])
            {
                found.push((Reverse(evidence.strength()), first, second));
            }
        }
        found
    };
    let mut found: Vec<Likeness> = by_first.par_iter().flat_map_iter(of_one).collect();
    found.par_sort_unstable();
    found
}

/// What can be said at little cost before two wordings are compared word by word.
fn may_be_one(a: &Features, b: &Features, title: &RatioBatchComparator<char>) -> bool {
    if a.numbers.iter().any(|it| b.numbers.contains(it)) || a.url.is_some() && a.url == b.url {
        return true;
    }
    if !a.parties.is_empty() && !b.parties.is_empty() {
        return true;
    }
    if judge::facts_agree(a, b).is_err() || a.title.is_empty() || b.title.is_empty() {
        return false;
    }
    let may_be_shortened = !a.breaks.is_empty() || !b.breaks.is_empty();
    let first = |it: &Features| it.title.chars().next();
    may_be_shortened && first(a) == first(b)
        || title
            .similarity_with_args(b.title.chars(), &Args::default().score_cutoff(LIKE))
            .is_some()
}

/// Disjoint sets of wordings; the index of a set is that of one of its members.
struct Clusters {
    set: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Clusters {
    fn new(count: usize) -> Self {
        Self {
            set: (0..count).collect(),
            members: (0..count).map(|it| vec![it]).collect(),
        }
    }

    /// Joins the sets of two members, unless they are one already, or a pair across them contradicts.
    fn join(&mut self, a: usize, b: usize, contradict: impl Fn(usize, usize) -> bool) -> bool {
        let (a, b) = (self.set[a], self.set[b]);
        let (large, small) = if self.members[a].len() >= self.members[b].len() {
            (a, b)
        } else {
            (b, a)
        };
        if a == b || self.members[a].len() + self.members[b].len() > WORDINGS {
            return false;
        }
        let apart = |one: &usize| self.members[small].iter().any(|other| contradict(*one, *other));
        if self.members[large].iter().any(apart) {
            return false;
        }
        let moved = std::mem::take(&mut self.members[small]);
        for it in &moved {
            self.set[*it] = large;
        }
        self.members[large].extend(moved);
        true
    }
}
