use crate::text::Span;

/// A note's body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its marker: digits or asterisks.
    pub marker: String,
    /// The marker alone.
    pub marker_span: Span,
    /// The whole body with its marker.
    pub span: Span,
    /// Whether the marker is raised.
    pub raised: bool,
    /// Whether the marker is "1/", the style of the years to 1997.
    pub slash: bool,
    /// Number of the zone of notes that it stands in: notes of one page's foot share one.
    pub zone: u32,
    /// Whether the file's format marks it; otherwise it is known by layout.
    pub marked: bool,
    /// Where the body goes on under the rule of the next page.
    pub continued: Vec<Span>,
}

impl Note {
    /// The body without its marker. A converter may have put the marker elsewhere.
    pub fn words(&self) -> Span {
        let inside = self.span.covers(self.marker_span);
        let start = if inside {
            self.marker_span.end + u32::from(self.slash)
        } else {
            self.span.start
        };
        Span {
            start,
            end: self.span.end.max(start),
        }
    }
}

/// A note marker in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The marker.
    pub marker: String,
    /// Where it stands.
    pub span: Span,
    /// Index of the note that it calls, if there is one.
    pub note: Option<usize>,
    /// Whether the note was found.
    pub status: CallStatus,
    /// Why, in words.
    pub why: String,
}

/// Whether a call leads to a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallStatus {
    /// To one note.
    Resolved,
    /// There is no note with its marker.
    Blocked,
    /// Several notes have its marker, and nothing tells them apart; the first is taken.
    Ambiguous,
}

impl CallStatus {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Resolved => "resolved",
            Self::Blocked => "blocked",
            Self::Ambiguous => "ambiguous",
        }
    }
}
