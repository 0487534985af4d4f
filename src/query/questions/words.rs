//! Numbers and kinds in words, for the line below the rows.

use crate::graph::CiteGraph;
use crate::graph::NodeId;
use crate::graph::NodeKind;
use crate::text::count;
use crate::text::several;

/// "2 documents, 1 source, 1 web address"; "nothing" where there is none.
pub(super) fn kinds(graph: &CiteGraph, nodes: impl Iterator<Item = NodeId>) -> String {
    let mut counts = [0_u64; 3];
    for id in nodes {
        match graph.node(id).kind {
            NodeKind::Document => counts[0] += 1,
            NodeKind::Source(_) => counts[1] += 1,
            NodeKind::Web => counts[2] += 1,
        }
    }
    let addresses = if counts[2] == 1 { "web address" } else { "web addresses" };
    let words = [
        several(counts[0], "document"),
        several(counts[1], "source"),
        format!("{} {addresses}", count(counts[2])),
    ];
    let parts: Vec<String> = counts.iter().zip(words).filter(|it| *it.0 > 0).map(|it| it.1).collect();
    match parts.as_slice() {
        [] => "nothing".to_owned(),
        parts => parts.join(", "),
    }
}

/// "; the first 20 of 53 rows are shown", or nothing where all are.
pub(super) fn cut(shown: usize, of: usize) -> String {
    match shown < of {
        true => format!(
            "; the first {} of {} are shown, --most N shows more",
            count(shown as u64),
            several(of as u64, "row")
        ),
        false => String::new(),
    }
}

/// " within 1 step", or nothing where there is no bound.
pub(super) fn within(most: usize) -> String {
    match most {
        usize::MAX => String::new(),
        most => format!(" within {}", several(most as u64, "step")),
    }
}
