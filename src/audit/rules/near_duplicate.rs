use std::ops::Range;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::adoptions::adoptions;
use crate::audit::texts::Text;
use crate::audit::texts::first_words;
use crate::audit::versions::one_family;
use crate::catalogue::Symbol;
use crate::resolve::NearTexts;
use crate::resolve::near_texts;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "near-duplicate",
    group: Group::Duplicated,
    severity: Severity::Note,
    confidence: Confidence::Likely,
    summary: "two documents with different symbols whose texts are nearly the same",
    reason: "One text under two names is cited now by one, now by the other, and counts twice.",
    page: include_str!("../../../docs/rules/near-duplicate.md"),
    check,
};

/// Differences listed for a pair of texts.
const LISTED: usize = 3;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let near: Vec<NearTexts> = near_texts(input.resolved, input.catalogue)
        .into_iter()
        .filter(|it| !is_explained(input, it))
        .collect();
    if near.is_empty() {
        return;
    }
    let adoptions = adoptions(input);
    let became = |draft: &Symbol, other: &Symbol| {
        let adoption = adoptions.get(draft.without_modifiers());
        adoption
            .and_then(|it| it.resolution.as_ref())
            .is_some_and(|it| it.same_document(other))
    };
    for pair in near {
        if let (Some(one), Some(other)) = (symbol(input, pair.one), symbol(input, pair.other))
            && (became(one, other) || became(other, one))
        {
            continue;
        }
        tell(input, pair, report);
    }
}

fn symbol<'a>(input: &Input<'a>, file: usize) -> Option<&'a Symbol> {
    let names = &input.resolved.names;
    names.get(names.of_file(file))?.symbol.as_ref()
}

/// Whether it is no wonder that two texts are alike: versions of one document, a draft and a resolution.
fn is_explained(input: &Input<'_>, pair: &NearTexts) -> bool {
    let [one, other] = [pair.one, pair.other].map(|it| input.resolved.corpus.head(it).class.as_str());
    let versions = symbol(input, pair.one)
        .zip(symbol(input, pair.other))
        .is_some_and(|(one, other)| one_family(one, other));
    versions || (one == "draft") != (other == "draft") && [one, other].contains(&"resolution")
}

fn tell(input: &Input<'_>, pair: NearTexts, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    let names = &input.resolved.names;
    let name = |file: usize| match names.get(names.of_file(file)) {
        Some(entry) if entry.symbol.is_some() => entry.key.clone(),
        _ => format!("the unnamed document {}", corpus.document(file).name),
    };
    let head = |file: usize| {
        let head = corpus.head(file);
        let place = head.symbol_spans.first().copied().or(head.title_span);
        place.unwrap_or(Span::default())
    };
    let message = format!(
        "the text of {} is nearly that of {} ({:.0} % of the words)",
        name(pair.other),
        name(pair.one),
        (pair.share * 100.0).floor()
    );
    let mut reported = report.at(pair.other, head(pair.other), message).fact_at(
        format!("{} is here", name(pair.one)),
        pair.one,
        head(pair.one),
    );
    for (fact, file, span) in evidence(input, pair) {
        reported = reported.fact_at(fact, file, span);
    }
    reported.suggest(
        "if they are one document, keep one of the files or give both one symbol; else cite the one that is meant",
    );
}

/// Where the longest passage that both texts have starts, and the first words that differ.
fn evidence(input: &Input<'_>, pair: NearTexts) -> Vec<(String, usize, Span)> {
    let [one, other] = [pair.one, pair.other].map(|it| Text::below_masthead(input, it));
    let differences = one.against(&other, input);
    let [here, there] = [
        longest_between(differences.iter().map(|it| &it.here), one.words.words.len()),
        longest_between(differences.iter().map(|it| &it.there), other.words.words.len()),
    ];
    let shared = [(&one, here), (&other, there)].map(|(text, range)| {
        let fact = format!("{} words that both have start here", range.len());
        (fact, text.file, text.span_of(&first_words(&range)))
    });
    let differing = differences.iter().take(LISTED).map(|it| {
        let fact = format!("{}, there {}", other.said(&it.there), one.said(&it.here));
        (fact, other.file, other.span_of(&it.there))
    });
    shared.into_iter().chain(differing).collect()
}

/// The longest range of a text's words between those that differ.
fn longest_between<'a>(differing: impl Iterator<Item = &'a Range<usize>>, words: usize) -> Range<usize> {
    let mut differing: Vec<&Range<usize>> = differing.collect();
    differing.sort_by_key(|it| (it.start, it.end));
    let (mut longest, mut from) = (0..0, 0);
    for range in differing.into_iter().chain([&(words..words)]) {
        if range.start.saturating_sub(from) > longest.len() {
            longest = from..range.start;
        }
        from = from.max(range.end);
    }
    longest
}
