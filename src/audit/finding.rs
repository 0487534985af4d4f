use std::fmt;

use crate::audit::Rule;
use crate::resolve::Resolved;
use crate::text::Span;

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

/// A place in a file that a finding points at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path of the file.
    pub file: String,
    /// 1-based line.
    pub line: u32,
    /// 1-based column in characters.
    pub column: u32,
    /// 1-based page, where pages are known.
    pub page: Option<u32>,
    /// Index of the document in the corpus.
    pub document: usize,
    /// Bytes of the printed text (the file decoded to UTF-8).
    pub printed: Span,
    /// The words as printed.
    pub text: String,
}

impl Place {
    /// The place of a span (bytes of the normalised text) of a document.
    pub fn new(resolved: &Resolved, document: usize, span: Span) -> Self {
        let read = resolved.corpus.document(document);
        let place = read.text.place(span.start);
        Self {
            file: read.name.clone(),
            line: place.line,
            column: place.column,
            page: read.page(span.start),
            document,
            printed: read.text.to_printed(span),
            text: read.text.as_printed(span).to_owned(),
        }
    }
}

/// "FILE:LINE:COLUMN", with the page behind it where pages are known.
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)?;
        match self.page {
            Some(page) => write!(f, ", page {page}"),
            None => Ok(()),
        }
    }
}

/// Something that a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Identifier of the rule.
    pub rule: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: String,
    /// Where; `None` where the collection as a whole is meant.
    pub place: Option<Place>,
    /// Facts that the finding rests on, each with a place where there is one.
    pub facts: Vec<(String, Option<Place>)>,
    /// What to do, where that is known.
    pub suggestion: Option<String>,
}

impl Finding {
    /// What findings are ordered by. Those about the whole collection keep the order in which their rule
    /// reports them, which may be a ranking.
    pub(super) fn order(&self) -> (bool, Option<&Place>, &'static str, Option<&str>) {
        let message = self.place.is_some().then_some(self.message.as_str());
        (self.place.is_none(), self.place.as_ref(), self.rule, message)
    }
}

/// Takes the findings of one rule; knows the rule, so that a check only says where and what.
pub struct Report<'a> {
    rule: &'static Rule,
    resolved: &'a Resolved,
    findings: &'a mut Vec<Finding>,
}

impl<'a> Report<'a> {
    pub(super) fn new(rule: &'static Rule, resolved: &'a Resolved, findings: &'a mut Vec<Finding>) -> Self {
        Self {
            rule,
            resolved,
            findings,
        }
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
            rule: self.rule.id,
            severity: self.rule.severity,
            message,
            place,
            facts: Vec::new(),
            suggestion: None,
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

    /// Says what to do.
    pub fn suggest(mut self, suggestion: impl Into<String>) -> Self {
        if let Some(finding) = self.finding.as_mut() {
            finding.suggestion = Some(suggestion.into());
        }
        self
    }
}
