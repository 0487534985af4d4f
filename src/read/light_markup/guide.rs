use std::borrow::Cow;
use std::ops::Range;

/// What a reader says of the bytes of a printed text before the pass writes the normalised one.
#[derive(Clone, Debug, Default)]
pub(in crate::read) struct Guide {
    /// Bytes that are written as something else, or (empty) leave the text.
    edits: Vec<(Range<usize>, Cow<'static, str>)>,
    /// Where light marks are read: text of unknown origin.
    light: Vec<Range<usize>>,
    /// Where a line of dashes is what it is, and no rule.
    verbatim: Vec<Range<usize>>,
    /// First edit, light range and verbatim range that the pass has not left behind.
    cursors: [usize; 3],
}

impl Guide {
    /// Light marks in the whole text.
    pub(in crate::read) fn light(length: usize) -> Self {
        Self {
            light: std::iter::once(0..length).collect(),
            ..Self::default()
        }
    }

    /// From pieces in any order. Of edits that overlap, the first stands and takes in the bytes of the others.
    pub(in crate::read) fn new(
        mut edits: Vec<(Range<usize>, Cow<'static, str>)>,
        mut light: Vec<Range<usize>>,
        mut verbatim: Vec<Range<usize>>,
    ) -> Self {
        edits.retain(|it| !it.0.is_empty());
        edits.sort_by_key(|it| (it.0.start, std::cmp::Reverse(it.0.end)));
        let mut kept: Vec<(Range<usize>, Cow<'static, str>)> = Vec::with_capacity(edits.len());
        for edit in edits {
            match kept.last_mut() {
                Some(last) if edit.0.start < last.0.end => last.0.end = last.0.end.max(edit.0.end),
                _ => kept.push(edit),
            }
        }
        for ranges in [&mut light, &mut verbatim] {
            ranges.retain(|it| !it.is_empty());
            ranges.sort_by_key(|it| (it.start, it.end));
        }
        Self {
            edits: kept,
            light,
            verbatim,
            cursors: [0; 3],
        }
    }

    /// The edit that covers byte `at`, from there on, and what is written for it. Places must not go back.
    pub(super) fn edit_at(&mut self, at: usize) -> Option<(Range<usize>, &str)> {
        while self.edits.get(self.cursors[0]).is_some_and(|it| it.0.end <= at) {
            self.cursors[0] += 1;
        }
        let (range, other) = self.edits.get(self.cursors[0])?;
        (range.start <= at).then(|| (at..range.end, other.as_ref()))
    }

    /// The next edit.
    pub(super) fn next_edit(&self) -> Option<&Range<usize>> {
        self.edits.get(self.cursors[0]).map(|it| &it.0)
    }

    /// Where text goes on behind bytes that leave it at `at`; `at` where none do.
    pub(super) fn behind_gone(&self, at: usize) -> usize {
        match self.edits.get(self.cursors[0]) {
            Some((range, other)) if range.start == at && other.is_empty() => range.end,
            _ => at,
        }
    }

    /// The end of the range around `at` in which light marks are read.
    pub(super) fn light_until(&mut self, at: usize) -> Option<usize> {
        Self::around(&self.light, &mut self.cursors[1], at)
    }

    /// Whether a whole line is neither verbatim nor touched by an edit.
    pub(super) fn leaves_alone(&mut self, start: usize, end: usize) -> bool {
        let edited = self.edits.get(self.cursors[0]..).unwrap_or(&[]);
        let edited = edited.iter().find(|it| it.0.end > start);
        edited.is_none_or(|it| it.0.start >= end) && Self::around(&self.verbatim, &mut self.cursors[2], start).is_none()
    }

    fn around(ranges: &[Range<usize>], cursor: &mut usize, at: usize) -> Option<usize> {
        while ranges.get(*cursor).is_some_and(|it| it.end <= at) {
            *cursor += 1;
        }
        ranges.get(*cursor).filter(|it| it.start <= at).map(|it| it.end)
    }
}
