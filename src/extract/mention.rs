use crate::catalogue::Symbol;
use crate::extract::BackReferenceMention;
use crate::extract::Call;
use crate::extract::Head;
use crate::extract::InternalMention;
use crate::extract::Note;
use crate::extract::Structure;
use crate::text::Date;
use crate::text::Span;

/// Everything found in one document. Spans count bytes of the normalised text.
#[derive(Clone, Debug, Default)]
pub struct Extracted {
    /// What the document says of itself.
    pub head: Head,
    /// Note bodies in the order of the text.
    pub notes: Vec<Note>,
    /// Note calls in the order of the text.
    pub calls: Vec<Call>,
    /// Everything else, in the order of the text.
    pub mentions: Vec<Mention>,
    /// Headings of annexes.
    pub annexes: Vec<Span>,
    /// Numbered parts: paragraphs, annexes, sections, tables, figures.
    pub structure: Structure,
}

impl Extracted {
    /// Gives back the room that the lists took to grow: a collection holds thousands of them.
    pub(super) fn shrink(&mut self) {
        self.notes.shrink_to_fit();
        self.calls.shrink_to_fit();
        self.mentions.shrink_to_fit();
        self.annexes.shrink_to_fit();
    }

    /// The mentions that stand in the note of an index, in order.
    pub fn in_note(&self, note: usize) -> impl Iterator<Item = (usize, &Mention)> {
        let span = self.notes.get(note).map_or(Span::default(), |it| it.span);
        let from = self.mentions.partition_point(|it| it.span.start < span.start);
        let near = self
            .mentions
            .iter()
            .enumerate()
            .skip(from)
            .take_while(move |(_, it)| it.span.start < span.end);
        near.filter(move |(_, it)| it.note == Some(note))
    }

    /// The mention that starts and ends where `span` does and is a symbol.
    pub fn symbol_at(&self, span: Span) -> Option<&SymbolMention> {
        let from = self.mentions.partition_point(|it| it.span < span);
        let same = self.mentions[from..].iter().take_while(|it| it.span == span);
        same.filter_map(Mention::symbol).next()
    }

    /// The separately cited things of a note: symbols, sources and back-references. A symbol that only
    /// an address holds counts where the note does not print it too.
    pub fn sources_of(&self, note: usize) -> Vec<usize> {
        let printed: std::collections::BTreeSet<&String> = self
            .in_note(note)
            .filter_map(|(_, it)| it.symbol().filter(|it| !it.from_url))
            .flat_map(|it| it.symbol.parts())
            .collect();
        let only_here =
            |it: &SymbolMention| it.from_url && !it.symbol.parts().iter().any(|part| printed.contains(part));
        self.in_note(note)
            .filter(|(_, it)| it.is_source() && !it.stands_for_others() || it.symbol().is_some_and(only_here))
            .map(|(index, _)| index)
            .collect()
    }

    /// How many calls lead to each note.
    pub fn calls_of_notes(&self) -> Vec<usize> {
        let mut calls = vec![0; self.notes.len()];
        for call in &self.calls {
            if let Some(count) = call.note.and_then(|it| calls.get_mut(it)) {
                *count += 1;
            }
        }
        calls
    }

    /// Where each note is first called: the offset of its first call, if it has one.
    pub fn first_calls(&self) -> Vec<Option<u32>> {
        let mut places = vec![None; self.notes.len()];
        for call in self.calls.iter().rev() {
            if let Some(place) = call.note.and_then(|it| places.get_mut(it)) {
                *place = Some(call.span.start);
            }
        }
        places
    }

    /// The last of them before the mention of an index, in the same note.
    pub fn source_before(&self, mention: usize, note: usize) -> Option<usize> {
        let start = self.notes.get(note)?.span.start;
        let before = self.mentions[..mention].iter().enumerate().rev();
        let mut near = before.take_while(|(_, it)| it.span.start >= start);
        near.find(|(_, it)| it.note == Some(note) && it.is_source())
            .map(|(index, _)| index)
    }
}

/// The part of a document that a mention stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Before the title.
    Masthead,
    /// Running text.
    #[default]
    Body,
    /// A note.
    Note,
    /// An annex.
    Annex,
}

impl Part {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Body => "body",
            Self::Note => "note",
            Self::Annex => "annex",
        }
    }
}

/// One reference as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// Part of the document.
    pub part: Part,
    /// Index of the note that it stands in.
    pub note: Option<usize>,
    /// Where in the cited document: "para. 60", "pp. 184-185".
    pub locator: Option<String>,
    /// What the sentence does with it: "recalls", "see also".
    pub relation: Option<String>,
    /// Where the link over its words leads, if there is one.
    pub link: Option<LinkEvidence>,
    /// What it is.
    pub kind: MentionKind,
}

/// A link whose words are a mention.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkEvidence {
    /// The target as written.
    pub target: String,
    /// Whether it names what the words name; `None` where it names no document.
    pub agrees: Option<bool>,
}

impl Mention {
    /// A mention whose part, note and locator are filled in later.
    pub fn new(span: Span, kind: MentionKind) -> Self {
        Self {
            span,
            part: Part::Body,
            note: None,
            locator: None,
            relation: None,
            link: None,
            kind,
        }
    }

    /// Whether it stands for what the mentions behind it name, which are cited in their own words.
    pub fn stands_for_others(&self) -> bool {
        matches!(&self.kind, MentionKind::BackReference(it) if !it.names.is_empty())
    }

    /// Whether it is cited in its own words: a symbol that is printed, a source, or a back-reference.
    pub fn is_source(&self) -> bool {
        match &self.kind {
            MentionKind::Symbol(symbol) => !symbol.from_url,
            MentionKind::Source(_) | MentionKind::BackReference(_) => true,
            _ => false,
        }
    }

    /// The symbol mention, if it is one.
    pub fn symbol(&self) -> Option<&SymbolMention> {
        match &self.kind {
            MentionKind::Symbol(it) => Some(it),
            _ => None,
        }
    }
}

/// What a mention is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// A document symbol, printed or in prose.
    Symbol(SymbolMention),
    /// A source that has no symbol.
    Source(Box<SourceMention>),
    /// A web address.
    Url(UrlMention),
    /// "Ibid." and its kin.
    BackReference(BackReferenceMention),
    /// A letter named by its date.
    Letter(LetterMention),
    /// A reference to the document's own parts.
    Internal(InternalMention),
}

/// How a symbol is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolForm {
    /// In full.
    Symbol,
    /// "resolution 822 (1993)".
    Prose,
    /// Shortened in a list.
    List,
    /// Inside a range.
    Range,
}

impl SymbolForm {
    /// The name in records.
    pub fn name(self) -> &'static str {
        match self {
            Self::Symbol => "symbol",
            Self::Prose => "prose",
            Self::List => "list",
            Self::Range => "range",
        }
    }
}

/// A document symbol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SymbolMention {
    /// What it is.
    pub symbol: Symbol,
    /// Other readings where the words leave it open; the best is `symbol`.
    pub others: Vec<Symbol>,
    /// The lettered part of a resolution that has one symbol for all its parts: "217 A (III)".
    pub lettered_part: Option<String>,
    /// How it is written.
    pub form: SymbolForm,
    /// Whether it was read from an address or a link's target.
    pub from_url: bool,
    /// The date that the text gives for it.
    pub cited_date: Option<Date>,
    /// How the reading was decided, where that needs words.
    pub reading: Option<String>,
    /// What is wrong with the printed form, where it is no symbol as it stands.
    pub damage: Option<Damage>,
}

impl SymbolMention {
    /// A symbol whose words leave nothing open.
    pub fn new(symbol: Symbol, form: SymbolForm) -> Self {
        Self {
            symbol,
            others: Vec::new(),
            lettered_part: None,
            form,
            from_url: false,
            cited_date: None,
            reading: None,
            damage: None,
        }
    }

    /// The symbol as catalogues of resolutions write it, the lettered part in brackets: `A/RES/217(III)[A]`.
    pub fn with_part(&self) -> String {
        match &self.lettered_part {
            Some(part) => format!("{}[{part}]", self.symbol),
            None => self.symbol.to_string(),
        }
    }

    /// Whether the text itself shows which symbol is meant: a sound one, or a damaged one with a witness.
    pub fn is_confirmed(&self) -> bool {
        self.damage.as_ref().is_none_or(|it| it.witness.is_some())
    }
}

/// A printed form that is no symbol, and what speaks for the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// What happened, in words: "a slash is lost".
    pub why: String,
    /// Identifiers of the rules that undo it.
    pub rules: Vec<String>,
    /// What else it may have been.
    pub others: Vec<Symbol>,
    /// What in the text itself confirms the reading, in words.
    pub witness: Option<String>,
}

/// A source in a note.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SourceMention {
    /// Kind: book, chapter, article, news, judgment, treaty, letter, report, resolution, web, interview, other.
    pub kind: String,
    /// Author, person or body; of a judgment the court.
    pub author: Option<String>,
    /// Editors of the book that holds it, or of the book itself.
    pub editor: Option<String>,
    /// Title.
    pub title: Option<String>,
    /// Book, journal or paper that holds it.
    pub container: Option<String>,
    /// Place of publication.
    pub place: Option<String>,
    /// Publisher.
    pub publisher: Option<String>,
    /// Edition as printed: "2nd ed.".
    pub edition: Option<String>,
    /// Volume of a work or a journal as printed, with the issue behind it: "12", "12, No. 3".
    pub volume: Option<String>,
    /// Year of publication.
    pub year: Option<u16>,
    /// Day, where one is given.
    pub date: Option<Date>,
    /// Application, case or treaty number.
    pub number: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Day on which the address was read.
    pub accessed: Option<Date>,
    /// Archive with its call number, as printed.
    pub archive: Option<String>,
    /// Language that the words name: "in Russian".
    pub language: Option<String>,
}

/// A web address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlMention {
    /// The address, rejoined over line ends.
    pub canonical: String,
    /// The symbol that it names.
    pub symbol: Option<Symbol>,
    /// Whether it stands in a list of dumped links or is a link's target, not in the text's own words.
    pub from_link: bool,
}

/// A letter named by its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterMention {
    /// Its date.
    pub dated: Date,
    /// Its sender, as the text says.
    pub from: Option<String>,
    /// Its addressee, as the text says.
    pub to: Option<String>,
    /// Whether it is a letter of the citing document's own sender ("my letter").
    pub own: bool,
    /// The mention of its symbol that stands right behind.
    pub symbol_span: Option<Span>,
    /// The note that is called right behind.
    pub called_note: Option<usize>,
    /// Where its year was taken from, in words, where the text does not print one with it.
    pub year_from: Option<String>,
}
