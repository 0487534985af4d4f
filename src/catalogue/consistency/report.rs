/// How sure it is that something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Unusual, and a slip now and then.
    Weak,
    /// Hardly ever right.
    Likely,
    /// The two cannot both be right.
    Certain,
}

impl Strength {
    /// The word in texts and in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

/// Something about a symbol that contradicts a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inconsistency {
    /// Id of the rule.
    pub rule: &'static str,
    /// How sure it is that something is wrong.
    pub strength: Strength,
    /// What contradicts what.
    pub message: String,
    /// What the fact rests on.
    pub source: String,
    /// Symbols that would agree, the likeliest first; empty where nothing suggests one.
    pub repairs: Vec<String>,
}

/// Collects what one rule finds.
pub(super) struct Report {
    rule: &'static str,
    pub(super) found: Vec<Inconsistency>,
}

impl Report {
    pub(super) fn new(rule: &'static str) -> Self {
        Self {
            rule,
            found: Vec::new(),
        }
    }

    pub(super) fn add(&mut self, strength: Strength, message: String, source: impl Into<String>, repairs: Vec<String>) {
        self.found.push(Inconsistency {
            rule: self.rule,
            strength,
            message,
            source: source.into(),
            repairs,
        });
    }
}
