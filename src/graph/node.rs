use std::collections::BTreeMap;
use std::sync::Arc;

use crate::catalogue::Symbol;
use crate::extract::Identity;
use crate::extract::Part;
use crate::extract::SourceMention;
use crate::graph::NodeId;
use crate::resolve::Standing;
use crate::resolve::Status;
use crate::text::Date;
use crate::text::Span;

/// Offices that a state writes through; what follows is its name.
const OFFICES: [&str; 16] = [
    "Permanent Representative of ",
    "Permanent Representatives of ",
    "Permanent Mission of ",
    "Permanent Missions of ",
    "Représentant permanent de la ",
    "Représentant permanent de l’",
    "Représentant permanent de l'",
    "Représentant permanent du ",
    "Représentante permanente de la ",
    "Représentante permanente de l’",
    "Représentante permanente de l'",
    "Représentante permanente du ",
    "Mission permanente de la ",
    "Mission permanente du ",
    "Representante Permanente de ",
    "Misión Permanente de ",
];
/// Where the name of the state ends.
const SEATS: [&str; 3] = [" to the United Nations", " auprès de ", " ante las "];

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NodeKind {
    /// A document with a symbol or a file.
    Document,
    /// A source without symbol: a book, an article, a judgment.
    Source(Box<SourceMention>),
    /// A web address that belongs to no source.
    Web,
}

impl NodeKind {
    /// The name in outputs.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Source(_) => "source",
            Self::Web => "web",
        }
    }
}

/// One more file of a document that has several: a copy, another format, a translation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherFile {
    /// Its path.
    pub file: String,
    /// Name of the reader that read it.
    pub format: &'static str,
    /// Its language, ISO 639-1.
    pub language: String,
    /// How it stands to the file that the document is cited from.
    pub standing: Standing,
}

/// A document, a source or an address.
#[derive(Clone, Debug)]
pub struct Node {
    /// Stable name: the whole symbol, the file's name, the source's key, the address's key.
    pub key: String,
    /// What it is.
    pub kind: NodeKind,
    /// Whole symbol, joint parts together; printed, inferred or cited.
    pub symbol: Option<Symbol>,
    /// How the symbol of a file is known, and why.
    pub identity: Identity,
    /// The reason behind the identity.
    pub why: String,
    /// Paths of its files in the collection, the one that it is cited from first; empty where it is only cited.
    pub files: Vec<String>,
    /// Its files but the first, and how each stands to that.
    pub others: Vec<OtherFile>,
    /// Date of distribution; for a document that is only cited, the date that most texts give.
    pub date: Option<Date>,
    /// The letter's own date.
    pub dated: Option<Date>,
    /// Year: of the date, else of the symbol, else of the source.
    pub year: Option<u16>,
    /// Title.
    pub title: Option<String>,
    /// Class: letter, resolution, …; for a source its kind.
    pub class: String,
    /// Sender.
    pub from: Option<String>,
    /// Official address.
    pub url: Option<String>,
}

impl Node {
    /// A document of which nothing but its name is known.
    pub fn document(key: &str) -> Self {
        Self {
            key: key.to_owned(),
            kind: NodeKind::Document,
            symbol: None,
            identity: Identity::None,
            why: String::new(),
            files: Vec::new(),
            others: Vec::new(),
            date: None,
            dated: None,
            year: None,
            title: None,
            class: "other".to_owned(),
            from: None,
            url: None,
        }
    }

    /// Whether a file of the collection is this document.
    pub fn in_collection(&self) -> bool {
        !self.files.is_empty()
    }

    /// Who wrote it, shortly: the state where one writes, whatever the office of the person, else the sender as printed.
    pub fn sender(&self) -> Option<&str> {
        let from = self.from.as_deref()?;
        let state = OFFICES.iter().find_map(|it| Some(from.split_once(it)?.1));
        let name = |it| {
            SEATS
                .iter()
                .find_map(|seat| Some(str::split_once(it, seat)?.0))
                .unwrap_or(it)
        };
        Some(state.map_or(from, name))
    }

    /// Whether it is a document, in the collection or only cited.
    pub fn is_document(&self) -> bool {
        self.kind == NodeKind::Document
    }
}

/// What an edge says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Link {
    /// The first cites the second.
    Cites,
    /// The first is an addendum to the second.
    AddendumOf,
    /// The first is a corrigendum to the second.
    Corrects,
    /// The first is a revision of the second.
    Revises,
    /// The first amends the second.
    Amends,
    /// The first is a part of the second: a volume, a section, a resumption.
    PartOf,
}

impl Link {
    /// The name in outputs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cites => "cites",
            Self::AddendumOf => "addendum-of",
            Self::Corrects => "corrects",
            Self::Revises => "revises",
            Self::Amends => "amends",
            Self::PartOf => "part-of",
        }
    }

    /// The link of a name.
    pub fn of(name: &str) -> Option<Self> {
        let all = [
            Self::Cites,
            Self::AddendumOf,
            Self::Corrects,
            Self::Revises,
            Self::Amends,
            Self::PartOf,
        ];
        all.into_iter().find(|it| it.name() == name)
    }
}

/// One place where a document cites another. What many places have in common is held once and shared.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Index of the citing document in the corpus.
    pub document: usize,
    /// Index of the mention in that document.
    pub mention: usize,
    /// Path of the citing file.
    pub file: Arc<str>,
    /// Bytes of the normalised text.
    pub span: Span,
    /// Bytes of the file.
    pub bytes: Span,
    /// 1-based line in the file.
    pub line: u32,
    /// 1-based column in characters.
    pub column: u32,
    /// 1-based page, where pages are known.
    pub page: Option<u32>,
    /// Part of the document.
    pub part: Part,
    /// Marker of the note that it stands in.
    pub note: Option<Arc<str>>,
    /// Where in the cited document.
    pub locator: Option<Arc<str>>,
    /// The words as printed.
    pub text: Box<str>,
    /// The sentence around them, on one line.
    pub sentence: Box<str>,
    /// What the sentence does with the cited document.
    pub relation: Option<Arc<str>>,
    /// How it is cited: symbol, prose, list, range, url, source, ibid, letter.
    pub form: &'static str,
    /// How far it was decided.
    pub status: Status,
    /// Why it leads there.
    pub why: Arc<str>,
}

impl Evidence {
    /// Where people find it in the document: "page 3", or "line 45" where pages are not known.
    pub fn found_on(&self) -> String {
        match self.page {
            Some(page) => format!("page {page}"),
            None => format!("line {}", self.line),
        }
    }

    /// Where tools find it: "FILE:LINE:COLUMN", with the page behind it where pages are known.
    pub fn position(&self) -> String {
        let page = self.page.map_or(String::new(), |it| format!(", page {it}"));
        format!("{}:{}:{}{page}", self.file, self.line, self.column)
    }
}

/// A link between two nodes.
#[derive(Clone, Debug)]
pub struct Edge {
    /// The citing node.
    pub citing: NodeId,
    /// The cited node.
    pub cited: NodeId,
    /// What the link says.
    pub link: Link,
    /// All places, in the order of files and text; empty for links between members of a family.
    pub evidence: Vec<Evidence>,
    /// Places in further files of the citing document, which repeat what the evidence says and do not count.
    pub repeated: Vec<Evidence>,
}

impl Edge {
    /// A citation without known places.
    pub fn between(citing: NodeId, cited: NodeId) -> Self {
        Self {
            citing,
            cited,
            link: Link::Cites,
            evidence: Vec::new(),
            repeated: Vec::new(),
        }
    }

    /// How often the text's own words cite: places that are not read from an address, at least one.
    pub fn weight(&self) -> usize {
        self.evidence.iter().filter(|it| it.form != "url").count().max(1)
    }

    /// What the sentences do with the cited document, each relation with the number of its places; the commonest
    /// first, then by name.
    pub fn relations(&self) -> Vec<(&str, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for relation in self.evidence.iter().filter_map(|it| it.relation.as_deref()) {
            *counts.entry(relation).or_default() += 1;
        }
        let mut relations: Vec<(&str, usize)> = counts.into_iter().collect();
        relations.sort_by_key(|it| std::cmp::Reverse(it.1));
        relations
    }
}

#[cfg(test)]
mod tests {
    use super::Node;

    #[test]
    fn states_are_named_without_their_offices() {
        let offices = [
            (
                "the Permanent Representative of Vessaly to the United Nations",
                "Vessaly",
            ),
            (
                "the Chargé d’affaires a.i. of the Permanent Mission of Ormond to the United Nations",
                "Ormond",
            ),
            (
                "Représentante permanente de la Vessalie auprès de l’Organisation des Nations Unies",
                "Vessalie",
            ),
            (
                "Representante Permanente de Vesalia ante las Naciones Unidas",
                "Vesalia",
            ),
            ("the Secretary-General", "the Secretary-General"),
        ];
        for (from, shown) in offices {
            let node = Node {
                from: Some(from.to_owned()),
                ..Node::document("A/75/1")
            };
            assert_eq!(node.sender(), Some(shown));
        }
    }
}
