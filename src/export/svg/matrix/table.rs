use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::export::svg::net::Net;
use crate::graph::Link;

/// Rows and columns with what stands where they meet.
pub(super) struct Table {
    pub(super) rows: Side,
    pub(super) columns: Side,
    /// Row and column of each cell with its number among the net's arcs.
    pub(super) cells: Vec<(usize, usize, usize)>,
    /// What has no row or no column, in words.
    pub(super) left_out: Option<String>,
}

/// The rows, or the columns.
pub(super) struct Side {
    /// Positions among the members of the net, in order.
    pub(super) members: Vec<usize>,
    /// What stands together, under its heading.
    pub(super) groups: Vec<(String, Range<usize>)>,
}

impl Table {
    /// The citations between the most linked members of a net, in the order of their clusters or, without these, by year.
    pub(super) fn new(net: &Net<'_>, clustered: bool, most: usize) -> Self {
        let citations: Vec<(usize, usize, usize)> = net
            .arcs
            .iter()
            .enumerate()
            .filter(|it| it.1.edge.link == Link::Cites)
            .map(|(at, it)| (it.citing, it.cited, at))
            .collect();
        let (all_rows, mut rows) = linked(citations.iter().map(|it| it.0), most);
        let inside = |it: &&(usize, usize, usize)| rows.binary_search(&it.0).is_ok();
        let (_, columns) = linked(citations.iter().filter(inside).map(|it| it.1), most);
        // A row whose documents have no column says nothing.
        let cites = |row: &usize| {
            citations
                .iter()
                .any(|it| it.0 == *row && columns.binary_search(&it.1).is_ok())
        };
        rows.retain(cites);
        let all_columns = linked(citations.iter().map(|it| it.1), usize::MAX).0;
        let rows = Side::new(net, rows, clustered);
        let columns = Side::new(net, columns, clustered);
        let (row_of, column_of) = (rows.positions(), columns.positions());
        let cells: Vec<(usize, usize, usize)> = citations
            .iter()
            .filter_map(|(citing, cited, arc)| Some((*row_of.get(citing)?, *column_of.get(cited)?, *arc)))
            .collect();
        let missing = [
            (all_rows - rows.members.len(), "citing"),
            (all_columns - columns.members.len(), "cited"),
            (citations.len() - cells.len(), "citation links"),
        ];
        let parts: Vec<String> = missing
            .iter()
            .filter(|it| it.0 > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        let left_out = (!parts.is_empty()).then(|| {
            format!(
                "only the {most} rows and columns with the most links; without {}",
                parts.join(", ")
            )
        });
        Self {
            rows,
            columns,
            cells,
            left_out,
        }
    }
}

/// How many members occur, and those that do most often, in order.
fn linked(ends: impl Iterator<Item = usize>, most: usize) -> (usize, Vec<usize>) {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for it in ends {
        *counts.entry(it).or_default() += 1;
    }
    let mut members: Vec<(usize, usize)> = counts.into_iter().collect();
    let all = members.len();
    members.sort_by_key(|it| (Reverse(it.1), it.0));
    members.truncate(most);
    let mut members: Vec<usize> = members.into_iter().map(|it| it.0).collect();
    members.sort_unstable();
    (all, members)
}

impl Side {
    fn new(net: &Net<'_>, mut members: Vec<usize>, clustered: bool) -> Self {
        let year = |at: usize| net.nodes[at].node.year;
        let by_year = |at: usize| !clustered && net.nodes[at].node.is_document();
        members.sort_by_key(|&at| {
            let undated = by_year(at) && year(at).is_none();
            (net.nodes[at].lane, undated, by_year(at).then(|| year(at)), at)
        });
        let heading = |at: usize| match by_year(at) {
            true => year(at).map_or_else(|| "no date".to_owned(), |it| it.to_string()),
            false => net.lanes[net.nodes[at].lane].heading.clone().unwrap_or_default(),
        };
        let mut groups: Vec<(String, Range<usize>)> = Vec::new();
        for (position, &at) in members.iter().enumerate() {
            let heading = heading(at);
            match groups.last_mut() {
                Some(last) if last.0 == heading => last.1.end = position + 1,
                _ => groups.push((heading, position..position + 1)),
            }
        }
        Self { members, groups }
    }

    fn positions(&self) -> BTreeMap<usize, usize> {
        self.members
            .iter()
            .enumerate()
            .map(|(position, at)| (*at, position))
            .collect()
    }
}
