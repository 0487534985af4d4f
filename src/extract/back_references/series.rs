use crate::catalogue::Symbol;
use crate::catalogue::TakenOver;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SymbolForm;
use crate::extract::SymbolMention;
use crate::extract::Work;
use crate::extract::resolutions;
use crate::extract::sources;
use crate::text::Span;
use crate::text::before;
use crate::text::behind;
use crate::text::covering;

/// Finds what stands behind an "Ibid." that takes over only the series of the note before ("Ibid., Supplement for
/// April 1948, document S/714"; "Ibid., vol. 660, No. 9464"), and gives "Idem," the author that it repeats.
pub(in crate::extract) const EXTRACTOR: Extractor = Extractor {
    name: "taken-over",
    run,
};

/// Furthest words looked at behind an "Ibid.", in bytes.
const BEHIND: usize = 300;

/// Most documents that one "Ibid." names.
const MOST: usize = 8;

/// Longest words that a reason repeats, in bytes.
const LONGEST: usize = 60;

fn run(work: &mut Work<'_>) {
    let mut found = Vec::new();
    let mut mentions = std::mem::take(&mut work.extracted.mentions);
    let notes: Vec<Span> = work.extracted.notes.iter().map(|it| it.span).collect();
    let mut series = Series::default();
    let mut author: Option<String> = None;
    for at in 0..mentions.len() {
        if let MentionKind::Source(source) = &mut mentions[at].kind {
            let idem = source.author.as_deref().is_some_and(is_idem);
            if idem {
                source.author.clone_from(&author);
            }
            author = source.author.clone().or(author);
        }
        let span = mentions[at].span;
        let MentionKind::BackReference(back) = &mentions[at].kind else {
            continue;
        };
        let note = covering(&notes, span.start);
        let end = note.map_or(u32::MAX, |it| notes[it].end) as usize;
        let reach = BEHIND.min(end.saturating_sub(span.range().end));
        let rest = behind(work.text(), span.range().end, reach);
        let rest = rest.split("\n\n").next().unwrap_or("");
        let (mut names, mut new_words) = (Vec::new(), None);
        match back.form.as_str() {
            "idem" => names.extend(source_behind(&mentions, at)),
            "ibid" => {
                let named = note.and_then(|it| series.of(work, &notes, it));
                names = symbols_behind(work, &mentions, at, rest);
                if names.is_empty() {
                    let new = named.and_then(|it| completed(work, it, rest, span.range().end));
                    names.extend(new.as_ref().map(|it| it.span));
                    found.extend(new);
                }
                if names.is_empty()
                    && let Some(words) = other_words(&work.catalogue.phrases.back_references.taken_over, rest)
                {
                    let judged = another_judgment(work, words, rest, span.range().end);
                    names.extend(judged.as_ref().map(|it| it.span));
                    new_words = judged.is_none().then(|| shortened(words));
                    found.extend(judged);
                }
            }
            _ => continue,
        }
        if let MentionKind::BackReference(back) = &mut mentions[at].kind {
            back.names = names;
            back.new_words = new_words;
        }
    }
    mentions.extend(found);
    work.extracted.mentions = mentions;
}

fn is_idem(author: &str) -> bool {
    let words = crate::text::fold_words(author);
    matches!(words.first().map(String::as_str), Some("idem" | "id"))
}

/// The series that the notes up to one cite last, where every note in between only says "Ibid.".
#[derive(Default)]
struct Series {
    note: Option<usize>,
    words: Option<String>,
}

impl Series {
    /// The words for the series before a note. Notes are asked for in order.
    fn of(&mut self, work: &Work<'_>, notes: &[Span], note: usize) -> Option<&str> {
        let pattern = &work.catalogue.phrases.back_references.taken_over.series;
        let last = |at: usize| {
            let words = work.text().get(notes.get(at)?.range())?;
            pattern.find_iter(words).last().map(|it| it.as_str().to_owned())
        };
        if self.note != Some(note) {
            let before = note.checked_sub(1);
            // Only a note with an "Ibid." of its own hands on what the notes before it say.
            let handed_on = before.is_some() && self.note == before;
            let own = before.and_then(last);
            self.words = own.or_else(|| self.words.take().filter(|_| handed_on));
            self.note = Some(note);
        }
        self.words.as_deref()
    }
}

/// The symbols that stand behind a back-reference with nothing but the words of a series in between.
fn symbols_behind(work: &Work<'_>, mentions: &[Mention], at: usize, rest: &str) -> Vec<Span> {
    let phrases = &work.catalogue.phrases.back_references.taken_over;
    let base = mentions[at].span.range().end;
    let mut names: Vec<Span> = Vec::new();
    let symbols = mentions[at + 1..]
        .iter()
        .take(4 * MOST)
        .filter(|it| it.symbol().is_some_and(|it| !it.from_url));
    for symbol in symbols {
        let from = names.last().map_or(base, |it| it.range().end);
        let between = from
            .checked_sub(base)
            .zip(symbol.span.range().start.checked_sub(base))
            .and_then(|(from, to)| rest.get(from..to));
        let pattern = if names.is_empty() {
            &phrases.symbol
        } else {
            &phrases.more
        };
        if names.len() >= MOST || !between.is_some_and(|it| pattern.is_match(it)) {
            break;
        }
        names.push(symbol.span);
    }
    names
}

/// The source that an author's repetition opens.
fn source_behind(mentions: &[Mention], at: usize) -> Option<Span> {
    let span = mentions[at].span;
    let near = mentions[at.saturating_sub(2)..].iter().take(4);
    let mut sources = near.filter(|it| matches!(it.kind, MentionKind::Source(_)));
    sources.find(|it| it.span.covers(span)).map(|it| it.span)
}

/// What the words of a series and those behind "Ibid." name together.
fn completed(work: &Work<'_>, series: &str, rest: &str, base: usize) -> Option<Mention> {
    let phrases = &work.catalogue.phrases;
    let taken_over = &phrases.back_references.taken_over;
    let joined = format!("{series}{}", rest.split(';').next().unwrap_or(""));
    let place = |start: usize, end: usize| {
        let shift = |at: usize| Some(base + at.checked_sub(series.len())?);
        Some(Span::new(shift(start)?, shift(end)?))
    };
    if let Some(volume) = taken_over.volume.find(rest).filter(|_| series.ends_with("Series")) {
        let (source, _) = sources::of_words(phrases, &format!("{series}{}", volume.as_str()))?;
        let start = base + volume.as_str().len() - volume.as_str().trim_start_matches([',', ' ', '\n']).len();
        let span = Span::new(start, base + volume.end());
        return Some(Mention::new(span, MentionKind::Source(Box::new(source))));
    }
    let prose = |symbol: Symbol, span: Span, why: &str| {
        let mut mention = SymbolMention::new(symbol, SymbolForm::Prose);
        mention.reading = Some(why.to_owned());
        Mention::new(span, MentionKind::Symbol(mention))
    };
    for kind in &phrases.resolutions.official_records {
        if let Some((symbol, item)) = kind
            .pattern
            .captures(&joined)
            .and_then(|it| resolutions::supplement(work.catalogue, kind, &it))
        {
            let span = place(item.range().start, item.range().end)?;
            return Some(prose(
                symbol,
                span,
                "derived from session and number of the supplement; the series is that of the note before",
            ));
        }
    }
    phrases.back_references.meeting.iter().find_map(|it| {
        let groups = it.pattern.captures(&joined)?;
        let item = groups.name("item")?;
        let symbol = work.catalogue.parse(&it.form.replace("{number}", &groups["number"]))?;
        let span = place(item.start(), item.end())?;
        Some(prose(
            symbol,
            span,
            "derived from the number of the meeting; the series is that of the note before",
        ))
    })
}

/// Words by which something else of the same work or case is named.
fn other_words<'a>(phrases: &TakenOver, rest: &'a str) -> Option<&'a str> {
    if phrases.new_words_not.is_match(rest) {
        return None;
    }
    let words = phrases.new_words.captures(rest)?.name("words")?.as_str();
    Some(words.trim_end_matches(['.', ' ', '\n']))
}

fn shortened(words: &str) -> String {
    let line = crate::extract::head::folded(words);
    let start = before(&line, line.floor_char_boundary(LONGEST), LONGEST);
    start.trim_end_matches(['.', ' ']).to_owned()
}

/// Another judgment or order of the case that the note before cites: "Ibid., Order of 7 December 2021".
fn another_judgment(work: &Work<'_>, words: &str, rest: &str, base: usize) -> Option<Mention> {
    let (source, locator) = sources::of_words(&work.catalogue.phrases, words)?;
    if source.kind != "judgment" || (source.date.is_none() && source.number.is_none()) {
        return None;
    }
    let start = base + rest.find(words)?;
    let span = Span::new(start, start + words.len());
    let mut mention = Mention::new(span, MentionKind::Source(Box::new(source)));
    mention.locator = locator;
    Some(mention)
}
