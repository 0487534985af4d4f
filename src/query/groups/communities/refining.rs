use crate::query::groups::communities::network::Network;

/// A part of a group in the making.
#[derive(Clone, Copy, Default)]
struct Part {
    size: u32,
    strength: i64,
    /// Weight of its links to the rest of the group.
    outward: i64,
}

/// Parts of groups: single nodes that join a part of their group, where node and part are both linked well enough with
/// the rest of the group. A part is numbered by one of its members.
pub(super) fn refined(network: &Network, groups: &[u32]) -> Vec<u32> {
    let count = network.len();
    let mut sums = vec![0_i64; count];
    let mut parts = vec![Part::default(); count];
    for at in 0..count {
        sums[groups[at] as usize] += network.strength(at);
        let within = network.links(at).filter(|it| groups[it.0 as usize] == groups[at]);
        parts[at] = Part {
            size: 1,
            strength: network.strength(at),
            outward: within.map(|it| it.1).sum(),
        };
    }
    // More links to the rest of the group than chance would have it.
    let well_linked = |part: &Part, sum: i64| network.total() * part.outward >= part.strength * (sum - part.strength);
    let mut refined: Vec<u32> = (0_u32..).take(count).collect();
    let mut weight_to = vec![0_i64; count];
    let mut met: Vec<u32> = Vec::new();
    for at in 0..count {
        let (own, sum) = (parts[at], sums[groups[at] as usize]);
        // Once another node has joined it, it stays.
        if refined[at] as usize != at || own.size != 1 || !well_linked(&own, sum) {
            continue;
        }
        for (end, weight) in network.links(at).filter(|it| groups[it.0 as usize] == groups[at]) {
            let part = refined[end as usize];
            if weight_to[part as usize] == 0 {
                met.push(part);
            }
            weight_to[part as usize] += weight;
        }
        let gain =
            |part: u32| network.total() * weight_to[part as usize] - own.strength * parts[part as usize].strength;
        let joinable = met.iter().filter(|it| well_linked(&parts[**it as usize], sum));
        let best = joinable.map(|it| (gain(*it), std::cmp::Reverse(*it))).max();
        if let Some((_, std::cmp::Reverse(part))) = best.filter(|it| it.0 > 0) {
            refined[at] = part;
            let weight = weight_to[part as usize];
            parts[at].size = 0;
            let joined = &mut parts[part as usize];
            joined.size += 1;
            joined.strength += own.strength;
            joined.outward += own.outward - 2 * weight;
        }
        for part in met.drain(..) {
            weight_to[part as usize] = 0;
        }
    }
    refined
}
