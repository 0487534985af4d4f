//! The different wordings of sources, each read once.

use std::hash::DefaultHasher;
use std::hash::Hash;
use std::hash::Hasher;

use rayon::prelude::IndexedParallelIterator;
use rayon::prelude::IntoParallelRefIterator;
use rayon::prelude::ParallelIterator;
use rayon::prelude::ParallelSlice;
use rayon::prelude::ParallelSliceMut;

use crate::catalogue::SameSourcePhrases;
use crate::extract::SourceMention;
use crate::resolve::sources::features::Features;

/// Wordings that differ, in an order of their own, and the indexes of the sources that have each, ascending.
#[derive(Default)]
pub(super) struct Wordings {
    pub(super) features: Vec<Features>,
    pub(super) places: Vec<Box<[u32]>>,
}

impl Wordings {
    pub(super) fn of(phrases: &SameSourcePhrases, sources: &[&SourceMention]) -> Self {
        let source = |at: u32| sources[at as usize];
        let numbered = sources
            .par_iter()
            .zip(0..u32::try_from(sources.len()).unwrap_or(u32::MAX));
        let mut hashes: Vec<(u64, u32)> = numbered.map(|(it, at)| (hash(it), at)).collect();
        hashes.par_sort_unstable();
        // Two prints under one hash that alternate come apart here, and meet again below where they say the same.
        let equal = hashes.par_chunk_by(|a, b| a.0 == b.0 && source(a.1) == source(b.1));
        let mut read: Vec<(Features, Box<[u32]>)> = equal
            .map(|it| {
                let places: Box<[u32]> = it.iter().map(|it| it.1).collect();
                (Features::of(phrases, source(it[0].1)), places)
            })
            .collect();
        drop(hashes);
        read.par_sort_unstable();
        let mut wordings = Self::default();
        for (features, places) in read {
            match wordings.places.last_mut() {
                Some(same) if wordings.features.last() == Some(&features) => {
                    let mut both = [std::mem::take(same), places].concat();
                    both.sort_unstable();
                    *same = both.into();
                }
                _ => {
                    wordings.features.push(features);
                    wordings.places.push(places);
                }
            }
        }
        wordings
    }
}

fn hash(source: &SourceMention) -> u64 {
    let mut hasher = DefaultHasher::new();
    source.hash(&mut hasher);
    hasher.finish()
}
