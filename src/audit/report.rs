use crate::audit::Confidence;
use crate::audit::Finding;
use crate::audit::Place;
use crate::audit::Repair;
use crate::audit::Rule;
use crate::audit::Severity;
use crate::audit::shared::Shared;
use crate::resolve::Resolved;
use crate::text::Span;

/// Takes the findings of one rule; knows the rule, so that a check only says where and what.
pub struct Report<'a> {
    rule: &'static Rule,
    resolved: &'a Resolved,
    shared: &'a Shared,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Report<'a> {
    pub(super) fn new(
        rule: &'static Rule,
        resolved: &'a Resolved,
        shared: &'a Shared,
        findings: &'a mut Vec<Finding>,
    ) -> Self {
        Self {
            rule,
            resolved,
            shared,
            findings,
        }
    }

    /// What several rules ask for.
    pub(super) fn shared(&self) -> &'a Shared {
        self.shared
    }

    /// Reports a finding at a span of a document; facts and a suggestion can be added to what comes back.
    pub fn at(&mut self, document: usize, span: Span, message: impl Into<String>) -> Reported<'_> {
        let place = Place::new(self.resolved, document, span);
        self.add(Some(place), message.into())
    }

    /// Reports a finding about the whole collection.
    pub fn collection(&mut self, message: impl Into<String>) -> Reported<'_> {
        self.add(None, message.into())
    }

    fn add(&mut self, place: Option<Place>, message: String) -> Reported<'_> {
        self.findings.push(Finding {
            rule: self.rule,
            severity: self.rule.severity,
            confidence: self.rule.confidence,
            message,
            place,
            facts: Vec::new(),
            suggestion: None,
            repairs: Vec::new(),
            fingerprint: String::new(),
        });
        Reported {
            resolved: self.resolved,
            finding: self.findings.last_mut(),
        }
    }
}

/// A finding that was just reported.
pub struct Reported<'a> {
    resolved: &'a Resolved,
    finding: Option<&'a mut Finding>,
}

impl Reported<'_> {
    /// Adds a fact that the finding rests on and that has no place.
    pub fn fact(mut self, fact: impl Into<String>) -> Self {
        if let Some(finding) = self.finding.as_mut() {
            finding.facts.push((fact.into(), None));
        }
        self
    }

    /// Adds a fact that the finding rests on, with the span of a document that shows it.
    pub fn fact_at(mut self, fact: impl Into<String>, document: usize, span: Span) -> Self {
        if let Some(finding) = self.finding.as_mut() {
            let place = Place::new(self.resolved, document, span);
            finding.facts.push((fact.into(), Some(place)));
        }
        self
    }

    /// Says how sure this finding is, where it is not as sure as the others of its rule.
    pub fn confidence(mut self, confidence: impl Into<Confidence>) -> Self {
        if let Some(finding) = self.finding.as_mut() {
            finding.confidence = confidence.into();
        }
        self
    }

    /// Says how grave this finding is, where it is not as grave as the others of its rule.
    pub fn severity(mut self, severity: Severity) -> Self {
        if let Some(finding) = self.finding.as_mut() {
            finding.severity = severity;
        }
        self
    }

    /// Says what to do.
    pub fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        if let Some(finding) = self.finding.as_mut() {
            finding.suggestion = Some(suggestion.into());
        }
        self
    }

    /// Gives words that can take the place of a span (bytes of the normalised text) without asking anyone: what
    /// they name is the same, and only their form was wrong.
    pub fn repair(mut self, document: usize, span: Span, replacement: impl Into<String>) -> Self {
        if let Some(finding) = self.finding.as_mut() {
            finding.repairs.push(Repair {
                place: Place::new(self.resolved, document, span),
                replacement: replacement.into(),
            });
        }
        self
    }
}
