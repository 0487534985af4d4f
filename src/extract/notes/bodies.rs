use std::collections::BTreeSet;

use crate::extract::Note;
use crate::extract::Work;
use crate::extract::notes::detached;
use crate::extract::notes::lines::Line;
use crate::extract::notes::lines::closes;
use crate::extract::notes::listed;
use crate::extract::notes::openers::Form;
use crate::extract::notes::openers::Opener;
use crate::extract::notes::sequence;
use crate::extract::notes::zones::Kind;
use crate::extract::notes::zones::Zone;
use crate::extract::notes::zones::is_foot;
use crate::extract::notes::zones::is_furniture;
use crate::text::Span;

/// The notes found so far, in the order of the text.
pub(super) struct Bodies<'a> {
    work: &'a Work<'a>,
    lines: &'a [Line],
    notes: Vec<Note>,
    /// Number of the last note that is numbered.
    last: Option<u64>,
    /// The numbers of the notes since the last note 1.
    numbers: BTreeSet<u64>,
    zones: u32,
}

impl<'a> Bodies<'a> {
    pub(super) fn new(work: &'a Work<'a>, lines: &'a [Line]) -> Self {
        Self {
            work,
            lines,
            notes: Vec::new(),
            last: None,
            numbers: BTreeSet::new(),
            zones: 0,
        }
    }

    pub(super) fn finish(self) -> Vec<Note> {
        self.notes
    }

    /// The notes of a zone that is made for them.
    pub(super) fn zone(&mut self, zone: &Zone, openers: &[Opener], called: &BTreeSet<usize>) {
        let text = self.work.text();
        let numbered: Vec<Opener> = match zone.kind {
            Kind::Heading => listed::allowed(self.lines, openers, called),
            _ => openers.iter().filter(|it| allowed(it, called)).cloned().collect(),
        };
        let mut chosen = sequence::choose(text, self.lines, &numbered, self.last, zone.kind == Kind::Heading);
        chosen.extend(sequence::displaced(text, self.lines, &numbered, &chosen));
        let mut taken: Vec<&Opener> = chosen.iter().map(|it| &numbered[*it]).collect();
        let begun = taken.first().map_or(zone.lines.end, |it| it.line);
        let stars = leading_stars(openers, begun);
        // Beside numbered notes an asterisk is one too, whatever became of its call.
        if !taken.is_empty() || stars.iter().any(|it| called.contains(&it.line)) {
            taken.extend(stars);
        }
        taken.extend(
            openers
                .iter()
                .filter(|it| it.form == Form::Letter && called.contains(&it.line)),
        );
        taken.sort_by_key(|it| it.line);
        let first = taken.first().map_or(zone.lines.end, |it| it.line);
        self.go_on(zone.lines.start..first, taken.is_empty());
        if taken.is_empty() {
            return;
        }
        self.zones += 1;
        if let Some(notes) = detached::notes(self.work, self.lines, zone, &taken, self.zones) {
            self.last = notes.last().and_then(|it| it.marker.parse().ok());
            self.notes.extend(notes);
            return;
        }
        for (at, it) in taken.iter().enumerate() {
            let limit = taken.get(at + 1).map_or(zone.lines.end, |it| it.line);
            let end = self.trimmed(it.line, limit);
            self.push(it, end);
        }
    }

    /// The notes in running text.
    pub(super) fn text(&mut self, zone: &Zone, openers: &[Opener], called: &BTreeSet<usize>) {
        let starts: BTreeSet<usize> = openers.iter().map(|it| it.line).collect();
        // First line behind the note before.
        let mut free = zone.lines.start;
        for it in openers.iter().filter(|it| it.line >= zone.lines.start) {
            let line = &self.lines[it.line];
            let good = match it.form {
                Form::Raised => line.breaks >= 2 || (free == it.line && free > zone.lines.start),
                Form::Slash => {
                    let called = called.contains(&it.line) && self.follows(it);
                    let next = free == it.line && self.last.is_some_and(|last| it.number == last + 1);
                    it.starts_sentence && (called || next && free > zone.lines.start)
                }
                Form::Star | Form::Letter => called.contains(&it.line),
                Form::Bracketed | Form::Closed | Form::Plain | Form::Alone => false,
            };
            if !good || it.line < free {
                continue;
            }
            if free != it.line || free == zone.lines.start {
                self.zones += 1;
            }
            let end = self.paragraph(it, &starts, zone.lines.end);
            self.push(it, end);
            free = end;
        }
    }

    /// Whether the number of a note "1/" goes on from the note before, starts anew, or is one that was left out before.
    fn follows(&self, it: &Opener) -> bool {
        let near = self
            .last
            .is_none_or(|last| last.abs_diff(it.number) <= sequence::LARGEST_GAP);
        near && !self.numbers.contains(&it.number) || it.number == 1
    }

    /// Last line of a note in running text, exclusive.
    fn paragraph(&self, it: &Opener, starts: &BTreeSet<usize>, limit: usize) -> usize {
        let text = self.work.text();
        let indent = self.lines[it.line].indent;
        let mut end = it.line + 1;
        while let Some(line) = self.lines.get(end).filter(|_| end < limit) {
            let closed = closes(self.lines[end - 1].words(text));
            let sign = matches!(it.form, Form::Star | Form::Letter) && !it.raised;
            let same = line.breaks == 1 && !(sign && closed);
            // Further paragraphs of a raised note are set in, as Markdown has them.
            let inset = it.form == Form::Raised && line.breaks == 2 && indent == 0 && (2..=8).contains(&line.indent);
            let furniture =
                is_foot(self.work, line) || (closed && it.form != Form::Raised && is_furniture(self.work, line));
            if line.page_start
                || line.bar
                || furniture
                || starts.contains(&end) && self.opens(end, it)
                || !(same || inset)
            {
                break;
            }
            end += 1;
        }
        end
    }

    /// Whether the line at an index, which has a marker of some kind, has one like the note's.
    fn opens(&self, line: usize, note: &Opener) -> bool {
        let span = self.lines[line].span;
        let words = self.work.document.text.slice(span).trim_start();
        match note.form {
            Form::Raised => crate::text::overlapping(&self.work.document.superscripts, span).is_some_and(|it| {
                self.work.document.superscripts[it].start <= span.start + u32::from(self.lines[line].indent)
            }),
            Form::Slash => words
                .trim_start_matches(|it: char| it.is_ascii_digit())
                .starts_with('/'),
            _ => true,
        }
    }

    /// Last line of a note in a zone, exclusive, without the foot and head of a page at its end.
    fn trimmed(&self, from: usize, limit: usize) -> usize {
        let sheet = |it: &Line| is_furniture(self.work, it) || is_foot(self.work, it);
        let mut end = limit;
        while end > from + 1 && sheet(&self.lines[end - 1]) {
            end -= 1;
        }
        let closed = closes(self.lines[end - 1].words(self.work.text()));
        let apart = self.lines.get(end).is_none_or(|it| it.breaks > 1 || it.page_start);
        if closed || apart { end } else { limit }
    }

    /// Lines at a zone's start that no marker opens go on with the note before, where that one is open.
    fn go_on(&mut self, lines: std::ops::Range<usize>, alone: bool) {
        let text = self.work.text();
        let (Some(first), Some(note)) = (self.lines.get(lines.start), self.notes.last_mut()) else {
            return;
        };
        let body = text.get(note.span.range()).unwrap_or("");
        let open = body.ends_with(|it: char| it.is_alphabetic() || matches!(it, ',' | '-' | '–'));
        if lines.is_empty() || !open || first.bar {
            return;
        }
        let mut end = lines.start + 1;
        while end < lines.end && (self.lines[end].breaks == 1 || !alone) {
            end += 1;
        }
        note.continued.push(Span {
            start: first.span.start,
            end: self.lines[end - 1].span.end,
        });
    }

    fn push(&mut self, it: &Opener, end: usize) {
        let Some(last) = end.checked_sub(1).and_then(|it| self.lines.get(it)) else {
            return;
        };
        if !matches!(it.form, Form::Star | Form::Letter) {
            self.last = Some(it.number);
            if it.number == 1 {
                self.numbers.clear();
            }
            self.numbers.insert(it.number);
        }
        self.notes.push(Note {
            marker: self.work.document.text.slice(it.marker).to_owned(),
            marker_span: it.marker,
            span: Span {
                start: it.marker.start,
                end: last.span.end.max(it.end),
            },
            raised: it.raised,
            slash: it.form == Form::Slash,
            zone: self.zones,
            marked: false,
            continued: Vec::new(),
        });
    }
}

/// Whether a form stands under a rule: "1." and "1)" are paragraphs and lists there.
pub(super) fn allowed(it: &Opener, called: &BTreeSet<usize>) -> bool {
    match it.form {
        Form::Raised | Form::Slash | Form::Plain | Form::Alone => true,
        Form::Bracketed => called.contains(&it.line),
        Form::Closed | Form::Star | Form::Letter => false,
    }
}

/// Asterisk notes before the numbered ones of a zone, each sign once.
fn leading_stars(openers: &[Opener], begun: usize) -> Vec<&Opener> {
    let stars = openers.iter().filter(|it| it.form == Form::Star && it.line < begun);
    let stars: Vec<&Opener> = stars.collect();
    let once = stars.windows(2).all(|it| it[0].number < it[1].number);
    if once { stars } else { Vec::new() }
}
