use std::collections::BTreeMap;
use std::ops::Range;

use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::differences::Compared;
use crate::audit::differences::differences;
use crate::extract::Identity;
use crate::read::Document;
use crate::resolve::DocumentWords;
use crate::resolve::Entry;
use crate::resolve::Standing;
use crate::resolve::letters_of;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "differing-manifestations",
    severity: Severity::Warning,
    summary: "files of one document and one language whose words differ",
    page: include_str!("../../../docs/rules/differing-manifestations.md"),
    check,
};

/// Words of a difference that are shown.
const SHOWN: usize = 12;

/// Further differences listed for a pair of files.
const LISTED: usize = 5;

/// Bytes from the start of a text in which it says that it is provisional or was issued again.
const HEAD: usize = 8000;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    for (_, entry) in input.resolved.names.iter().filter(|it| it.1.files.len() > 1) {
        // Each language has its own first file, with which the others of that language are compared.
        let mut first: BTreeMap<&str, usize> = BTreeMap::new();
        for &file in &entry.files {
            let language = input.resolved.corpus.head(file).language.as_str();
            let with = *first.entry(language).or_insert(file);
            if with != file {
                compare(input, entry, with, file, report);
            }
        }
    }
}

fn compare(input: &Input<'_>, entry: &Entry, one: usize, other: usize, report: &mut Report<'_>) {
    let resolved = input.resolved;
    if is_explained(input, one) || is_explained(input, other) {
        return;
    }
    let documents = [one, other].map(|it| resolved.corpus.document(it));
    let parts = entry.symbol.as_ref().map_or(&[][..], |it| it.parts());
    let words = documents.map(|it| DocumentWords::of(it, parts, input.catalogue));
    if resolved
        .manifestations
        .get(other)
        .is_some_and(|it| it.standing == Standing::Part)
    {
        if [one, other]
            .iter()
            .all(|it| resolved.names.identity_of(*it).0 == Identity::Masthead)
        {
            let message = format!(
                "{} stands at the head of this file and of {}, but they have hardly a word in common",
                entry.key, documents[0].name
            );
            let head = |file: usize| {
                resolved
                    .corpus
                    .head(file)
                    .symbol_spans
                    .first()
                    .copied()
                    .unwrap_or_default()
            };
            report
                .at(other, head(other), message)
                .fact_at(format!("{} stands here too", entry.key), one, head(one))
                .suggest(
                    "one of them probably bears a wrong symbol; where they are parts of one document, nothing is wrong",
                );
        }
        return;
    }
    let letters = [0, 1].map(|side: usize| {
        let (document, read): (&Document, &DocumentWords) = (documents[side], &words[side]);
        move |range: Range<usize>| letters_of(document.text.slice(span_of(read, &range)))
    });
    let compared = [0, 1].map(|side: usize| Compared {
        words: &words[side],
        letters: &letters[side],
    });
    let found = differences(&compared[0], &compared[1]);
    let Some(first) = found.first() else {
        return;
    };
    let places = match found.len() {
        1 => "at one place".to_owned(),
        count => format!("at {count} places"),
    };
    let total = words[0].words.len().max(words[1].words.len());
    let differing: usize = found.iter().map(|it| it.here.len().max(it.there.len())).sum();
    let said = |side: usize, range: &Range<usize>| said(documents[side], &words[side], range);
    let message = format!(
        "the words of {} differ from those of {} {places} ({differing} of {total} words): first {}, there {}",
        documents[1].name,
        documents[0].name,
        said(1, &first.there),
        said(0, &first.here),
    );
    let mut reported = report.at(other, span_of(&words[1], &first.there), message).fact_at(
        format!("{} here", said(0, &first.here)),
        one,
        span_of(&words[0], &first.here),
    );
    for it in found.iter().skip(1).take(LISTED) {
        let (here, there) = (said(1, &it.there), said(0, &it.here));
        reported = reported.fact_at(format!("{here}, there {there}"), other, span_of(&words[1], &it.there));
    }
    reported.suggest("compare both with the official document; keep the file that agrees with it");
}

/// Where the words of a range stand; an empty range stands behind the word before it.
fn span_of(read: &DocumentWords, range: &Range<usize>) -> Span {
    let words = read.words.get(range.clone()).unwrap_or(&[]);
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => Span {
            start: first.span.start,
            end: last.span.end,
        },
        _ => {
            let before = range.start.checked_sub(1).and_then(|it| read.words.get(it));
            let start = before.map_or(0, |it| it.span.end);
            Span { start, end: start }
        }
    }
}

/// The words of a range in quotation marks, cut short.
fn said(document: &Document, read: &DocumentWords, range: &Range<usize>) -> String {
    if range.is_empty() {
        return "nothing".to_owned();
    }
    let cut = range.start..range.end.min(range.start + SHOWN);
    let words: Vec<&str> = document.text.slice(span_of(read, &cut)).split_whitespace().collect();
    let more = if cut.end < range.end { " …" } else { "" };
    format!("“{}{more}”", words.join(" "))
}

/// Whether a file says that its words are not the final ones, or that it was issued again.
fn is_explained(input: &Input<'_>, file: usize) -> bool {
    let text = input.resolved.corpus.document(file).text.normal();
    let head = crate::text::behind(text, 0, HEAD);
    input.catalogue.phrases.head.provisional.is_match(head)
}
