//! How much of one text stands in another, estimated from a sample of fixed size.

use crate::resolve::manifestations::words::Word;
use crate::text::mixed;

/// Words of a shingle.
const SHINGLE: usize = 3;

/// Most hashes kept of a text: the error of a share is about one in its square root.
const KEPT: usize = 1024;

/// The smallest hashes of a text's runs of words.
#[derive(Clone, Debug, Default)]
pub(super) struct Sketch {
    hashes: Vec<u64>,
    /// Whether larger ones were left out.
    is_cut: bool,
    words: usize,
}

impl Sketch {
    pub(super) fn of(words: &[Word]) -> Self {
        let shingle = |it: &[Word]| it.iter().fold(0, |sum, word| mixed(sum ^ word.hash));
        let mut hashes: Vec<u64> = words.windows(SHINGLE).map(shingle).collect();
        hashes.sort_unstable();
        hashes.dedup();
        let is_cut = hashes.len() > KEPT;
        hashes.truncate(KEPT);
        hashes.shrink_to_fit();
        let words = words.len();
        Self { hashes, is_cut, words }
    }

    /// Words of the text.
    pub(super) fn words(&self) -> usize {
        self.words
    }

    /// The smallest of its hashes, at most so many: texts that are nearly the same share some of them.
    pub(super) fn smallest(&self, count: usize) -> &[u64] {
        self.hashes.get(..count).unwrap_or(&self.hashes)
    }

    /// Share of the shorter text that stands in the longer one, from 0 to 1.
    pub(super) fn share(&self, other: &Self) -> f64 {
        let (short, long) = if self.words <= other.words {
            (self, other)
        } else {
            (other, self)
        };
        let reach = |it: &Self| it.hashes.last().filter(|_| it.is_cut).copied().unwrap_or(u64::MAX);
        let reach = reach(short).min(reach(long));
        let mut compared = 0;
        let mut shared = 0;
        for hash in short.hashes.iter().take_while(|it| **it <= reach) {
            compared += 1;
            shared += usize::from(long.hashes.binary_search(hash).is_ok());
        }
        if compared == 0 {
            0.0
        } else {
            shared as f64 / compared as f64
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sketch;
    use crate::resolve::manifestations::words::Word;
    use crate::text::Span;

    fn words(range: std::ops::Range<u64>) -> Vec<Word> {
        let word = |it| Word {
            hash: crate::text::mixed(it),
            span: Span::default(),
            is_short_number: false,
        };
        range.map(word).collect()
    }

    #[test]
    fn shares_are_near_the_truth_whatever_the_lengths() {
        let all = Sketch::of(&words(0..40_000));
        for (range, truth) in [
            (0..40_000, 1.0),
            (0..2_000, 1.0),
            (39_000..41_000, 0.5),
            (90_000..99_000, 0.0),
        ] {
            let share = Sketch::of(&words(range.clone())).share(&all);
            assert!((share - truth).abs() < 0.15, "{range:?}: {share}");
        }
        assert!(Sketch::of(&words(0..2)).share(&all) < 0.1, "too short to tell");
    }
}
