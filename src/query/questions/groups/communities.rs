use crate::query::Answer;
use crate::query::Cell;
use crate::query::groups::communities;
use crate::query::groups::modularity;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::listing::by_size;
use crate::query::questions::listing::sizes;
use crate::query::questions::listing::year;

/// Communities.
pub(in crate::query::questions) const COMMUNITIES: Question = Question {
    name: "communities",
    help: "Groups of documents that cite each other more than chance would have it (Leiden, modularity)",
    takes: Takes::None,
    by: &[],
    ask: grouped,
};

fn grouped(asked: &Asked<'_, '_>) -> Answer {
    let arcs = asked.arcs;
    let group_of = communities(arcs);
    let groups = by_size(arcs, &group_of);
    let mut answer = Answer {
        columns: vec!["group", "document", "year", "inside", "outside"],
        summary: format!(
            "{}; modularity {:.4}; inside and outside count the citations of each, both ways, within its group and beyond",
            sizes(&groups),
            modularity(arcs, &group_of)
        ),
        ..Answer::default()
    };
    for (number, group) in (1..).zip(&groups) {
        let counts = |at: usize| {
            let ends = || arcs.cited(at).iter().chain(arcs.citing(at));
            let inside = ends().filter(|it| group_of[**it as usize] == group_of[at]).count();
            (inside, ends().count() - inside)
        };
        let mut members: Vec<(usize, (usize, usize))> = group.iter().map(|it| (*it, counts(*it))).collect();
        // Who has most links within its group stands for it.
        members.sort_by_key(|it| std::cmp::Reverse(it.1.0));
        for (at, (inside, outside)) in members {
            let id = arcs.node(at);
            answer.nodes.push(id);
            answer.rows.push(vec![
                Cell::Count(number),
                Cell::Node(id),
                year(asked.selection, id),
                Cell::Count(inside),
                Cell::Count(outside),
            ]);
        }
    }
    let most = asked.most.unwrap_or(usize::MAX);
    answer.rows.truncate(most);
    answer.nodes.truncate(most);
    answer
}
