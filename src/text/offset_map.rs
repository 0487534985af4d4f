use crate::text::Span;

/// One piece of a derived text: `derived_len` bytes made from `origin_len` bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    derived: u32,
    derived_len: u32,
    origin: u32,
    origin_len: u32,
}

/// Maps offsets of a derived text back to the text that it was made from.
///
/// The derived text is a sequence of pieces, each either copied byte for byte or put in place of
/// other bytes; origin bytes between two pieces were dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OffsetMap {
    pieces: Vec<Piece>,
}

impl OffsetMap {
    /// Records that the derived bytes from `derived` on, `derived_len` of them, stand for
    /// `origin_len` bytes from `origin` on. Calls must come in the order of the texts.
    pub fn push(&mut self, derived: usize, derived_len: usize, origin: usize, origin_len: usize) {
        if derived_len == 0 {
            return;
        }
        let at = Span::new(derived, derived + derived_len);
        let from = Span::new(origin, origin + origin_len);
        if let Some(last) = self.pieces.last_mut()
            && last.derived_len == last.origin_len
            && derived_len == origin_len
            && last.derived + last.derived_len == at.start
            && last.origin + last.origin_len == from.start
        {
            last.derived_len += at.end - at.start;
            last.origin_len += from.end - from.start;
            return;
        }
        self.pieces.push(Piece {
            derived: at.start,
            derived_len: at.end - at.start,
            origin: from.start,
            origin_len: from.end - from.start,
        });
    }

    fn piece_at(&self, offset: u32) -> Option<&Piece> {
        let after = self.pieces.partition_point(|it| it.derived <= offset);
        self.pieces.get(after.checked_sub(1)?)
    }

    /// The origin span of a span of the derived text: from the origin of its first byte to the end
    /// of the origin of its last. An empty span maps to an empty span.
    pub fn to_origin(&self, span: Span) -> Span {
        let start = self.start_of(span.start);
        if span.is_empty() {
            return Span { start, end: start };
        }
        let last = span.end - 1;
        let end = match self.piece_at(last) {
            Some(it) if it.derived_len == it.origin_len => it.origin + (span.end - it.derived).min(it.origin_len),
            Some(it) => it.origin + it.origin_len,
            None => span.end,
        };
        Span {
            start,
            end: end.max(start),
        }
    }

    fn start_of(&self, offset: u32) -> u32 {
        match self.piece_at(offset) {
            Some(it) if it.derived_len == it.origin_len => it.origin + (offset - it.derived).min(it.origin_len),
            Some(it) if offset >= it.derived + it.derived_len => it.origin + it.origin_len,
            Some(it) => it.origin,
            None => offset,
        }
    }

    /// The derived span made from an origin span: from the first derived byte that stands for one of its bytes to the
    /// end of the last. Empty, at the place where its bytes were dropped, where no derived byte stands for them.
    pub fn to_derived(&self, span: Span) -> Span {
        let from = self
            .pieces
            .partition_point(|it| it.origin + it.origin_len <= span.start);
        let start = match self.pieces.get(from) {
            Some(it) if it.derived_len == it.origin_len => it.derived + span.start.saturating_sub(it.origin),
            Some(it) => it.derived,
            None => self.pieces.last().map_or(0, |it| it.derived + it.derived_len),
        };
        let to = self.pieces.partition_point(|it| it.origin < span.end);
        let end = match to.checked_sub(1).and_then(|it| self.pieces.get(it)) {
            Some(it) if it.derived_len == it.origin_len => it.derived + (span.end - it.origin).min(it.origin_len),
            Some(it) => it.derived + it.derived_len,
            None => 0,
        };
        Span {
            start,
            end: end.max(start),
        }
    }

    /// Bytes of memory held.
    pub fn memory(&self) -> usize {
        self.pieces.capacity() * size_of::<Piece>()
    }
}

#[cfg(test)]
mod tests {
    use super::OffsetMap;
    use crate::text::Span;

    #[test]
    fn maps_copied_replaced_and_dropped_pieces() {
        // origin "ab<sup>12</sup>c", derived "ab12c"
        let mut map = OffsetMap::default();
        map.push(0, 2, 0, 2);
        map.push(2, 2, 7, 2);
        map.push(4, 1, 15, 1);
        assert_eq!(map.to_origin(Span::new(0, 2)), Span::new(0, 2));
        assert_eq!(map.to_origin(Span::new(2, 4)), Span::new(7, 9));
        assert_eq!(map.to_origin(Span::new(1, 5)), Span::new(1, 16));
    }

    #[test]
    fn maps_the_other_way() {
        // origin "ab<sup>12</sup>c&amp;d", derived "ab12c&d"
        let mut map = OffsetMap::default();
        map.push(0, 2, 0, 2);
        map.push(2, 2, 7, 2);
        map.push(4, 1, 15, 1);
        map.push(5, 1, 16, 5);
        map.push(6, 1, 21, 1);
        assert_eq!(map.to_derived(Span::new(7, 9)), Span::new(2, 4));
        assert_eq!(map.to_derived(Span::new(2, 15)), Span::new(2, 4));
        assert_eq!(map.to_derived(Span::new(1, 16)), Span::new(1, 5));
        assert_eq!(map.to_derived(Span::new(16, 22)), Span::new(5, 7));
        assert_eq!(map.to_derived(Span::new(3, 5)), Span::new(2, 2));
        assert_eq!(map.to_derived(Span::new(22, 30)), Span::new(7, 7));
        assert_eq!(OffsetMap::default().to_derived(Span::new(3, 5)), Span::new(0, 0));
    }

    #[test]
    fn a_replacement_maps_to_all_that_it_stands_for() {
        // origin "x\r\ny", derived "x\ny"
        let mut map = OffsetMap::default();
        map.push(0, 1, 0, 1);
        map.push(1, 1, 1, 2);
        map.push(2, 1, 3, 1);
        assert_eq!(map.to_origin(Span::new(1, 2)), Span::new(1, 3));
        assert_eq!(map.to_origin(Span::new(2, 3)), Span::new(3, 4));
    }
}
