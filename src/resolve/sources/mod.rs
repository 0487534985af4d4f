//! The sources of a collection that are one, however each note words them, and the evidence.

mod alike;
mod candidates;
mod clusters;
mod evidence;
mod facts;
mod features;
mod judge;
mod nearest;
mod numbers;
mod persons;
mod sketch;
mod titles;
mod wordings;
mod words;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::IntoParallelRefIterator;
use rayon::prelude::ParallelIterator;

use crate::catalogue::Catalogue;
use crate::catalogue::url_key;
use crate::extract::MentionKind;
use crate::extract::SourceMention;
use crate::resolve::Corpus;
use crate::resolve::Reference;
use crate::resolve::Status;
use crate::resolve::Target;
use crate::resolve::sources::features::Features;

pub use clusters::SameSources;
pub use clusters::same_sources;
pub use evidence::Evidence;
pub use nearest::NearSource;
pub use nearest::nearest_sources;

/// Whether two sources are one: the evidence, else what speaks against it in words ("volume 2 against 3").
///
/// # Errors
/// The words are the error: nothing failed.
pub fn compare_sources(catalogue: &Catalogue, one: &SourceMention, other: &SourceMention) -> Result<Evidence, String> {
    let phrases = &catalogue.phrases.same_source;
    let (a, b) = (Features::of(phrases, one), Features::of(phrases, other));
    judge::judge(phrases, &a, &b).map_err(|it| it.in_words(&a, &b))
}

/// Place of a mention: indexes of its document and of the mention in it.
pub type MentionPlace = (usize, usize);

/// Sources of the collection that are one, however each note words it.
#[derive(Clone, Debug)]
pub struct SourceGroup {
    /// Key: the same for the same source anywhere in the collection.
    pub key: String,
    /// The fullest wording.
    pub source: SourceMention,
    /// Places, as document and mention indexes, in order.
    pub mentions: Vec<MentionPlace>,
    /// What put the mentions together, one tie fewer than mentions; in the order of the later mention.
    pub ties: Vec<Tie>,
    /// Why the mentions were put together, the kinds of evidence; empty for a single mention.
    pub why: String,
    /// What the fullest wording is compared by.
    features: Features,
}

/// Two mentions that were taken for one source.
#[derive(Clone, Debug, PartialEq)]
pub struct Tie {
    /// The mention that stands first.
    pub one: MentionPlace,
    /// The other.
    pub other: MentionPlace,
    /// Why they are one.
    pub evidence: Evidence,
}

/// Group index of each source mention.
pub(super) type Groups = BTreeMap<MentionPlace, usize>;

/// Puts the sources of a collection into groups.
pub(super) fn group(corpus: &Corpus, catalogue: &Catalogue) -> (Vec<SourceGroup>, Groups) {
    let places = places(corpus);
    let sources: Vec<&SourceMention> = places.iter().map(|it| it.1).collect();
    let same = same_sources(catalogue, &sources);
    let fullest = same.groups.par_iter().filter_map(|members| {
        let fullest = members.iter().max_by_key(|&&at| (fullness(sources[at]), Reverse(at)))?;
        Some((
            members,
            sources[*fullest],
            Features::of(&catalogue.phrases.same_source, sources[*fullest]),
        ))
    });
    let fullest: Vec<(&Vec<usize>, &SourceMention, Features)> = fullest.collect();
    let mut groups: Vec<SourceGroup> = Vec::with_capacity(fullest.len());
    let mut index = Groups::new();
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    for (members, source, features) in fullest {
        let key = features.key(source);
        let count = taken.entry(key.clone()).or_default();
        *count += 1;
        index.extend(members.iter().map(|&at| (places[at].0, groups.len())));
        groups.push(SourceGroup {
            key: if *count == 1 { key } else { format!("{key}-{count}") },
            source: source.clone(),
            mentions: members.iter().map(|&at| places[at].0).collect(),
            ties: Vec::new(),
            why: String::new(),
            features,
        });
    }
    for (a, b, evidence) in same.ties {
        let tie = Tie {
            one: places[a.min(b)].0,
            other: places[a.max(b)].0,
            evidence,
        };
        if let Some(group) = index.get(&tie.one).and_then(|it| groups.get_mut(*it)) {
            group.ties.push(tie);
        }
    }
    for group in &mut groups {
        group.ties.sort_by_key(|it| (it.other, it.one));
        let mut kinds: Vec<&str> = group.ties.iter().map(|it| it.evidence.name()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        group.why = kinds.join(", ");
    }
    (groups, index)
}

fn places(corpus: &Corpus) -> Vec<(MentionPlace, &SourceMention)> {
    let all = (0..corpus.len()).flat_map(|file| {
        let mentions = corpus.extracted(file).mentions.iter().enumerate();
        mentions.filter_map(move |(at, it)| match &it.kind {
            MentionKind::Source(source) => Some(((file, at), source.as_ref())),
            _ => None,
        })
    });
    all.collect()
}

/// The group of each address; the first group where several have one.
pub(super) fn by_address(corpus: &Corpus, groups: &Groups) -> BTreeMap<String, usize> {
    let mut addresses = BTreeMap::new();
    for (place, source) in places(corpus) {
        if let (Some(url), Some(group)) = (&source.url, groups.get(&place)) {
            addresses.entry(url_key(url)).or_insert(*group);
        }
    }
    addresses
}

fn fullness(source: &SourceMention) -> usize {
    let fields = [
        source.author.is_some(),
        source.title.is_some(),
        source.container.is_some(),
        source.year.is_some(),
        source.number.is_some(),
        source.url.is_some(),
    ];
    fields.into_iter().filter(|it| *it).count() * 1000 + source.title.as_deref().map_or(0, str::len).min(999)
}

/// The decision for one source mention.
pub(super) fn decide(groups: &Groups, sources: &[SourceGroup], document: usize, at: usize) -> Reference {
    let place = (document, at);
    let Some(&group) = groups.get(&place) else {
        return Reference::blocked("not read as a source");
    };
    let it = &sources[group];
    let why = match it.mentions.len() {
        1 => "cited once in the collection".to_owned(),
        count => format!("one of {count} mentions of this source: {}", it.why),
    };
    Reference::new(Status::Resolved, Target::Source(group), why)
}
