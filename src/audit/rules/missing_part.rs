use std::collections::BTreeMap;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::given::masthead_date;
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
use crate::text::behind;

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
                (MentionKind::Internal(internal), _)
                    if reference.status == Status::Blocked
                        && matches!(internal.target.as_str(), "annex" | "enclosure")
                        && !quoted()
                        && is_without_annex(input, document) =>
                {
                    report
                        .at(document, mention.span, "this letter has no annex")
                        .fact("no line behind its signature opens an annex")
                        .suggest("add the annex, or take the reference out");
                }
                (MentionKind::Internal(internal), _) if reference.status == Status::Blocked => {
                    let counts = known.entry(document).or_insert_with(|| PartCounts::of(text, extracted));
                    if let Some(message) = own_part(counts, extracted, mention, internal)
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
                    if input
                        .catalogue
                        .phrases
                        .claims
                        .annexed
                        .find(locator)
                        .is_some_and(|it| it.start() == 0)
                        && is_without_annex(input, file)
                    {
                        report
                            .at(document, mention.span, format!("{} has no annex", entry.key))
                            .fact_at("the letter", file, masthead_date(input, file))
                            .suggest(format!("look {} up: the symbol or the part is wrong", entry.key));
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

/// Whether a document is a letter that is there to its signature, and no line of it opens an annex.
fn is_without_annex(input: &Input<'_>, document: usize) -> bool {
    let corpus = &input.resolved.corpus;
    let head = corpus.head(document);
    if !matches!(head.class.as_str(), "letter" | "identical-letters") || !corpus.extracted(document).annexes.is_empty()
    {
        return false;
    }
    let text = corpus.document(document).text.normal();
    let annexed = &input.catalogue.phrases.claims.annexed;
    let opens = |line: &str| {
        let words = line.trim_start_matches(|it: char| !it.is_alphabetic());
        annexed.find(words).is_some_and(|it| it.start() == 0)
    };
    let signed = input.catalogue.phrases.head.signed.find(text);
    signed.is_some_and(|it| !behind(text, it.end(), text.len()).lines().any(opens))
}

/// What to say of a reference to the document's own parts, if it leads nowhere.
fn own_part(
    counts: &PartCounts<'_>,
    extracted: &Extracted,
    mention: &Mention,
    internal: &InternalMention,
) -> Option<String> {
    let kind = internal.target.as_str();
    if kind == "document" || !is_own(extracted, internal) {
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

/// Whether the words mean the document itself: the bare "paragraph 4" of a resolution may be that of a report named in the
/// paragraph before, and "this report" in a letter is no part of the letter.
fn is_own(extracted: &Extracted, internal: &InternalMention) -> bool {
    let class = extracted.head.class.as_str();
    let other = |called: &str| match called {
        "letter" | "lettre" | "carta" => !matches!(class, "letter" | "identical-letters"),
        "resolution" | "decision" => !matches!(class, "resolution" | "draft"),
        "report" => class != "report",
        "note verbale" => class != "note-verbale",
        _ => false,
    };
    match &internal.of {
        Some(called) => class == "other" || class.is_empty() || !other(called),
        None => internal.direction.is_some() || class != "resolution",
    }
}

fn plural(kind: &str) -> String {
    match kind {
        "annex" => "annexes".to_owned(),
        _ => format!("{kind}s"),
    }
}
