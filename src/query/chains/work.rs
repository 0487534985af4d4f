/// Citations that one search may look at: a part of a second where each leads to a new place in memory.
const WORK: usize = 4_000_000;

/// How much work a search may still do. Chains can be as many as the subsets of the documents, so that every search
/// through them needs an end.
#[derive(Debug)]
pub(super) struct Work {
    left: usize,
    over: bool,
}

impl Work {
    pub(super) fn new() -> Self {
        Self {
            left: WORK,
            over: false,
        }
    }

    /// Takes an amount; `false`, from then on, where it is not left.
    pub(super) fn take(&mut self, amount: usize) -> bool {
        match self.left.checked_sub(amount) {
            Some(left) => self.left = left,
            None => self.over = true,
        }
        !self.over
    }

    /// Whether more was asked for than there was.
    pub(super) fn is_over(&self) -> bool {
        self.over
    }

    /// A part of what is left, one of `parts` equal ones, taken from it.
    pub(super) fn part(&mut self, parts: usize) -> Self {
        let left = self.left / parts.max(1);
        self.left -= left;
        Self { left, over: false }
    }

    /// Gives back what a part did not use; where the part was over, so is the whole.
    pub(super) fn end(&mut self, part: &Self) {
        self.left += part.left;
        self.over |= part.over;
    }
}
