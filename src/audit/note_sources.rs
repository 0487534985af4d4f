use crate::extract::BackReferenceMention;
use crate::extract::Extracted;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::resolve::Reference;
use crate::resolve::Resolved;
use crate::resolve::Target;

/// The mentions of one document by the note that they stand in.
pub(super) struct NoteSources<'a> {
    text: &'a str,
    extracted: &'a Extracted,
    references: &'a [Reference],
    by_note: Vec<Vec<usize>>,
}

/// What an "Ibid." stands behind.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Antecedent {
    /// It opens the notes of the document, or of an annex.
    NoNoteBefore,
    /// The note of this index, which cites nothing.
    NothingCited(usize),
    /// The note of this index, which cites several things: the mentions.
    Several(usize, Vec<usize>),
    /// One source, or another "Ibid.".
    One,
}

impl<'a> NoteSources<'a> {
    pub(super) fn new(resolved: &'a Resolved, document: usize) -> Self {
        let extracted = resolved.corpus.extracted(document);
        let mut by_note = vec![Vec::new(); extracted.notes.len()];
        for (at, mention) in extracted.mentions.iter().enumerate() {
            if let Some(note) = mention.note.and_then(|it| by_note.get_mut(it)) {
                note.push(at);
            }
        }
        Self {
            text: resolved.corpus.document(document).text.normal(),
            extracted,
            references: &resolved.references[document],
            by_note,
        }
    }

    /// Each "Ibid." of a note with what it stands behind, in order.
    pub(super) fn ibids(&self) -> impl Iterator<Item = (usize, Antecedent)> + '_ {
        let all = self.by_note.iter().enumerate();
        all.flat_map(|(note, mentions)| mentions.iter().map(move |&at| (note, at)))
            .filter(|&(_, at)| is_ibid(&self.extracted.mentions[at]))
            .map(|(note, at)| (at, self.antecedent(note, at)))
    }

    fn antecedent(&self, note: usize, at: usize) -> Antecedent {
        if self.by_note[note]
            .iter()
            .any(|&it| it < at && cites(&self.extracted.mentions[it]))
        {
            return Antecedent::One;
        }
        let Some(previous) = note.checked_sub(1).filter(|&it| !self.annex_between(it, note)) else {
            return Antecedent::NoNoteBefore;
        };
        if self.by_note[previous].is_empty() {
            return Antecedent::NothingCited(previous);
        }
        let cited = self.separate(previous);
        let first = cited
            .first()
            .and_then(|&it| self.target(it))
            .filter(|it| **it != Target::None);
        let one = cited.len() < 2 || first.is_some() && cited.iter().all(|&it| self.target(it) == first);
        if one {
            Antecedent::One
        } else {
            Antecedent::Several(previous, cited)
        }
    }

    /// The separately cited things of a note. A symbol behind "Ibid." without a semicolon between only says
    /// where that is: "Ibid., Supplement No. 20 (A/77/20)".
    fn separate(&self, note: usize) -> Vec<usize> {
        let mut separate: Vec<usize> = Vec::new();
        for &at in self.by_note[note]
            .iter()
            .filter(|&&it| cites(&self.extracted.mentions[it]))
        {
            let mention = &self.extracted.mentions[at];
            let before = separate
                .last()
                .map(|&it| &self.extracted.mentions[it])
                .filter(|it| is_ibid(it));
            let between = before.and_then(|it| self.text.get(it.span.range().end..mention.span.range().start));
            if mention.symbol().is_none() || between.is_none_or(|it| it.contains(';')) {
                separate.push(at);
            }
        }
        separate
    }

    fn target(&self, mention: usize) -> Option<&Target> {
        self.references.get(mention).map(|it| &it.target)
    }

    /// Whether a heading of an annex stands between two notes and the second is numbered 1: the annex
    /// numbers its notes anew.
    fn annex_between(&self, before: usize, note: usize) -> bool {
        let (before, note) = (&self.extracted.notes[before], &self.extracted.notes[note]);
        let annexes = &self.extracted.annexes;
        let next = annexes.partition_point(|it| it.start <= before.span.start);
        note.marker == "1" && annexes.get(next).is_some_and(|it| it.start < note.span.start)
    }
}

fn is_ibid(mention: &Mention) -> bool {
    matches!(&mention.kind, MentionKind::BackReference(BackReferenceMention { form, .. }) if form == "ibid")
}

/// Whether a mention is a separately cited thing; an address counts with the source that it belongs to.
fn cites(mention: &Mention) -> bool {
    match &mention.kind {
        MentionKind::Symbol(it) => !it.from_url,
        MentionKind::Source(_) | MentionKind::BackReference(_) => true,
        MentionKind::Url(_) | MentionKind::Letter(_) | MentionKind::Internal(_) => false,
    }
}
