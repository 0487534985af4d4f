use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::wording::Word;
use crate::audit::wording::differing;
use crate::audit::wording::words;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SourceMention;
use crate::resolve::SourceGroup;
use crate::text::Span;

pub(super) static RULE: Rule = Rule {
    id: "source-spelled-differently",
    group: Group::Duplicated,
    severity: Severity::Note,
    confidence: Confidence::Likely,
    summary: "one source whose author or title is spelled in several ways",
    reason: "One source is named by different words, so that readers and registers take it for two.",
    page: include_str!("../../../docs/rules/source-spelled-differently.md"),
    check,
};

/// Most places listed for one spelling.
const LISTED: usize = 5;

/// A field that is compared: its name, its words, and the kinds of source that have none of their own.
struct Field {
    name: &'static str,
    words: fn(&SourceMention) -> Option<&str>,
    not: &'static [&'static str],
}

/// Judgments, letters, treaties and resolutions have no printed title: notes describe them in free words.
const FIELDS: &[Field] = &[
    Field {
        name: "author",
        words: |it| it.author.as_deref(),
        not: &[],
    },
    Field {
        name: "title",
        words: |it| it.title.as_deref(),
        not: &["judgment", "letter", "treaty", "resolution", "web"],
    },
];

/// One spelling with the places that have it.
struct Spelling {
    words: Vec<Word>,
    places: Vec<(usize, Span)>,
}

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    for group in input.resolved.sources.iter().filter(|it| it.mentions.len() > 1) {
        for field in FIELDS {
            compare(input, group, field, report);
        }
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
            spelling.places.push((document, mention.span));
        }
    }
    let mut spellings: Vec<Spelling> = spellings.into_values().collect();
    spellings.sort_by_key(|it| (Reverse(it.places.len()), it.places.first().copied()));
    let [usual, others @ ..] = spellings.as_slice() else {
        return;
    };
    for other in others {
        let (Some((here, there)), Some(&(document, span))) =
            (differing(&other.words, &usual.words), other.places.first())
        else {
            continue;
        };
        let message = format!(
            "the {} of this source is spelled “{here}” here and “{there}” elsewhere",
            field.name
        );
        let mut reported = report.at(document, span, message);
        for (word, &(document, span)) in other
            .places
            .iter()
            .skip(1)
            .take(LISTED)
            .map(|it| (&here, it))
            .chain(usual.places.iter().take(LISTED).map(|it| (&there, it)))
        {
            reported = reported.fact_at(format!("spelled “{word}”"), document, span);
        }
        reported.suggest("spell it as the source prints it");
    }
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
