//! What must agree about a symbol: its numbers with years, its halves with each other, the whole with the dates and
//! numbers that a document or a citing text gives. One rule a file; the facts are in tables and series files.

mod case;
mod citing_date;
mod context;
mod era;
mod expected;
mod job_number;
mod joint_years;
mod masthead_session;
mod masthead_year;
mod meeting;
mod number_range;
mod number_year;
mod order;
mod own_date;
mod quoted_date;
mod repair;
mod report;
mod special_session;
mod supplement;

pub(super) use case::period_of;
pub use context::Context;
pub use context::JobNumber;
pub use context::Supplement;
pub use expected::Dated;
pub use expected::Expected;
pub use expected::Serial;
pub use expected::Supplements;
pub use order::day_number;
pub use order::out_of_order;
pub use report::Inconsistency;
pub use report::Strength;

use crate::catalogue::Catalogue;
use crate::catalogue::Symbol;
use crate::catalogue::consistency::case::Case;
use crate::catalogue::consistency::report::Report;

/// A rule that a symbol and what is known of its document must keep.
pub struct ConsistencyRule {
    /// Identifier, kebab case, never reused.
    pub id: &'static str,
    /// What it asks for, in a few words.
    pub summary: &'static str,
    check: fn(&Case<'_>, &mut Report),
}

/// All rules, in the order in which they report.
pub static RULES: &[&ConsistencyRule] = &[
    &number_year::RULE,
    &joint_years::RULE,
    &era::RULE,
    &special_session::RULE,
    &number_range::RULE,
    &own_date::RULE,
    &quoted_date::RULE,
    &citing_date::RULE,
    &masthead_session::RULE,
    &masthead_year::RULE,
    &meeting::RULE,
    &job_number::RULE,
    &supplement::RULE,
];

impl Catalogue {
    /// Everything about a symbol and its context that contradicts the facts of its series, by the rules of [`RULES`].
    /// What the context leaves out is not checked.
    pub fn check(&self, symbol: &Symbol, context: &Context) -> Vec<Inconsistency> {
        let case = Case::new(self, symbol, context);
        let mut found = Vec::new();
        for rule in RULES {
            let mut report = Report::new(rule.id);
            (rule.check)(&case, &mut report);
            found.extend(report.found);
        }
        found
    }
}

#[cfg(test)]
mod tests;
