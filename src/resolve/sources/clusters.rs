use std::collections::HashSet;

use rayon::prelude::IntoParallelIterator;
use rayon::prelude::IntoParallelRefIterator;
use rayon::prelude::ParallelIterator;

use crate::catalogue::Catalogue;
use crate::extract::SourceMention;
use crate::resolve::sources::alike::Alike;
use crate::resolve::sources::candidates;
use crate::resolve::sources::evidence::Evidence;
use crate::resolve::sources::judge;
use crate::resolve::sources::sketch::Sketch;
use crate::resolve::sources::wordings::Wordings;

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
    let Wordings { features, places } = Wordings::of(phrases, sources);
    let sketches: Vec<Sketch> = features.par_iter().map(|it| Sketch::of(phrases, it)).collect();
    let pairs = candidates::pairs(phrases, &features, &sketches);
    let compared = pairs.len();
    let alike = Alike::among(phrases, &features, pairs);
    let mut clusters = Clusters::new(features.len());
    let contradict = |one: u32, other: u32, closely: bool| {
        let at = (one as usize, other as usize);
        if closely {
            !alike.holds(one, other) && judge::contradiction(phrases, &features[at.0], &features[at.1]).is_some()
        } else {
            sketches[at.0].contradicts(&sketches[at.1])
        }
    };
    let strongest_first = alike.strongest_first();
    let joined: Vec<(u32, u32)> = strongest_first
        .filter(|(a, b)| clusters.join(*a, *b, contradict))
        .collect();
    let tie = |(a, b): (u32, u32)| {
        let evidence = judge::judge(phrases, &features[a as usize], &features[b as usize]).ok()?;
        let place = |wording: u32| places[wording as usize][0] as usize;
        Some((place(a), place(b), evidence))
    };
    let mut ties: Vec<(usize, usize, Evidence)> = joined.into_par_iter().filter_map(tie).collect();
    let mut groups = Vec::new();
    for members in clusters.members.into_iter().filter(|it| !it.is_empty()) {
        let mut group = Vec::new();
        for &wording in &members {
            let (same, words) = (&places[wording as usize], &features[wording as usize]);
            let same = same.iter().map(|it| *it as usize);
            group.extend(same.clone());
            if same.len() == 1 {
                continue;
            }
            let evidence = match judge::judge(phrases, words, words) {
                Ok(it) => it,
                // Equal words that tell too little are not taken for one source.
                Err(_) if members.len() == 1 => {
                    group.clear();
                    groups.extend(same.map(|it| vec![it]));
                    continue;
                }
                Err(_) => Evidence::SameWords,
            };
            ties.extend(same.clone().zip(same.skip(1)).map(|(a, b)| (a, b, evidence.clone())));
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

/// Disjoint sets of wordings; the index of a set is that of one of its members.
struct Clusters {
    set: Vec<u32>,
    members: Vec<Vec<u32>>,
    /// Sets that a contradiction keeps apart, as they were when it was found: it stays in what they grow to.
    apart: HashSet<(u32, u32)>,
}

impl Clusters {
    fn new(count: usize) -> Self {
        let all = 0..u32::try_from(count).unwrap_or(u32::MAX);
        Self {
            members: all.clone().map(|it| vec![it]).collect(),
            set: all.collect(),
            apart: HashSet::new(),
        }
    }

    /// Joins the sets of two members, unless they are one already, or a pair across them contradicts; this is asked of
    /// all pairs first at little cost, then closely.
    fn join(&mut self, a: u32, b: u32, contradict: impl Fn(u32, u32, bool) -> bool) -> bool {
        let sets = (self.set[a as usize], self.set[b as usize]);
        let (a, b) = (&self.members[sets.0 as usize], &self.members[sets.1 as usize]);
        let (large, small) = if a.len() >= b.len() { sets } else { (sets.1, sets.0) };
        if large == small || a.len() + b.len() > WORDINGS || self.apart.contains(&(large.min(small), large.max(small)))
        {
            return false;
        }
        let across = |closely: bool| {
            a.iter()
                .any(|one| b.iter().any(|other| contradict(*one, *other, closely)))
        };
        if across(false) || across(true) {
            self.apart.insert((large.min(small), large.max(small)));
            return false;
        }
        let moved = std::mem::take(&mut self.members[small as usize]);
        for it in &moved {
            self.set[*it as usize] = large;
        }
        self.members[large as usize].extend(moved);
        true
    }
}
