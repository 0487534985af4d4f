//! The graph as data: versioned node-link JSON. Nodes are named as in the DOT and the picture.

use std::collections::BTreeMap;
use std::io;

use serde::Serialize;

use crate::export::Input;
use crate::export::data::part::Part;
use crate::export::data::part::edge_name;
use crate::export::data::part::node_name;
use crate::export::label;
use crate::extract::SourceMention;
use crate::graph::Edge;
use crate::graph::EdgeId;
use crate::graph::Evidence;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::graph::NodeKind;
use crate::graph::OtherFile;

/// Grows when a field changes its meaning or goes; new fields do not count.
const VERSION: u32 = 1;

#[derive(Serialize)]
struct Root<'g> {
    format: &'static str,
    version: u32,
    directed: bool,
    multigraph: bool,
    left_out: LeftOutRecord,
    nodes: Vec<NodeRecord<'g>>,
    edges: Vec<EdgeRecord<'g>>,
}

#[derive(Serialize)]
struct LeftOutRecord {
    documents: usize,
    sources: usize,
    addresses: usize,
    edges: usize,
}

#[derive(Serialize)]
struct NodeRecord<'g> {
    id: String,
    label: String,
    key: &'g str,
    kind: &'static str,
    symbol: Option<String>,
    names: Vec<String>,
    series: Option<&'g str>,
    identity: &'static str,
    why: &'g str,
    in_collection: bool,
    files: &'g [String],
    /// The files but the first, with how each stands to that.
    other_files: Vec<OtherFileRecord<'g>>,
    date: Option<String>,
    dated: Option<String>,
    year: Option<u16>,
    title: Option<&'g str>,
    class: &'g str,
    from: Option<&'g str>,
    /// Of a document ISO 639-1, of a source as its words name it.
    language: Option<&'g str>,
    url: Option<&'g str>,
    /// How many of what is written here cite it, and how many it cites.
    cited_by: usize,
    cites: usize,
    /// Fields that only a source has.
    source: Option<SourceRecord<'g>>,
}

#[derive(Serialize)]
struct OtherFileRecord<'g> {
    file: &'g str,
    format: &'static str,
    language: &'g str,
    standing: &'static str,
}

#[derive(Serialize)]
struct SourceRecord<'g> {
    author: Option<&'g str>,
    editor: Option<&'g str>,
    title: Option<&'g str>,
    container: Option<&'g str>,
    place: Option<&'g str>,
    publisher: Option<&'g str>,
    edition: Option<&'g str>,
    volume: Option<&'g str>,
    date: Option<String>,
    number: Option<&'g str>,
    accessed: Option<String>,
    archive: Option<&'g str>,
    language: Option<&'g str>,
}

#[derive(Serialize)]
struct EdgeRecord<'g> {
    id: String,
    source: String,
    target: String,
    link: &'static str,
    weight: usize,
    /// Relations with the number of places where a sentence says so.
    relations: BTreeMap<&'g str, usize>,
    evidence: Vec<EvidenceRecord<'g>>,
    /// Places in further files of the citing document, which do not count.
    repeated: Vec<EvidenceRecord<'g>>,
}

#[derive(Serialize)]
struct EvidenceRecord<'g> {
    document: usize,
    mention: usize,
    file: &'g str,
    line: u32,
    column: u32,
    page: Option<u32>,
    /// Bytes of the normalised text, as the library counts.
    start: u32,
    end: u32,
    part: &'static str,
    note: Option<&'g str>,
    locator: Option<&'g str>,
    text: &'g str,
    sentence: &'g str,
    relation: Option<&'g str>,
    form: &'static str,
    status: &'static str,
    why: &'g str,
}

/// Writes a selection as JSON.
pub(super) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let selection = input.selection;
    let part = Part::of(input);
    let left_out = selection.left_out();
    let root = Root {
        format: "ibid-graph",
        version: VERSION,
        directed: true,
        multigraph: true,
        left_out: LeftOutRecord {
            documents: left_out.documents,
            sources: left_out.sources,
            addresses: left_out.addresses,
            edges: left_out.edges,
        },
        nodes: selection.nodes().iter().map(|&it| node(&part, it)).collect(),
        edges: selection
            .edges()
            .iter()
            .map(|&it| edge(it, selection.edge(it)))
            .collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &root)?;
    out.write_all(b"\n")
}

fn node<'a>(part: &Part<'a>, id: NodeId) -> NodeRecord<'a> {
    let node: &Node = part.selection.graph().node(id);
    let source = match &node.kind {
        NodeKind::Source(it) => Some(source_record(it)),
        NodeKind::Document | NodeKind::Web => None,
    };
    NodeRecord {
        id: node_name(id),
        label: label::name(node),
        key: &node.key,
        kind: node.kind.name(),
        symbol: node.symbol.as_ref().map(ToString::to_string),
        names: node.symbol.iter().flat_map(|it| it.names()).collect(),
        series: node.symbol.as_ref().map(|it| &*it.series),
        identity: node.identity.name(),
        why: &node.why,
        in_collection: node.in_collection(),
        files: &node.files,
        other_files: node.others.iter().map(other_file).collect(),
        date: node.date.map(|it| it.to_string()),
        dated: node.dated.map(|it| it.to_string()),
        year: node.year,
        title: node.title.as_deref(),
        class: &node.class,
        from: node.from.as_deref(),
        language: part.language(id),
        url: node.url.as_deref(),
        cited_by: part.cited_by(id),
        cites: part.cites(id),
        source,
    }
}

fn other_file(it: &OtherFile) -> OtherFileRecord<'_> {
    OtherFileRecord {
        file: &it.file,
        format: it.format,
        language: &it.language,
        standing: it.standing.name(),
    }
}

fn source_record(it: &SourceMention) -> SourceRecord<'_> {
    SourceRecord {
        author: it.author.as_deref(),
        editor: it.editor.as_deref(),
        title: it.title.as_deref(),
        container: it.container.as_deref(),
        place: it.place.as_deref(),
        publisher: it.publisher.as_deref(),
        edition: it.edition.as_deref(),
        volume: it.volume.as_deref(),
        date: it.date.map(|it| it.to_string()),
        number: it.number.as_deref(),
        accessed: it.accessed.map(|it| it.to_string()),
        archive: it.archive.as_deref(),
        language: it.language.as_deref(),
    }
}

fn edge(id: EdgeId, edge: &Edge) -> EdgeRecord<'_> {
    EdgeRecord {
        id: edge_name(id),
        source: node_name(edge.citing),
        target: node_name(edge.cited),
        link: edge.link.name(),
        weight: edge.weight(),
        relations: edge.relations().into_iter().collect(),
        evidence: edge.evidence.iter().map(evidence).collect(),
        repeated: edge.repeated.iter().map(evidence).collect(),
    }
}

fn evidence(it: &Evidence) -> EvidenceRecord<'_> {
    EvidenceRecord {
        document: it.document,
        mention: it.mention,
        file: &it.file,
        line: it.line,
        column: it.column,
        page: it.page,
        start: it.bytes.start,
        end: it.bytes.end,
        part: it.part.name(),
        note: it.note.as_deref(),
        locator: it.locator.as_deref(),
        text: &it.text,
        sentence: &it.sentence,
        relation: it.relation.as_deref(),
        form: it.form,
        status: it.status.name(),
        why: &it.why,
    }
}
