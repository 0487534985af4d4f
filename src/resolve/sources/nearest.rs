use rapidfuzz::fuzz::Args;
use rapidfuzz::fuzz::RatioBatchComparator;
use rayon::prelude::IndexedParallelIterator;
use rayon::prelude::IntoParallelRefIterator;
use rayon::prelude::ParallelIterator;

use crate::catalogue::Catalogue;
use crate::catalogue::SameSourcePhrases;
use crate::resolve::Resolved;
use crate::resolve::SourceGroup;
use crate::resolve::sources::evidence::Against;
use crate::resolve::sources::features::Features;
use crate::resolve::sources::judge;

/// Likeness, 0 to 1, below which a source is not worth a word.
const NEAR: f64 = 0.6;

/// A source that is like another and was not taken for it.
#[derive(Clone, Debug)]
pub struct NearSource {
    /// Index of its group.
    pub group: usize,
    /// How alike the titles are, 0 to 1; 1 where number or address are the same.
    pub likeness: f64,
    /// What speaks against: "volume 2 against volume 3".
    pub against: String,
}

/// The sources most like the one of a group, the nearest first, each with what keeps it apart.
pub fn nearest_sources(resolved: &Resolved, catalogue: &Catalogue, group: usize, most: usize) -> Vec<NearSource> {
    let phrases = &catalogue.phrases.same_source;
    let Some(this) = resolved.sources.get(group) else {
        return Vec::new();
    };
    let features = &this.features;
    let title = RatioBatchComparator::new(features.title.chars());
    let others = resolved.sources.par_iter().enumerate().filter(|it| it.0 != group);
    let mut near: Vec<(usize, f64)> = others
        .filter_map(|(at, it)| Some((at, likeness(features, &it.features, &title)?)))
        .collect();
    near.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    near.truncate(most);
    let said = near.into_iter().map(|(at, likeness)| NearSource {
        group: at,
        likeness,
        against: against(phrases, resolved, this, &resolved.sources[at]),
    });
    said.collect()
}

/// The likeness from `NEAR` on.
fn likeness(a: &Features, b: &Features, title: &RatioBatchComparator<char>) -> Option<f64> {
    if a.numbers.iter().any(|it| b.numbers.contains(it)) || a.url.is_some() && a.url == b.url {
        return Some(1.0);
    }
    let both = !a.title.is_empty() && !b.title.is_empty();
    let args = Args::default().score_cutoff(NEAR);
    title.similarity_with_args(b.title.chars(), &args).filter(|_| both)
}

/// What keeps two groups apart: the fullest wordings, else the first pair that contradicts.
fn against(phrases: &SameSourcePhrases, resolved: &Resolved, one: &SourceGroup, other: &SourceGroup) -> String {
    let (a, b) = (&one.features, &other.features);
    if let Some(it) = judge::contradiction(phrases, a, b) {
        return it.in_words(a, b);
    }
    let wordings = |group: &SourceGroup| -> Vec<Features> {
        let sources = group.mentions.iter().filter_map(|it| resolved.source_at(*it));
        let mut all: Vec<Features> = sources.map(|it| Features::of(phrases, it)).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let others = wordings(other);
    let all = wordings(one);
    let pairs = all.iter().flat_map(|a| others.iter().map(move |b| (a, b)));
    let mut found = pairs.filter_map(|(a, b)| Some(judge::contradiction(phrases, a, b)?.in_words(a, b)));
    match found.next() {
        Some(words) => format!("in another wording {words}"),
        None => Against::TooLittle.in_words(a, b),
    }
}
