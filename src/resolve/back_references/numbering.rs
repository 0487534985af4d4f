use std::collections::BTreeMap;

use crate::extract::Extracted;

/// How the notes of a document are numbered: in one run, or anew in each annex.
pub(super) struct Numbering<'a> {
    extracted: &'a Extracted,
    /// The run of each note.
    run: Vec<usize>,
    /// First offset of the text that each run belongs to.
    starts: Vec<u32>,
    by_marker: BTreeMap<(usize, &'a str), Vec<usize>>,
}

/// The note right before another by its number.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Before {
    /// It is the first.
    None,
    /// The note of this index.
    Note(usize),
    /// The text has no note of this number.
    Missing(u64),
}

impl<'a> Numbering<'a> {
    pub(super) fn of(extracted: &'a Extracted) -> Self {
        let mut numbering = Self {
            extracted,
            run: Vec::with_capacity(extracted.notes.len()),
            starts: vec![0],
            by_marker: BTreeMap::new(),
        };
        let mut end = 0;
        for (at, note) in extracted.notes.iter().enumerate() {
            let run = numbering.starts.len() - 1;
            let annex = numbering.annex_between(end, note.span.start);
            let again = note.marker == "1" && numbering.by_marker.contains_key(&(run, "1"));
            let anew = annex.filter(|_| numbering.starts_anew(at));
            if let Some(start) = anew.or(again.then_some(end)) {
                numbering.starts.push(start);
            }
            let run = numbering.starts.len() - 1;
            numbering.run.push(run);
            numbering.by_marker.entry((run, &note.marker)).or_default().push(at);
            end = note.span.end;
        }
        numbering
    }

    /// Whether a note's number goes back behind the one before it.
    fn starts_anew(&self, note: usize) -> bool {
        let number = |at: usize| self.extracted.notes[at].marker.parse::<u64>().ok();
        let before = note.checked_sub(1).and_then(number);
        before.zip(number(note)).is_some_and(|(before, this)| this <= before)
    }

    /// The first heading of an annex between two offsets.
    fn annex_between(&self, from: u32, to: u32) -> Option<u32> {
        let annexes = &self.extracted.annexes;
        let next = annexes.get(annexes.partition_point(|it| it.start < from))?;
        (next.start < to).then_some(next.start)
    }

    /// The note before by number; where numbers do not say, the one before in the text.
    pub(super) fn before(&self, note: usize) -> Before {
        let notes = &self.extracted.notes;
        let number = |at: usize| notes[at].marker.parse::<u64>().ok();
        let above = note.checked_sub(1).filter(|&it| self.run[it] == self.run[note]);
        let Some(this) = number(note) else {
            return above.map_or(Before::None, Before::Note);
        };
        if let Some(above) = above
            && number(above).is_some_and(|it| it + 1 == this || it == this)
        {
            return Before::Note(above);
        }
        let Some(wanted) = this.checked_sub(1).filter(|it| *it > 0) else {
            return Before::None;
        };
        match self.nearest(self.run[note], &wanted.to_string(), note) {
            Some(moved) => Before::Note(moved),
            None => Before::Missing(wanted),
        }
    }

    /// The note of a marker in a run, the last one before `note` where there are several.
    fn nearest(&self, run: usize, marker: &str, note: usize) -> Option<usize> {
        let same = self.by_marker.get(&(run, marker))?;
        let before = same.partition_point(|it| *it < note);
        before.checked_sub(1).map_or(same.first(), |it| same.get(it)).copied()
    }

    /// The run that an offset of the text belongs to.
    pub(super) fn run_at(&self, offset: u32, note: Option<usize>) -> usize {
        let by_note = note.and_then(|it| self.run.get(it)).copied();
        by_note.unwrap_or_else(|| self.starts.partition_point(|it| *it <= offset).saturating_sub(1))
    }

    /// The first note of a marker in a run.
    pub(super) fn named(&self, run: usize, marker: &str) -> Option<usize> {
        self.by_marker.get(&(run, marker))?.first().copied()
    }

    /// How many runs there are.
    pub(super) fn runs(&self) -> usize {
        self.starts.len()
    }

    /// First and last marker of a run.
    pub(super) fn ends(&self, run: usize) -> Option<(&'a str, &'a str)> {
        let from = self.run.partition_point(|it| *it < run);
        let to = self.run.partition_point(|it| *it <= run);
        let notes = self.extracted.notes.get(from..to)?;
        Some((&notes.first()?.marker, &notes.last()?.marker))
    }

    /// Place of a note in the order of numbers; what stands in no note comes first.
    pub(super) fn rank(&self, note: Option<usize>) -> (usize, u64, usize) {
        let Some(note) = note.filter(|it| *it < self.run.len()) else {
            return (0, 0, 0);
        };
        let number = self.extracted.notes[note].marker.parse().unwrap_or(0);
        (self.run[note], number, note)
    }
}
