//! Notes at a page's foot without a rule: a converter drops drawn lines.

use crate::extract::Work;
use crate::extract::calls;
use crate::extract::calls::PlainCall;
use crate::extract::notes::lines::Line;
use crate::extract::notes::lines::closes;
use crate::extract::notes::openers::Form;
use crate::extract::notes::openers::Opener;
use crate::extract::notes::zones::Kind;
use crate::extract::notes::zones::Zone;
use crate::extract::notes::zones::is_foot;
use crate::extract::notes::zones::rule_end;

/// Longest words in a chart's box that end with a bracket, in bytes.
const SHORT: u32 = 30;

/// Splits running text where lines with plain numbers go on from the notes before, and the text since then has called
/// those numbers in order. A text that keeps raised digits has no other notes.
pub(super) fn split(work: &Work<'_>, lines: &[Line], openers: &[Opener], zones: Vec<Zone>) -> Vec<Zone> {
    let first = |it: &Opener| it.number == 1 && may_open(lines, it);
    if openers.iter().any(|it| it.form == Form::Raised) || !openers.iter().any(first) {
        return zones;
    }
    let mut feet = Feet {
        work,
        lines,
        openers,
        called: calls::plain(work),
        last: 0,
        floor: 0,
    };
    let mut found = Vec::new();
    for zone in zones {
        if zone.ruled() {
            feet.pass(&zone);
            found.push(zone);
        } else {
            feet.of_text(zone, &mut found);
        }
    }
    found
}

/// Whether a line has a plain number and words that may be a note's.
fn may_open(lines: &[Line], it: &Opener) -> bool {
    let whole = match it.form {
        Form::Plain => true,
        Form::Alone => lines
            .get(it.line + 1)
            .is_some_and(|it| it.breaks == 1 && !it.page_start),
        _ => false,
    };
    whole && it.starts_sentence && !it.raised
}

/// The feet found so far.
struct Feet<'a> {
    work: &'a Work<'a>,
    lines: &'a [Line],
    openers: &'a [Opener],
    /// Numbers that may be calls, in order.
    called: Vec<PlainCall>,
    /// Number of the last note.
    last: u64,
    /// Where the last notes end: calls of the next stand behind.
    floor: u32,
}

impl Feet<'_> {
    /// Takes note of what a zone with a rule or heading holds.
    fn pass(&mut self, zone: &Zone) {
        let mut last = self.last;
        for it in self.openers_in(zone) {
            if it.number == last + 1 || it.number == 1 {
                last = it.number;
            }
        }
        self.last = last;
        self.leave(zone.lines.end);
    }

    fn openers_in(&self, zone: &Zone) -> &[Opener] {
        let from = self.openers.partition_point(|it| it.line < zone.lines.start);
        let to = self.openers.partition_point(|it| it.line < zone.lines.end);
        &self.openers[from..to]
    }

    fn leave(&mut self, end: usize) {
        let before = end.checked_sub(1).and_then(|it| self.lines.get(it));
        self.floor = before.map_or(self.floor, |it| it.span.end);
    }

    fn of_text(&mut self, zone: Zone, found: &mut Vec<Zone>) {
        let mut from = zone.lines.start;
        let inside = self.openers_in(&zone).to_vec();
        for it in inside {
            let expected = it.number == self.last + 1 || it.number == 1;
            if it.line < from || !expected || !may_open(self.lines, &it) {
                continue;
            }
            let Some((end, last)) = self.foot(&it, zone.lines.end) else {
                continue;
            };
            found.push(Zone {
                kind: Kind::Text,
                lines: from..it.line,
            });
            found.push(Zone {
                kind: Kind::Foot,
                lines: it.line..end,
            });
            from = end;
            self.last = last;
            self.leave(end);
        }
        found.push(Zone {
            kind: Kind::Text,
            lines: from..zone.lines.end,
        });
        found.retain(|it| !it.lines.is_empty());
    }

    /// Where the foot ends that a line opens, and its last number; `None` where it opens none.
    fn foot(&self, first: &Opener, limit: usize) -> Option<(usize, u64)> {
        let line = self.lines.get(first.line)?;
        let pages = &self.work.document.pages;
        let page = pages[..pages.partition_point(|it| *it <= line.span.start)].last();
        let floor = self.floor.max(page.copied().unwrap_or(0));
        let call = self.call(first.number, floor, line.span.start)?;
        let (end, last) = self.end(first, call);
        let end = end.min(limit);
        // A heading, a row of a table or a box of a chart has no full stop.
        let next = self.openers[self.openers.partition_point(|it| it.line <= first.line)..].first();
        let body = next.map_or(end, |it| it.line.min(end));
        let closing = self.lines.get(body.checked_sub(1)?)?;
        let words = closing.words(self.work.text());
        let long = closing.span.end.saturating_sub(line.span.start) > SHORT;
        let closed = closes(words) && (long || !words.ends_with([')', ']', ';']));
        let behind = self.lines.get(end);
        let page_ends = behind.is_none_or(|it| it.page_start || is_foot(self.work, it));
        (closed && !line.bar && (line.breaks > 1 || page_ends)).then_some((end, last))
    }

    /// The last call of a number between two places. One that a blank sets off goes on a numbering only.
    fn call(&self, number: u64, from: u32, to: u32) -> Option<u32> {
        let below = &self.called[..self.called.partition_point(|it| it.start < to)];
        let above = &below[below.partition_point(|it| it.start < from)..];
        let fits = |it: &&PlainCall| it.number == number && (it.glued || number == self.last + 1 && number > 1);
        above.iter().rev().find(fits).map(|it| it.start)
    }

    /// Where text begins again behind a foot whose first note is given with its call, or where a number that is not
    /// the next one or is not called opens a paragraph; and the last number before that.
    fn end(&self, first: &Opener, call: u32) -> (usize, u64) {
        let end = rule_end(self.work, self.lines, self.openers, first.line);
        let start = self.lines[first.line].span.start;
        let (mut before, mut last) = (call, first.number);
        let from = self.openers.partition_point(|it| it.line <= first.line);
        for it in self.openers[from..].iter().take_while(|it| it.line < end) {
            let line = &self.lines[it.line];
            let next = it.number == last + 1 && matches!(it.form, Form::Plain | Form::Alone);
            let called = self.call_behind(it.number, before, start).filter(|_| next);
            match called {
                Some(at) => (before, last) = (at, it.number),
                None if line.breaks > 1 => return (it.line, last),
                None if next && closes(self.lines[it.line - 1].words(self.work.text())) => last = it.number,
                None => {}
            }
        }
        (end, last)
    }

    /// The first call of a number between two places, however it is set.
    fn call_behind(&self, number: u64, from: u32, to: u32) -> Option<u32> {
        let behind = &self.called[self.called.partition_point(|it| it.start <= from)..];
        let mut near = behind.iter().take_while(|it| it.start < to);
        near.find(|it| it.number == number).map(|it| it.start)
    }
}
