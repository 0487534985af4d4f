use crate::graph::Direction;
use crate::query::Arcs;
use crate::query::chains::Chain;
use crate::query::chains::ChainQuery;
use crate::query::chains::work::Work;
use crate::query::groups::Strong;
use crate::query::reach::Reach;

/// One shortest chain to each of some positions; one more than `most` where there are more.
pub(super) fn one_each(
    reach: &Reach,
    ends: impl Iterator<Item = (usize, usize)>,
    most: usize,
    work: &mut Work,
) -> Vec<Chain> {
    // A chain has as many steps as its end is away: many ends that are all far away are work too.
    let ends = ends.take(most.saturating_add(1)).take_while(|it| work.take(it.0));
    ends.map(|(_, at)| Chain { steps: reach.way(at) }).collect()
}

/// One shortest chain to where a direction ends: to a document without further citations in it, or to the nearest of a
/// group whose members lead only to each other.
pub(super) fn ends(arcs: &Arcs, from: usize, direction: Direction, query: &ChainQuery, work: &mut Work) -> Vec<Chain> {
    let reach = Reach::new(arcs, &[from], direction, usize::MAX);
    let groups = Strong::among(arcs, |it| reach.steps(it).is_some());
    let is_last = |(group, members): &(usize, &[u32])| {
        let mut next = members.iter().flat_map(|it| arcs.next(*it as usize, direction));
        next.all(|it| groups.of[*it as usize] == *group) && groups.of[from] != *group
    };
    let steps = |at: &u32| Some((reach.steps(*at as usize)?, *at as usize));
    let nearest = |members: &[u32]| members.iter().filter_map(steps).min();
    let mut found: Vec<(usize, usize)> = groups
        .members
        .all()
        .enumerate()
        .filter(is_last)
        .filter_map(|it| nearest(it.1))
        .filter(|it| it.0 <= query.longest)
        .collect();
    found.sort_unstable();
    one_each(&reach, found.into_iter(), query.most, work)
}
