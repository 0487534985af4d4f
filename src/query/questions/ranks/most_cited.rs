use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::query::Answer;
use crate::query::Cell;
use crate::query::questions::Asked;
use crate::query::questions::Question;
use crate::query::questions::Takes;
use crate::query::questions::listing::TOP;
use crate::query::questions::listing::documents;
use crate::query::questions::listing::shown;
use crate::query::questions::listing::year;
use crate::query::ranks::Cited;
use crate::query::ranks::CountedBy;
use crate::query::ranks::most_cited;

/// Rows of each year and relation where nobody says how many.
const TOP_OF_EACH: usize = 3;

/// How often documents are cited.
pub(in crate::query::questions) const MOST_CITED: Question = Question {
    name: "most-cited",
    help: "Which documents are cited most",
    takes: Takes::None,
    by: &[
        ("documents", "by how many documents cite it"),
        ("places", "by in how many places they do"),
        (
            "year",
            "the most cited of each year of the citing documents; --most N of each",
        ),
        ("relation", "the most cited of each relation; --most N of each"),
    ],
    ask: most,
};

fn most(asked: &Asked<'_, '_>) -> Answer {
    let by = match asked.by {
        "year" => CountedBy::Year,
        "relation" => CountedBy::Relation,
        _ => CountedBy::Nothing,
    };
    let by_places = asked.by == "places";
    let count = |it: &Cited| match by_places {
        true => (it.places, it.documents),
        false => (it.documents, it.places),
    };
    let mut cited = most_cited(asked.selection, asked.arcs, by);
    // What has no year comes last. Stable: equals stay in the graph's order.
    let order = |it: &Cited| (it.apart.is_empty(), it.apart.clone(), Reverse(count(it)));
    cited.sort_by_cached_key(order);
    let usual = if by == CountedBy::Nothing { TOP } else { TOP_OF_EACH };
    let most = asked.most.unwrap_or(usual);
    let mut answer = Answer {
        columns: vec!["rank", "document", "year", "documents", "places"],
        ..Answer::default()
    };
    match by {
        CountedBy::Nothing => {}
        CountedBy::Year => answer.columns.insert(0, "cited_in"),
        CountedBy::Relation => answer.columns.insert(0, "relation"),
    }
    for group in cited.chunk_by(|a, b| a.apart == b.apart) {
        let mut rank = 0;
        for (at, it) in group.iter().enumerate().take(most) {
            if at == 0 || count(&group[at - 1]).0 != count(it).0 {
                rank = at + 1;
            }
            let mut row = vec![
                Cell::Count(rank),
                Cell::Node(it.node),
                year(asked.selection, it.node),
                Cell::Count(it.documents),
                Cell::Count(it.places),
            ];
            match by {
                CountedBy::Nothing => {}
                CountedBy::Year => row.insert(0, it.apart.parse().map_or(Cell::Empty, Cell::Year)),
                CountedBy::Relation => row.insert(0, Cell::Text(it.apart.clone())),
            }
            answer.rows.push(row);
            answer.nodes.push(it.node);
        }
    }
    answer.summary = summary(asked, answer.rows.len(), most, &cited);
    answer
}

fn summary(asked: &Asked<'_, '_>, rows: usize, most: usize, cited: &[Cited]) -> String {
    let all = cited.iter().map(|it| it.node).collect::<BTreeSet<_>>().len();
    let cited = documents(asked.selection, all);
    match asked.by {
        "year" => format!("{cited} are cited; the first {most} of each year of the citing documents"),
        "relation" => format!("{cited} are cited with a relation; the first {most} of each relation"),
        "places" => format!(
            "{} by the places that cite them; a web address beside other words is no further place",
            shown(asked.selection, rows, all)
        ),
        _ => format!("{} by the documents that cite them", shown(asked.selection, rows, all)),
    }
}
