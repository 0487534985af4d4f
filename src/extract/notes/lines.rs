use crate::extract::Work;
use crate::text::Span;
use crate::text::covering;

/// A line with words.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The line without blanks at its end.
    pub(super) span: Span,
    /// Line ends before it: 1 for the next line of a paragraph, 2 and 3 for one or more empty lines.
    pub(super) breaks: u8,
    /// Blanks before its first word.
    pub(super) indent: u16,
    /// Whether it is a ruled line, or one of a list of dumped links: no note runs over it.
    pub(super) bar: bool,
    /// Whether it is a ruled line as notes stand under: of underscores or dashes, without gaps.
    pub(super) rule: bool,
    /// Whether a page starts with it.
    pub(super) page_start: bool,
}

impl Line {
    pub(super) fn words<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.span.range()).unwrap_or("")
    }
}

/// All lines with words, in order.
pub(super) fn lines(work: &Work<'_>) -> Vec<Line> {
    let text = work.text();
    let pages = &work.document.pages;
    let (mut found, mut at, mut breaks, mut page, mut inside) = (Vec::new(), 0, 2_u8, 0, false);
    for line in text.split_inclusive('\n') {
        let from = at;
        at += line.len();
        let words = line.trim_end();
        if words.is_empty() {
            breaks = breaks.saturating_add(1);
            continue;
        }
        let span = Span::new(from, from + words.len());
        let before = page;
        let turned_back = covering_of(&work.document.turned_back, span.start);
        while pages.get(page).is_some_and(|it| *it <= span.start) {
            page += 1;
        }
        let ruled = covering(&work.document.rules, span.start).is_some();
        let printed = if ruled {
            work.document.text.as_printed(span).trim()
        } else {
            ""
        };
        // Dashes as long as the line right above them underline a heading.
        let above = found
            .last()
            .map_or(0, |it: &Line| it.span.len() - usize::from(it.indent));
        let dashes = printed.bytes().all(|it| it == b'-') && (breaks > 1 || above.abs_diff(printed.len()) > 1);
        let rule = ruled && (printed.bytes().all(|it| it == b'_') || dashes);
        found.push(Line {
            span,
            breaks: std::mem::replace(&mut breaks, 1),
            indent: u16::try_from(words.len() - words.trim_start().len()).unwrap_or(u16::MAX),
            bar: ruled || work.document.in_link_list(span),
            rule,
            page_start: page > before && before > 0 || inside && !turned_back,
        });
        inside = turned_back;
    }
    found
}

/// Whether an offset lies in one of the pieces, which are in order.
fn covering_of(pieces: &[(Span, u32)], offset: u32) -> bool {
    let at = pieces.partition_point(|it| it.0.end <= offset);
    pieces.get(at).is_some_and(|it| it.0.start <= offset)
}

/// Whether words close a sentence, so that what follows may be something else.
pub(super) fn closes(words: &str) -> bool {
    let words = words.trim_end();
    words.ends_with(['.', '!', '?', '”', '"', ')', '»', ']', '。', '؟', ';'])
        || words.rsplit([' ', '\n']).next().is_some_and(is_address)
}

fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with("www.")
}
