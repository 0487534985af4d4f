use crate::graph::Direction;
use crate::query::Arcs;
use crate::query::chains::Chain;
use crate::query::chains::ChainQuery;
use crate::query::chains::work::Work;
use crate::query::knots::knots;
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
    let groups = knots(arcs, |it| reach.steps(it).is_some());
    let mut group_of = vec![usize::MAX; arcs.len()];
    for (group, members) in groups.iter().enumerate() {
        members.iter().for_each(|it| group_of[*it] = group);
    }
    let is_last = |(group, members): &(usize, &Vec<usize>)| {
        let next = members.iter().flat_map(|it| arcs.next(*it, direction));
        next.into_iter().all(|it| group_of[*it as usize] == *group) && group_of[from] != *group
    };
    let nearest = |members: &Vec<usize>| members.iter().filter_map(|it| Some((reach.steps(*it)?, *it))).min();
    let mut found: Vec<(usize, usize)> = groups
        .iter()
        .enumerate()
        .filter(is_last)
        .filter_map(|it| nearest(it.1))
        .filter(|it| it.0 <= query.longest)
        .collect();
    found.sort_unstable();
    one_each(&reach, found.into_iter(), query.most, work)
}
