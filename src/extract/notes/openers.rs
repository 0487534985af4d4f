use crate::extract::Work;
use crate::extract::notes::lines::Line;
use crate::text::Span;

/// How a line's marker is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Raised digits.
    Raised,
    /// "1/", the style of the years to 1997.
    Slash,
    /// "(1)", where the text calls "(1)".
    Bracketed,
    /// "1)" or "1.".
    Closed,
    /// Digits and a blank.
    Plain,
    /// Digits alone on their line: a converter keeps raised lines apart.
    Alone,
    /// Asterisks.
    Star,
    /// A lower-case letter, raised or not: the note of a table.
    Letter,
}

/// A line that may open a note.
#[derive(Clone, Debug)]
pub(super) struct Opener {
    /// Index of the line.
    pub(super) line: usize,
    pub(super) form: Form,
    /// The marker without brackets and slash.
    pub(super) marker: Span,
    /// Where the marker with brackets and slash ends.
    pub(super) end: u32,
    /// Its number; of asterisks how many, of letters the place in the alphabet.
    pub(super) number: u64,
    /// Whether the first word looks like the start of a sentence, a name or a symbol.
    pub(super) starts_sentence: bool,
    /// Whether the marker is raised.
    pub(super) raised: bool,
}

/// Reads the marker at a line's start, if there is one.
pub(super) fn opener(work: &Work<'_>, lines: &[Line], at: usize) -> Option<Opener> {
    let text = work.text();
    let line = lines.get(at)?;
    let words = line.words(text);
    let trimmed = words.trim_start();
    // Most lines start with none of these, and need no pattern.
    if !trimmed.starts_with(|it: char| it.is_ascii_digit() || it.is_ascii_lowercase() || it == '*' || it == '(') {
        return None;
    }
    let groups = work.catalogue.phrases.notes.body.captures(words)?;
    let marker = groups.name("marker")?;
    let close = groups.name("close")?;
    let from = line.span.start as usize;
    let span = Span::new(from + marker.start(), from + marker.end());
    let raised = work.document.is_superscript(span);
    let first = groups.name("first").map_or("", |it| it.as_str());
    let blank = words[close.end()..].starts_with([' ', '\t']);
    let kind = marker.as_str().as_bytes().first().copied().unwrap_or(0);
    let open = !groups["open"].is_empty();
    let form = match (kind, close.as_str()) {
        (b'*', "") if raised || blank => Form::Star,
        (b'a'..=b'z', "") if raised || blank || first.is_empty() => Form::Letter,
        _ if !kind.is_ascii_digit() => return None,
        _ if raised => Form::Raised,
        (_, "/") if blank && !first.is_empty() => Form::Slash,
        (_, ")") if open && blank => Form::Bracketed,
        (_, ")" | ".") if !open && blank => Form::Closed,
        (_, "") if open => return None,
        (_, "") if first.is_empty() => Form::Alone,
        (_, "") if blank => Form::Plain,
        _ => return None,
    };
    let number = match kind {
        b'*' => marker.len() as u64,
        b'a'..=b'z' => u64::from(kind - b'a') + 1,
        _ => marker.as_str().parse().unwrap_or(0),
    };
    let next = lines
        .get(at + 1)
        .filter(|it| !it.bar)
        .map_or("", |it| it.words(text).trim_start());
    // In a heap of numbers the last has no words behind it.
    let heap = next.is_empty()
        && at
            .checked_sub(1)
            .and_then(|it| lines.get(it))
            .is_some_and(|it| is_number(it.words(text)));
    let words_start = if first.is_empty() {
        next
    } else {
        &words[words.len() - tail(words, &groups)..]
    };
    let plain = !raised && matches!(form, Form::Plain | Form::Closed);
    if plain && is_date(words_start) {
        return None;
    }
    Some(Opener {
        line: at,
        form,
        marker: span,
        end: Span::new(from, from + close.end()).end,
        number,
        starts_sentence: starts_sentence(words_start) || (first.is_empty() && heap),
        raised,
    })
}

/// Length of the words behind the marker.
fn tail(words: &str, groups: &regex::Captures<'_>) -> usize {
    groups.name("first").map_or(0, |it| words.len() - it.start())
}

fn is_number(words: &str) -> bool {
    words.trim().bytes().all(|it| it.is_ascii_digit())
}

fn starts_sentence(words: &str) -> bool {
    let upper = |it: char| {
        it.is_uppercase()
            || it.is_ascii_digit()
            || (it.is_alphabetic() && !it.is_lowercase())
            || matches!(it, '“' | '"' | '«' | '(' | '[' | '‘' | '„' | '《')
    };
    words.starts_with(upper)
        || ["http", "www.", "ibid", "see ", "cf."]
            .iter()
            .any(|it| words.starts_with(it))
}

/// "May …" behind a number: a line that starts with a date.
fn is_date(words: &str) -> bool {
    let words = words.strip_prefix("de ").unwrap_or(words);
    let month = words.split([' ', ',', '.', '/']).next().unwrap_or("");
    crate::text::month_number(month).is_some()
}
