use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::graph::EdgeId;
use crate::query::Arcs;
use crate::query::groups::Ways;
use crate::query::main_path::MainLink;
use crate::query::main_path::MainPath;
use crate::query::main_path::Route;
use crate::query::main_path::count::Count;
use crate::query::main_path::network::Network;

/// The links of a main path, in the order of knots from those that nobody cites.
pub(super) fn take(arcs: &Arcs, network: &Network, route: Route) -> MainPath {
    let mut taken = Taken {
        network,
        links: BTreeSet::new(),
        joints: BTreeSet::new(),
    };
    let mut keys: BTreeMap<u32, usize> = BTreeMap::new();
    match route {
        Route::Global => taken.global(),
        Route::Local => taken.local(),
        Route::Key(count) => {
            let mut links: Vec<u32> = (0_u32..).take(network.links.len()).collect();
            links.sort_by(|a, b| descending(network.weights[*a as usize], network.weights[*b as usize]));
            links.truncate(count);
            taken.around(&links);
            keys.extend(links.into_iter().zip(1..));
        }
    }
    let mut found: Vec<((usize, bool), MainLink)> = Vec::new();
    for (knot, edge) in taken.inside(arcs) {
        let inner = MainLink {
            edge,
            share: None,
            key: None,
        };
        found.push(((usize::MAX - knot, false), inner));
    }
    for &link in &taken.links {
        let place = (usize::MAX - network.ends(link).0, true);
        let outer = MainLink {
            edge: network.links[link as usize].edge,
            share: Some(network.weights[link as usize].part_of(network.chains)),
            key: keys.get(&link).copied(),
        };
        found.push((place, outer));
    }
    // Stable: the ways inside a knot stay in their order.
    found.sort_by_key(|it| it.0);
    MainPath {
        links: found.into_iter().map(|it| it.1).collect(),
        chains: network.chains.number(),
        knots: network.tied,
    }
}

fn descending(a: Count, b: Count) -> std::cmp::Ordering {
    b.partial_cmp(&a).unwrap_or(std::cmp::Ordering::Equal)
}

/// The best chain from each knot in one direction: its sum, and the link that it begins with.
type Best = Vec<(Count, Option<u32>)>;

struct Taken<'a> {
    network: &'a Network,
    links: BTreeSet<u32>,
    /// Links that follow each other on a route: the one into a knot, then the one out of it.
    joints: BTreeSet<(u32, u32)>,
}

impl Taken<'_> {
    /// The best chains down to what cites nothing.
    fn down(&self) -> Best {
        let mut best: Best = Vec::with_capacity(self.network.out.len());
        for knot in 0..self.network.out.len() {
            let links = self.network.out.of(knot).iter();
            best.push(self.first_greatest(links.map(|it| (best[self.network.ends(*it).1].0, *it))));
        }
        best
    }

    /// The best chains up to what nobody cites.
    fn up(&self) -> Best {
        let mut best: Best = vec![(Count::default(), None); self.network.into.len()];
        for knot in (0..self.network.into.len()).rev() {
            let links = self.network.into.of(knot).iter();
            best[knot] = self.first_greatest(links.map(|it| (best[self.network.ends(*it).0].0, *it)));
        }
        best
    }

    /// The first of the links that have the greatest weight together with what follows them.
    fn first_greatest(&self, links: impl Iterator<Item = (Count, u32)>) -> (Count, Option<u32>) {
        links.fold((Count::default(), None), |best, (behind, link)| {
            let sum = behind + self.network.weights[link as usize];
            if sum > best.0 { (sum, Some(link)) } else { best }
        })
    }

    fn global(&mut self) {
        let down = self.down();
        let starts = (0..down.len()).filter(|it| self.network.into.of(*it).is_empty());
        let best = starts.reduce(|best, next| if down[next].0 >= down[best].0 { next } else { best });
        if let Some(first) = best.and_then(|it| down[it].1) {
            self.follow(first, &down, false);
        }
    }

    /// Continues each of some links to both sides.
    fn around(&mut self, links: &[u32]) {
        let (down, up) = (self.down(), self.up());
        for &link in links {
            self.follow(link, &down, false);
            self.follow(link, &up, true);
        }
    }

    /// From what cites nothing towards the newest.
    fn local(&mut self) {
        let network = self.network;
        let greatest =
            |links: &mut dyn Iterator<Item = u32>| self.first_greatest(&mut links.map(|it| (Count::default(), it))).1;
        let roots = (0..network.out.len()).filter(|it| network.out.of(*it).is_empty());
        let mut next = greatest(&mut roots.flat_map(|it| network.into.of(it).iter().copied()));
        let mut way = Vec::new();
        while let Some(link) = next {
            way.push(link);
            next = greatest(&mut network.into.of(network.ends(link).0).iter().copied());
        }
        self.joints.extend(way.windows(2).map(|it| (it[1], it[0])));
        self.links.extend(way);
    }

    /// Takes a link and those that follow it on the best chain, up or down.
    fn follow(&mut self, first: u32, best: &Best, upwards: bool) {
        let mut link = first;
        loop {
            self.links.insert(link);
            let (above, below) = self.network.ends(link);
            let Some(next) = best[if upwards { above } else { below }].1 else {
                break;
            };
            // Who was here before has gone on in the same way.
            if !self.joints.insert(if upwards { (next, link) } else { (link, next) }) {
                break;
            }
            link = next;
        }
    }

    /// The shortest ways inside knots from where a route enters to where it leaves, each link once, with its knot.
    fn inside(&self, arcs: &Arcs) -> Vec<(usize, EdgeId)> {
        let mut ways = Ways::new(arcs, &self.network.knot);
        let mut seen: BTreeSet<EdgeId> = BTreeSet::new();
        let mut gaps: BTreeSet<(usize, usize)> = BTreeSet::new();
        let mut links = Vec::new();
        for (before, behind) in &self.joints {
            let gap = (
                self.network.links[*before as usize].cited,
                self.network.links[*behind as usize].citing,
            );
            if gap.0 != gap.1 && gaps.insert(gap) {
                let way = ways.shortest(gap.0, gap.1);
                let new = way.into_iter().filter(|it| seen.insert(*it));
                links.extend(new.map(|it| (self.network.knot[gap.0], it)));
            }
        }
        links
    }
}
