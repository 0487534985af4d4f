use crate::graph::NodeId;
use crate::query::Answer;
use crate::query::Cell;
use crate::query::ChainQuery;
use crate::query::Way;
use crate::query::chains;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::words;
use crate::query::questions::year;
use crate::text::several;

/// Back to the documents that cite nothing.
pub(super) const BACK: Question = Question {
    name: "back",
    help: "The roots that a document leads back to: documents that cite no other",
    takes: Takes::Some,
    by: &[],
    ask: |asked| ends(asked, Way::Back, "root"),
};

/// Forward to the documents that nobody cites.
pub(super) const FORWARD: Question = Question {
    name: "forward",
    help: "The newest documents that lead to a document: documents that no other cites",
    takes: Takes::Some,
    by: &[],
    ask: |asked| ends(asked, Way::Forward, "newest document"),
};

/// Most ends of each document.
const MOST: usize = 100;

fn ends(asked: &Asked<'_, '_>, way: Way, called: &str) -> Answer {
    let graph = asked.selection.graph();
    let mut answer = Answer {
        columns: vec!["from", "steps", "document", "year", "by_way_of"],
        nodes: asked.of.to_vec(),
        ..Answer::default()
    };
    let mut edges = Vec::new();
    let mut more = String::new();
    for &from in asked.of {
        let query = ChainQuery {
            from,
            way,
            longest: asked.depth.unwrap_or(usize::MAX),
            most: asked.most.unwrap_or(MOST),
        };
        let found = chains(asked.selection, &query);
        more = found.in_words().map_or(more, |it| format!("; {it}"));
        for chain in &found.found {
            // Away from the document that was asked of.
            let mut way_there: Vec<NodeId> = chain.steps.iter().map(|it| graph.ends(*it).0).collect();
            way_there.extend(chain.steps.last().map(|it| graph.ends(*it).1));
            if way == Way::Forward {
                way_there.reverse();
            }
            if let [_, between @ .., end] = way_there.as_slice() {
                answer.rows.push(vec![
                    Cell::Node(from),
                    Cell::Count(chain.steps.len()),
                    Cell::Node(*end),
                    year(graph, *end),
                    Cell::Nodes(between.to_vec()),
                ]);
            }
            answer.nodes.extend(way_there);
            edges.extend_from_slice(&chain.steps);
        }
    }
    answer.edges = Some(edges);
    let within = words::within(asked.depth.unwrap_or(usize::MAX));
    answer.summary = match answer.rows.len() {
        0 => format!("no {called}{within}"),
        rows => format!("{}{within}{more}", several(rows as u64, called)),
    };
    answer
}
