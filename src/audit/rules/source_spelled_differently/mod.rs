mod lookalikes;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::wording::Differing;
use crate::audit::wording::Word;
use crate::audit::wording::differing;
use crate::audit::wording::misprinted;
use crate::audit::wording::reordered;
use crate::audit::wording::words;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SourceMention;
use crate::resolve::MentionPlace;
use crate::resolve::SourceGroup;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "source-spelled-differently",
    group: Group::Duplicated,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "one source whose author or title is spelled in several ways",
    reason: "One source is named by different words, so that readers and registers take it for two.",
    page: include_str!("../../../../docs/rules/source-spelled-differently.md"),
    check,
};

/// Most places listed for one spelling.
const LISTED: usize = 5;

/// A field that is compared: its name, its words, and the kinds of source that have none of their own.
struct Field {
    name: &'static str,
    words: fn(&SourceMention) -> Option<&str>,
    not: &'static [&'static str],
    /// The words in which two spellings differ.
    differing: Differing,
}

/// Judgments, letters, treaties and resolutions have no printed title: notes describe them in free words.
const FIELDS: &[Field] = &[
    Field {
        name: "author",
        words: |it| it.author.as_deref(),
        not: &[],
        differing,
    },
    Field {
        name: "title",
        words: |it| it.title.as_deref(),
        not: &["judgment", "letter", "treaty", "resolution", "web"],
        differing: |a, b| differing(a, b).or_else(|| reordered(a, b)),
    },
    // Journals and publishers are abbreviated freely.
    Field {
        name: "journal",
        words: |it| it.container.as_deref(),
        not: &[],
        differing: misprinted,
    },
    Field {
        name: "publisher",
        words: |it| it.publisher.as_deref(),
        not: &[],
        differing: misprinted,
    },
];

/// One spelling with the places that have it.
struct Spelling {
    words: Vec<Word>,
    places: Vec<MentionPlace>,
}

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    for group in input.resolved.sources.iter().filter(|it| it.mentions.len() > 1) {
        for field in FIELDS {
            compare(input, group, field, report);
        }
    }
    for it in lookalikes::all(input) {
        let message = format!(
            "the {} of this source is spelled “{}” here and “{}” elsewhere, and all else that both notes say is alike",
            it.field, it.here.0, it.there.0
        );
        let mark = |(word, place): &(String, MentionPlace)| mark(input, *place, word);
        report
            .at(it.here.1.0, mark(&it.here), message)
            .fact_at(format!("spelled “{}”", it.there.0), it.there.1.0, mark(&it.there))
            .confidence(Confidence::Possible)
            .suggest("if they are one source, spell it as the source prints it");
    }
}

fn compare(input: &Input<'_>, group: &SourceGroup, field: &Field, report: &mut Report<'_>) {
    let mut spellings: BTreeMap<String, Spelling> = BTreeMap::new();
    for &(document, at) in &group.mentions {
        let mention = &input.resolved.corpus.extracted(document).mentions[at];
        if let Some(words) = read(mention, field) {
            let key = words.iter().map(|it| it.folded.as_str()).collect::<Vec<_>>().join(" ");
            let spelling = spellings.entry(key).or_insert(Spelling {
                words,
                places: Vec::new(),
            });
            spelling.places.push((document, at));
        }
    }
    let mut spellings: Vec<Spelling> = spellings.into_values().collect();
    spellings.sort_by_key(|it| (Reverse(it.places.len()), it.places.first().copied()));
    let [usual, others @ ..] = spellings.as_slice() else {
        return;
    };
    for other in others {
        let (Some((here, there)), Some(&place)) = ((field.differing)(&other.words, &usual.words), other.places.first())
        else {
            continue;
        };
        let message = format!(
            "the {} of this source is spelled “{here}” here and “{there}” elsewhere",
            field.name
        );
        let mut reported = report.at(place.0, mark(input, place, &here), message);
        for (word, &place) in other
            .places
            .iter()
            .skip(1)
            .take(LISTED)
            .map(|it| (&here, it))
            .chain(usual.places.iter().take(LISTED).map(|it| (&there, it)))
        {
            reported = reported.fact_at(format!("spelled “{word}”"), place.0, mark(input, place, word));
        }
        reported.suggest("spell it as the source prints it");
    }
}

/// Where the words that differ stand in a mention; all of it where they do not stand together.
fn mark(input: &Input<'_>, (document, at): MentionPlace, words: &str) -> Span {
    let span = input
        .resolved
        .corpus
        .extracted(document)
        .mentions
        .get(at)
        .map_or(Span::default(), |it| it.span);
    let printed = input.resolved.corpus.document(document).text.slice(span);
    let is_inside = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    let found = printed.match_indices(words).find(|(at, _)| {
        let (before, behind) = (printed.get(..*at), printed.get(at + words.len()..));
        !is_inside(before.and_then(|it| it.chars().next_back())) && !is_inside(behind.and_then(|it| it.chars().next()))
    });
    found.map_or(span, |(at, words)| {
        let start = span.range().start + at;
        Span::new(start, start + words.len())
    })
}

fn read(mention: &Mention, field: &Field) -> Option<Vec<Word>> {
    let MentionKind::Source(source) = &mention.kind else {
        return None;
    };
    let named = !field.not.contains(&source.kind.as_str());
    (field.words)(source)
        .filter(|_| named)
        .map(words)
        .filter(|it| !it.is_empty())
}
