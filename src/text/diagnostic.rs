use crate::text::Span;

/// A doubt about a document that did not stop the work: what a reader or a resolver noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where, in the normalised text of the document; `None` where the whole file is meant.
    pub span: Option<Span>,
    /// What was noticed, for people.
    pub message: String,
}

impl Diagnostic {
    /// A doubt about the whole document.
    pub fn file(message: impl Into<String>) -> Self {
        Self {
            span: None,
            message: message.into(),
        }
    }
}
