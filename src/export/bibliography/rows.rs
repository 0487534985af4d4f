//! One row for each source, for spreadsheets.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::export::bibliography::Entry;
use crate::graph::CiteGraph;
use crate::graph::Direction;
use crate::graph::NodeId;
use crate::graph::NodeKind;

/// A source with those who cite it.
#[derive(Debug, Serialize)]
pub struct Row<'a> {
    /// Key of the bibliography.
    pub key: &'a str,
    /// Kind.
    pub kind: &'a str,
    /// Authors.
    pub author: Option<&'a str>,
    /// Editors.
    pub editor: Option<&'a str>,
    /// Title.
    pub title: Option<&'a str>,
    /// Journal, paper or book.
    pub container: Option<&'a str>,
    /// Place of publication.
    pub place: Option<&'a str>,
    /// Publisher.
    pub publisher: Option<&'a str>,
    /// Edition.
    pub edition: Option<&'a str>,
    /// Volume and issue.
    pub volume: Option<&'a str>,
    /// Year.
    pub year: Option<u16>,
    /// Day, ISO 8601.
    pub date: Option<String>,
    /// Number of a case, a treaty, a report.
    pub number: Option<&'a str>,
    /// Address.
    pub url: Option<&'a str>,
    /// Day on which the address was read.
    pub accessed: Option<String>,
    /// Archive.
    pub archive: Option<&'a str>,
    /// Language.
    pub language: Option<&'a str>,
    /// The documents that cite it, with semicolons between them.
    pub cited_by: String,
}

/// The rows of a bibliography, in its order.
pub fn rows<'a>(entries: &'a [Entry<'_>], graph: &CiteGraph) -> Vec<Row<'a>> {
    entries.iter().map(|it| row(it, graph)).collect()
}

fn row<'a>(entry: &'a Entry<'_>, graph: &CiteGraph) -> Row<'a> {
    let source = entry.source;
    Row {
        key: &entry.key,
        kind: &source.kind,
        author: source.author.as_deref(),
        editor: source.editor.as_deref(),
        title: source.title.as_deref(),
        container: source.container.as_deref(),
        place: source.place.as_deref(),
        publisher: source.publisher.as_deref(),
        edition: source.edition.as_deref(),
        volume: source.volume.as_deref(),
        year: source.year,
        date: source.date.map(|it| it.to_string()),
        number: source.number.as_deref(),
        url: source.url.as_deref(),
        accessed: source.accessed.map(|it| it.to_string()),
        archive: source.archive.as_deref(),
        language: source.language.as_deref(),
        cited_by: cited_by(entry, graph),
    }
}

fn cited_by(entry: &Entry<'_>, graph: &CiteGraph) -> String {
    let is_source = |it: &&NodeId| matches!(graph.node(**it).kind, NodeKind::Source(_));
    let nodes = graph.find(entry.name).iter().filter(is_source);
    let edges = nodes.flat_map(|&it| graph.edges_of(it, Direction::Citing));
    let citing: BTreeSet<&str> = edges.map(|it| graph.node(it.1.citing).key.as_str()).collect();
    citing.into_iter().collect::<Vec<_>>().join("; ")
}
