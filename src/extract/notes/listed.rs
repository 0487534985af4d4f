//! The list of notes under a heading: "1." and "1)" are its items, of which one that the text does not call is a note too.

use std::collections::BTreeSet;

use crate::extract::notes::bodies;
use crate::extract::notes::lines::Line;
use crate::extract::notes::openers::Form;
use crate::extract::notes::openers::Opener;

/// The openers under a heading that may be its notes.
pub(super) fn allowed(lines: &[Line], openers: &[Opener], called: &BTreeSet<usize>) -> Vec<Opener> {
    let breaks = |it: &Opener| lines.get(it.line).map_or(0, |it| it.breaks);
    let mut found = Vec::new();
    // The item before, and the empty lines that may part the next from it: as many as between the items so far.
    let mut before: Option<(u64, u8)> = None;
    for (at, it) in openers.iter().enumerate() {
        let closed = it.form == Form::Closed;
        let next = before.is_some_and(|(number, apart)| it.number == number + 1 && breaks(it) <= apart);
        let leads = || {
            at == 0
                && it.number == 1
                && openers
                    .get(1)
                    .is_some_and(|it| it.number == 2 && called.contains(&it.line))
        };
        let item = closed && (called.contains(&it.line) || it.starts_sentence && (next || leads()));
        if item {
            let first = before.is_none() || at == 0;
            before = Some((it.number, if first { u8::MAX } else { breaks(it) }));
        }
        if item || bodies::allowed(it, called) {
            found.push(it.clone());
        }
    }
    found
}
