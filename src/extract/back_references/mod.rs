//! "Ibid." and its kin, and what is named in their place: a series that goes on, an author, a shortened title.

mod mention;
mod series;
mod short_titles;

use crate::catalogue::BackPhrase;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Work;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;
use crate::text::covering;

pub use mention::BackReferenceMention;
pub use mention::Direction;
pub(super) use series::EXTRACTOR as TAKEN_OVER;
pub(super) use short_titles::EXTRACTOR as SHORT_TITLES;

/// Finds "Ibid." and its kin, in notes and in running text.
pub(super) const EXTRACTOR: Extractor = Extractor {
    name: "back-references",
    run,
};

/// Furthest words looked at before a back-reference, in bytes.
const BEFORE: usize = 200;

/// Furthest words looked at behind a back-reference, in bytes.
const BEHIND: usize = 40;

fn run(work: &mut Work<'_>) {
    let text = work.text();
    let notes: Vec<Span> = work.extracted.notes.iter().map(|it| it.words()).collect();
    let addresses: Vec<Span> = work
        .extracted
        .mentions
        .iter()
        .filter(|it| matches!(&it.kind, MentionKind::Url(_)))
        .map(|it| it.span)
        .collect();
    let mut found: Vec<Mention> = Vec::new();
    let phrases = &work.catalogue.phrases.back_references;
    let mut at = 0;
    while let Some(hit) = phrases.next(text, at) {
        // What is none as a whole may hold one.
        at = text.ceil_char_boundary(hit.start() + 1);
        let span = Span::new(hit.start(), hit.end());
        let after = behind(text, hit.end(), BEHIND);
        let found_by = phrases.back.iter().find_map(|phrase| {
            let groups = phrase.pattern.captures(hit.as_str())?;
            (groups.get(0)?.as_str() == hit.as_str()).then_some((phrase, groups))
        });
        let Some((phrase, groups)) = found_by else {
            continue;
        };
        let kept = covering(&addresses, span.start).is_none()
            && !phrase.unless.as_ref().is_some_and(|it| it.is_match(after))
            && (!phrase.bound || opens(work, &notes, span));
        if kept {
            at = hit.end();
            let back = read(work, &notes, phrase, &groups, span);
            found.push(Mention::new(span, MentionKind::BackReference(back)));
        }
    }
    work.extracted.mentions.extend(found);
}

/// Whether a citation may open at a place: in a note or in brackets, behind nothing or behind words that introduce one.
fn opens(work: &Work<'_>, notes: &[Span], span: Span) -> bool {
    let phrases = &work.catalogue.phrases.back_references;
    let words = part_before(work.text(), notes, span);
    let note = covering(notes, span.start).is_some();
    let opened = before(work.text(), span.range().start, BEHIND);
    let bracket = opened.trim_end().ends_with(['(', '（', '[']);
    bracket || (note || numbered(opened)) && phrases.opens.pattern.is_match(words)
}

/// Whether nothing but the number of a note stands before on the line.
fn numbered(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or("").trim();
    !line.is_empty() && line.bytes().all(|it| it.is_ascii_digit())
}

/// The words before a place in the same note, the same brackets and the same part between semicolons.
fn part_before<'a>(text: &'a str, notes: &[Span], span: Span) -> &'a str {
    let start = span.range().start;
    let reach = covering(notes, span.start).map_or(BEFORE, |it| start - notes[it].range().start);
    let words = before(text, start, reach.min(BEFORE));
    let words = words.rsplit([';', '；', '(', '（']).next().unwrap_or("");
    words.rsplit("\n\n").next().unwrap_or("")
}

fn read(
    work: &Work<'_>,
    notes: &[Span],
    phrase: &BackPhrase,
    groups: &regex::Captures<'_>,
    span: Span,
) -> BackReferenceMention {
    let phrases = &work.catalogue.phrases.back_references;
    let text = work.text();
    let named_note = groups.name("note").or(groups.name("other"));
    let direction = match (groups.name("above"), groups.name("below")) {
        (Some(_), _) => Some(Direction::Above),
        (_, Some(_)) => Some(Direction::Below),
        _ => None,
    };
    let whole_source = || {
        let until = covering(notes, span.start).map_or(text.len(), |it| notes[it].range().end);
        let after = text.get(span.range().end..until).unwrap_or("");
        phrases.taken_over.whole_source.is_match(behind(after, 0, BEHIND))
    };
    let form = match phrase.form.as_str() {
        "idem" if whole_source() => "ibid",
        form => form,
    };
    let words = part_before(text, notes, span).trim();
    let names_author = matches!(form, "op-cit" | "supra" | "note");
    BackReferenceMention {
        form: form.to_owned(),
        named_note: named_note.map(|it| it.as_str().to_owned()),
        direction,
        words: (names_author && !words.is_empty()).then(|| words.to_owned()),
        of_kind: groups
            .name("kind")
            .and_then(|it| phrases.kind_of(it.as_str()).map(str::to_owned)),
        names: Vec::new(),
        new_words: None,
    }
}
