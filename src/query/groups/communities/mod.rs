//! Communities: documents that cite each other more than chance would have it.

mod moving;
mod network;
mod refining;

use std::borrow::Cow;

use crate::query::Arcs;
use crate::query::groups::communities::moving::Moving;
use crate::query::groups::communities::network::Network;
use crate::query::groups::communities::refining::refined;

/// Rounds of a search at least and at most; one that finds nothing better ends it. On 18,000 documents with 72,000
/// citations of several shapes all rounds after the first together added less than 1.2 parts in a hundred.
const ROUNDS: (usize, usize) = (1, 10);

/// Documents and citations that all rounds of a search together may have, but for the first.
const ROUND_WORK: usize = 180_000;

/// Searches at most, each with the documents in another order.
const SEARCHES: usize = 10;

/// Documents and citations that all searches together may have; the first is always done.
const WORK: usize = 100_000;

/// The community of each position, numbered from 0 by size, the greatest first, then by their first documents.
/// Citations count alike in both directions; two documents that cite each other have a link of weight 2. A document
/// without citations is a community of its own.
///
/// Traag, Waltman and van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", 2019, with modularity
/// (resolution 1) for quality. Where the paper draws lots, the best is taken, and among equals the first, so that the
/// answer is always the same. Small graphs are searched up to ten times with the documents in other orders, and the
/// best communities are taken. No document could move to another community for a greater modularity.
pub fn communities(arcs: &Arcs) -> Vec<usize> {
    let network = Network::of(arcs);
    let size = (arcs.len() + arcs.arc_count()).max(1);
    let searches = (WORK / size).clamp(1, SEARCHES);
    let rounds = (ROUND_WORK / size).clamp(ROUNDS.0, ROUNDS.1);
    let best = (0..searches)
        .map(|it| search(&network, &order(arcs.len(), it), rounds))
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map_or(Vec::new(), |it| by_size(&it.1))
}

/// The modularity of groups: the share of the citations that lead within a group, less the share that chance would
/// lead there if every document kept the number of its citations. 0 without citations; at most 1.
///
/// Newman and Girvan, "Finding and evaluating community structure in networks", 2004, for undirected networks.
pub fn modularity(arcs: &Arcs, groups: &[usize]) -> f64 {
    let network = Network::of(arcs);
    let groups: Vec<u32> = groups.iter().map(|it| u32::try_from(*it).unwrap_or(u32::MAX)).collect();
    let total = network.total() as f64;
    match network.total() {
        0 => 0.0,
        _ => network.quality(&groups) as f64 / (total * total),
    }
}

/// The positions in an order: their own, then shuffled ones (Fisher and Yates; numbers by Steele, Lea and Flood's
/// SplitMix64, so that they are the same everywhere).
fn order(count: usize, search: usize) -> Vec<u32> {
    let mut order: Vec<u32> = (0..u32::try_from(count).unwrap_or(u32::MAX)).collect();
    if search == 0 {
        return order;
    }
    let mut state = search as u64;
    for last in (1..order.len()).rev() {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        order.swap(last, usize::try_from(mixed % (last as u64 + 1)).unwrap_or(0));
    }
    order
}

/// Groups that so many rounds make, and that no single move makes better, with their quality.
fn search(network: &Network, order: &[u32], rounds: usize) -> (i128, Vec<u32>) {
    let mut groups: Vec<u32> = (0_u32..).take(network.len()).collect();
    let mut quality = network.quality(&groups);
    for _ in 0..rounds {
        let next = round(network, order, &groups);
        let better = network.quality(&next);
        if better <= quality {
            break;
        }
        quality = better;
        groups = next;
    }
    // The last round may have left single documents to move, and a move may leave a group in parts.
    loop {
        Moving::new(network, &mut groups).settle(order);
        if !network.separate(&mut groups) {
            break;
        }
    }
    (network.quality(&groups), groups)
}

/// One round: single nodes move to the best groups; the groups are refined to parts that hang together well; the parts
/// become the nodes of a smaller network, which is treated in the same way until no group has two nodes.
fn round(network: &Network, order: &[u32], groups: &[u32]) -> Vec<u32> {
    let mut level = Cow::Borrowed(network);
    let mut level_groups = groups.to_vec();
    let mut node_of: Vec<u32> = (0_u32..).take(network.len()).collect();
    loop {
        if level.len() == network.len() {
            Moving::new(&level, &mut level_groups).settle(order);
        } else {
            let order: Vec<u32> = (0_u32..).take(level.len()).collect();
            Moving::new(&level, &mut level_groups).settle(&order);
        }
        let (whole, count) = numbered(&level_groups);
        if count == level.len() {
            break;
        }
        let (mut parts, mut part_count) = numbered(&refined(&level, &whole));
        if part_count == level.len() {
            // Nothing hangs together well enough: go on with the groups themselves.
            (parts, part_count) = (whole.clone(), count);
        }
        let mut next_groups = vec![0; part_count];
        for (part, group) in parts.iter().zip(&whole) {
            next_groups[*part as usize] = *group;
        }
        node_of.iter_mut().for_each(|it| *it = parts[*it as usize]);
        level = Cow::Owned(level.folded(&parts, part_count));
        level_groups = next_groups;
    }
    node_of.iter().map(|it| level_groups[*it as usize]).collect()
}

/// The same groups numbered from 0 in the order of their first members, and how many they are.
fn numbered(groups: &[u32]) -> (Vec<u32>, usize) {
    let mut number = vec![u32::MAX; groups.len()];
    let mut count = 0_u32;
    let mut of = |group: u32| {
        let number = &mut number[group as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *number
    };
    let numbered = groups.iter().map(|it| of(*it)).collect();
    (numbered, count as usize)
}

/// The same groups numbered by size.
fn by_size(groups: &[u32]) -> Vec<usize> {
    let (groups, count) = numbered(groups);
    let mut sizes = vec![0_usize; count];
    groups.iter().for_each(|it| sizes[*it as usize] += 1);
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|it| std::cmp::Reverse(sizes[*it]));
    let mut number = vec![0; count];
    for (at, group) in order.into_iter().enumerate() {
        number[group] = at;
    }
    groups.iter().map(|it| number[*it as usize]).collect()
}

#[cfg(test)]
mod tests;
