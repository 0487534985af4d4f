//! Mermaid, the diagrams that wikis and forges draw from text: a flowchart, what is cited at the left.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io;

use crate::export::Input;
use crate::export::Theme;
use crate::export::paint::Class;
use crate::export::paint::INK;
use crate::export::paint::LOOKS;
use crate::export::words;
use crate::graph::Link;
use crate::graph::Node;
use crate::graph::NodeId;

/// Most characters of a row of a label.
const LONGEST: usize = 90;

/// What stands before and behind the label of each class, in the order of the looks.
const SHAPES: [(&str, &str); LOOKS.len()] = [("[", "]"), ("[", "]"), ("(", ")"), ("([", "])")];

/// Signs that addresses may have to be links: none of them ends a string or starts anything in Mermaid.
const ADDRESS: &str = "-._~:/?&=%+@(),!*$'";

/// Writes a selection.
pub(super) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    out.write_all(text(input).as_bytes())
}

fn text(input: &Input<'_, '_>) -> String {
    let mut text = front(input);
    // Lines lead from the citing at the right to the cited at the left.
    text.push_str("flowchart RL\n");
    nodes(&mut text, input);
    edges(&mut text, input);
    if let Some(words) = input.selection.left_out().in_words() {
        let _ = writeln!(text, "    note[\"{}\"]:::note", escaped(&words));
    }
    classes(&mut text);
    text
}

/// The settings before the diagram, which are YAML: strings of JSON are strings of YAML.
fn front(input: &Input<'_, '_>) -> String {
    let mut front = "---\n".to_owned();
    if let Some(title) = input.drawing.title {
        let plain = words::clean(title).replace(['<', '>', '&'], " ");
        let _ = writeln!(front, "title: {}", serde_json::Value::String(plain));
    }
    let theme = match input.drawing.theme {
        Theme::Light => "neutral",
        Theme::Dark => "dark",
    };
    let _ = writeln!(front, "config:\n  theme: {theme}\n---");
    front
}

/// All nodes, those of a cluster together.
fn nodes(text: &mut String, input: &Input<'_, '_>) {
    let graph = input.selection.graph();
    let mut clusters: BTreeMap<Option<String>, Vec<NodeId>> = BTreeMap::new();
    for &id in input.selection.nodes() {
        let heading = input.drawing.clusters.and_then(|it| (it.of)(graph.node(id)));
        clusters.entry(heading).or_default().push(id);
    }
    for (at, (heading, members)) in clusters.into_iter().enumerate() {
        if let Some(heading) = &heading {
            let _ = writeln!(text, "    subgraph c{at}[\"{}\"]", label_row(heading));
        }
        for id in members {
            node(text, id, graph.node(id));
        }
        if heading.is_some() {
            text.push_str("    end\n");
        }
    }
}

fn node(text: &mut String, id: NodeId, node: &Node) {
    let class = Class::of(node);
    let (open, close) = SHAPES[class as usize];
    let rows: Vec<String> = words::rows(node).iter().map(|it| label_row(&it.1)).collect();
    let (name, label) = (id.index(), rows.join("<br/>"));
    let _ = writeln!(text, "    n{name}{open}\"{label}\"{close}:::class{}", class as usize);
    let safe = |it: &String| it.chars().all(|it| it.is_ascii_alphanumeric() || ADDRESS.contains(it));
    if let Some(url) = words::link(node).filter(safe) {
        let _ = writeln!(text, "    click n{name} href \"{url}\" _blank");
    }
}

fn edges(text: &mut String, input: &Input<'_, '_>) {
    for &id in input.selection.edges() {
        let edge = input.selection.edge(id);
        let line = match (edge.link, edge.weight()) {
            (Link::Cites, 1) => "-->",
            (Link::Cites, _) => "==>",
            _ => "-.->",
        };
        let _ = writeln!(text, "    n{} {line} n{}", edge.citing.index(), edge.cited.index());
    }
}

fn classes(text: &mut String) {
    for (at, look) in LOOKS.iter().enumerate() {
        let dash = if look.dashed { ",stroke-dasharray:4 3" } else { "" };
        let (fill, outline, width) = (look.fill, look.outline, look.width);
        let _ = writeln!(
            text,
            "    classDef class{at} fill:{fill},stroke:{outline},stroke-width:{width}px,color:{INK}{dash}"
        );
    }
    text.push_str("    classDef note fill:none,stroke:none\n");
}

/// A text as part of a label, cut where it is long.
fn label_row(text: &str) -> String {
    let text = words::clean(text);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => escaped(&format!("{}…", &text[..end])),
        None => escaped(&text),
    }
}

/// A text that is shown as it is: all but letters, digits, blanks and a few signs as the numbers of Mermaid's entities.
/// Mermaid looks for quotes, comments, directives, Markdown, formulas, icons and HTML in labels, and none is left.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            ' ' | '.' | ',' | '/' | '-' => escaped.push(it),
            it if it.is_alphanumeric() => escaped.push(it),
            it if it.is_control() => escaped.push('\u{FFFD}'),
            it => {
                let _ = write!(escaped, "#{};", u32::from(it));
            }
        }
    }
    escaped
}
