use serde::Deserialize;

use crate::catalogue::Catalogue;
use crate::catalogue::Pattern;
use crate::catalogue::Series;
use crate::catalogue::Symbol;
use crate::text::Span;

/// How a document of a series says which one it is, and what the lines of its head say of others.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnForms {
    /// Lines in which a document prints its own number.
    #[serde(default)]
    pub(super) own: Vec<Pattern>,
    /// The name of a file that holds the document.
    pub(super) file_name: Option<Pattern>,
    /// The line of the title; its group `title` is it.
    pub(super) title: Option<Pattern>,
    /// Lines that name other documents of the series.
    #[serde(default)]
    pub(super) header: Vec<HeaderLine>,
}

/// A line of a head that names other documents: "Obsoletes: 2068, 2616".
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HeaderLine {
    /// What the document does with those that the line names.
    pub(super) relation: String,
    /// The line; its group `items` holds the numbers.
    pub(super) line: Pattern,
    /// One number in `items`.
    pub(super) item: Pattern,
}

/// The own number of a document, read from its head.
#[derive(Clone, Debug)]
pub struct OwnNumber {
    /// The document's own number.
    pub symbol: Symbol,
    /// Where it stands.
    pub span: Span,
}

/// A document that a line of a head names.
#[derive(Clone, Debug)]
pub struct HeaderEntry {
    /// Where its number stands.
    pub span: Span,
    /// Which document.
    pub symbol: Symbol,
    /// What the line says of it.
    pub relation: String,
}

impl OwnForms {
    /// All patterns, for the checks.
    pub(super) fn patterns(&self) -> impl Iterator<Item = &Pattern> {
        let lines = self.header.iter().flat_map(|it| [&it.line, &it.item]);
        let names = self.file_name.iter().chain(&self.title);
        self.own.iter().chain(names).chain(lines)
    }

    /// What the lines of a head say of other documents, in the order of the file.
    pub fn relations(&self) -> impl Iterator<Item = &str> {
        self.header.iter().map(|it| it.relation.as_str())
    }
}

impl Series {
    /// The symbol that a pattern of the series reads from a text.
    fn symbol_by(&self, pattern: &Pattern, text: &str) -> Option<Symbol> {
        let canonical = self.printed.as_ref()?.read(pattern, text)?;
        Some(Symbol::new(vec![canonical], self.id.clone()))
    }

    /// The documents that the lines of a head name.
    pub fn header_entries(&self, head: &str) -> Vec<HeaderEntry> {
        let mut entries = Vec::new();
        for line in self.document.iter().flat_map(|it| &it.header) {
            let items = line.line.captures_iter(head).filter_map(|it| it.name("items"));
            for items in items {
                entries.extend(line.item.find_iter(items.as_str()).filter_map(|it| {
                    Some(HeaderEntry {
                        span: Span::new(items.start() + it.start(), items.start() + it.end()),
                        symbol: self.symbol_by(&line.item, it.as_str())?,
                        relation: line.relation.clone(),
                    })
                }));
            }
        }
        entries
    }

    /// The title that a line of a head gives.
    pub fn title_in(&self, head: &str) -> Option<String> {
        let pattern = self.document.as_ref()?.title.as_ref()?;
        Some(pattern.captures(head)?.name("title")?.as_str().trim().to_owned())
    }
}

impl Catalogue {
    /// The number that a document of a printed series gives itself in its head.
    pub fn own_number(&self, head: &str) -> Option<OwnNumber> {
        self.printed_series().find_map(|series| {
            let patterns = series.document.iter().flat_map(|it| &it.own);
            patterns.into_iter().find_map(|own| {
                let place = own.find(head)?;
                Some(OwnNumber {
                    symbol: series.symbol_by(own, place.as_str())?,
                    span: Span::new(place.start(), place.end()),
                })
            })
        })
    }

    /// The number that the name of a file gives, of a printed series.
    pub fn number_of_file(&self, name: &str) -> Option<Symbol> {
        self.printed_series().find_map(|series| {
            let pattern = series.document.as_ref()?.file_name.as_ref()?;
            series.symbol_by(pattern, name)
        })
    }

    fn printed_series(&self) -> impl Iterator<Item = &Series> {
        let all = self.families.iter().flat_map(|it| &it.series);
        all.filter(|it| it.printed.is_some())
    }
}
