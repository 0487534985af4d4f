use std::collections::BTreeMap;

use crate::catalogue::url_key;
use crate::extract::MentionKind;
use crate::extract::SourceMention;
use crate::resolve::Corpus;
use crate::resolve::Reference;
use crate::resolve::Status;
use crate::resolve::Target;
use crate::resolve::source_keys::Features;

/// Most sources under one block key that are compared each with each; keeps the work linear.
const LARGEST_BLOCK: usize = 200;

/// Sources of the collection that are one, however each note words it.
#[derive(Clone, Debug)]
pub struct SourceGroup {
    /// Key: the same for the same source anywhere in the collection.
    pub key: String,
    /// The fullest wording.
    pub source: SourceMention,
    /// Places, as document and mention indexes, in order.
    pub mentions: Vec<(usize, usize)>,
    /// Why the mentions were put together; empty for a single mention.
    pub why: String,
}

/// Group index of each source mention.
pub(super) type Groups = BTreeMap<(usize, usize), usize>;

/// Puts the sources of a collection into groups.
pub(super) fn group(corpus: &Corpus) -> (Vec<SourceGroup>, Groups) {
    let places = places(corpus);
    let features: Vec<Features> = places.iter().map(|it| Features::of(it.1)).collect();
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, it) in features.iter().enumerate() {
        for key in it.blocks() {
            blocks.entry(key).or_default().push(at);
        }
    }
    let mut sets = Sets::new(places.len());
    let mut reasons: BTreeMap<usize, Vec<&'static str>> = BTreeMap::new();
    for members in blocks.values() {
        for (at, &a) in members.iter().enumerate().take(LARGEST_BLOCK) {
            for &b in members.iter().skip(at + 1).take(LARGEST_BLOCK) {
                if sets.root(a) != sets.root(b)
                    && let Some(why) = features[a].same(&features[b])
                {
                    sets.join(a, b);
                    reasons.entry(a).or_default().push(why);
                }
            }
        }
    }
    collect(&places, &features, &mut sets, &reasons)
}

type Place<'a> = ((usize, usize), &'a SourceMention);

fn places(corpus: &Corpus) -> Vec<Place<'_>> {
    let documents = 0..corpus.len();
    let all = documents.flat_map(|file| {
        let mentions = corpus.extracted(file).mentions.iter().enumerate();
        mentions.filter_map(move |(at, it)| match &it.kind {
            MentionKind::Source(source) => Some(((file, at), source.as_ref())),
            _ => None,
        })
    });
    all.collect()
}

fn collect(
    places: &[Place<'_>],
    features: &[Features],
    sets: &mut Sets,
    reasons: &BTreeMap<usize, Vec<&'static str>>,
) -> (Vec<SourceGroup>, Groups) {
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for at in 0..places.len() {
        members.entry(sets.root(at)).or_default().push(at);
    }
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let (mut groups, mut index) = (Vec::new(), Groups::new());
    for members in members.into_values() {
        let fullest = members
            .iter()
            .copied()
            .max_by_key(|&at| (fullness(places[at].1), std::cmp::Reverse(at)));
        let Some(fullest) = fullest else {
            continue;
        };
        let key = features[fullest].key();
        let count = taken.entry(key.clone()).or_default();
        *count += 1;
        let key = if *count == 1 { key } else { format!("{key}-{count}") };
        let mut why: Vec<&str> = members
            .iter()
            .filter_map(|it| reasons.get(it))
            .flatten()
            .copied()
            .collect();
        why.sort_unstable();
        why.dedup();
        for &at in &members {
            index.insert(places[at].0, groups.len());
        }
        groups.push(SourceGroup {
            key,
            source: places[fullest].1.clone(),
            mentions: members.iter().map(|&at| places[at].0).collect(),
            why: why.join(", "),
        });
    }
    (groups, index)
}

/// The group of each address; the first group where several have one.
pub(super) fn by_address(sources: &[SourceGroup]) -> BTreeMap<String, usize> {
    let mut addresses = BTreeMap::new();
    for (at, group) in sources.iter().enumerate() {
        if let Some(url) = &group.source.url {
            addresses.entry(url_key(url)).or_insert(at);
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
    let Some(&group) = groups.get(&(document, at)) else {
        return Reference::blocked("not read as a source");
    };
    let it = &sources[group];
    let why = match it.mentions.len() {
        1 => "cited once in the collection".to_owned(),
        count => format!("one of {count} mentions of this source: {}", it.why),
    };
    Reference::new(Status::Resolved, Target::Source(group), why)
}

/// Disjoint sets; the root of a set is its smallest member, so the result does not depend on the order of joins.
struct Sets {
    parent: Vec<usize>,
}

impl Sets {
    fn new(count: usize) -> Self {
        Self {
            parent: (0..count).collect(),
        }
    }

    fn root(&mut self, at: usize) -> usize {
        let mut root = at;
        while self.parent[root] != root {
            root = self.parent[root];
        }
        let mut next = at;
        while self.parent[next] != root {
            next = std::mem::replace(&mut self.parent[next], root);
        }
        root
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }
}
