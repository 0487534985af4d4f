use std::collections::BTreeMap;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::part_counts::PartCounts;
use crate::audit::quoted::is_quoted;
use crate::extract::Direction;
use crate::extract::Extracted;
use crate::extract::InternalMention;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::resolve::Status;
use crate::resolve::Target;
use crate::resolve::part_numbers;
use crate::text::Span;
use crate::text::before;

pub(super) static RULE: Rule = Rule {
    id: "missing-part",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "a paragraph, annex, section, table or figure that does not exist",
    reason: "The part that the words name is not in the document, so the reader finds nothing there.",
    page: include_str!("../../../docs/rules/missing-part.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    let mut known: BTreeMap<usize, PartCounts<'_>> = BTreeMap::new();
    for document in 0..corpus.len() {
        let extracted = corpus.extracted(document);
        let text = corpus.document(document).text.normal();
        for (at, mention) in extracted.mentions.iter().enumerate() {
            let reference = &input.resolved.references[document][at];
            let quoted = || is_quoted(text, mention.span.range().start);
            match (&mention.kind, &reference.target) {
                (MentionKind::Internal(internal), _) if reference.status == Status::Blocked => {
                    let counts = known
                        .entry(document)
                        .or_insert_with(|| PartCounts::of(text, extracted));
                    if let Some(message) = own_part(counts, extracted, text, mention, internal)
                        && !quoted()
                    {
                        let reported = report.at(document, mention.span, message);
                        let last = counts.last_part(&internal.target);
                        match last {
                            Some(place) => reported
                                .fact_at(format!("the last {} of the document", internal.target), document, place)
                                .suggest("name the part that is meant, or take the reference out"),
                            None => reported.suggest("name the part that is meant, or take the reference out"),
                        };
                    }
                }
                (_, Target::Document(entry)) => {
                    let Some(locator) = &mention.locator else { continue };
                    let entry = input.resolved.names.get(*entry);
                    let Some((entry, &file)) = entry.and_then(|it| Some((it, it.files.first()?))) else {
                        continue;
                    };
                    if file == document {
                        continue;
                    }
                    let cited = corpus.document(file).text.normal();
                    let counts = known
                        .entry(file)
                        .or_insert_with(|| PartCounts::of(cited, corpus.extracted(file)));
                    for part in &input.catalogue.phrases.locators.part {
                        let numbers = part.pattern.captures(locator);
                        let numbers = numbers.and_then(|it| Some(part_numbers(it.name("number")?.as_str())));
                        let lost = numbers.and_then(|it| counts.lost(&part.kind, &it, |_| true, None));
                        let Some((number, last)) = lost else { continue };
                        let message = format!(
                            "{} has no {} {number}: its {} end with {last}",
                            entry.key,
                            part.kind,
                            plural(&part.kind)
                        );
                        let place = counts.last_part(&part.kind);
                        let reported = report.at(document, mention.span, message);
                        let reported = match place {
                            Some(place) => reported.fact_at(format!("its last {}", part.kind), file, place),
                            None => reported,
                        };
                        reported.suggest(format!("look {} up, and name the part that is meant", entry.key));
                    }
                }
                _ => {}
            }
        }
    }
}

/// What to say of a reference to the document's own parts, if it leads nowhere.
fn own_part(
    counts: &PartCounts<'_>,
    extracted: &Extracted,
    text: &str,
    mention: &Mention,
    internal: &InternalMention,
) -> Option<String> {
    let kind = internal.target.as_str();
    if kind == "document" || !is_own(extracted, text, mention, internal) {
        return None;
    }
    let printed = internal.number.as_ref()?;
    let own = extracted.structure.zone_at(mention.span.start);
    let relevant = |zone: usize| match internal.direction {
        Some(Direction::Above) => zone <= own,
        Some(Direction::Below) => zone >= own,
        None => true,
    };
    let (number, last) = counts.lost(kind, &part_numbers(printed), relevant, Some(mention.span))?;
    Some(format!(
        "there is no {kind} {number}: the {} of this document end with {last}",
        plural(kind)
    ))
}

/// Whether the words mean the document itself. The bare "paragraph 4" of a resolution may be that of a document cited in
/// its sentence.
fn is_own(extracted: &Extracted, text: &str, mention: &Mention, internal: &InternalMention) -> bool {
    if internal.direction.is_some() || internal.of.is_some() || extracted.head.class != "resolution" {
        return true;
    }
    let start = mention.span.range().start;
    let near = before(text, start, 600);
    let sentence = near.rsplit("\n\n").next().unwrap_or("");
    let from = Span::new(start - sentence.len(), start);
    let cites = |it: &&Mention| !matches!(it.kind, MentionKind::Internal(_));
    let next = extracted.mentions.partition_point(|it| it.span.start < from.start);
    let mut inside = extracted.mentions[next..].iter().take_while(|it| it.span.start < from.end);
    let called = extracted.calls.partition_point(|it| it.span.start < from.start);
    let call = extracted.calls.get(called).is_some_and(|it| it.span.start < from.end);
    let words = sentence.trim_end().rsplit(' ').next().unwrap_or("");
    !call && !inside.any(|it| cites(&it)) && !matches!(words, "its" | "their" | "particular" | "particularly" | "notably")
}

fn plural(kind: &str) -> String {
    match kind {
        "annex" => "annexes".to_owned(),
        _ => format!("{kind}s"),
    }
}
