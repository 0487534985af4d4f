use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::quoted::is_quoted;
use crate::extract::BackReferenceMention;
use crate::extract::Direction;
use crate::extract::Extracted;
use crate::extract::InternalMention;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::resolve::Parts;
use crate::resolve::part_numbers;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "wrong-direction",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "“above” for what stands below, or “below” for what stands above",
    reason: "The words send the reader the wrong way.",
    page: include_str!("../../../docs/rules/wrong-direction.md"),
    check,
};

/// Most parts before a reference among which the one that it stands in is looked for.
const NEAR: usize = 200;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let extracted = corpus.extracted(document);
        let text = corpus.document(document).text.normal();
        let directed = |it: &Mention| match &it.kind {
            MentionKind::Internal(it) => it.direction.is_some(),
            MentionKind::BackReference(it) => it.direction.is_some(),
            _ => false,
        };
        if !extracted.mentions.iter().any(directed) {
            continue;
        }
        let parts = Parts::of(extracted);
        let first_calls = extracted.first_calls();
        for (at, mention) in extracted.mentions.iter().enumerate().filter(|it| directed(it.1)) {
            let reference = &input.resolved.references[document][at];
            let found = match &mention.kind {
                MentionKind::Internal(it) => wrong_part(&parts, extracted, mention, it),
                MentionKind::BackReference(it) => reference
                    .target_note
                    .and_then(|note| wrong_note(extracted, &first_calls, mention, it, note)),
                _ => None,
            };
            let Some((place, direction)) = found else { continue };
            if is_quoted(text, mention.span.range().start) {
                continue;
            }
            let (said, stands) = match direction {
                Direction::Above => ("above", "below"),
                Direction::Below => ("below", "above"),
            };
            let words = text[mention.span.range()]
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" ");
            report
                .at(
                    document,
                    mention.span,
                    format!("“{words}” says {said}, and what it names stands {stands}"),
                )
                .fact_at("it stands here", document, place)
                .suggest(format!("say {stands}, or name the part that is meant"));
        }
    }
}

/// The place of a part that stands on the other side than the words say.
fn wrong_part(
    parts: &Parts<'_>,
    extracted: &Extracted,
    mention: &Mention,
    internal: &InternalMention,
) -> Option<(Span, Direction)> {
    let direction = internal.direction?;
    let kind = internal.target.as_str();
    let zone = extracted.structure.zone_at(mention.span.start);
    let places: Vec<u32> = match &internal.number {
        Some(printed) => {
            let numbers = part_numbers(printed);
            if numbers.iter().any(|it| parts.places(kind, zone, it).is_empty()) {
                return None;
            }
            let places = numbers.iter().flat_map(|it| parts.places(kind, zone, it));
            places.copied().collect()
        }
        None => vec![parts.only(kind)?],
    };
    // The part in which the words themselves stand is on neither side; nothing stands in a table or figure.
    let all_parts = &extracted.structure.parts;
    let before = all_parts[..all_parts.partition_point(|it| it.start <= mention.span.start)]
        .iter()
        .rev();
    let holds = !matches!(kind, "table" | "figure");
    let around = before.take(NEAR).find(|it| holds && it.kind == kind).map(|it| it.start);
    let wrong = |it: &u32| (*it < mention.span.start) == (direction == Direction::Below);
    let all = places.iter().all(|it| wrong(it) && Some(*it) != around);
    let first = places.first().filter(|_| all)?;
    Some((
        Span {
            start: *first,
            end: *first + 1,
        },
        direction,
    ))
}

/// The place of a note that stands on the other side than the words say: by the order of the notes, from running text by
/// that of the calls.
fn wrong_note(
    extracted: &Extracted,
    first_calls: &[Option<u32>],
    mention: &Mention,
    back: &BackReferenceMention,
    note: usize,
) -> Option<(Span, Direction)> {
    let direction = back.direction?;
    back.named_note.as_ref()?;
    let later = match mention.note {
        Some(from) if from == note => return None,
        Some(from) => note > from,
        None => first_calls.get(note).copied().flatten()? > mention.span.start,
    };
    let place = extracted.notes.get(note)?.marker_span;
    (later == (direction == Direction::Above)).then_some((place, direction))
}
