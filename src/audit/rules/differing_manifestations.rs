use std::collections::BTreeMap;
use std::collections::btree_map;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::differences::Difference;
use crate::audit::moved::Side;
use crate::audit::moved::moved;
use crate::audit::texts::Text;
use crate::audit::texts::first_words;
use crate::extract::Identity;
use crate::resolve::Entry;
use crate::resolve::Standing;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "differing-manifestations",
    group: Group::Duplicated,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "files of one document and one language whose words differ",
    reason: "Files of one document must say the same; where they differ, readers of one cite what readers of the other cannot find.",
    page: include_str!("../../../docs/rules/differing-manifestations.md"),
    check,
};

/// Further differences listed for a pair of files.
const LISTED: usize = 5;

/// Bytes from the start of a text in which it says that it is provisional or was issued again.
const HEAD: usize = 8000;

/// Share of the longer text's words below which a text is called a part of it, and not compared word by word.
const EXTRACT: f64 = 0.6;

/// A file with its words, without the lines that hold the document's symbol.
fn text_of<'a>(input: &Input<'a>, entry: &Entry, file: usize) -> Text<'a> {
    let symbols = entry.symbol.as_ref().map_or(&[][..], |it| it.parts());
    Text::of(input, symbols, file)
}

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    for (_, entry) in input.resolved.names.iter().filter(|it| it.1.files.len() > 1) {
        // Each language has its own first file, with which the others of that language are compared.
        let mut first: BTreeMap<&str, Text<'_>> = BTreeMap::new();
        for &file in entry.files.iter().filter(|it| !is_explained(input, **it)) {
            match first.entry(input.resolved.corpus.head(file).language.as_str()) {
                btree_map::Entry::Vacant(it) => {
                    it.insert(text_of(input, entry, file));
                }
                btree_map::Entry::Occupied(it) => compare(input, entry, it.get(), file, report),
            }
        }
    }
}

fn compare(input: &Input<'_>, entry: &Entry, one: &Text<'_>, other: usize, report: &mut Report<'_>) {
    let manifestations = &input.resolved.manifestations;
    if manifestations
        .get(other)
        .is_some_and(|it| it.standing == Standing::Part)
    {
        return tell_strangers(input, entry, one.file, other, report);
    }
    let other = &text_of(input, entry, other);
    let (mine, theirs) = (one.words.words.len(), other.words.words.len());
    if (mine.min(theirs) as f64) < mine.max(theirs) as f64 * EXTRACT {
        let name = &one.document.name;
        let message = format!(
            "{} has {theirs} words here and {mine} in {name}: a part is missing",
            entry.key
        );
        let reported = report.at(other.file, Span::default(), message);
        reported.suggest("compare both with the official document; keep the file that is whole");
        return;
    }
    let found = one.against(other, input);
    if found.is_empty() {
        return tell_moved(input, one, other, report);
    }
    tell(one, other, &found, report);
}

/// Two files that both print the symbol and are not the same document at all.
fn tell_strangers(input: &Input<'_>, entry: &Entry, one: usize, other: usize, report: &mut Report<'_>) {
    let names = &input.resolved.names;
    let corpus = &input.resolved.corpus;
    if [one, other]
        .iter()
        .any(|it| names.identity_of(*it).0 != Identity::Masthead)
    {
        return;
    }
    let message = format!(
        "{} stands at the head of this file and of {}, but they have hardly a word in common",
        entry.key,
        corpus.document(one).name
    );
    let head = |file: usize| corpus.head(file).symbol_spans.first().copied().unwrap_or_default();
    report
        .at(other, head(other), message)
        .fact_at(format!("{} stands here too", entry.key), one, head(one))
        .suggest("one of them probably bears a wrong symbol; where they are parts of one document, nothing is wrong");
}

/// Two files with the same words and another order of paragraphs.
fn tell_moved(input: &Input<'_>, one: &Text<'_>, other: &Text<'_>, report: &mut Report<'_>) {
    let notes = [one, other].map(|it| {
        let notes = &input.resolved.corpus.extracted(it.file).notes;
        notes.iter().map(|it| it.span).collect::<Vec<_>>()
    });
    let side = |text, notes| Side {
        text,
        notes,
        head: text.head,
    };
    let found = moved(&side(one, &notes[0]), &side(other, &notes[1]));
    let Some(first) = found.first() else {
        return;
    };
    let message = format!(
        "the paragraphs of {} come in another order than those of {}: {} stands elsewhere",
        other.document.name,
        one.document.name,
        other.said(&first.there),
    );
    let mut reported = report.at(other.file, other.span_of(&first_words(&first.there)), message);
    for it in found.iter().take(LISTED) {
        let place = one.span_of(&first_words(&it.here));
        reported = reported.fact_at(format!("{} here", one.said(&it.here)), one.file, place);
    }
    reported.suggest("compare both with the official document; keep the file that agrees with it");
}

fn tell(one: &Text<'_>, other: &Text<'_>, found: &[Difference], report: &mut Report<'_>) {
    let Some(first) = found.first() else {
        return;
    };
    let places = match found.len() {
        1 => "at one place".to_owned(),
        count => format!("at {count} places"),
    };
    let total = one.words.words.len().max(other.words.words.len());
    let differing: usize = found.iter().map(|it| it.here.len().max(it.there.len())).sum();
    let here = |it: &Difference| one.said(&it.here);
    let there = |it: &Difference| other.said(&it.there);
    let message = format!(
        "the words of {} differ from those of {} {places} ({differing} of {total} words): first {}, there {}",
        other.document.name,
        one.document.name,
        there(first),
        here(first),
    );
    let (first_here, first_there) = (one.span_of(&first.here), other.span_of(&first.there));
    let mut reported =
        report
            .at(other.file, first_there, message)
            .fact_at(format!("{} here", here(first)), one.file, first_here);
    for it in found.iter().skip(1).take(LISTED) {
        let fact = format!("{}, there {}", there(it), here(it));
        reported = reported.fact_at(fact, other.file, other.span_of(&it.there));
    }
    reported.suggest("compare both with the official document; keep the file that agrees with it");
}

/// Whether a file says that its words are not the final ones, or that it was issued again.
fn is_explained(input: &Input<'_>, file: usize) -> bool {
    let text = input.resolved.corpus.document(file).text.normal();
    let head = crate::text::behind(text, 0, HEAD);
    input.catalogue.phrases.head.provisional.is_match(head)
}
