use serde::Serialize;

use crate::export::html::data::pack::Packed;
use crate::export::html::data::texts::Texts;
use crate::export::html::places::Places;
use crate::export::label;
use crate::export::paint::Look;
use crate::export::words;
use crate::graph::Node;
use crate::graph::NodeKind;
use crate::query::Selection;
use crate::text::Date;

/// What a node is, as the page says it, in the order of [`kind`].
const KINDS: [&str; 4] = [
    "document of the collection",
    "document that is only cited",
    "book, article, judgment or other source",
    "web address",
];

/// The position in [`KINDS`].
fn kind(node: &Node) -> usize {
    match node.kind {
        NodeKind::Document if node.in_collection() => 0,
        NodeKind::Document => 1,
        NodeKind::Source(_) => 2,
        NodeKind::Web => 3,
    }
}

/// A column for each thing that is known of a node. Numbers without a name point into the texts.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Nodes<'a> {
    /// Names of the kinds.
    kinds: Vec<&'static str>,
    keys: Vec<&'a str>,
    kind: Packed,
    /// Position among the looks.
    look: Packed,
    x: Packed,
    y: Packed,
    /// What is shown where it is not the key; else 0.
    label: Packed,
    title: Packed,
    class: Packed,
    /// The sender as printed, or the author.
    from: Packed,
    /// The same without offices, for filters and lanes.
    sender: Packed,
    /// Number of the year; 0 where it is not known.
    year: Packed,
    /// Year, month and day as one number, 20210319; 0 where it is not known.
    date: Packed,
    dated: Packed,
    url: Packed,
    /// How its symbol is known.
    why: Packed,
    /// Where each node's part of `file` starts; one more at the end.
    file_starts: Packed,
    file: Packed,
    /// Where each node's part of `name` starts; one more at the end.
    name_starts: Packed,
    /// The halves of joint symbols.
    name: Packed,
}

impl<'a> Nodes<'a> {
    pub(super) fn new(selection: &Selection<'a>, places: &Places, texts: &mut Texts) -> Self {
        let graph = selection.graph();
        let nodes: Vec<&Node> = selection.nodes().iter().map(|it| graph.node(*it)).collect();
        let mut column = |of: &dyn Fn(&Node, &mut Texts) -> u32| Packed::new(nodes.iter().map(|it| of(it, texts)));
        let day = |it: Option<Date>| it.map_or(0, number);
        Self {
            kinds: KINDS.to_vec(),
            keys: nodes.iter().map(|it| it.key.as_str()).collect(),
            kind: Packed::of(nodes.iter().map(|it| kind(it))),
            look: Packed::of(nodes.iter().map(|it| Look::of(it))),
            x: Packed::new(places.x.iter().copied()),
            y: Packed::new(places.y.iter().copied()),
            label: column(&|it, texts| texts.place(&shown(it))),
            title: column(&|it, texts| texts.optional(it.title.as_deref())),
            class: column(&|it, texts| texts.place(&it.class)),
            from: column(&|it, texts| texts.optional(it.from.as_deref())),
            sender: column(&|it, texts| texts.optional(it.sender())),
            year: column(&|it, _| it.year.map_or(0, u32::from)),
            date: column(&|it, _| day(it.date)),
            dated: column(&|it, _| day(it.dated)),
            url: column(&|it, texts| texts.optional(words::link(it).as_deref())),
            why: column(&|it, texts| texts.place(&it.why)),
            file_starts: starts(nodes.iter().map(|it| files(it).len())),
            file: Packed::new(
                nodes
                    .iter()
                    .flat_map(|it| files(it))
                    .map(|it| texts.place(&it))
                    .collect::<Vec<_>>(),
            ),
            name_starts: starts(nodes.iter().map(|it| halves(it).len())),
            name: Packed::new(
                nodes
                    .iter()
                    .flat_map(|it| halves(it))
                    .map(|it| texts.place(&it))
                    .collect::<Vec<_>>(),
            ),
        }
    }
}

/// The name for people, where it is not the key as it stands.
fn shown(node: &Node) -> String {
    let name = words::clean(&label::name(node));
    match name.as_str() {
        "" => "(no name)".to_owned(),
        it if it == node.key => String::new(),
        _ => name,
    }
}

/// The path of its first file, and a line for each further one.
fn files(node: &Node) -> Vec<String> {
    node.files
        .iter()
        .take(1)
        .cloned()
        .chain(label::other_files(node))
        .collect()
}

/// The names of a document but the whole one.
fn halves(node: &Node) -> Vec<String> {
    let names = node.symbol.iter().flat_map(|it| it.names());
    names.filter(|it| *it != node.key).collect()
}

fn number(it: Date) -> u32 {
    u32::from(it.year) * 10_000 + u32::from(it.month) * 100 + u32::from(it.day)
}

/// Where each of several runs starts, and where the last ends.
pub(super) fn starts(lengths: impl Iterator<Item = usize>) -> Packed {
    let ends = lengths.scan(0, |end, it| {
        *end += it;
        Some(*end)
    });
    Packed::of(std::iter::once(0).chain(ends))
}
