//! Where pages start, as far as the file shows it.

/// Counts the breaks between pages: those that the writer set, and those that Word noted when it last displayed the
/// file.
pub(super) struct Pages {
    explicit: usize,
    rendered: usize,
    /// Whether nothing was written on the page yet: a break that the writer set is noted a second time.
    fresh: bool,
    /// Breaks noted in the open row; each of its cells notes them.
    in_row: usize,
    in_cell: usize,
}

impl Default for Pages {
    fn default() -> Self {
        Self {
            explicit: 0,
            rendered: 0,
            fresh: true,
            in_row: 0,
            in_cell: 0,
        }
    }
}

impl Pages {
    /// Words were written.
    pub(super) fn write(&mut self) {
        self.fresh = false;
    }

    /// Whether words were written on the page.
    pub(super) fn is_started(&self) -> bool {
        !self.fresh
    }

    /// A row of a table starts.
    pub(super) fn start_row(&mut self) {
        self.in_row = 0;
    }

    /// A cell of a table starts.
    pub(super) fn start_cell(&mut self) {
        self.in_cell = 0;
    }

    /// A break that the writer set; whether a page starts here.
    pub(super) fn explicit(&mut self) -> bool {
        self.explicit += 1;
        self.fresh = true;
        true
    }

    /// A break that Word noted; whether a page starts here.
    pub(super) fn rendered(&mut self) -> bool {
        if self.fresh {
            return false;
        }
        self.in_cell += 1;
        if self.in_cell <= self.in_row {
            return false;
        }
        self.in_row = self.in_cell;
        self.rendered += 1;
        self.fresh = true;
        true
    }

    /// Whether the breaks make the pages that are displayed. Word notes no break at some changes of section: then
    /// the number of pages that it counted differs, and no page is known.
    pub(super) fn are_known(&self, counted: Option<usize>) -> bool {
        let breaks = self.explicit + self.rendered;
        let agrees = counted == Some(breaks + 1);
        breaks > 0 && (agrees || (counted.is_none() && self.rendered == 0))
    }
}
