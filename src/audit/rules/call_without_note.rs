use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::extract::Call;
use crate::extract::Extracted;
use crate::text::Span;
use crate::text::before;
use crate::text::covering;

pub(super) static RULE: Rule = Rule {
    id: "call-without-note",
    group: Group::Broken,
    severity: Severity::Warning,
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
                report
                    .at(document, first.span, message)
                    .suggest("put the notes back from the original");
            }
            continue;
        }
        let unnoted = calls.iter().map(|it| (it.span, it.marker.clone()));
        for (span, marker) in unnoted.chain(next_call(corpus.document(document).text.normal(), extracted)) {
            report
                .at(document, span, format!("there is no note {marker} for this call"))
                .suggest(format!("add note {marker}, or take the call out"));
        }
    }
}

/// The call of a note behind the last, where calls are plain figures glued to their words: nothing but their order tells
/// them from other figures, so only the next number is one.
fn next_call(text: &str, extracted: &Extracted) -> Option<(Span, String)> {
    let (notes, calls) = (&extracted.notes, &extracted.calls);
    let plain = notes
        .iter()
        .all(|it| !it.raised && !it.marked && !it.slash && it.marker.parse::<u32>().is_ok());
    let glued = calls
        .iter()
        .all(|it| word_before(text, it.span.range().start).is_some());
    let last = notes.last().filter(|_| plain && glued)?;
    let from = calls.iter().rev().find(|it| it.marker == last.marker)?.span;
    let next = (last.marker.parse::<u32>().ok()? + 1).to_string();
    let spans: Vec<Span> = notes.iter().map(|it| it.span).collect();
    let rest = text.get(from.range().end..)?;
    let mut places = rest.match_indices(next.as_str()).map(|it| from.range().end + it.0);
    let start = places.find(|&at| {
        let ends = text[at + next.len()..].starts_with(char::is_whitespace) || text.len() == at + next.len();
        ends && word_before(text, at).is_some() && covering(&spans, u32::try_from(at).unwrap_or(0)).is_none()
    })?;
    Some((Span::new(start, start + next.len()), next))
}

/// The word of three letters or more that a figure is glued to, with nothing but the sentence's punctuation between.
fn word_before(text: &str, at: usize) -> Option<&str> {
    let near = before(text, at, 40);
    let bare = near.trim_end_matches(['.', ',', ';', ':', ')', '”', '"', '’']);
    let start = bare
        .rfind(|it: char| !it.is_alphabetic())
        .map_or(0, |it| bare.ceil_char_boundary(it + 1));
    let word = bare.get(start..)?;
    let abbreviated =
        near.ends_with('.') && (word.len() < 4 || matches!(word, "para" | "paras" | "sect" | "chap" | "note"));
    (word.chars().count() > 2 && !abbreviated).then_some(word)
}

/// Whether raised figures are numbered 1, 2, 3 …: others, in a text without notes, are exponents and the like.
fn counts_up(calls: &[&Call]) -> bool {
    let expected = (1..).map(|it: usize| it.to_string());
    calls.len() > 1 && calls.iter().zip(expected).all(|(call, number)| call.marker == number)
}
