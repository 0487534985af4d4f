use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::extract::Call;

pub(super) static RULE: Rule = Rule {
    id: "call-without-note",
    group: Group::Broken,
    severity: Severity::Error,
    confidence: Confidence::Likely,
    summary: "a note call that no note answers",
    reason: "A call sends the reader to a note; without it the source of the sentence is lost.",
    page: include_str!("../../../docs/rules/call-without-note.md"),
    check,
};

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let extracted = corpus.extracted(document);
        let calls: Vec<&Call> = extracted
            .calls
            .iter()
            .filter(|it| it.note.is_none() && !it.marker.starts_with('*'))
            .collect();
        if extracted.notes.is_empty() {
            // One finding for a text that came without its notes, not one for each call.
            if let Some(first) = calls.first().filter(|_| counts_up(&calls)) {
                let message = format!("the text has {} note calls and no notes", calls.len());
                report.at(document, first.span, message);
            }
            continue;
        }
        for call in calls {
            report.at(
                document,
                call.span,
                format!("there is no note {} for this call", call.marker),
            );
        }
    }
}

/// Whether raised figures are numbered 1, 2, 3 …: others, in a text without notes, are exponents and the like.
fn counts_up(calls: &[&Call]) -> bool {
    let expected = (1..).map(|it: usize| it.to_string());
    calls.len() > 1 && calls.iter().zip(expected).all(|(call, number)| call.marker == number)
}
