use crate::extract::Note;
use crate::extract::Work;
use crate::extract::signs;
use crate::text::Span;
use crate::text::covering;
use crate::text::overlapping;

/// Furthest words looked at before a call, in bytes.
const BEFORE: usize = 120;

/// A number or sign that may be a call.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) marker: String,
    pub(super) span: Span,
    pub(super) form: Form,
    /// Whether a line ends behind it: converters break the line at raised digits.
    pub(super) ends_line: bool,
}

/// How a candidate is set, the least certain first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// Glued to a number's dot: "item 11.2".
    Decimal,
    /// Set off by a blank behind a word ("the region 2 and").
    Apart,
    /// Set off by a blank behind punctuation, glued to a word, or "(2)" where notes are bracketed.
    Near,
    /// Glued to a sentence's punctuation.
    Glued,
    /// An asterisk or letter.
    Sign,
    /// "2/".
    Slash,
    /// Raised.
    Raised,
}

/// All candidates in order. Digits that are not raised count only where notes are not raised either.
pub(super) fn all(work: &Work<'_>) -> Vec<Candidate> {
    let mut found = raised(work);
    let taken: Vec<Span> = found.iter().map(|it| it.span).collect();
    let notes = &work.extracted.notes;
    let numbered = |it: &&Note| !it.raised && it.marker.bytes().all(|it| it.is_ascii_digit());
    let bodies = bodies(notes);
    let free = |it: &Candidate| {
        overlapping(&taken, it.span).is_none()
            && covering(&bodies, it.span.start).is_none()
            && !work.document.in_link_list(it.span)
    };
    let mut plain = Vec::new();
    if notes.iter().filter(numbered).any(|it| it.slash) {
        plain.extend(slashed(work));
    }
    if notes.iter().filter(numbered).any(|it| !it.slash) {
        plain.extend(digits(work));
        plain.extend(behind_years(work));
        plain.extend(bracketed(work));
    }
    if notes.iter().any(|it| it.marker.bytes().any(|it| !it.is_ascii_digit())) {
        plain.extend(signs::all(work).into_iter().map(|it| candidate(work, it, Form::Sign)));
    }
    found.extend(plain.into_iter().filter(free));
    found.sort_by_key(|it| (it.span, it.form));
    found.dedup_by_key(|it| it.span);
    found
}

/// The digits behind words, punctuation and years, in order, but for decimals.
pub(super) fn plain(work: &Work<'_>) -> Vec<Candidate> {
    let mut found = digits(work);
    found.extend(behind_years(work));
    found.retain(|it| it.form != Form::Decimal);
    found.sort_by_key(|it| it.span);
    found
}

/// The places of all bodies, in order.
fn bodies(notes: &[Note]) -> Vec<Span> {
    let own = notes.iter().flat_map(|it| {
        [it.span, it.marker_span]
            .into_iter()
            .chain(it.continued.iter().copied())
    });
    let mut bodies: Vec<Span> = own.collect();
    bodies.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for it in bodies {
        match merged.last_mut() {
            Some(last) if it.start < last.end => last.end = last.end.max(it.end),
            _ => merged.push(it),
        }
    }
    merged
}

fn candidate(work: &Work<'_>, span: Span, form: Form) -> Candidate {
    let behind = work.text().get(span.range().end..).unwrap_or("");
    let behind = behind
        .strip_prefix('/')
        .unwrap_or(behind)
        .trim_start_matches(['.', ',', ';', ':', ')']);
    Candidate {
        marker: work.document.text.slice(span).to_owned(),
        span,
        form,
        ends_line: behind.is_empty() || behind.starts_with('\n'),
    }
}

/// Raised runs that are no note's own marker and no exponent; "1,2" is two calls.
fn raised(work: &Work<'_>) -> Vec<Candidate> {
    let text = work.text();
    let mut markers: Vec<Span> = work.extracted.notes.iter().map(|it| it.marker_span).collect();
    markers.sort_unstable();
    let mut found = Vec::new();
    for run in &work.document.superscripts {
        let line = line_before(text, run.range().start);
        let own = overlapping(&markers, *run).is_some();
        if own || work.catalogue.phrases.notes.exponent.is_match(line) {
            continue;
        }
        let mut at = run.start as usize;
        for piece in work.document.text.slice(*run).split_inclusive([',', ' ', ';']) {
            let marker = piece.trim_matches([',', ' ', ';', '(', ')', '/']);
            let start = at + piece.find(marker).unwrap_or(0);
            at += piece.len();
            let all = |of: fn(&u8) -> bool| !marker.is_empty() && marker.bytes().all(|it| of(&it));
            if all(u8::is_ascii_digit) || all(|it| *it == b'*') {
                found.push(candidate(work, Span::new(start, start + marker.len()), Form::Raised));
            }
        }
    }
    found
}

/// The end of the line before an offset: more than any pattern for the words before a call looks at.
fn line_before(text: &str, at: usize) -> &str {
    let near = &text[text.floor_char_boundary(at.saturating_sub(BEFORE))..at];
    near.rsplit('\n').next().unwrap_or("")
}

/// Digits glued to a word or punctuation, or set off by one blank.
fn digits(work: &Work<'_>) -> Vec<Candidate> {
    let phrases = &work.catalogue.phrases.notes;
    let text = work.text();
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = start(work);
    while let Some(groups) = phrases.call.captures_at(text, at) {
        let (Some(before), Some(marker), Some(gap)) =
            (groups.name("before"), groups.name("marker"), groups.name("gap"))
        else {
            break;
        };
        at = marker.end();
        let span = Span::new(marker.start(), marker.end());
        if marker.as_str().starts_with('0') {
            continue;
        }
        let line = line_before(text, before.end());
        let counted = phrases
            .call_before_not
            .is_match(crate::text::behind(text, marker.end(), 24));
        let whole = &text[before.end() - line.len()..gap.end()];
        let Some(form) = form(work, line, whole, before.as_str(), gap.as_str()) else {
            continue;
        };
        if is_thousand(text, span) {
            continue;
        }
        if counted && (form < Form::Glued || !gap.is_empty()) {
            continue;
        }
        found.push(candidate(work, span, form));
        // "1, 2" and "3,4": the others of a list stand behind its first.
        let mut end = marker.end();
        while let Some(next) = more(text, end) {
            found.push(candidate(work, next, form));
            end = next.range().end;
            at = end;
        }
    }
    found
}

/// Where running text starts: behind the masthead, unless that was not told from the text and holds notes.
fn start(work: &Work<'_>) -> usize {
    let masthead = work.extracted.head.masthead.end;
    let holds = |it: &Note| !it.marker.starts_with('*') && it.span.start < masthead;
    if work.extracted.notes.iter().any(holds) {
        work.extracted.head.title_span.map_or(0, |it| it.range().end)
    } else {
        masthead as usize
    }
}

/// The next number of a list of calls: at most three digits, larger words not behind it.
fn more(text: &str, at: usize) -> Option<Span> {
    let rest = text.get(at..)?.strip_prefix(',')?;
    let blank = usize::from(rest.starts_with(' '));
    let digits = rest[blank..].bytes().take_while(u8::is_ascii_digit).count();
    let behind = rest.get(blank + digits..)?;
    let ends = behind.is_empty() || behind.starts_with([' ', '\n', ',', '.', ';']);
    let start = at + 1 + blank;
    ((1..=3).contains(&digits) && ends).then(|| Span::new(start, start + digits))
}

/// How a number behind these words is set; `None` where they make it no call.
fn form(work: &Work<'_>, line: &str, whole: &str, before: &str, gap: &str) -> Option<Form> {
    let phrases = &work.catalogue.phrases.notes;
    let letters = line.chars().rev().take_while(|it| it.is_lowercase()).count();
    let capitals = line.chars().rev().take_while(|it| it.is_uppercase()).count();
    let last = before.chars().next_back()?;
    let punctuation = !last.is_alphanumeric();
    let sentence = matches!(
        last,
        '.' | ',' | ';' | '”' | '"' | ')' | '!' | '?' | ':' | '’' | '»' | '،' | '؛' | '؟' | '。' | '、'
    );
    // A straight mark behind a blank opens a quotation: '"1. Urges'.
    if line
        .strip_suffix('"')
        .is_some_and(|it| it.is_empty() || it.ends_with([' ', '(', '[']))
    {
        return None;
    }
    let inner = line.strip_suffix(['.', ',']).unwrap_or("");
    if gap.is_empty() && inner.ends_with(|it: char| it.is_ascii_digit()) && !inner.ends_with("19") {
        let digits = inner.bytes().rev().take_while(u8::is_ascii_digit).count();
        // A year ends a sentence as a word does; a shorter number may be a decimal's.
        let year = digits == 4 && inner[inner.len() - 4..].starts_with(['1', '2']);
        if !year {
            return Some(Form::Decimal);
        }
    }
    if phrases.call_not.is_match(whole) {
        return None;
    }
    // Arabic and Chinese letters have no case.
    let caseless = last.is_alphabetic() && !last.is_lowercase() && !last.is_uppercase();
    match (gap.is_empty(), sentence) {
        (true, true) => Some(Form::Glued),
        (false, true) => Some(Form::Near),
        (true, false) if punctuation || letters >= 3 || caseless => Some(Form::Near),
        // "HRORS103": an abbreviation; "B1" alone on its line: a lettered part.
        (true, false) => (capitals >= 3 || line.len() == 1).then_some(Form::Apart),
        (false, false) => {
            let word = !punctuation && (letters >= 3 || caseless);
            (word && !phrases.apart_not.is_match(line)).then_some(Form::Apart)
        }
    }
}

/// "1,080": three digits behind a comma that do not go on counting.
fn is_thousand(text: &str, span: Span) -> bool {
    let number = text[span.range()].parse::<u64>().unwrap_or(0);
    let rest = text[span.range().end..].strip_prefix(',').unwrap_or("");
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let next = rest[..digits].parse::<u64>().unwrap_or(0);
    digits == 3 && !(number + 1..=number + 3).contains(&next)
}

/// "in 2019 5," and "in 20195" behind a year.
fn behind_years(work: &Work<'_>) -> Vec<Candidate> {
    let found = work.catalogue.phrases.notes.behind_year.captures_iter(work.text());
    let markers = found.filter_map(|it| {
        let marker = it.name("marker").or(it.name("glued"))?;
        Some(Span::new(marker.start(), marker.end()))
    });
    markers.map(|it| candidate(work, it, Form::Apart)).collect()
}

/// "2/" behind a word or its punctuation.
fn slashed(work: &Work<'_>) -> Vec<Candidate> {
    let found = work.catalogue.phrases.notes.slash.captures_iter(work.text());
    let markers = found.filter_map(|it| it.name("marker").map(|it| Span::new(it.start(), it.end())));
    markers.map(|it| candidate(work, it, Form::Slash)).collect()
}

/// "(2)", where notes are bracketed or the text is Arabic.
fn bracketed(work: &Work<'_>) -> Vec<Candidate> {
    let text = work.text();
    let plain = work.extracted.notes.iter().filter(|it| !it.raised && !it.slash);
    let brackets = plain
        .clone()
        .any(|it| text[..it.marker_span.range().start].ends_with('('));
    let found = work.catalogue.phrases.notes.bracket.captures_iter(text);
    let markers = found.filter_map(|it| {
        let (before, marker) = (it.name("before")?.as_str(), it.name("marker")?);
        let arabic = before.chars().any(|it| ('\u{621}'..='\u{6d3}').contains(&it));
        (brackets || arabic).then(|| Span::new(marker.start(), marker.end()))
    });
    markers.map(|it| candidate(work, it, Form::Near)).collect()
}
