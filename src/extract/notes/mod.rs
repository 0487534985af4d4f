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
mod openers;
mod sequence;
mod zones;

use crate::extract::Extractor;
use crate::extract::Work;

use bodies::Bodies;
use openers::Form;
use openers::Opener;

/// Finds note bodies by layout.
pub(super) const EXTRACTOR: Extractor = Extractor { name: "notes", run };

fn run(work: &mut Work<'_>) {
    let lines = lines::lines(work);
    let openers: Vec<Opener> = (0..lines.len())
        .filter_map(|it| openers::opener(work, &lines, it))
        .collect();
    if openers.is_empty() {
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
    work.extracted.notes = found.finish();
}

#[cfg(test)]
mod tests;
