use std::ops::Range;

/// A half-open range of bytes, `start..end`. Which text it counts in is said where it is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets. Offsets past 4 GiB are cut there; no text that large is ever read.
    pub fn new(start: usize, end: usize) -> Self {
        let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            start: cut(start),
            end: cut(end.max(start)),
        }
    }

    /// The span as a range to index with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span holds no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `offset` lies in the span.
    pub fn contains(self, offset: usize) -> bool {
        self.range().contains(&offset)
    }

    /// Whether every byte of `other` lies in the span.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// Index of the span that holds `offset`, in a list of spans sorted by start that do not overlap.
pub fn covering(spans: &[Span], offset: u32) -> Option<usize> {
    let at = spans.partition_point(|it| it.start <= offset).checked_sub(1)?;
    (offset < spans[at].end).then_some(at)
}

/// Index of the first span that shares a byte with `span`, in a list sorted and free of overlaps as for [`covering`].
pub fn overlapping(spans: &[Span], span: Span) -> Option<usize> {
    let at = spans.partition_point(|it| it.end <= span.start);
    spans.get(at)?.overlaps(span).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::Span;
    use super::covering;
    use super::overlapping;

    #[test]
    fn finds_spans_by_place() {
        let spans = [Span::new(2, 4), Span::new(4, 6), Span::new(9, 12)];
        assert_eq!(covering(&spans, 4), Some(1));
        assert_eq!(covering(&spans, 6), None);
        assert_eq!(overlapping(&spans, Span::new(3, 10)), Some(0));
        assert_eq!(overlapping(&spans, Span::new(6, 9)), None);
        assert_eq!(overlapping(&spans, Span::new(6, 10)), Some(2));
        assert_eq!(overlapping(&spans, Span::new(12, 20)), None);
    }
}
