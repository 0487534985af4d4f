use std::fmt;

use rapidfuzz::fuzz;

use crate::audit::Input;
use crate::audit::RULES;
use crate::audit::Report;
use crate::catalogue::consistency::Strength;

/// One rule: what it is called, how grave and how sure its findings are, its page, and its check.
pub struct Rule {
    /// Identifier, kebab case; reads after "allow …". Never reused for something else.
    pub id: &'static str,
    /// What kind of thing it finds.
    pub group: Group,
    /// How grave a finding is, where nothing in the settings says otherwise.
    pub severity: Severity,
    /// How sure it is that a finding is a fault, where the check does not say otherwise.
    pub confidence: Confidence,
    /// One line for lists.
    pub summary: &'static str,
    /// Why what it finds is wrong or worth knowing: one sentence, shown with each finding.
    pub reason: &'static str,
    /// The page of `docs/rules`, which is also the text of `ibid explain RULE`.
    pub page: &'static str,
    /// Looks at a collection and reports.
    pub check: fn(&Input<'_>, &mut Report<'_>),
}

/// Likeness, 0 to 1, from which a name may be another one that is misspelt.
const LIKE: f64 = 0.7;

impl Rule {
    /// The rule of an id.
    ///
    /// # Errors
    /// When there is none: a message that names the one that was probably meant.
    pub fn named(id: &str) -> Result<&'static Self, String> {
        let likeness = |it: &Self| fuzz::ratio(id.chars(), it.id.chars());
        if let Some(rule) = RULES.iter().copied().find(|it| it.id == id) {
            return Ok(rule);
        }
        let near = RULES.iter().copied().filter(|it| likeness(it) >= LIKE);
        let near = near.max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        let meant = near.map_or(String::new(), |it| format!("did you mean `{}`? ", it.id));
        Err(format!(
            "no rule is called `{id}`; {meant}`ibid audit --help` lists them"
        ))
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id)
    }
}

/// What kind of thing a rule finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A reference that cannot be right, or leads nowhere.
    Broken,
    /// One thing that stands twice, or in two ways.
    Duplicated,
    /// A reference to something that newer documents or addresses have replaced.
    Stale,
    /// What holds for the collection as a whole.
    Collection,
}

impl Group {
    /// The name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Broken => "broken",
            Self::Duplicated => "duplicated",
            Self::Stale => "stale",
            Self::Collection => "collection",
        }
    }
}

/// How grave a finding is, the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; no fault. Does not make the audit fail.
    Note,
    /// Probably wrong.
    Warning,
    /// Cannot be right.
    Error,
}

impl Severity {
    /// The name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// How sure it is that a finding is a fault, the surest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Unusual; people should look.
    Possible,
    /// Hardly ever right as it stands.
    Likely,
    /// Two facts that cannot both be right.
    Certain,
}

impl Confidence {
    /// The name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Possible => "possible",
            Self::Likely => "likely",
            Self::Certain => "certain",
        }
    }
}

impl From<Strength> for Confidence {
    fn from(strength: Strength) -> Self {
        match strength {
            Strength::Weak => Self::Possible,
            Strength::Likely => Self::Likely,
            Strength::Certain => Self::Certain,
        }
    }
}
