use std::fmt;

use crate::text::Diagnostic;
use crate::text::Span;
use crate::text::Text;
use crate::text::covering;

/// A file's name and bytes, as the caller got them.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path as given; every record and message names the document by it.
    pub name: String,
    /// The whole file.
    pub bytes: Vec<u8>,
}

/// A link of a format that has links: its text and where it leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The link's text, in the normalised text.
    pub span: Span,
    /// The target as written, `#` and the empty target among them.
    pub target: String,
}

/// A note's body that the format itself marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkedNote {
    /// The marker as displayed, in the normalised text.
    pub marker: Span,
    /// The whole body with its marker.
    pub span: Span,
}

/// A call of a note that the format itself marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkedCall {
    /// The marker in running text.
    pub span: Span,
    /// Index of the note in [`Document::notes`]; `None` where the file has no such note.
    pub note: Option<usize>,
}

/// Words beside the text that tell which document a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// Where they stand.
    pub kind: WitnessKind,
    /// The words.
    pub words: String,
}

/// Where words beside the text stand, the most trustworthy first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WitnessKind {
    /// Marked as the document's number or date in the format's own way.
    Marked,
    /// At the head or foot of a page.
    RunningHead,
    /// In the properties of the file: its title, its subject.
    Property,
}

impl WitnessKind {
    /// The name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Marked => "document number of the file",
            Self::RunningHead => "running head",
            Self::Property => "properties of the file",
        }
    }
}

/// What a reader understood of one file. Spans count bytes of the normalised text and stand in order.
#[derive(Clone, Debug)]
pub struct Document {
    /// The path as given.
    pub name: String,
    /// Name of the reader.
    pub format: &'static str,
    /// The text in its two forms.
    pub text: Text,
    /// Runs of raised characters.
    pub superscripts: Vec<Span>,
    /// Runs set in italics (mostly titles of books).
    pub italics: Vec<Span>,
    /// Links with their targets.
    pub links: Vec<Link>,
    /// Lines that a converter wrote from the links of a page: not part of the text's own words.
    pub link_lists: Vec<Span>,
    /// Ruled lines: a page's end, or the line above its notes.
    pub rules: Vec<Span>,
    /// Offsets where pages start; empty where pages are not known.
    pub pages: Vec<u32>,
    /// Pieces of text that stand behind words of the next page, which they would tear apart, with their own page:
    /// the notes of a page whose last sentence goes on overleaf.
    pub turned_back: Vec<(Span, u32)>,
    /// Notes that the format marks, in the order of the text.
    pub notes: Vec<MarkedNote>,
    /// Calls that the format marks, in the order of the text.
    pub calls: Vec<MarkedCall>,
    /// Words beside the text that tell which document this is.
    pub witnesses: Vec<Witness>,
    /// Doubts of the reader.
    pub diagnostics: Vec<Diagnostic>,
}

impl Document {
    /// The file's own name without folders.
    pub fn file_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name)
    }

    /// 1-based page of an offset, or `None` where pages are not known.
    pub fn page(&self, offset: u32) -> Option<u32> {
        if self.pages.is_empty() {
            return None;
        }
        let at = self.turned_back.partition_point(|it| it.0.end <= offset);
        if let Some((_, page)) = self.turned_back.get(at).filter(|it| it.0.start <= offset) {
            return Some(*page);
        }
        u32::try_from(self.pages.partition_point(|&it| it <= offset)).ok()
    }

    /// Whether the span starts inside a list of dumped links.
    pub fn in_link_list(&self, span: Span) -> bool {
        covering(&self.link_lists, span.start).is_some()
    }

    /// Whether the span starts inside a raised run.
    pub fn is_superscript(&self, span: Span) -> bool {
        covering(&self.superscripts, span.start).is_some()
    }
}

/// What kept a file from being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadFailure {
    /// The file system refused.
    Io,
    /// The bytes are of no format that is read.
    Format,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadError {
    /// The path as given.
    pub name: String,
    /// The kind of failure.
    pub failure: ReadFailure,
    /// The reason and what to do, for people.
    pub reason: String,
}

impl ReadError {
    /// Bytes that no reader takes.
    pub fn format(name: &str, reason: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            failure: ReadFailure::Format,
            reason: reason.into(),
        }
    }

    /// A file that the file system does not give.
    pub fn io(name: &str, reason: impl Into<String>) -> Self {
        Self {
            name: name.to_owned(),
            failure: ReadFailure::Io,
            reason: reason.into(),
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.reason)
    }
}

impl std::error::Error for ReadError {}
