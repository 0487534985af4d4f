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

/// Mentions of a document by the kind of what they cite: "judgment", "report", in order.
pub(super) struct Kinds {
    by_kind: BTreeMap<String, Vec<usize>>,
}

impl Kinds {
    pub(super) fn of(
        corpus: &Corpus,
        names: &Names,
        catalogue: &Catalogue,
        document: usize,
        decided: &[Reference],
    ) -> Self {
        let mut by_kind: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, mention) in corpus.extracted(document).mentions.iter().enumerate() {
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
            by_kind.entry(kind).or_default().push(at);
        }
        Self { by_kind }
    }
}

impl Decider<'_> {
    /// "the above-mentioned judgment": the only thing of that kind that is cited before it, in the text or in a note
    /// that is called before it; where there are several, the only one of the paragraph.
    pub(super) fn of_kind(&self, decided: &[Reference], at: usize, back: &BackReferenceMention) -> Reference {
        let kind = back.of_kind.as_deref().unwrap_or("");
        let all = self.kinds.by_kind.get(kind).map_or(&[][..], Vec::as_slice);
        let span = self.extracted.mentions[at].span;
        let inside = self.extracted.mentions[at].note.is_some();
        let cited_at = |it: usize| {
            let note = self.extracted.mentions[it].note.filter(|_| !inside);
            match note {
                Some(note) => self.called_at(note),
                None => Some(self.extracted.mentions[it].span.start),
            }
        };
        let near = all
            .iter()
            .copied()
            .filter(|it| *it != at && decided[*it].target != Target::None);
        let mut before: Vec<(u32, usize)> = near
            .filter_map(|it| Some((cited_at(it)?, it)))
            .filter(|it| it.0 < span.start)
            .collect();
        before.sort_unstable();
        let from = before.len().saturating_sub(MOST);
        let last = &before[from..];
        let mentions: Vec<usize> = last.iter().map(|it| it.1).collect();
        let paragraph = self.text[..span.range().start].rfind("\n\n").unwrap_or(0);
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

    /// Where a note is first called.
    fn called_at(&self, note: usize) -> Option<u32> {
        self.extracted
            .calls
            .iter()
            .find(|it| it.note == Some(note))
            .map(|it| it.span.start)
    }
}
