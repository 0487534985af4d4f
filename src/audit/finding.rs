use crate::audit::Confidence;
use crate::audit::Place;
use crate::audit::Rule;
use crate::audit::Severity;

/// Something that a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How grave it is.
    pub severity: Severity,
    /// How sure it is that this is a fault.
    pub confidence: Confidence,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where; `None` where the collection as a whole is meant.
    pub place: Option<Place>,
    /// Facts that the finding rests on, each with a place where there is one.
    pub facts: Vec<(String, Option<Place>)>,
    /// What to do, where that is known.
    pub suggestion: Option<String>,
    /// The words that can be put in without asking anyone, where there are such; empty where not.
    pub repairs: Vec<Repair>,
    /// The name by which a later run knows the finding again, wherever it then stands in its file.
    pub fingerprint: String,
}

/// Words that can take the place of others: what they name is the same, and only their form was wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The words that are replaced.
    pub place: Place,
    /// What stands there afterwards.
    pub replacement: String,
}

impl Finding {
    /// What findings are ordered by. Those about the whole collection keep the order in which their rule
    /// reports them, which may be a ranking.
    pub(super) fn order(&self) -> (bool, Option<&Place>, &'static str, Option<&str>) {
        let message = self.place.is_some().then_some(self.message.as_str());
        (self.place.is_none(), self.place.as_ref(), self.rule.id, message)
    }
}
