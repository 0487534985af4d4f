use crate::audit::Confidence;
use crate::audit::Group;
use crate::audit::Input;
use crate::audit::Report;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::extract::Mention;
use crate::extract::Part;
use crate::text::before;
use crate::text::behind;
use crate::text::sentence;

pub(super) static RULE: Rule = Rule {
    id: "self-citation",
    group: Group::Broken,
    severity: Severity::Warning,
    confidence: Confidence::Likely,
    summary: "a document that cites itself as if it were another",
    reason: "A reference to the document that holds it leads nowhere: another one was meant.",
    page: include_str!("../../../docs/rules/self-citation.md"),
    check,
};

/// Characters on each side of a symbol that belong to its sentence.
const REACH: usize = 300;

/// Bytes of a line that are looked at on each side.
const LINE: usize = 200;

/// Lines with nothing but a document's own symbol from which they are running heads.
const RUNNING: usize = 3;

/// Words behind a symbol that are compared with the document's heading.
const TITLE: usize = 5;

/// Bytes of a text in which its heading stands.
const OPENING: usize = 2000;

fn check(input: &Input<'_>, report: &mut Report<'_>) {
    let corpus = &input.resolved.corpus;
    for document in 0..corpus.len() {
        let own = &corpus.head(document).symbols;
        // Running heads and examples of numbered series name their own number on every page.
        if !own.first().is_some_and(|it| it.to_string().contains('/')) {
            continue;
        }
        let mentions = &corpus.extracted(document).mentions;
        let names_own = |it: &Mention| {
            it.symbol()
                .is_some_and(|it| it.others.is_empty() && own.iter().any(|own| own.same_document(&it.symbol)))
        };
        let text = corpus.document(document).text.normal();
        let alone = mentions.iter().filter(|it| names_own(it) && fills_line(text, it));
        let has_running_heads = alone.take(RUNNING).count() == RUNNING;
        for (at, mention) in mentions.iter().enumerate().filter(|(_, it)| names_own(it)) {
            if has_running_heads && fills_line(text, mention) {
                continue;
            }
            if !is_cited(input, document, mentions, at, &names_own) {
                continue;
            }
            let message = format!(
                "{} cites itself",
                own.first().map(ToString::to_string).unwrap_or_default()
            );
            let place = corpus.head(document).symbol_spans.first().copied();
            let reported = report.at(document, mention.span, message);
            let reported = match place {
                Some(place) => reported.fact_at("this is the document’s own symbol", document, place),
                None => reported.fact("this is the document’s own symbol"),
            };
            reported.suggest("look up which document is meant; say “the present document” where this one is");
        }
    }
}

/// Whether the mention at an index is cited like another document: in a note, behind words that cite, or beside others.
fn is_cited(
    input: &Input<'_>,
    document: usize,
    mentions: &[Mention],
    at: usize,
    names_own: &dyn Fn(&Mention) -> bool,
) -> bool {
    let Some(mention) = mentions.get(at) else {
        return false;
    };
    let corpus = &input.resolved.corpus;
    let read = corpus.document(document);
    let printed = mention.symbol().is_some_and(|it| !it.from_url && it.is_confirmed());
    let own_places = &corpus.head(document).symbol_spans;
    if !printed || own_places.contains(&mention.span) || read.in_link_list(mention.span) {
        return false;
    }
    let text = read.text.normal();
    let listed = || is_listed(text, mentions, at, names_own);
    if stands_alone(text, mention) {
        return mention.part != Part::Masthead && listed();
    }
    if is_own_title(text, mention) {
        return false;
    }
    let note = mention.note.and_then(|it| corpus.extracted(document).notes.get(it));
    let around = match note {
        Some(note) => note.span.range(),
        None => sentence::around(text, mention.span, REACH),
    };
    let claims = &input.catalogue.phrases.claims;
    let words = text.get(around.clone()).unwrap_or("");
    let before = text.get(around.start..mention.span.range().start).unwrap_or("");
    let present = claims.own_present.find_iter(before).last().map(|it| it.end());
    let another = claims.of_another.find_iter(before).last().map(|it| it.end());
    if another < present || another.is_none() && claims.own_issue.is_match(words) {
        return false;
    }
    // A draft resolution that a report proposes notes the report itself.
    let only = mention.note.is_some() && !letters_beside(words, text.get(mention.span.range()).unwrap_or(""));
    if only && claims.own_draft.is_match(text) {
        return false;
    }
    mention.part != Part::Masthead || another.is_some() || mention.relation.is_some() || listed()
}

/// Whether the words behind a symbol are those of the document's own heading: a list of a meeting's documents holds its
/// report as well.
fn is_own_title(text: &str, mention: &Mention) -> bool {
    let folded = |it: &str| it.split_whitespace().collect::<Vec<_>>().join(" ");
    let line = behind(text, mention.span.range().end, LINE)
        .split('\n')
        .next()
        .unwrap_or("");
    let title: Vec<&str> = line.split_whitespace().take(TITLE).collect();
    title.len() == TITLE && folded(behind(text, 0, OPENING.min(mention.span.range().start))).contains(&title.join(" "))
}

/// Whether a symbol opens an entry of a list: the next line or the one before opens with another one. At a page's end a
/// note may come before a running head, so that notes do not count.
fn is_listed(text: &str, mentions: &[Mention], at: usize, names_own: &dyn Fn(&Mention) -> bool) -> bool {
    let Some(own) = mentions.get(at).map(|it| it.span.range()) else {
        return false;
    };
    let near = [at.checked_sub(1), at.checked_add(1)];
    let mut near = near.into_iter().flatten().filter_map(|it| mentions.get(it));
    near.any(|it| {
        let other = it.span.range();
        let (first, second) = if other.start < own.start {
            (&other, &own)
        } else {
            (&own, &other)
        };
        let lines = text.get(first.end..second.start).unwrap_or("");
        let entries = lines.split('\n').filter(|it| !it.trim().is_empty());
        let apart = lines.contains('\n') && entries.count() <= 2 && lines.len() <= LINE;
        let opens = |at: usize| !letters(before(text, at, LINE).rsplit('\n').next().unwrap_or(""));
        let symbol = it.symbol().is_some_and(|it| !it.from_url) && !names_own(it) && it.note.is_none();
        symbol && apart && opens(own.start) && opens(other.start)
    })
}

/// Whether words say more than a symbol that stands in them.
fn letters_beside(words: &str, symbol: &str) -> bool {
    letters(&words.replacen(symbol, "", 1))
}

fn letters(words: &str) -> bool {
    words.chars().any(char::is_alphabetic)
}

/// Whether hardly a word stands on the line of a symbol: a running head, a heading, an entry of a list.
fn stands_alone(text: &str, mention: &Mention) -> bool {
    mention.note.is_none() && fills_line(text, mention)
}

fn fills_line(text: &str, mention: &Mention) -> bool {
    let range = mention.span.range();
    let before = before(text, range.start, LINE).rsplit('\n').next().unwrap_or("");
    let behind = behind(text, range.end, LINE).split('\n').next().unwrap_or("");
    !letters(before) && !letters(behind)
}
