use std::collections::BTreeMap;
use std::sync::OnceLock;

use crate::audit::Input;
use crate::audit::contradictions;
use crate::audit::contradictions::Contradiction;
use crate::audit::given;
use crate::audit::given::Given;

/// What several rules ask for, worked out when the first of them asks.
#[derive(Default)]
pub(super) struct Shared {
    dates: OnceLock<BTreeMap<usize, Vec<Given>>>,
    contradictions: OnceLock<Vec<Contradiction>>,
}

impl Shared {
    /// The dates that texts give for each document, by its index among the names.
    pub(super) fn dates(&self, input: &Input<'_>) -> &BTreeMap<usize, Vec<Given>> {
        self.dates.get_or_init(|| given::dates(input))
    }

    /// What contradicts the facts of the series, of all own and cited symbols, in the order of the texts.
    pub(super) fn contradictions(&self, input: &Input<'_>) -> &[Contradiction] {
        self.contradictions
            .get_or_init(|| contradictions::collect(input, self.dates(input)))
    }
}
