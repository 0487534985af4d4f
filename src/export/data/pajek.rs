use std::collections::HashSet;
use std::io;

use crate::export::Input;
use crate::export::label;
use crate::export::words;
use crate::graph::Node;
use crate::graph::NodeId;

/// Writes a selection as a Pajek network (Batagelj and Mrvar, "Pajek Reference Manual", part 5.3): numbered vertices
/// with their labels, arcs with their weights and, as labels, what the link says.
pub(in crate::export) fn write(input: &Input<'_, '_>, out: &mut dyn io::Write) -> io::Result<()> {
    let selection = input.selection;
    let graph = selection.graph();
    let about = selection.left_out().in_words();
    let about = about.map_or(String::new(), |it| format!("; {it}"));
    writeln!(out, "*Network \"ibid{about}\"")?;
    writeln!(out, "*Vertices {}", selection.nodes().len())?;
    let mut numbers = vec![0_usize; graph.node_count()];
    let mut labels = Labels::default();
    for (number, &id) in (1..).zip(selection.nodes()) {
        numbers[id.index()] = number;
        writeln!(out, "{number} \"{}\"", labels.of(id, graph.node(id)))?;
    }
    writeln!(out, "*Arcs")?;
    for &id in selection.edges() {
        let edge = selection.edge(id);
        let [citing, cited] = [edge.citing, edge.cited].map(|it| numbers[it.index()]);
        let (weight, link) = (edge.weight(), edge.link.name());
        writeln!(out, "{citing} {cited} {weight} l \"{link}\"")?;
    }
    Ok(())
}

/// Labels that were given: programs take vertices with equal labels for one.
#[derive(Default)]
struct Labels(HashSet<String>);

impl Labels {
    /// The label of a node on one line. Pajek knows no escapes: a quotation mark becomes an apostrophe, and a backslash,
    /// which some programs take for one, the sign that looks like it. A label that is empty or was given before gets the
    /// node's name behind it.
    fn of(&mut self, id: NodeId, node: &Node) -> String {
        let kept = |it: char| match it {
            '"' => '\'',
            '\\' => '⧵',
            it if it.is_control() || words::turns_direction(it) || matches!(it, '\u{2028}' | '\u{2029}') => '\u{FFFD}',
            it => it,
        };
        let name = label::name(node);
        let mut label: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
        label = label.chars().map(kept).collect();
        while label.is_empty() || self.0.contains(&label) {
            label = format!("{label} [n{}]", id.index()).trim_start().to_owned();
        }
        self.0.insert(label.clone());
        label
    }
}
