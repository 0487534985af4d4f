use crate::audit::Finding;
use crate::audit::Rule;

/// What an audit came to: everything that its reports say.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The findings that count, in their order.
    pub findings: Vec<Finding>,
    /// Findings that someone has set aside, in their order.
    pub set_aside: Vec<SetAside>,
    /// The rules that were run, ordered by id.
    pub rules: Vec<&'static Rule>,
    /// Documents that were audited.
    pub documents: usize,
    /// What was not checked, in the order in which it is told.
    pub not_checked: Vec<NotChecked>,
}

/// A finding that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The finding.
    pub finding: Finding,
    /// Who set it aside, and why.
    pub by: SetAsideBy,
}

/// Who set a finding aside.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SetAsideBy {
    /// An entry of the settings, with its reason.
    Settings(String),
    /// A comment in the document, with its reason.
    Comment(String),
    /// A baseline: the finding was known when it was written.
    Baseline,
}

/// Something that the audit says nothing about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotChecked {
    /// How many of them.
    pub count: usize,
    /// One of them, in words: "file could not be read".
    pub one: String,
    /// Several of them, in words: "files could not be read".
    pub several: String,
}
