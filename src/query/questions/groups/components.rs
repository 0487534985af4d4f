use crate::query::Answer;
use crate::query::Cell;
use crate::query::groups::strong_components;
use crate::query::groups::weak_components;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::listing::by_size;
use crate::query::questions::listing::sizes;
use crate::query::questions::listing::year;

/// Components.
pub(in crate::query::questions) const COMPONENTS: Question = Question {
    name: "components",
    help: "Parts of the collection that no citation joins",
    takes: Takes::None,
    by: &[
        ("weak", "documents that citations join, whichever way they lead"),
        ("strong", "documents that all lead to each other"),
    ],
    ask: parts,
};

fn parts(asked: &Asked<'_, '_>) -> Answer {
    let arcs = asked.arcs;
    let (groups, why) = match asked.by {
        "strong" => (strong_components(arcs), "documents that all lead to each other are one"),
        _ => (weak_components(arcs), "citations in either direction join documents"),
    };
    let groups = by_size(arcs, &groups);
    let most = asked.most.unwrap_or(usize::MAX);
    let members = (1..)
        .zip(&groups)
        .flat_map(|(number, it)| it.iter().map(move |at| (number, *at)));
    let mut answer = Answer {
        columns: vec!["group", "document", "year"],
        summary: format!("{}; {why}", sizes(&groups)),
        ..Answer::default()
    };
    for (number, at) in members.take(most) {
        let id = arcs.node(at);
        answer.nodes.push(id);
        answer
            .rows
            .push(vec![Cell::Count(number), Cell::Node(id), year(asked.selection, id)]);
    }
    answer
}
