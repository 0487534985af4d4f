use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::persons::Named;
use crate::audit::persons::Person;
use crate::audit::persons::named;
use crate::audit::persons::persons;
use crate::extract::Extracted;
use crate::extract::MentionKind;
use crate::text::Span;
use crate::text::Text;

pub(super) static RULE: Rule = Rule {
    id: "variant-author-name",
    group: Group::Duplicated,
    severity: Severity::Note,
    confidence: Confidence::Possible,
    summary: "an author whose name the note spells otherwise than the text that calls it",
    reason: "One author under two names is taken for two.",
    page: include_str!("../../../docs/rules/variant-author-name.md"),
    check,
};

/// Furthest from a call that a name is looked for, in bytes.
const REACH: usize = 1600;

/// Longest half of a calling sentence, in characters.
const SENTENCE: usize = 800;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let extracted = corpus.extracted(document);
        let text = &corpus.document(document).text;
        let calls = calls_of_notes(extracted);
        for mention in &extracted.mentions {
            let (MentionKind::Source(source), Some(note)) = (&mention.kind, mention.note) else {
                continue;
            };
            let (Some(author), Some(Some(call))) = (&source.author, calls.get(note)) else {
                continue;
            };
            for person in persons(author) {
                let Some(name) = other_name(text, *call, &person) else {
                    continue;
                };
                let marker = &extracted.notes[note].marker;
                let words = text.slice(name).split_whitespace().collect::<Vec<_>>().join(" ");
                let message = format!(
                    "note {marker} names the author “{}”, the text that calls it “{words}”",
                    person.printed
                );
                report
                    .at(document, author_span(text, mention.span, &person), message)
                    .fact_at("the name in the text", document, name)
                    .suggest("if they are one person, spell the name as the source prints it");
            }
        }
    }
}

/// The first call of each note.
fn calls_of_notes(extracted: &Extracted) -> Vec<Option<Span>> {
    let mut calls = vec![None; extracted.notes.len()];
    for call in &extracted.calls {
        if let Some(first) = call.note.and_then(|it| calls.get_mut(it)) {
            first.get_or_insert(call.span);
        }
    }
    calls
}

/// A name near a call that may be the person's and is spelt otherwise: in the same paragraph where only the
/// surname differs by a letter, in the same sentence where the given name is another or there is none.
fn other_name(text: &Text, call: Span, person: &Person) -> Option<Span> {
    let paragraph = paragraph(text.normal(), call);
    let words = text.slice(paragraph);
    let names = named(words);
    if names.iter().any(|it| it.is(person)) {
        return None;
    }
    let sentence = text.sentence(call, None, SENTENCE);
    let in_sentence =
        |it: &Named| sentence.contains(&words[it.range.clone()].split_whitespace().collect::<Vec<_>>().join(" "));
    let misspelt = names.iter().find(|it| it.is_misspelt(person));
    let other_given = || names.iter().find(|it| it.has_other_given(person) && in_sentence(it));
    let is_named = names.iter().any(|it| it.has_surname_of(person));
    let alone = || {
        names
            .iter()
            .find(|it| !is_named && it.is_misspelt_alone(person) && in_sentence(it))
    };
    let found = misspelt.or_else(other_given).or_else(alone)?;
    let start = paragraph.range().start;
    Some(Span::new(start + found.range.start, start + found.range.end))
}

/// The paragraph around a call, cut where it is very long.
fn paragraph(text: &str, call: Span) -> Span {
    let at = call.range().start;
    let (from, until) = (
        text.ceil_char_boundary(at.saturating_sub(REACH)),
        text.floor_char_boundary(at + REACH),
    );
    let start = text[from..at].rfind("\n\n").map_or(from, |it| from + it);
    let end = text[at..until].find("\n\n").map_or(until, |it| at + it);
    Span::new(start, end)
}

/// Where the source's words name the person.
fn author_span(text: &Text, source: Span, person: &Person) -> Span {
    match text.slice(source).find(&person.printed) {
        Some(at) => Span::new(
            source.range().start + at,
            source.range().start + at + person.printed.len(),
        ),
        None => source,
    }
}
