//! Rules over a collection and its graph: broken and duplicated references. A rule reports; who reads
//! the report decides what it means.

mod addresses;
mod adoptions;
mod blanks;
mod comments;
mod contradictions;
mod dated;
mod differences;
mod finding;
mod fingerprint;
mod given;
mod headings;
mod ibids;
mod masthead;
mod moved;
mod named_works;
mod outcome;
mod part_counts;
mod persons;
mod place;
mod quoted;
mod repairs;
mod report;
mod rule;
mod rules;
mod senders;
mod shared;
mod texts;
mod titles;
mod versions;
mod wording;

pub use comments::Allowing;
pub use comments::Comments;
pub use comments::WrongComment;
pub use finding::Finding;
pub use finding::Repair;
pub use outcome::NotChecked;
pub use outcome::Outcome;
pub use outcome::SetAside;
pub use outcome::SetAsideBy;
pub use place::Place;
pub use repairs::Mended;
pub use repairs::mend;
pub use report::Report;
pub use report::Reported;
pub use rule::Confidence;
pub use rule::Group;
pub use rule::Rule;
pub use rule::Severity;
pub use rules::RULES;

use std::collections::BTreeSet;

use rayon::iter::IntoParallelRefIterator as _;
use rayon::iter::ParallelIterator as _;

use crate::audit::shared::Shared;
use crate::catalogue::Catalogue;
use crate::graph::CiteGraph;
use crate::resolve::Resolved;

/// What rules look at.
pub struct Input<'a> {
    /// The collection with every reference decided.
    pub resolved: &'a Resolved,
    /// Its graph.
    pub graph: &'a CiteGraph,
    /// Series and wording.
    pub catalogue: &'a Catalogue,
}

/// Runs rules over a collection. Findings come ordered by file, place and rule; those about the whole
/// collection last.
pub fn audit(input: &Input<'_>, rules: &[&'static Rule]) -> Vec<Finding> {
    let shared = Shared::default();
    // Nothing that is worked out for several rules may itself wait for other threads: a rule that waits for it holds one.
    let run = |rule: &&'static Rule| {
        let mut findings = Vec::new();
        (rule.check)(input, &mut Report::new(rule, input.resolved, &shared, &mut findings));
        findings
    };
    let found: Vec<Vec<Finding>> = rules.par_iter().map(run).collect();
    let mut findings = found.concat();
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    findings.dedup();
    let mut findings = without_repeated(input.resolved, findings);
    fingerprint::name(input.resolved, &mut findings);
    findings
}

/// Without what a rule says of a copy or a translation word for word as of the file that the document is cited from.
fn without_repeated(resolved: &Resolved, findings: Vec<Finding>) -> Vec<Finding> {
    let standing = |it: &Finding| resolved.manifestations.get(it.place.as_ref()?.document);
    let said: BTreeSet<(usize, &'static str, String)> = findings
        .iter()
        .filter_map(|it| Some((standing(it).filter(|it| it.standing.counts())?.leading, it)))
        .map(|(leading, it)| (leading, it.rule.id, it.message.clone()))
        .collect();
    let is_repeated = |it: &Finding| {
        standing(it)
            .filter(|it| !it.standing.counts())
            .is_some_and(|manifestation| said.contains(&(manifestation.leading, it.rule.id, it.message.clone())))
    };
    findings.into_iter().filter(|it| !is_repeated(it)).collect()
}
