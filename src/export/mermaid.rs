//! Mermaid, the diagrams that wikis and forges draw from text: a flowchart, what is cited at the left.

use std::fmt::Write as _;
use std::io;

use crate::export::Input;
use crate::export::Theme;
use crate::export::clusters::Groups;
use crate::export::paint;
use crate::export::paint::LOOKS;
use crate::export::paint::Look;
use crate::export::paint::Shape;
use crate::export::words;
use crate::graph::Link;
use crate::graph::Node;
use crate::graph::NodeId;

/// Most characters of a row of a label.
const LONGEST: usize = 90;

/// What stands before and behind the label of a node of some shape; of any other, as of the last.
const SHAPES: [(Shape, &str, &str); 5] = [
    (Shape::Double, "[[", "]]"),
    (Shape::Hexagon, "{{", "}}"),
    (Shape::Rounded, "(", ")"),
    (Shape::Underline, "([", "])"),
    (Shape::Plain, "[", "]"),
];

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
    classes(&mut text, input.drawing.theme);
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
    let selection = input.selection;
    let groups = input
        .drawing
        .clusters
        .map(|it| Groups::of(selection, it))
        .unwrap_or_default();
    for (at, heading) in groups.headings.iter().enumerate() {
        let _ = writeln!(text, "    subgraph c{at}[\"{}\"]", label_row(heading));
        for id in selection.nodes().iter().filter(|it| groups.of.get(it) == Some(&at)) {
            node(text, *id, selection.graph().node(*id));
        }
        text.push_str("    end\n");
    }
    for id in selection.nodes().iter().filter(|it| !groups.of.contains_key(it)) {
        node(text, *id, selection.graph().node(*id));
    }
}

fn node(text: &mut String, id: NodeId, node: &Node) {
    let look = Look::of(node);
    let shape = SHAPES.iter().find(|it| it.0 == LOOKS[look].shape);
    let (open, close) = shape.or(SHAPES.last()).map_or(("[", "]"), |it| (it.1, it.2));
    let rows: Vec<String> = words::rows(node).iter().map(|it| label_row(&it.1)).collect();
    let (name, label) = (id.index(), rows.join("<br/>"));
    let class = if paint::only_cited(node) { "cited" } else { "own" };
    let _ = writeln!(text, "    n{name}{open}\"{label}\"{close}:::{class}{look}");
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

/// The colours of the looks, filled and, for what is only cited, empty and dashed.
fn classes(text: &mut String, theme: Theme) {
    let palette = paint::palette(theme);
    for (at, tint) in palette.tints.iter().enumerate() {
        let (outline, ink) = (tint.outline, palette.ink);
        let _ = writeln!(
            text,
            "    classDef own{at} fill:{},stroke:{outline},color:{ink}",
            tint.fill
        );
        let _ = writeln!(
            text,
            "    classDef cited{at} fill:{},stroke:{outline},color:{ink},stroke-dasharray:4 3",
            palette.background
        );
    }
    let _ = writeln!(text, "    classDef note fill:none,stroke:none,color:{}", palette.faint);
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

#[cfg(test)]
mod tests {
    use proptest::prelude::any;
    use proptest::prop_assert;
    use proptest::proptest;

    use super::label_row;
    use super::node;
    use super::text;
    use crate::export::CLUSTERINGS;
    use crate::export::Drawing;
    use crate::export::Input;
    use crate::export::tests::HOSTILE;
    use crate::export::tests::build;
    use crate::export::tests::input;
    use crate::graph::Node;
    use crate::graph::NodeId;
    use crate::query::Selection;

    #[test]
    fn every_node_and_link_has_a_line_whatever_the_names() {
        let built = build(&HOSTILE.map(|it| (it, "See A/75/745 and https://x.example/?a=<b>&c='\"d.")));
        let selection = Selection::all(&built.graph);
        let plain = input(&selection);
        let drawing = Drawing {
            clusters: CLUSTERINGS.first(),
            title: Some("%%{init: {}}%% --- \" \n<b>"),
            ..*plain.drawing
        };
        let text = text(&Input {
            drawing: &drawing,
            ..plain
        });
        let lines = |start: &str| text.lines().filter(|it| it.trim_start().starts_with(start)).count();
        let nodes = text
            .lines()
            .filter(|it| it.contains(":::own") || it.contains(":::cited"));
        assert_eq!(nodes.count(), built.graph.node_count());
        assert_eq!(text.matches("> n").count(), built.graph.edge_count());
        assert_eq!(lines("subgraph "), lines("end"));
        assert!(!text.contains("<b>") && !text.contains("script>"), "{text}");
    }

    #[test]
    fn links_are_only_those_of_the_web() {
        let urls = [
            ("javascript:alert(1)", false),
            ("https://x.example/?a=1&b=2", true),
            ("https://x.example/\" onclick=\"x", false),
            ("https://x.example/#style:;", false),
        ];
        for (url, kept) in urls {
            let mut written = String::new();
            let it = Node {
                url: Some(url.to_owned()),
                ..Node::document("S/2021/9")
            };
            node(&mut written, NodeId::new(0), &it);
            assert_eq!(written.contains("click n0 href"), kept, "{url}");
        }
    }

    proptest! {
        #[test]
        fn nothing_in_a_label_means_anything_to_mermaid(name in any::<String>()) {
            let row = label_row(&name);
            let entities = row.split('#').skip(1);
            for it in entities {
                let digits = it.split(';').next().unwrap();
                prop_assert!(it.contains(';') && digits.chars().all(|it| it.is_ascii_digit()), "{row}");
            }
            let plain = row.replace(['#', ';'], "");
            let harmless = |it: char| it.is_alphanumeric() || " .,/-…\u{FFFD}".contains(it);
            prop_assert!(plain.chars().all(harmless), "{row}");
        }
    }
}
