use std::cmp::Reverse;

use crate::query::Answer;
use crate::query::Cell;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::text::Date;
use crate::text::several;

/// Who cited a document first.
pub(super) const FIRST_TO_CITE: Question = Question {
    name: "first-to-cite",
    help: "Who cited a document first, by date; without --of for each document, the most cited ones first",
    takes: Takes::Any,
    by: &[],
    ask: first_to_cite,
};

fn first_to_cite(asked: &Asked<'_, '_>) -> Answer {
    let (arcs, graph) = (asked.arcs, asked.selection.graph());
    let cited: Vec<usize> = if asked.of.is_empty() {
        let is_document = |it: &usize| graph.node(arcs.node(*it)).is_document() && !arcs.citing(*it).is_empty();
        let mut all: Vec<usize> = (0..arcs.len()).filter(is_document).collect();
        all.sort_by_key(|it| Reverse(arcs.citing(*it).len()));
        all
    } else {
        asked.positions()
    };
    let dates: Vec<(Option<u16>, Option<Date>)> = (0..arcs.len())
        .map(|it| graph.node(arcs.node(it)))
        .map(|it| (it.year, it.date.or(it.dated)))
        .collect();
    let mut answer = Answer {
        columns: vec!["document", "cited_by", "first", "date"],
        ..Answer::default()
    };
    let (mut documents, mut ties) = (0_u64, 0_u64);
    let mut edges = Vec::new();
    for at in cited.into_iter().filter(|it| !arcs.citing(*it).is_empty()) {
        if answer.rows.len() >= asked.most.unwrap_or(usize::MAX) {
            answer.summary = "; --most N shows more".to_owned();
            break;
        }
        let first = earliest(arcs.citing(at), &dates);
        documents += 1;
        ties += u64::from(first.len() > 1);
        for &place in &first {
            let by = arcs.citing(at)[place] as usize;
            let date = match dates[by] {
                (_, Some(date)) => Cell::Text(date.to_string()),
                (Some(year), None) => Cell::Text(year.to_string()),
                (None, None) => Cell::Empty,
            };
            let count = Cell::Count(arcs.citing(at).len());
            answer
                .rows
                .push(vec![Cell::Node(arcs.node(at)), count, Cell::Node(arcs.node(by)), date]);
            answer.nodes.extend([arcs.node(at), arcs.node(by)]);
            edges.push(arcs.citing_edges(at)[place]);
        }
    }
    answer.edges = Some(edges);
    let more = std::mem::take(&mut answer.summary);
    let tied = match ties {
        0 => String::new(),
        ties => format!(", {ties} with several that may be the first"),
    };
    answer.summary = match documents {
        0 => "no citation of what was asked for".to_owned(),
        _ => format!("the first citations of {}{tied}{more}", several(documents, "document")),
    };
    answer
}

/// The places of those that may be the earliest: in the first year that any has, those of the first day, and those of
/// which only the year is known. Where no year is known, all.
fn earliest(citing: &[u32], dates: &[(Option<u16>, Option<Date>)]) -> Vec<usize> {
    let date = |it: &u32| dates[*it as usize];
    let year = citing.iter().filter_map(|it| date(it).0).min();
    let in_year = |it: &u32| date(it).0 == year;
    let day = citing.iter().filter(|it| in_year(it)).filter_map(|it| date(it).1).min();
    let may_be_first = |it: &u32| in_year(it) && (date(it).1.is_none() || date(it).1 == day);
    let places = citing.iter().enumerate().filter(|it| may_be_first(it.1));
    places.map(|it| it.0).collect()
}
