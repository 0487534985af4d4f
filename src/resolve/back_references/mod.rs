//! Back-references of one document to what they repeat or name, never across documents.

mod antecedent;
mod by_author;
mod by_kind;
mod ibid;
mod note;
mod numbering;

use crate::catalogue::Catalogue;
use crate::extract::BackReferenceMention;
use crate::extract::Extracted;
use crate::extract::MentionKind;
use crate::resolve::Corpus;
use crate::resolve::Names;
use crate::resolve::Reference;
use crate::resolve::Status;
use crate::resolve::Target;

pub use antecedent::Antecedent;
pub use antecedent::Antecedents;

/// Most mentions whose targets are compared each with each.
const MOST: usize = 64;

/// What the decisions of one document need.
struct Decider<'a> {
    text: &'a str,
    extracted: &'a Extracted,
    names: &'a Names,
    /// The document's own entry.
    own: usize,
    antecedents: Antecedents<'a>,
    authors: by_author::Authors,
    kinds: by_kind::Kinds,
    /// Where each note is first called.
    first_calls: Vec<Option<u32>>,
}

/// Decides the back-references of one document, in the order of the notes' numbers, so that chains of "Ibid." lead to
/// the note that holds the source. United Nations Editorial Manual, footnotes: Ibid. repeats the source of the note
/// right before, and is not used behind a note with several sources.
pub(super) fn decide(
    corpus: &Corpus,
    names: &Names,
    catalogue: &Catalogue,
    document: usize,
    decided: &mut [Reference],
) {
    let extracted = corpus.extracted(document);
    let back = |at: &usize| matches!(extracted.mentions[*at].kind, MentionKind::BackReference(_));
    let mut order: Vec<usize> = (0..extracted.mentions.len()).filter(back).collect();
    if order.is_empty() {
        return;
    }
    let first_calls = extracted.first_calls();
    let by_kind = order.iter().any(|&at| is_of_kind(&extracted.mentions[at].kind));
    let decider = Decider {
        text: corpus.document(document).text.normal(),
        extracted,
        names,
        own: names.of_file(document),
        antecedents: Antecedents::of(corpus, catalogue, document),
        authors: by_author::Authors::of(extracted),
        kinds: match by_kind {
            true => by_kind::Kinds::of(corpus, names, catalogue, document, decided, &first_calls),
            false => by_kind::Kinds::default(),
        },
        first_calls,
    };
    order.sort_by_key(|&at| (decider.antecedents.rank(extracted.mentions[at].note), at));
    // What names a note further down sees that note's decision in the second round.
    for _ in 0..2 {
        for &at in &order {
            if let MentionKind::BackReference(back) = &extracted.mentions[at].kind {
                decided[at] = decider.decide(decided, at, back);
            }
        }
    }
}

/// Whether a back-reference names only the kind of thing that it means.
fn is_of_kind(kind: &MentionKind) -> bool {
    matches!(kind, MentionKind::BackReference(it) if it.form == "above-mentioned")
}

impl Decider<'_> {
    fn decide(&self, decided: &[Reference], at: usize, back: &BackReferenceMention) -> Reference {
        match back.form.as_str() {
            "ibid" | "idem" => self.ibid(decided, at, back),
            "op-cit" | "short-title" => self.op_cit(decided, at, back),
            "above-mentioned" => self.of_kind(decided, at, back),
            _ => self.named_note(decided, at, back),
        }
    }

    /// The decision of another mention, for the reason given.
    fn as_decided(&self, decided: &[Reference], at: usize, why: String) -> Reference {
        let it = &decided[at];
        let back = matches!(self.extracted.mentions[at].kind, MentionKind::BackReference(_));
        Reference {
            status: it.status,
            target: it.target.clone(),
            target_note: if back {
                it.target_note
            } else {
                self.extracted.mentions[at].note
            },
            why,
            suggestion: None,
        }
    }

    /// The different targets of mentions, each with the first mention that has it. What leads nowhere counts once for
    /// each mention, since nothing says that two of them are one.
    fn distinct(&self, decided: &[Reference], mentions: &[usize]) -> Vec<usize> {
        let mut distinct: Vec<usize> = Vec::new();
        for &at in mentions.iter().take(MOST) {
            let same =
                |other: &usize| decided[at].target != Target::None && decided[*other].target == decided[at].target;
            if !distinct.iter().any(same) {
                distinct.push(at);
            }
        }
        distinct
    }

    /// What a mention leads to, in words.
    fn name_of(&self, decided: &[Reference], at: usize) -> String {
        match (&decided[at].target, &self.extracted.mentions[at].kind) {
            (Target::Document(entry), _) => self.names.get(*entry).map_or(String::new(), |it| it.key.clone()),
            (_, MentionKind::Source(source)) => source.title.clone().or(source.number.clone()).unwrap_or_default(),
            _ => String::new(),
        }
    }
}

/// No target, and why several would do.
fn ambiguous(why: String) -> Reference {
    Reference::new(Status::Ambiguous, Target::None, why)
}
