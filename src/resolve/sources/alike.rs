use std::cmp::Reverse;

use rayon::prelude::IntoParallelIterator;
use rayon::prelude::ParallelIterator;
use rayon::prelude::ParallelSliceMut;

use crate::catalogue::SameSourcePhrases;
use crate::resolve::sources::features::Features;
use crate::resolve::sources::judge;

/// Pairs of wordings that are one source, each compared with the other alone.
pub(super) struct Alike {
    /// The smaller index first, in order.
    pairs: Vec<(u32, u32)>,
    /// How strong the evidence for each is.
    strengths: Vec<u16>,
}

impl Alike {
    /// Those of some pairs that are one; the pairs are in order.
    pub(super) fn among(phrases: &SameSourcePhrases, wordings: &[Features], pairs: Vec<(u32, u32)>) -> Self {
        let judged = pairs.into_par_iter().filter_map(|(a, b)| {
            let evidence = judge::judge(phrases, &wordings[a as usize], &wordings[b as usize]).ok()?;
            Some(((a, b), evidence.strength()))
        });
        let (pairs, strengths) = judged.unzip();
        Self { pairs, strengths }
    }

    /// Whether a pair is among them.
    pub(super) fn holds(&self, a: u32, b: u32) -> bool {
        self.pairs.binary_search(&(a.min(b), a.max(b))).is_ok()
    }

    /// The pairs, those of the strongest evidence first, else in order.
    pub(super) fn strongest_first(&self) -> impl Iterator<Item = (u32, u32)> {
        let mut order: Vec<(Reverse<u16>, (u32, u32))> = self
            .strengths
            .iter()
            .map(|it| Reverse(*it))
            .zip(self.pairs.iter().copied())
            .collect();
        order.par_sort_unstable();
        order.into_iter().map(|it| it.1)
    }
}
