use crate::audit::Input;
use crate::catalogue::CitingPhrases;
use crate::catalogue::Pattern;
use crate::extract::Mention;
use crate::extract::Part;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;

/// A title that a text gives for a symbol.
#[derive(Clone, Debug)]
pub(super) struct Title {
    /// The words between the quotation marks, blanks folded.
    pub(super) words: String,
    /// Where they stand.
    pub(super) span: Span,
}

/// Bytes around a symbol in which its title is looked for.
const REACH: usize = 480;

/// Groups of the patterns that hold the title, one for each pair of quotation marks.
const MARKS: &[&str] = &["t1", "t2", "t3", "t4", "t5", "t6"];

/// The title that stands beside a symbol: behind it or before it, with the word that says so, in notes and brackets also
/// without.
pub(super) fn given(input: &Input<'_>, document: usize, mention: &Mention) -> Option<Title> {
    let text = input.resolved.corpus.document(document).text.normal();
    let phrases = &input.catalogue.phrases.citing;
    let range = mention.span.range();
    let (from, until) = match mention
        .note
        .and_then(|it| input.resolved.corpus.extracted(document).notes.get(it))
    {
        Some(note) => (note.words().range().start, note.span.range().end.max(range.end)),
        None => (0, text.len()),
    };
    let start = before(text, range.start, REACH.min(range.start.saturating_sub(from)));
    let end = behind(text, range.end, REACH.min(until.saturating_sub(range.end)));
    let (start_at, end_at) = (range.start - start.len(), range.end);
    let bare = mention.part == Part::Note || start.ends_with(['(', '（', '[']);
    let found = title(phrases, &phrases.title_behind, end, end_at)
        .or_else(|| title(phrases, &phrases.title_before, start, start_at));
    found.or_else(|| {
        let behind = || title(phrases, &phrases.note_title_behind, end, end_at);
        let before = || title(phrases, &phrases.note_title_before, start, start_at);
        behind().or_else(before).filter(|_| bare)
    })
}

/// What the words before a symbol in brackets say that its document is on: "the report of the Secretary-General on
/// ferries (A/75/742)".
pub(super) fn subject(input: &Input<'_>, document: usize, mention: &Mention) -> Option<Title> {
    let text = input.resolved.corpus.document(document).text.normal();
    let start = before(text, mention.span.range().start, REACH);
    if !start.ends_with(['(', '（']) && !start.ends_with("document ") {
        return None;
    }
    let patterns = &input.catalogue.phrases.citing.subject_before;
    let found = patterns.iter().find_map(|it| it.captures(start)?.name("subject"))?;
    let at = mention.span.range().start - start.len();
    Some(Title {
        words: found.as_str().split_whitespace().collect::<Vec<_>>().join(" "),
        span: Span::new(at + found.start(), at + found.end()),
    })
}

fn title(phrases: &CitingPhrases, pattern: &Pattern, words: &str, at: usize) -> Option<Title> {
    if !words.contains(['“', '"', '«', '„', '《', '”']) {
        return None;
    }
    let groups = pattern.captures(words)?;
    let lead = groups.name("lead").map_or("", |it| it.as_str());
    let last = phrases.titled.captures_iter(lead).last();
    let of_a_part = last.is_some_and(|it| {
        let parts = ["part", "part_ru", "part_ar", "part_zh"];
        parts.iter().any(|name| it.name(name).is_some())
    });
    let found = MARKS.iter().find_map(|it| groups.name(it))?;
    (!of_a_part).then(|| Title {
        words: found.as_str().split_whitespace().collect::<Vec<_>>().join(" "),
        span: Span::new(at + found.start(), at + found.end()),
    })
}
