use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::named_works::Lost;
use crate::audit::named_works::NamedWorks;
use crate::extract::BackReferenceMention;
use crate::extract::Extracted;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::resolve::Status;

pub(super) static RULE: Rule = Rule {
    id: "back-reference-without-target",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "an op. cit., loc. cit. or “see note 7” whose work or note does not exist",
    reason: "The words lead back to a work or a note, and there is none of that name or number.",
    page: include_str!("../../../docs/rules/back-reference-without-target.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let extracted = corpus.extracted(document);
        let text = corpus.document(document).text.normal();
        let named = |it: &Mention| match &it.kind {
            MentionKind::BackReference(it) => matches!(it.form.as_str(), "note" | "supra" | "op-cit"),
            _ => false,
        };
        if !extracted.mentions.iter().any(named) {
            continue;
        }
        let works = NamedWorks::new(text, extracted);
        for (at, mention) in extracted.mentions.iter().enumerate() {
            let MentionKind::BackReference(back) = &mention.kind else {
                continue;
            };
            if matches!(back.form.as_str(), "note" | "supra") {
                others(report, document, text, extracted, mention);
            }
            let blocked = input.resolved.references[document][at].status == Status::Blocked;
            match back.form.as_str() {
                "note" | "supra" if blocked => {
                    let Some(marker) = back.named_note.as_ref().filter(|it| !has_note(extracted, it)) else {
                        continue;
                    };
                    report
                        .at(document, mention.span, format!("there is no note {marker}"))
                        .suggest(known_notes(extracted));
                }
                "note" | "supra" => {
                    let Some(note) = input.resolved.references[document][at].target_note else {
                        continue;
                    };
                    let named = back.named_note.as_deref().unwrap_or("");
                    if let Some((name, other)) = works.in_another_note(mention, back, note) {
                        let marker = &extracted.notes[other].marker;
                        let message = format!("note {named} does not cite {name}; note {marker} does");
                        report
                            .at(document, mention.span, message)
                            .fact_at("the note that does", document, extracted.notes[other].span)
                            .suggest(format!("name note {marker}"));
                    } else if let Some(name) = works.of_another_author(mention, note) {
                        report
                            .at(document, mention.span, format!("note {named} does not cite {name}"))
                            .fact_at("the note that it names", document, extracted.notes[note].span)
                            .suggest("correct the name or the number");
                    }
                }
                "op-cit" if blocked => op_cit(report, document, &works, at, back),
                _ => {}
            }
        }
    }
}

fn op_cit(report: &mut Report<'_>, document: usize, works: &NamedWorks<'_>, at: usize, back: &BackReferenceMention) {
    let mention = &works.extracted.mentions[at];
    let printed = &works.text[mention.span.range()];
    let (message, later) = match works.lost(at, back) {
        Some(Lost::NothingBefore) => (format!("nothing is cited before this “{printed}”"), None),
        Some(Lost::Name(name, later)) => (format!("no work by {name} is cited before this “{printed}”"), later),
        Some(Lost::Title(title)) => (
            format!("no work named “{title}” is cited before this “{printed}”"),
            None,
        ),
        None => return,
    };
    let reported = report.at(document, mention.span, message);
    match later {
        Some(span) => reported
            .fact_at("the work is cited in full only here", document, span)
            .suggest("cite the work in full here, and in short later"),
        None => reported.suggest("cite the work in full, or correct the name"),
    };
}

/// The notes that a reference to several names behind its first ("notes 1–9 above") and that do not exist.
fn others(report: &mut Report<'_>, document: usize, text: &str, extracted: &Extracted, mention: &Mention) {
    let printed = &text[mention.span.range()];
    let mut numbers = printed
        .split(|it: char| !it.is_ascii_digit())
        .filter(|it| !it.is_empty());
    let first = numbers.next().filter(|it| has_note(extracted, it));
    if let Some(missing) = numbers.find(|it| first.is_some() && !has_note(extracted, it)) {
        report
            .at(document, mention.span, format!("there is no note {missing}"))
            .suggest(known_notes(extracted));
    }
}

/// Whether a text has a note of a number, in any of its parts.
fn has_note(extracted: &Extracted, marker: &str) -> bool {
    let noted = extracted.notes.iter().any(|it| it.marker == marker);
    // Where a converter lost the notes, their calls still show that they were there.
    noted || extracted.calls.iter().any(|it| it.marker == marker)
}

fn known_notes(extracted: &Extracted) -> String {
    match (extracted.notes.first(), extracted.notes.last()) {
        (Some(first), Some(last)) if extracted.notes.len() > 1 => {
            format!(
                "name the note that is meant; there are notes {} to {}",
                first.marker, last.marker
            )
        }
        (Some(only), _) => format!("name the note that is meant; there is only note {}", only.marker),
        _ => "name the source in full; the text has no notes".to_owned(),
    }
}
