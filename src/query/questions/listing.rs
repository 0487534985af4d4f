use crate::graph::NodeId;
use crate::query::Arcs;
use crate::query::Cell;
use crate::query::Selection;

/// Rows of a ranking where nobody says how many.
pub(super) const TOP: usize = 20;

/// Sizes of groups that a summary names.
const SIZES: usize = 8;

/// The year of a document.
pub(super) fn year(selection: &Selection<'_>, id: NodeId) -> Cell {
    selection.graph().node(id).year.map_or(Cell::Empty, Cell::Year)
}

/// Positions by their scores, the greatest first and equals in the graph's order, each behind its rank from 1, which equals
/// share. Scores count as equal that differ by rounding, in the ninth digit; what has no score is left out.
pub(super) fn ranked(scores: &[f64]) -> Vec<(usize, usize)> {
    // The bits of numbers above zero are in the numbers' order; those cut off are worth a part in 2³⁰.
    let coarse = |at: usize| (scores[at].to_bits() + (1 << 21)) >> 22;
    let mut order: Vec<usize> = (0..scores.len()).filter(|it| scores[*it] > 0.0).collect();
    order.sort_by_key(|it| std::cmp::Reverse(coarse(*it)));
    let mut ranked: Vec<(usize, usize)> = Vec::with_capacity(order.len());
    for (before, at) in order.into_iter().enumerate() {
        let rank = match ranked.last() {
            Some((rank, last)) if coarse(*last) == coarse(at) => *rank,
            _ => before + 1,
        };
        ranked.push((rank, at));
    }
    ranked
}

/// Groups of positions, the greatest group first and equals by their first position; within a group in the order of
/// positions.
pub(super) fn by_size(arcs: &Arcs, groups: &[usize]) -> Vec<Vec<usize>> {
    let mut members: Vec<Vec<usize>> = vec![Vec::new(); arcs.len()];
    for (at, group) in groups.iter().enumerate() {
        members[*group].push(at);
    }
    members.retain(|it| !it.is_empty());
    members.sort_by_key(|it| (std::cmp::Reverse(it.len()), it[0]));
    members
}

/// The sizes of groups that come by size, in words: "2 groups of 5 and 3, and 4 alone".
pub(super) fn sizes(groups: &[Vec<usize>]) -> String {
    let together: Vec<String> = groups
        .iter()
        .map(Vec::len)
        .filter(|it| *it > 1)
        .map(|it| it.to_string())
        .collect();
    let shown = together[..together.len().min(SIZES)].join(", ");
    let rest = if together.len() > SIZES { ", …" } else { "" };
    let alone = match groups.len() - together.len() {
        0 => String::new(),
        count => format!(", and {count} alone"),
    };
    match together.len() {
        0 => format!("no groups{alone}"),
        count => format!("{} of {shown}{rest}{alone}", counted(count, "group")),
    }
}

/// "1 document", "2 documents".
pub(super) fn counted(count: usize, thing: &str) -> String {
    match count {
        1 => format!("1 {thing}"),
        _ => format!("{count} {thing}s"),
    }
}

/// "2 documents", or "2 documents and sources" where the selection has others than documents.
pub(super) fn documents(selection: &Selection<'_>, count: usize) -> String {
    let only = selection
        .nodes()
        .iter()
        .all(|it| selection.graph().node(*it).is_document());
    match only {
        true => counted(count, "document"),
        false => format!("{count} documents and sources"),
    }
}

/// How many of all are shown: "the first 20 of 48 documents", or "48 documents".
pub(super) fn shown(selection: &Selection<'_>, shown: usize, total: usize) -> String {
    match shown < total {
        true => format!("the first {shown} of {}", documents(selection, total)),
        false => documents(selection, total),
    }
}

#[cfg(test)]
mod tests {
    use super::ranked;
    use super::sizes;

    #[test]
    fn sizes_are_said_in_words() {
        let groups = |sizes: &[usize]| sizes.iter().map(|it| vec![0; *it]).collect::<Vec<_>>();
        assert_eq!(sizes(&groups(&[])), "no groups");
        assert_eq!(sizes(&groups(&[1, 1])), "no groups, and 2 alone");
        assert_eq!(sizes(&groups(&[5, 3, 1])), "2 groups of 5, 3, and 1 alone");
        assert_eq!(sizes(&groups(&[2; 10])), "10 groups of 2, 2, 2, 2, 2, 2, 2, 2, …");
    }

    #[test]
    fn equals_share_a_rank() {
        let third = 1.0 / 3.0;
        let scores = [0.25, third, third + f64::EPSILON, 0.0, 0.25, 0.5];
        assert_eq!(ranked(&scores), [(1, 5), (2, 1), (2, 2), (4, 0), (4, 4)]);
    }
}
