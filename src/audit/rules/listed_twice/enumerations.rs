//! Enumerations in running text and in notes: "resolutions 75/12, 75/14 and 75/12".

use crate::audit::Input;
use crate::audit::rules::listed_twice::Named;
use crate::audit::rules::listed_twice::Twice;
use crate::extract::Extracted;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Part;
use crate::resolve::Target;
use crate::text::Date;
use crate::text::behind;

/// Longest words between two members, in bytes: titles of resolutions are long.
const BETWEEN: usize = 400;

/// Bytes behind a member in which a possessive stands.
const POSSESSIVE: usize = 8;

/// One member of an enumeration.
struct Member<'a> {
    named: Named,
    mention: &'a Mention,
    date: Option<Date>,
}

impl Member<'_> {
    /// Whether another member is the same thing at the same place of it. Two dates may be those of two things.
    fn is_again(&self, other: &Self) -> bool {
        let two_dates = self.date.is_some() && other.date.is_some() && self.date != other.date;
        self.named.is_again(&other.named)
            && !two_dates
            && self.mention.locator == other.mention.locator
            && self.mention.span != other.mention.span
    }
}

pub(super) fn twice(input: &Input<'_>, document: usize) -> Vec<Twice> {
    let extracted = input.resolved.corpus.extracted(document);
    let text = input.resolved.corpus.document(document).text.normal();
    let phrases = &input.catalogue.phrases.citing;
    let mut found = Vec::new();
    let mut members: Vec<Member<'_>> = Vec::new();
    for (at, mention) in extracted.mentions.iter().enumerate() {
        let Some(member) = member(input, document, at, mention) else {
            continue;
        };
        let goes_on = members.last().is_some_and(|last| {
            let (from, to) = (last.mention.span.range().end, mention.span.range().start);
            let same_part = last.mention.note == mention.note && last.mention.part == mention.part;
            let words = text
                .get(from..to)
                .filter(|it| it.len() <= BETWEEN && !it.contains("\n\n"))
                .map(|it| without_locator(it, last.mention.locator.as_deref()));
            same_part && words.is_some_and(|it| phrases.separates.is_match(it) && phrases.between.is_match(it))
        });
        if !goes_on {
            members.clear();
        }
        let is_told_of = phrases
            .possessive
            .is_match(behind(text, mention.span.range().end, POSSESSIVE));
        let before = members.iter().find(|it| it.is_again(&member));
        if let Some(first) = before.filter(|_| !is_told_of) {
            found.push(Twice {
                name: member.named.printed.clone(),
                first: first.mention.span,
                second: mention.span,
            });
        }
        members.push(member);
    }
    found.extend(in_notes(input, document, extracted));
    found
}

fn member<'a>(input: &Input<'_>, document: usize, at: usize, mention: &'a Mention) -> Option<Member<'a>> {
    let symbol = mention.symbol()?;
    let counts = !symbol.from_url && mention.part != Part::Masthead;
    counts.then(|| Member {
        named: Named::of(input, document, at, symbol),
        mention,
        date: symbol.cited_date,
    })
}

/// What stands behind a member and its locator.
fn without_locator<'a>(words: &'a str, locator: Option<&str>) -> &'a str {
    let behind = words.trim_start_matches([' ', '\n', ',', '(']);
    locator.and_then(|it| behind.strip_prefix(it)).unwrap_or(words)
}

/// The same source twice in one note, at the same place of it.
fn in_notes(input: &Input<'_>, document: usize, extracted: &Extracted) -> Vec<Twice> {
    let mut found = Vec::new();
    let references = input.resolved.references.get(document).map_or(&[][..], Vec::as_slice);
    for note in 0..extracted.notes.len() {
        let sources: Vec<(usize, &Mention)> = extracted
            .in_note(note)
            .filter(|(_, it)| matches!(it.kind, MentionKind::Source(_)))
            .collect();
        for (at, (index, mention)) in sources.iter().enumerate() {
            let target = |index: usize| match references.get(index).map(|it| &it.target) {
                Some(Target::Source(group)) => Some(*group),
                _ => None,
            };
            let same = |(other, it): &&(usize, &Mention)| {
                target(*other).is_some() && target(*other) == target(*index) && it.locator == mention.locator
            };
            if let Some((_, first)) = sources.iter().take(at).find(same) {
                found.push(Twice {
                    name: name(mention),
                    first: first.span,
                    second: mention.span,
                });
            }
        }
    }
    found
}

/// The title of a source, or who wrote it.
fn name(mention: &Mention) -> String {
    match &mention.kind {
        MentionKind::Source(it) => match it.title.as_ref().or(it.author.as_ref()) {
            Some(words) => format!("“{words}”"),
            None => "this source".to_owned(),
        },
        _ => "this".to_owned(),
    }
}
