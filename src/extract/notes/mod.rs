//! Note bodies by layout.
//!
//! Lines are read once. Zones come from rules and headings ("Notes"); in each the sequence of numbers with the
//! most evidence is taken ([`sequence`]). Plain numbers that the text has called open zones too ([`feet`]). Outside of zones a note needs a mark of its own: a raised marker, the
//! slash of "1/", or the asterisk or letter that the text before has called.

mod bodies;
mod called;
mod detached;
mod feet;
mod lines;
mod listed;
mod openers;
mod sequence;
mod zones;

use crate::extract::Extractor;
use crate::extract::Note;
use crate::extract::Work;
use crate::read::MarkedNote;
use crate::text::Span;
use crate::text::covering;
use crate::text::overlapping;

use bodies::Bodies;
use openers::Form;
use openers::Opener;

/// Finds note bodies by layout.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "notes", run };

fn run(work: &mut Work<'_>) {
    let lines = lines::lines(work);
    let marked = marked(work);
    let bodies: Vec<Span> = marked.iter().map(|it| it.span).collect();
    let openers: Vec<Opener> = (0..lines.len())
        .filter(|it| covering(&bodies, lines[*it].span.start).is_none())
        .filter_map(|it| openers::opener(work, &lines, it))
        // A format that marks its notes leaves only signs (under tables) to layout.
        .filter(|it| marked.is_empty() || matches!(it.form, Form::Star | Form::Letter))
        .collect();
    if openers.is_empty() {
        work.extracted.notes = marked;
        return;
    }
    let zones = feet::split(work, &lines, &openers, zones::zones(work, &lines, &openers));
    let called = called::called(work, &lines, &openers, &zones);
    let masthead = work.extracted.head.masthead.end;
    let mut found = Bodies::new(work, &lines);
    for zone in zones {
        let from = openers.partition_point(|it| it.line < zone.lines.start);
        let to = openers.partition_point(|it| it.line < zone.lines.end);
        let body =
            |it: &&Opener| matches!(it.form, Form::Star | Form::Letter) || it.marker.start >= masthead || zone.ruled();
        let inside: Vec<Opener> = openers[from..to].iter().filter(body).cloned().collect();
        if zone.ruled() {
            found.zone(&zone, &inside, &called);
        } else {
            found.text(&zone, &inside, &called);
        }
    }
    let mut notes = found.finish();
    notes.retain(|it| overlapping(&bodies, it.span).is_none());
    notes.extend(marked);
    notes.sort_by_key(|it| it.span);
    work.extracted.notes = notes;
}

/// The notes that the format marks: one zone, whatever their pages.
fn marked(work: &Work<'_>) -> Vec<Note> {
    let note = |it: &MarkedNote| Note {
        marker: work.document.text.slice(it.marker).trim().to_owned(),
        marker_span: it.marker,
        span: it.span,
        raised: true,
        slash: false,
        zone: 0,
        marked: true,
        continued: Vec::new(),
    };
    work.document.notes.iter().map(note).collect()
}

#[cfg(test)]
mod tests;
