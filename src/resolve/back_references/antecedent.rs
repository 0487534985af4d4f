use crate::catalogue::Catalogue;
use crate::extract::Extracted;
use crate::extract::MentionKind;
use crate::extract::Note;
use crate::resolve::Corpus;
use crate::resolve::back_references::numbering::Before;
use crate::resolve::back_references::numbering::Numbering;
use crate::text::Span;
use crate::text::sentence;

/// What an "Ibid." stands behind.
#[derive(Debug, PartialEq, Eq)]
pub enum Antecedent {
    /// It opens the notes of the document, or of an annex.
    NoNoteBefore,
    /// The note before it, of this number, is not in the text.
    NoteMissing(u64),
    /// The note of this index, which only explains.
    Comment(usize),
    /// The note of this index, whose words mark nothing that is cited.
    NotUnderstood(usize),
    /// The note of this index, which cites these mentions, and the words of a part that is not understood.
    PartlyRead(usize, String),
    /// The note of this index, which cites these mentions.
    Note(usize, Vec<usize>),
    /// Mentions before it in the same note.
    SameNote(Vec<usize>),
    /// In the same note, behind words that are not understood.
    BehindUnread(String),
}

impl Antecedent {
    /// The note before, where there is one.
    pub fn note(&self) -> Option<usize> {
        match self {
            Self::Comment(it) | Self::NotUnderstood(it) | Self::PartlyRead(it, _) | Self::Note(it, _) => Some(*it),
            _ => None,
        }
    }
}

/// Finds what each "Ibid." of a document stands behind.
pub struct Antecedents<'a> {
    text: &'a str,
    extracted: &'a Extracted,
    catalogue: &'a Catalogue,
    pub(super) numbering: Numbering<'a>,
}

/// Most mentions that one part cites together.
const MOST: usize = 20;

/// Fewest letters of a part that can be a source.
const LETTERS: usize = 6;

/// Longest words of a part that a reason repeats, in bytes.
const LONGEST: usize = 60;

impl<'a> Antecedents<'a> {
    /// For one document of a collection.
    pub fn of(corpus: &'a Corpus, catalogue: &'a Catalogue, document: usize) -> Self {
        let extracted = corpus.extracted(document);
        Self {
            text: corpus.document(document).text.normal(),
            extracted,
            catalogue,
            numbering: Numbering::of(extracted),
        }
    }

    /// What the mention of an index, in the note of an index, stands behind.
    pub fn before(&self, at: usize, note: usize) -> Antecedent {
        let mentions = &self.extracted.mentions;
        let start = self.extracted.notes.get(note).map_or(0, |it| it.words().start);
        if let Some(last) = self.extracted.source_before(at, note) {
            let from = mentions[last].span.end;
            let unread = self.unread(
                Span {
                    start: from,
                    end: mentions[at].span.start,
                },
                true,
            );
            return match unread {
                Some(words) => Antecedent::BehindUnread(words),
                None => Antecedent::SameNote(self.together(last, note)),
            };
        }
        let opening = Span {
            start,
            end: mentions[at].span.start,
        };
        if let Some(words) = self.unread(opening, false) {
            return Antecedent::BehindUnread(words);
        }
        let previous = match self.numbering.before(note) {
            Before::None => return Antecedent::NoNoteBefore,
            Before::Missing(number) => return Antecedent::NoteMissing(number),
            Before::Note(previous) => previous,
        };
        let sources = self.extracted.sources_of(previous);
        let words = self.extracted.notes[previous].words();
        match self.unread(words, false) {
            _ if sources.is_empty() && self.explains(words) => Antecedent::Comment(previous),
            _ if sources.is_empty() => Antecedent::NotUnderstood(previous),
            Some(words) => Antecedent::PartlyRead(previous, words),
            None => Antecedent::Note(previous, sources),
        }
    }

    /// Whether words are a comment or a sentence, which cite nothing.
    fn explains(&self, words: Span) -> bool {
        let phrases = &self.catalogue.phrases.sources;
        let words = self.text.get(words.range()).unwrap_or("").trim_start();
        let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
        phrases.comment.is_match(&line) || phrases.sentence.is_match(&line)
    }

    /// The mention of an index and those that the same part of its note cites with it.
    fn together(&self, last: usize, note: usize) -> Vec<usize> {
        let mentions = &self.extracted.mentions;
        let mut together = vec![last];
        let mut first = last;
        while let Some(before) = self.extracted.source_before(first, note) {
            let between = mentions[before].span.end..mentions[first].span.start;
            let words = self
                .text
                .get(between.start as usize..between.end as usize)
                .unwrap_or("");
            if parts_anew(words) || mentions[before].stands_for_others() {
                break;
            }
            together.push(before);
            first = before;
            if together.len() > MOST {
                break;
            }
        }
        together.reverse();
        together
    }

    /// Words of the first part between semicolons that reads like a source and holds no mention. `ends` is set where
    /// the words before the first semicolon and behind the last belong to mentions outside.
    fn unread(&self, span: Span, inner: bool) -> Option<String> {
        let text = self.text.get(span.range())?;
        let phrases = &self.catalogue.phrases.sources;
        let parts = split(text);
        let last = parts.len().saturating_sub(1);
        let mut whole = parts
            .iter()
            .enumerate()
            .filter(|(at, _)| !inner || *at > 0 && *at < last);
        let found = whole.find_map(|(at, &(from, to))| {
            let part = &text[from..to];
            let place = Span::new(span.range().start + from, span.range().start + to);
            let mentions = &self.extracted.mentions;
            let next = mentions.partition_point(|it| it.span.start < place.start);
            let inside = mentions.get(next).is_some_and(|it| it.span.start < place.end);
            let over = mentions[..next].iter().rev().take(8).any(|it| it.span.overlaps(place));
            let lead = phrases.lead.find(part).map_or(0, |it| it.end());
            let words = part.get(lead..).unwrap_or("").trim();
            let letters = words.chars().filter(|it| it.is_alphabetic()).count();
            let opens = words.starts_with(|it: char| it.is_uppercase() || matches!(it, '“' | '"' | '«'));
            let only = parts.len() == 1 && at == 0;
            let source = letters >= LETTERS && opens && !phrases.comment.is_match(words);
            (source && !inside && !over && !only).then_some(words)
        })?;
        let line = found.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(line[..line.floor_char_boundary(LONGEST)].to_owned())
    }

    /// Place of a note in the order of numbers.
    pub(super) fn rank(&self, note: Option<usize>) -> (usize, u64, usize) {
        self.numbering.rank(note)
    }

    /// The note of an index.
    pub(super) fn note(&self, index: usize) -> Option<&'a Note> {
        self.extracted.notes.get(index)
    }

    /// Whether a source says too little of itself to be the one thing that a note cites.
    pub(super) fn is_vague(&self, at: usize) -> bool {
        let MentionKind::Source(source) = &self.extracted.mentions[at].kind else {
            return false;
        };
        let said = [
            &source.author,
            &source.publisher,
            &source.container,
            &source.number,
            &source.url,
        ];
        // A title that is all the words there are is no reading of them.
        let apart = |title: &String| self.extracted.mentions[at].span.len() > title.len() + 4;
        let title = source.title.as_ref().is_some_and(apart);
        source.kind == "other" && !title && said.iter().all(|it| it.is_none())
    }
}

/// The parts between semicolons outside brackets.
fn split(text: &str) -> Vec<(usize, usize)> {
    let (mut parts, mut from, mut brackets) = (Vec::new(), 0, 0_u32);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' => brackets += 1,
            ')' | ']' => brackets = brackets.saturating_sub(1),
            ';' if brackets == 0 => {
                parts.push((from, at));
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push((from, text.len()));
    parts
}

/// Whether words hold a semicolon or the end of a sentence.
fn parts_anew(words: &str) -> bool {
    let end = Span::new(words.len(), words.len());
    words.contains(';') || sentence::around(words, end, words.len()).start > 0
}
