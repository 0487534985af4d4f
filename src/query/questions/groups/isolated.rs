use crate::query::Answer;
use crate::query::Cell;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::listing::counted;
use crate::query::questions::listing::year;

/// Documents without citations.
pub(in crate::query::questions) const ISOLATED: Question = Question {
    name: "isolated",
    help: "Documents that neither cite nor are cited",
    takes: Takes::None,
    by: &[
        ("neither", "neither cite nor are cited"),
        ("uncited", "nobody cites"),
        ("citing-nothing", "cite nothing; of those that were read"),
    ],
    ask: alone,
};

fn alone(asked: &Asked<'_, '_>) -> Answer {
    let arcs = asked.arcs;
    let graph = asked.selection.graph();
    let keeps = |at: usize| {
        let node = graph.node(arcs.node(at));
        let (cites, cited) = (!arcs.cited(at).is_empty(), !arcs.citing(at).is_empty());
        node.is_document()
            && match asked.by {
                "uncited" => !cited,
                // What a document cites is only known of one that was read.
                "citing-nothing" => !cites && node.in_collection(),
                _ => !cites && !cited,
            }
    };
    let found: Vec<usize> = (0..arcs.len()).filter(|it| keeps(*it)).collect();
    let total = counted(found.len(), "document");
    let shown = found
        .iter()
        .take(asked.most.unwrap_or(usize::MAX))
        .map(|it| arcs.node(*it));
    let row = |id| {
        vec![
            Cell::Node(id),
            year(asked.selection, id),
            Cell::Text(graph.node(id).class.clone()),
        ]
    };
    Answer {
        columns: vec!["document", "year", "class"],
        rows: shown.clone().map(row).collect(),
        nodes: shown.collect(),
        edges: None,
        summary: match asked.by {
            "uncited" => format!("{total} that nobody cites"),
            "citing-nothing" => format!("{total}, of those that were read, without a citation"),
            _ => format!("{total} without citations in either direction"),
        },
    }
}
