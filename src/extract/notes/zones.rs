use std::ops::Range;

use crate::extract::Work;
use crate::extract::notes::lines::Line;
use crate::extract::notes::lines::closes;
use crate::extract::notes::openers::Form;
use crate::extract::notes::openers::Opener;

/// A run of lines that holds notes, or running text.
#[derive(Clone, Debug)]
pub(super) struct Zone {
    pub(super) kind: Kind,
    pub(super) lines: Range<usize>,
}

/// Where the lines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// In running text.
    Text,
    /// Under a ruled line.
    Rule,
    /// Under the heading "Notes".
    Heading,
    /// At a page's foot, without a rule.
    Foot,
}

impl Zone {
    /// Whether it is made for notes.
    pub(super) fn ruled(&self) -> bool {
        self.kind != Kind::Text
    }
}

/// Splits the lines into zones of notes and running text.
pub(super) fn zones(work: &Work<'_>, lines: &[Line], openers: &[Opener]) -> Vec<Zone> {
    let mut zones = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < lines.len() {
        let kind = match &lines[at] {
            it if it.rule => Kind::Rule,
            it if is_heading(work, it) && opener_in(openers, at + 1..at + 2).is_some() => Kind::Heading,
            _ => {
                at += 1;
                continue;
            }
        };
        zones.push(Zone {
            kind: Kind::Text,
            lines: from..at,
        });
        let end = if kind == Kind::Rule {
            rule_end(work, lines, openers, at + 1)
        } else {
            heading_end(work, lines, at + 1)
        };
        zones.push(Zone {
            kind,
            lines: at + 1..end,
        });
        (from, at) = (end, end);
    }
    zones.push(Zone {
        kind: Kind::Text,
        lines: from..at,
    });
    zones.retain(|it| !it.lines.is_empty());
    zones
}

fn is_heading(work: &Work<'_>, line: &Line) -> bool {
    line.span.len() < 40
        && work
            .catalogue
            .phrases
            .notes
            .heading
            .is_match(line.words(work.text()).trim_start())
}

fn opener_in(openers: &[Opener], lines: Range<usize>) -> Option<&Opener> {
    openers
        .get(openers.partition_point(|it| it.line < lines.start))
        .filter(|it| lines.contains(&it.line))
}

/// Notes under a heading go on to the next annex, over pages and empty lines.
fn heading_end(work: &Work<'_>, lines: &[Line], from: usize) -> usize {
    let annexes = &work.extracted.annexes;
    let start = lines.get(from).map_or(u32::MAX, |it| it.span.start);
    let next = annexes
        .get(annexes.partition_point(|it| it.start < start))
        .map_or(u32::MAX, |it| it.start);
    from + lines[from..].partition_point(|it| it.span.start < next)
}

/// Notes under a rule end with the page, at the next rule or annex, at the signs of a page's foot, and where running
/// text begins again.
pub(super) fn rule_end(work: &Work<'_>, lines: &[Line], openers: &[Opener], from: usize) -> usize {
    let text = work.text();
    let annexes = &work.extracted.annexes;
    let mut indent = None;
    for (at, line) in lines.iter().enumerate().skip(from) {
        if line.bar || line.page_start || annexes.binary_search_by_key(&line.span.start, |it| it.start).is_ok() {
            return at;
        }
        let before = lines[at - 1];
        let closed = !before.bar && closes(before.words(text));
        if let Some(opener) = opener_in(openers, at..at + 1).filter(|it| it.form != Form::Closed) {
            if !matches!(opener.form, Form::Star | Form::Letter) {
                indent = indent.or(Some(line.indent));
            }
            continue;
        }
        let resumes = match line.breaks {
            // Where notes are indented and their further lines are not, a line as far indented opens a paragraph.
            1 => closed && line.indent > 0 && indent == Some(line.indent),
            _ => at > from && !breaks_address(before.words(text)) && indent.is_none_or(|it| line.indent <= it),
        };
        if resumes || (closed && is_furniture(work, line)) || is_foot(work, line) {
            return at;
        }
    }
    lines.len()
}

/// Whether a line ends inside a web address, which goes on with the next, also over an empty line.
fn breaks_address(words: &str) -> bool {
    let last = words.rsplit([' ', '\t']).next().unwrap_or("");
    let address = last.contains("://") || last.contains("www.");
    address && last.ends_with(['/', '-', '_', '=', '&', '?', '%'])
}

/// A running head: the document's symbol alone, a page's number.
pub(super) fn is_furniture(work: &Work<'_>, line: &Line) -> bool {
    let words = line.words(work.text()).trim_start();
    words.len() < 60 && work.catalogue.phrases.notes.furniture.is_match(words)
}

/// What only stands at a page's foot: "/...", the job number.
pub(super) fn is_foot(work: &Work<'_>, line: &Line) -> bool {
    let words = line.words(work.text()).trim_start();
    words.len() < 60 && work.catalogue.phrases.notes.foot.is_match(words)
}
