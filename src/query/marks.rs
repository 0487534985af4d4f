/// A set of positions from 0, a bit each: cheap to make even where there are millions of positions.
#[derive(Clone, Debug)]
pub(super) struct Marks(Vec<u64>);

impl Marks {
    /// None of so many positions.
    pub(super) fn new(count: usize) -> Self {
        Self(vec![0; count.div_ceil(64)])
    }

    /// Some of so many positions.
    pub(super) fn of(count: usize, marked: impl Iterator<Item = usize>) -> Self {
        let mut marks = Self::new(count);
        marked.for_each(|it| {
            marks.add(it);
        });
        marks
    }

    /// Adds a position; whether it is new.
    pub(super) fn add(&mut self, at: usize) -> bool {
        let (word, bit) = (&mut self.0[at / 64], 1 << (at % 64));
        let is_new = *word & bit == 0;
        *word |= bit;
        is_new
    }

    /// Whether it has a position.
    pub(super) fn has(&self, at: usize) -> bool {
        self.0[at / 64] & (1 << (at % 64)) != 0
    }
}
