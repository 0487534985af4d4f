use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::catalogue::Catalogue;
use crate::extract::Identity;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::Note;
use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::Evidence;
use crate::graph::Link;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::graph::NodeKind;
use crate::graph::OtherFile;
use crate::graph::assemble::assemble;
use crate::graph::words::Words;
use crate::resolve::Entry;
use crate::resolve::Resolved;
use crate::resolve::SourceGroup;
use crate::resolve::Target;
use crate::text::Date;

/// Characters of a sentence shown on each side of a citation.
const SENTENCE: usize = 240;

/// Edges in the making, by their ends.
type Edges = BTreeMap<(NodeId, NodeId, Link), Places>;

/// The places of an edge.
#[derive(Default)]
struct Places {
    evidence: Vec<Evidence>,
    repeated: Vec<Evidence>,
}

/// Builds the graph of a resolved collection.
pub fn build(resolved: &Resolved, catalogue: &Catalogue) -> CiteGraph {
    let mut nodes: Vec<(Node, Target)> = Vec::new();
    let referenced = referenced(resolved);
    for (at, entry) in resolved
        .names
        .iter()
        .filter(|(at, it)| !it.files.is_empty() || referenced.contains(at))
    {
        nodes.push((document_node(resolved, catalogue, entry), Target::Document(at)));
    }
    for (at, group) in resolved.sources.iter().enumerate() {
        nodes.push((source_node(group), Target::Source(at)));
    }
    nodes.extend(web_nodes(resolved));
    nodes.sort_by(|a, b| order(&a.0).cmp(&order(&b.0)));
    let mut ids = Ids::default();
    for (at, (_, target)) in nodes.iter().enumerate() {
        ids.add(NodeId::new(at), target);
    }
    let nodes: Vec<Node> = nodes.into_iter().map(|it| it.0).collect();
    let mut edges = Edges::new();
    citations(resolved, &ids, &mut edges);
    families(resolved, &ids, &nodes, &mut edges);
    let edges = edges.into_iter().map(|((citing, cited, link), places)| Edge {
        citing,
        cited,
        link,
        evidence: places.evidence,
        repeated: places.repeated,
    });
    assemble(nodes, edges.collect(), &|it| catalogue.other_forms(it))
}

/// Documents that some reference leads to. The second half of a misprinted joint symbol is none.
fn referenced(resolved: &Resolved) -> BTreeSet<usize> {
    let targets = resolved.references.iter().flatten().filter_map(|it| match it.target {
        Target::Document(at) => Some(at),
        _ => None,
    });
    targets.collect()
}

/// Documents by year, date and key, those without last, then sources, then addresses.
fn order(node: &Node) -> (u8, u16, Option<Date>, &str) {
    let rank = match node.kind {
        NodeKind::Document => 0,
        NodeKind::Source(_) => 1,
        NodeKind::Web => 2,
    };
    (rank, node.year.unwrap_or(u16::MAX), node.date.or(node.dated), &node.key)
}

fn document_node(resolved: &Resolved, catalogue: &Catalogue, entry: &Entry) -> Node {
    let head = entry.files.first().map(|&it| resolved.corpus.head(it));
    let texts = |by: &BTreeSet<usize>| {
        by.iter()
            .map(|&it| resolved.names.of_file(it))
            .collect::<BTreeSet<_>>()
            .len()
    };
    let commonest = |dates: &BTreeMap<Date, BTreeSet<usize>>| {
        dates
            .iter()
            .max_by_key(|(date, by)| (texts(by), std::cmp::Reverse(**date)))
            .map(|it| *it.0)
    };
    let date = head.and_then(|it| it.date).or_else(|| commonest(&entry.cited_dates));
    let dated = head.and_then(|it| it.dated).or_else(|| commonest(&entry.letter_dates));
    let by_symbol = || entry.symbol.as_ref().and_then(|it| catalogue.year_of(it));
    let class = match (head, entry.symbol.as_ref().and_then(|it| catalogue.series(&it.series))) {
        (Some(head), _) => head.class.clone(),
        (None, Some(series)) => series.class.clone(),
        (None, None) => "other".to_owned(),
    };
    Node {
        key: entry.key.clone(),
        kind: NodeKind::Document,
        symbol: entry.symbol.clone(),
        identity: if entry.files.is_empty() {
            Identity::None
        } else {
            entry.identity
        },
        why: entry.why.clone(),
        files: entry
            .files
            .iter()
            .map(|&it| resolved.corpus.document(it).name.clone())
            .collect(),
        others: entry.files.iter().skip(1).map(|&it| other_file(resolved, it)).collect(),
        date,
        dated,
        year: date.or(dated).map(|it| it.year).or_else(by_symbol),
        title: head.and_then(|it| it.title.clone()),
        class,
        from: head.and_then(|it| it.from.clone()),
        url: entry.symbol.as_ref().and_then(|it| catalogue.url_of(it)),
    }
}

fn other_file(resolved: &Resolved, file: usize) -> OtherFile {
    let document = resolved.corpus.document(file);
    OtherFile {
        file: document.name.clone(),
        format: document.format,
        language: resolved.corpus.head(file).language.clone(),
        standing: resolved.manifestations[file].standing,
    }
}

fn source_node(group: &SourceGroup) -> Node {
    let source = &group.source;
    Node {
        key: group.key.clone(),
        kind: NodeKind::Source(Box::new(source.clone())),
        symbol: None,
        identity: Identity::None,
        why: group.why.clone(),
        files: Vec::new(),
        others: Vec::new(),
        date: source.date,
        dated: None,
        year: source.year,
        title: source.title.clone(),
        class: source.kind.clone(),
        from: source.author.clone(),
        url: source.url.clone(),
    }
}

/// Addresses in the text's own words that belong to no source and name no document.
fn web_nodes(resolved: &Resolved) -> Vec<(Node, Target)> {
    let mut found: BTreeMap<String, String> = BTreeMap::new();
    for document in 0..resolved.corpus.len() {
        let mentions = resolved
            .corpus
            .extracted(document)
            .mentions
            .iter()
            .zip(&resolved.references[document]);
        for (mention, reference) in mentions {
            if let (MentionKind::Url(url), Target::Web(key)) = (&mention.kind, &reference.target)
                && !belongs_to_source(resolved, document, mention)
            {
                found.entry(key.clone()).or_insert_with(|| url.canonical.clone());
            }
        }
    }
    let nodes = found.into_iter().map(|(key, url)| {
        let node = Node {
            kind: NodeKind::Web,
            class: "web".to_owned(),
            url: Some(url),
            ..Node::document(&key)
        };
        (node, Target::Web(key))
    });
    nodes.collect()
}

/// Whether an address is part of a source's words, or was dumped by a converter.
fn belongs_to_source(resolved: &Resolved, document: usize, mention: &Mention) -> bool {
    let MentionKind::Url(url) = &mention.kind else {
        return false;
    };
    let extracted = resolved.corpus.extracted(document);
    let until = extracted
        .mentions
        .partition_point(|it| it.span.start <= mention.span.start);
    let source = extracted.mentions[..until]
        .iter()
        .rev()
        .take(64)
        .any(|it| matches!(it.kind, MentionKind::Source(_)) && it.span.overlaps(mention.span));
    source || url.from_link
}

#[derive(Default)]
struct Ids {
    documents: BTreeMap<usize, NodeId>,
    sources: BTreeMap<usize, NodeId>,
    web: BTreeMap<String, NodeId>,
}

impl Ids {
    fn add(&mut self, id: NodeId, target: &Target) {
        match target {
            Target::Document(at) => self.documents.insert(*at, id),
            Target::Source(at) => self.sources.insert(*at, id),
            Target::Web(key) => self.web.insert(key.clone(), id),
            Target::Inside(_) | Target::None => None,
        };
    }

    fn get(&self, target: &Target) -> Option<NodeId> {
        match target {
            Target::Document(at) => self.documents.get(at).copied(),
            Target::Source(at) => self.sources.get(at).copied(),
            Target::Web(key) => self.web.get(key).copied(),
            Target::Inside(_) | Target::None => None,
        }
    }
}

fn citations(resolved: &Resolved, ids: &Ids, edges: &mut Edges) {
    let mut words = Words::default();
    for (entry, it) in resolved.names.iter() {
        let Some(citing) = ids.get(&Target::Document(entry)) else {
            continue;
        };
        // The file that the document is cited from comes first: what only another file says is evidence too.
        for &document in &it.files {
            citations_of(resolved, ids, &mut words, (citing, document), edges);
        }
    }
}

fn citations_of(
    resolved: &Resolved,
    ids: &Ids,
    words: &mut Words,
    (citing, document): (NodeId, usize),
    edges: &mut Edges,
) {
    let counts = resolved.manifestations[document].standing.counts();
    let extracted = resolved.corpus.extracted(document);
    for (at, mention) in extracted.mentions.iter().enumerate() {
        let reference = &resolved.references[document][at];
        let Some(form) = form(resolved, document, mention) else {
            continue;
        };
        // A document's own name in its text is no citation.
        let Some(cited) = ids.get(&reference.target).filter(|it| *it != citing) else {
            continue;
        };
        let evidence = evidence(resolved, words, (document, at), form);
        let places = edges.entry((citing, cited, Link::Cites)).or_default();
        let is_new = places.evidence.first().is_none_or(|it| it.document == document);
        if counts || is_new {
            places.evidence.push(evidence);
        } else {
            places.repeated.push(evidence);
        }
    }
}

/// How a mention cites; `None` where another mention at the same place already stands for it.
fn form(resolved: &Resolved, document: usize, mention: &Mention) -> Option<&'static str> {
    match &mention.kind {
        MentionKind::Symbol(it) if it.from_url => Some("url"),
        MentionKind::Symbol(it) => Some(it.form.name()),
        MentionKind::Source(_) => Some("source"),
        MentionKind::BackReference(_) => Some("ibid"),
        MentionKind::Letter(it) => (it.symbol_span.is_none() && it.called_note.is_none()).then_some("letter"),
        MentionKind::Url(it) => {
            (it.symbol.is_none() && !belongs_to_source(resolved, document, mention)).then_some("url")
        }
        MentionKind::Internal(_) => None,
    }
}

fn evidence(resolved: &Resolved, words: &mut Words, (document, at): (usize, usize), form: &'static str) -> Evidence {
    let extracted = resolved.corpus.extracted(document);
    let mention = &extracted.mentions[at];
    let reference = &resolved.references[document][at];
    let read = resolved.corpus.document(document);
    let place = read.text.place(mention.span.start);
    let note = mention.note.and_then(|it| extracted.notes.get(it));
    Evidence {
        document,
        mention: at,
        file: words.shared(&read.name),
        span: mention.span,
        bytes: read.text.to_file(mention.span),
        line: place.line,
        column: place.column,
        page: read.page(mention.span.start),
        part: mention.part,
        note: note.map(|it| words.shared(&it.marker)),
        locator: mention.locator.as_deref().map(|it| words.shared(it)),
        text: read.text.as_printed(mention.span).into(),
        sentence: read
            .text
            .sentence(mention.span, note.map(Note::words), SENTENCE)
            .into_boxed_str(),
        relation: mention.relation.as_deref().map(|it| words.shared(it)),
        form,
        status: reference.status,
        why: words.shared(&reference.why),
    }
}

/// Links between a document and its addenda, corrigenda and revisions, where both are known.
fn families(resolved: &Resolved, ids: &Ids, nodes: &[Node], edges: &mut Edges) {
    for (index, node) in nodes.iter().enumerate() {
        let ancestors = node.symbol.iter().flat_map(|it| it.ancestors());
        let Some((parent, link)) = ancestors
            .into_iter()
            .next()
            .and_then(|it| Some((it.symbol, Link::of(it.link)?)))
        else {
            continue;
        };
        let child = NodeId::new(index);
        if let Some(parent) = resolved
            .names
            .of_whole(&parent)
            .and_then(|it| ids.get(&Target::Document(it)))
        {
            edges.entry((child, parent, link)).or_default();
        }
    }
}
