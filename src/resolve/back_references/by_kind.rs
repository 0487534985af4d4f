use std::collections::BTreeMap;

use crate::catalogue::Catalogue;
use crate::extract::BackReferenceMention;
use crate::extract::MentionKind;
use crate::extract::Part;
use crate::resolve::Corpus;
use crate::resolve::Names;
use crate::resolve::Reference;
use crate::resolve::Target;
use crate::resolve::back_references::Decider;
use crate::resolve::back_references::ambiguous;

/// Most mentions of a kind that are looked at.
const MOST: usize = 200;

/// Mentions of a document that lead somewhere, by the kind of what they cite: "judgment", "report".
#[derive(Default)]
pub(super) struct Kinds {
    by_kind: BTreeMap<String, Cited>,
    /// Empty lines, in order.
    paragraphs: Vec<usize>,
}

/// Mentions of one kind, each with its place.
#[derive(Default)]
struct Cited {
    /// Where they are printed.
    printed: Vec<(u32, usize)>,
    /// The same, those of a note where it is first called: so running text cites them.
    called: Vec<(u32, usize)>,
}

impl Kinds {
    pub(super) fn of(
        corpus: &Corpus,
        names: &Names,
        catalogue: &Catalogue,
        document: usize,
        decided: &[Reference],
        first_calls: &[Option<u32>],
    ) -> Self {
        let mut by_kind: BTreeMap<String, Cited> = BTreeMap::new();
        for (at, mention) in corpus.extracted(document).mentions.iter().enumerate() {
            if decided[at].target == Target::None {
                continue;
            }
            let kind = match &mention.kind {
                MentionKind::Source(source) => source.kind.clone(),
                MentionKind::Letter(_) => "letter".to_owned(),
                MentionKind::Symbol(it) if !it.from_url && mention.part != Part::Masthead => {
                    let file = match decided[at].target {
                        Target::Document(entry) => names.get(entry).and_then(|it| it.files.first()),
                        _ => None,
                    };
                    let series = catalogue.series(&it.symbol.series).map(|it| it.class.clone());
                    let own = file.map(|it| corpus.head(*it).class.clone());
                    own.or(series).unwrap_or_default()
                }
                _ => continue,
            };
            let cited = by_kind.entry(kind).or_default();
            cited.printed.push((mention.span.start, at));
            let place = match mention.note {
                Some(note) => first_calls.get(note).copied().flatten(),
                None => Some(mention.span.start),
            };
            cited.called.extend(place.map(|it| (it, at)));
        }
        for cited in by_kind.values_mut() {
            cited.printed.sort_unstable();
            cited.called.sort_unstable();
        }
        let text = corpus.document(document).text.normal();
        Self {
            by_kind,
            paragraphs: text.match_indices("\n\n").map(|it| it.0).collect(),
        }
    }
}

impl Decider<'_> {
    /// "the above-mentioned judgment": the only thing of that kind that is cited before it, in the text or in a note
    /// that is called before it; where there are several, the only one of the paragraph.
    pub(super) fn of_kind(&self, decided: &[Reference], at: usize, back: &BackReferenceMention) -> Reference {
        let kind = back.of_kind.as_deref().unwrap_or("");
        let mention = &self.extracted.mentions[at];
        let start = mention.span.start;
        let all = self.kinds.by_kind.get(kind).map_or(&[][..], |it| match mention.note {
            Some(_) => &it.printed,
            None => &it.called,
        });
        let before = &all[..all.partition_point(|it| it.0 < start)];
        let last = &before[before.len().saturating_sub(MOST)..];
        let mentions: Vec<usize> = last.iter().map(|it| it.1).collect();
        let paragraphs = &self.kinds.paragraphs;
        let opened = paragraphs.partition_point(|it| *it < start as usize);
        let paragraph = paragraphs[..opened].last().copied().unwrap_or(0);
        let near: Vec<usize> = last
            .iter()
            .filter(|it| it.0 as usize >= paragraph)
            .map(|it| it.1)
            .collect();
        match (
            self.distinct(decided, &mentions).as_slice(),
            self.distinct(decided, &near).as_slice(),
        ) {
            ([], _) => Reference::blocked(format!("no {kind} is cited before it")),
            ([only], _) => self.as_decided(decided, *only, format!("the only {kind} that is cited before it")),
            (_, [only]) => self.as_decided(
                decided,
                *only,
                format!("the only {kind} that its paragraph cites before it"),
            ),
            (several, _) => ambiguous(format!(
                "the text cites several before it, and nothing says which {kind} is meant: {}",
                several.len()
            )),
        }
    }
}
