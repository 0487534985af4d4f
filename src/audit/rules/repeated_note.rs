use std::collections::BTreeMap;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::extract::Extracted;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Note;
use crate::resolve::Target;
use crate::text::Span;
use crate::text::Text;
use crate::text::fold_words;

pub(super) static RULE: Rule = Rule {
    id: "repeated-note",
    group: Group::Duplicated,
    severity: Severity::Note,
    confidence: Confidence::Possible,
    summary: "a note that repeats an earlier one in a text that uses “Ibid.” elsewhere",
    reason: "A text that refers back with “Ibid.” does so throughout; a note in full looks like another source.",
    page: include_str!("../../../docs/rules/repeated-note.md"),
    check,
};

/// Longest note that is compared, in bytes: longer ones are texts of their own.
const LONGEST: usize = 2000;

/// Forms of back-references that stand for a note in full.
const BACK: &[&str] = &["ibid", "op-cit", "supra", "note"];

/// Classes that repeat their notes by rule.
const REPEATING: &[&str] = &["resolution", "draft"];

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let extracted = corpus.extracted(document);
        let refers_back = |it: &Mention| matches!(&it.kind, MentionKind::BackReference(back) if it.note.is_some() && BACK.contains(&back.form.as_str()));
        if REPEATING.contains(&extracted.head.class.as_str()) || !extracted.mentions.iter().any(refers_back) {
            continue;
        }
        compare(input, document, extracted, report);
    }
}

fn compare(input: &Input<'_>, document: usize, extracted: &Extracted, report: &mut Report<'_>) {
    let text = &input.resolved.corpus.document(document).text;
    let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    let mut before: Option<usize> = None;
    let mut last = 0;
    for (at, note) in extracted.notes.iter().enumerate() {
        let Some(number) = note.marker.parse::<u32>().ok().filter(|_| note.span.len() <= LONGEST) else {
            before = None;
            continue;
        };
        // Where the numbers start anew, another text begins that refers back to its own notes only.
        if number <= last {
            seen.clear();
            before = None;
        }
        last = number;
        let words = fold_words(text.slice(note.words()));
        let sources = || {
            extracted
                .sources_of(at)
                .into_iter()
                .filter_map(|it| extracted.mentions.get(it))
        };
        let cites = sources().any(has_own_words);
        // A symbol is its own short form: only right behind itself does it ask for “Ibid.”
        let is_long = sources().any(|it| matches!(it.kind, MentionKind::Source(_)));
        let earlier = seen.get(&words).copied();
        let earlier = earlier.filter(|it| cites && (is_long || before == Some(*it)));
        let only = only_source(input, document, extracted, at);
        let directly = before.filter(|it| {
            let same = only.as_ref().filter(|only| has_own_words(only.0)).map(|it| it.1);
            same.is_some() && only_source(input, document, extracted, *it).map(|it| it.1) == same
        });
        let directly = directly.or(earlier.filter(|it| before == Some(*it)));
        if let Some(found) = earlier.or(directly) {
            let first = &extracted.notes[found];
            let (what, instead) = match (earlier, directly) {
                (Some(_), Some(_)) => ("repeats", "“Ibid.”".to_owned()),
                (None, _) => ("cites the source of", "“Ibid.” and the place".to_owned()),
                (Some(_), None) => ("repeats", format!("“See note {} above”", first.marker)),
            };
            let whole = if earlier.is_some() { " word for word" } else { "" };
            let message = format!("note {} {what} note {}{whole}", note.marker, first.marker);
            let reported = report.at(document, shown(text, note), message).fact_at(
                format!("note {}", first.marker),
                document,
                shown(text, first),
            );
            reported.suggest(format!("write {instead}, as the other notes do"));
        }
        seen.entry(words).or_insert(at);
        before = Some(at);
    }
}

/// The only mention of a source in a note, where nothing else stands beside it, and what it leads to, which for “Ibid.” is
/// the source of a note before.
fn only_source<'a>(
    input: &Input<'a>,
    document: usize,
    extracted: &'a Extracted,
    note: usize,
) -> Option<(&'a Mention, &'a Target)> {
    let sources = extracted.sources_of(note);
    let [only] = sources.as_slice() else {
        return None;
    };
    let mention = extracted.mentions.get(*only)?;
    let target = &input.resolved.references.get(document)?.get(*only)?.target;
    (*target != Target::None).then_some((mention, target))
}

fn has_own_words(mention: &Mention) -> bool {
    !matches!(mention.kind, MentionKind::BackReference(_))
}

/// The words of a note on its first line.
fn shown(text: &Text, note: &Note) -> Span {
    let span = note.words();
    let words = text.slice(span);
    let lead = words.len() - words.trim_start().len();
    let line = words.trim_start().lines().next().unwrap_or("").trim_end().len();
    let start = span.range().start + lead;
    Span::new(start, start + line)
}
