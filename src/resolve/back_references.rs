use std::collections::BTreeMap;

use crate::extract::BackReferenceMention;
use crate::extract::Extracted;
use crate::extract::MentionKind;
use crate::resolve::Corpus;
use crate::resolve::Reference;
use crate::resolve::Status;
use crate::resolve::Target;
use crate::text::fold_words;

/// Between a back-reference and the reason why what it repeats is undecided.
const UNDECIDED: &str = " is itself undecided: ";

/// Decides the back-references of one document, in the order of the text, so that chains of "Ibid."
/// lead to the note that holds the source. United Nations Editorial Manual, footnotes: Ibid. repeats the
/// source of the note right before, and is not used behind a note with several sources.
pub(super) fn decide(corpus: &Corpus, document: usize, decided: &mut [Reference]) {
    let extracted = corpus.extracted(document);
    let index = Index::of(extracted);
    for at in 0..extracted.mentions.len() {
        let MentionKind::BackReference(back) = &extracted.mentions[at].kind else {
            continue;
        };
        decided[at] = match (back.form.as_str(), extracted.mentions[at].note) {
            ("ibid", Some(note)) => ibid(extracted, decided, at, note),
            ("ibid", None) => in_text(extracted, decided, at),
            ("op-cit", _) => op_cit(corpus, document, &index, decided, at),
            _ => named(extracted, &index, decided, back),
        };
    }
    // What names a note further down could not see that note's decision before.
    for at in 0..extracted.mentions.len() {
        if let MentionKind::BackReference(back) = &extracted.mentions[at].kind
            && back.named_note.is_some()
        {
            decided[at] = named(extracted, &index, decided, back);
        }
    }
}

/// Sources and notes of a document by what back-references call them.
#[derive(Default)]
struct Index<'a> {
    /// Mentions of sources by the last word of their author.
    by_author: BTreeMap<String, Vec<usize>>,
    /// The first note of each marker.
    by_marker: BTreeMap<&'a str, usize>,
}

impl<'a> Index<'a> {
    /// Empty where no back-reference needs it.
    fn of(extracted: &'a Extracted) -> Self {
        let mut index = Self::default();
        let needs = |it: &MentionKind| matches!(it, MentionKind::BackReference(back) if back.form != "ibid");
        if !extracted.mentions.iter().any(|it| needs(&it.kind)) {
            return index;
        }
        for (at, mention) in extracted.mentions.iter().enumerate() {
            if let MentionKind::Source(source) = &mention.kind
                && let Some(name) = fold_words(source.author.as_deref().unwrap_or("")).pop()
            {
                index.by_author.entry(name).or_default().push(at);
            }
        }
        for (at, note) in extracted.notes.iter().enumerate() {
            index.by_marker.entry(&note.marker).or_insert(at);
        }
        index
    }
}

/// "Ibid." in a note: the source before it in the same note, else the only source of the note before.
fn ibid(extracted: &Extracted, decided: &[Reference], at: usize, note: usize) -> Reference {
    if let Some(before) = extracted.source_before(at, note) {
        return taken_over(
            extracted,
            decided,
            before,
            note,
            "the source before it in the same note",
        );
    }
    let Some(previous) = note.checked_sub(1) else {
        return Reference::blocked("the first note has no note before it");
    };
    let marker = &extracted.notes[previous].marker;
    match extracted.sources_of(previous).as_slice() {
        [] => Reference::blocked(format!("note {marker} before it cites nothing that is understood")),
        [only] => taken_over(
            extracted,
            decided,
            *only,
            previous,
            &format!("the source of note {marker} before it"),
        ),
        several => Reference::new(
            Status::Ambiguous,
            Target::None,
            format!("note {marker} before it cites {} sources", several.len()),
        ),
    }
}

/// The decision of another mention, with the note that holds it in the end.
fn taken_over(extracted: &Extracted, decided: &[Reference], at: usize, note: usize, why: &str) -> Reference {
    let source = &decided[at];
    let back = matches!(extracted.mentions[at].kind, MentionKind::BackReference(_));
    if back && source.target == Target::None {
        // Only the first reason of a chain, else each link of it would repeat all before.
        let first = source.why.rsplit(UNDECIDED).next().unwrap_or("");
        return Reference::new(source.status, Target::None, format!("{why}{UNDECIDED}{first}"));
    }
    let holds = if back { source.target_note } else { Some(note) };
    let chain = match holds.filter(|it| *it != note).and_then(|it| extracted.notes.get(it)) {
        Some(it) => format!("{why}, which leads to note {}", it.marker),
        None => why.to_owned(),
    };
    Reference {
        status: source.status,
        target: source.target.clone(),
        target_note: holds,
        why: chain,
        suggestion: None,
    }
}

/// "(ibid., para. 3)" in running text: what was cited last before it there.
fn in_text(extracted: &Extracted, decided: &[Reference], at: usize) -> Reference {
    let last = extracted.mentions[..at]
        .iter()
        .rposition(|it| it.is_source() && it.note.is_none());
    match last {
        Some(before) => Reference {
            target_note: None,
            why: "the reference before it in the text".to_owned(),
            ..decided[before].clone()
        },
        None => Reference::blocked("nothing is cited before it in the text"),
    }
}

/// "Lindqvist, op. cit.": the last source before it whose author has that name.
fn op_cit(corpus: &Corpus, document: usize, index: &Index<'_>, decided: &[Reference], at: usize) -> Reference {
    let extracted = corpus.extracted(document);
    let text = corpus.document(document).text.normal();
    let span = extracted.mentions[at].span.range();
    let line = text[..span.start].rsplit(['\n', ';', '.']).next().unwrap_or("");
    let names = fold_words(line).into_iter().filter(|it| it.len() > 2);
    let last = |sources: &Vec<usize>| sources[..sources.partition_point(|it| *it < at)].last().copied();
    let by_author = names.filter_map(|it| last(index.by_author.get(&it)?)).max();
    match by_author {
        Some(before) => Reference {
            target_note: extracted.mentions[before].note,
            why: "the last source before it by that author".to_owned(),
            ..decided[before].clone()
        },
        None => Reference::blocked("no source before it has that author"),
    }
}

/// "see footnote 12 above": the note of that number, and its source where it has exactly one.
fn named(extracted: &Extracted, index: &Index<'_>, decided: &[Reference], back: &BackReferenceMention) -> Reference {
    let Some(marker) = &back.named_note else {
        return Reference::blocked("no note is named");
    };
    let Some(&note) = index.by_marker.get(marker.as_str()) else {
        return Reference::blocked(format!("there is no note {marker}"));
    };
    let target = match extracted.sources_of(note).as_slice() {
        [only] => decided[*only].target.clone(),
        _ => Target::Inside(format!("note {marker}")),
    };
    Reference {
        target_note: Some(note),
        ..Reference::new(Status::Resolved, target, format!("names note {marker}"))
    }
}
