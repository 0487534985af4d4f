//! Mentions of a whole collection to references: which document or source each one means, and why.

mod back_references;
mod considered;
mod corpus;
mod identity;
mod internal;
mod letters;
mod manifestations;
mod names;
mod reference;
mod sources;
mod symbols;

use crate::catalogue::Catalogue;
use crate::extract::MentionKind;
use crate::extract::SourceMention;

pub use back_references::Antecedent;
pub use back_references::Antecedents;
pub use considered::Considered;
pub use considered::considered;
pub use corpus::Corpus;
pub use corpus::Options;
pub use internal::Count;
pub use internal::Parts;
pub use internal::part_numbers;
pub use internal::part_value;
pub use manifestations::DocumentWords;
pub use manifestations::Manifestation;
pub use manifestations::NearTexts;
pub use manifestations::Standing;
pub use manifestations::Word;
pub use manifestations::letters_of;
pub use manifestations::near_texts;
pub use manifestations::words_below_masthead;
pub use names::Entry;
pub use names::Names;
pub use reference::Reference;
pub use reference::Status;
pub use reference::Target;
pub use sources::Evidence;
pub use sources::MentionPlace;
pub use sources::NearSource;
pub use sources::SameSources;
pub use sources::SourceGroup;
pub use sources::Tie;
pub use sources::compare_sources;
pub use sources::nearest_sources;
pub use sources::same_sources;

/// A collection with every reference decided.
#[derive(Debug)]
pub struct Resolved {
    /// The documents and what was found in them.
    pub corpus: Corpus,
    /// All documents, in the collection or only cited, with their names.
    pub names: Names,
    /// How each file stands to the one that its document is cited from, side by side with the corpus.
    pub manifestations: Vec<Manifestation>,
    /// Sources that stand for one another, grouped.
    pub sources: Vec<SourceGroup>,
    /// References of each document, side by side with its mentions.
    pub references: Vec<Vec<Reference>>,
}

/// Decides every mention of a collection.
pub fn resolve(corpus: Corpus, catalogue: &Catalogue, options: &Options) -> Resolved {
    let mut names = Names::collect(&corpus, catalogue);
    manifestations::join(&corpus, &mut names, catalogue, options);
    identity::infer(&corpus, &mut names, catalogue, options);
    let manifestations = manifestations::settle(&corpus, &mut names, catalogue);
    let (sources, groups) = sources::group(&corpus, catalogue);
    let by_address = sources::by_address(&corpus, &groups);
    let dates = letters::Dates::of(&corpus, &names);
    let mut references = Vec::with_capacity(corpus.len());
    for document in 0..corpus.len() {
        let extracted = corpus.extracted(document);
        let parts = internal::Parts::of(extracted);
        let mut decided: Vec<Reference> = extracted
            .mentions
            .iter()
            .enumerate()
            .map(|(at, mention)| match &mention.kind {
                MentionKind::Symbol(symbol) => symbols::decide(symbol, &names),
                MentionKind::Source(_) => sources::decide(&groups, &sources, document, at),
                MentionKind::Url(url) => symbols::decide_url(url, &names, &by_address),
                MentionKind::Letter(letter) => letters::decide(&corpus, &names, &dates, document, letter),
                MentionKind::Internal(internal) => parts.decide(mention, internal),
                MentionKind::BackReference(_) => Reference::default(),
            })
            .collect();
        back_references::decide(&corpus, &names, catalogue, document, &mut decided);
        references.push(decided);
    }
    Resolved {
        corpus,
        names,
        manifestations,
        sources,
        references,
    }
}

impl Resolved {
    /// The source that a mention is, if it is one.
    pub fn source_at(&self, (document, mention): MentionPlace) -> Option<&SourceMention> {
        match &self.corpus.extracted(document).mentions.get(mention)?.kind {
            MentionKind::Source(it) => Some(it),
            _ => None,
        }
    }

    /// The key under which records and the graph name a target; `None` where there is none.
    pub fn target_key(&self, target: &Target) -> Option<String> {
        match target {
            Target::Document(entry) => self.names.get(*entry).map(|it| it.key.clone()),
            Target::Source(group) => self.sources.get(*group).map(|it| it.key.clone()),
            Target::Web(key) | Target::Inside(key) => Some(key.clone()),
            Target::None => None,
        }
    }
}

#[cfg(test)]
mod tests;
