use std::sync::OnceLock;

use crate::text::LineIndex;
use crate::text::OffsetMap;
use crate::text::Place;
use crate::text::Span;
use crate::text::sentence;

/// A document's text in two forms: as printed in the file, and normalised for recognition.
///
/// Recognition works on the normalised form (spans without further word count there); everything
/// shown to people or written into records is mapped back to the printed form or to the file.
#[derive(Clone, Debug)]
pub struct Text {
    printed: String,
    /// `None` where it is the printed text, so that plain files are not held twice.
    normal: Option<String>,
    to_printed: OffsetMap,
    to_file: Option<OffsetMap>,
    lines: OnceLock<LineIndex>,
}

impl Text {
    /// The normalised text: one kind of line end, of blank and of hyphen, no markup, no invisible characters.
    pub fn normal(&self) -> &str {
        self.normal.as_deref().unwrap_or(&self.printed)
    }

    /// The text as it stands in the file, decoded to UTF-8.
    pub fn printed(&self) -> &str {
        &self.printed
    }

    /// The normalised text of a span; empty where the span does not fit the text.
    pub fn slice(&self, span: Span) -> &str {
        self.normal().get(span.range()).unwrap_or("")
    }

    /// What the file prints at a span of the normalised text.
    pub fn as_printed(&self, span: Span) -> &str {
        self.printed.get(self.to_printed(span).range()).unwrap_or("")
    }

    /// Bytes of the printed text for a span of the normalised text.
    pub fn to_printed(&self, span: Span) -> Span {
        self.to_printed.to_origin(span)
    }

    /// The normalised text made from a span of the printed text.
    pub fn of_printed(&self, span: Span) -> Span {
        self.to_printed.to_derived(span)
    }

    /// Bytes of the file for a span of the normalised text.
    pub fn to_file(&self, span: Span) -> Span {
        let printed = self.to_printed(span);
        self.to_file.as_ref().map_or(printed, |it| it.to_origin(printed))
    }

    /// Whether the printed text is the file byte for byte, where the format is a text.
    pub fn is_file(&self) -> bool {
        self.to_file.is_none()
    }

    /// Line and column in the file of an offset in the normalised text.
    pub fn place(&self, offset: u32) -> Place {
        let printed = self
            .to_printed(Span {
                start: offset,
                end: offset,
            })
            .start;
        self.line_index().place(&self.printed, printed as usize)
    }

    /// Lines of the printed text, indexed at the first call.
    pub fn line_index(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.printed))
    }

    /// The sentence around a span, blanks folded, at most about `limit` characters on each side, and
    /// nothing outside `within` (a note's words, or the whole text).
    pub fn sentence(&self, span: Span, within: Option<Span>, limit: usize) -> String {
        let range = span.range();
        let normal = self.normal();
        let bounds = within.map_or(0..normal.len(), Span::range);
        let floor = bounds.start.min(range.start);
        let before = normal.get(floor..range.start).unwrap_or("");
        let after = normal.get(range.end..bounds.end.max(range.end)).unwrap_or("");
        let (start, cut_before) = sentence::start(before, limit);
        let (end, cut_after) = sentence::end(after, limit);
        let piece = normal.get(floor + start..range.end + end).unwrap_or("");
        let words: Vec<&str> = piece.split_whitespace().collect();
        // What was cut at the limit is cut at a word, and says so.
        let skip = usize::from(cut_before && words.len() > 2);
        let keep = words.len() - usize::from(cut_after && words.len() > 2);
        let line = words.get(skip..keep).unwrap_or(&[]).join(" ");
        format!(
            "{}{line}{}",
            if skip > 0 { "… " } else { "" },
            if keep < words.len() { " …" } else { "" }
        )
    }
}

/// Builds a [`Text`] piece by piece, keeping the map.
#[derive(Debug)]
pub struct TextBuilder {
    printed: String,
    to_file: Option<OffsetMap>,
    normal: String,
    map: OffsetMap,
}

impl TextBuilder {
    /// Starts from the printed text; `to_file` where the file is not the same bytes in UTF-8.
    pub fn new(printed: String, to_file: Option<OffsetMap>) -> Self {
        let normal = String::with_capacity(printed.len());
        Self {
            printed,
            to_file,
            normal,
            map: OffsetMap::default(),
        }
    }

    /// The printed text.
    pub fn printed(&self) -> &str {
        &self.printed
    }

    /// Length of the normalised text so far, in bytes.
    pub fn len(&self) -> usize {
        self.normal.len()
    }

    /// Whether nothing was written yet.
    pub fn is_empty(&self) -> bool {
        self.normal.is_empty()
    }

    /// The normalised text so far.
    pub fn normal(&self) -> &str {
        &self.normal
    }

    /// Copies printed bytes as they are.
    pub fn copy(&mut self, start: usize, end: usize) {
        if let Some(piece) = self.printed.get(start..end) {
            self.map.push(self.normal.len(), piece.len(), start, piece.len());
            self.normal.push_str(piece);
        }
    }

    /// Writes `text` in place of printed bytes.
    pub fn replace(&mut self, text: &str, start: usize, end: usize) {
        self.map
            .push(self.normal.len(), text.len(), start, end.saturating_sub(start));
        self.normal.push_str(text);
    }

    /// The finished text.
    pub fn finish(mut self) -> Text {
        self.printed.shrink_to_fit();
        self.normal.shrink_to_fit();
        Text {
            normal: (self.normal != self.printed).then_some(self.normal),
            printed: self.printed,
            to_printed: self.map,
            to_file: self.to_file,
            lines: OnceLock::new(),
        }
    }
}
