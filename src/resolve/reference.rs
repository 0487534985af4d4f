/// How far a mention was decided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// To a document of the collection, a source, a note or a part of the document itself.
    Resolved,
    /// To a document that is not in the collection.
    Outside,
    /// Several targets fit.
    Ambiguous,
    /// Nothing that it could mean is known.
    #[default]
    Blocked,
    /// The words are damaged.
    Malformed,
}

impl Status {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Resolved => "resolved",
            Self::Outside => "outside",
            Self::Ambiguous => "ambiguous",
            Self::Blocked => "blocked",
            Self::Malformed => "malformed",
        }
    }
}

/// What a reference leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Target {
    /// A document: index into [`crate::resolve::Names`].
    Document(usize),
    /// A source: index into the groups of sources.
    Source(usize),
    /// A web address, by its key.
    Web(String),
    /// A part of the citing document.
    Inside(String),
    /// Nothing.
    #[default]
    None,
}

/// A mention with its decision.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// How far it was decided.
    pub status: Status,
    /// What it leads to.
    pub target: Target,
    /// Index of the note that it leads to, for back-references.
    pub target_note: Option<usize>,
    /// Why, in a few words.
    pub why: String,
    /// What was probably meant, where the words are damaged.
    pub suggestion: Option<String>,
}

impl Reference {
    /// A decision with its reason.
    pub fn new(status: Status, target: Target, why: impl Into<String>) -> Self {
        Self {
            status,
            target,
            target_note: None,
            why: why.into(),
            suggestion: None,
        }
    }

    /// No target, and the reason.
    pub fn blocked(why: impl Into<String>) -> Self {
        Self::new(Status::Blocked, Target::None, why)
    }
}
