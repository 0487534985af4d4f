use crate::graph::EdgeId;
use crate::query::Arcs;
use crate::query::grouped::Grouped;
use crate::query::groups::Strong;
use crate::query::main_path::count::Count;

/// Citations between knots, a single document being a knot of its own. What a knot cites has a lower number.
#[derive(Debug)]
pub(super) struct Network {
    /// The knot of each position.
    pub(super) knot: Vec<usize>,
    /// Number of knots with several documents.
    pub(super) tied: usize,
    pub(super) links: Vec<Link>,
    /// The links that lead out of each knot, to what it cites.
    pub(super) out: Grouped,
    /// The links that lead into each knot, from what cites it.
    pub(super) into: Grouped,
    /// How many chains lead through each link.
    pub(super) weights: Vec<Count>,
    /// How many chains there are.
    pub(super) chains: Count,
}

/// A citation between two knots.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) citing: usize,
    pub(super) cited: usize,
    pub(super) edge: EdgeId,
}

impl Network {
    pub(super) fn of(arcs: &Arcs) -> Self {
        let Strong { of: knot, members } = Strong::among(arcs, |_| true);
        let count = members.len();
        let mut links = Vec::with_capacity(arcs.arc_count());
        for citing in 0..arcs.len() {
            for (&cited, &edge) in arcs.cited(citing).iter().zip(arcs.cited_edges(citing)) {
                let cited = cited as usize;
                if knot[citing] != knot[cited] {
                    links.push(Link { citing, cited, edge });
                }
            }
        }
        let mut network = Self {
            out: Grouped::by(count, links.iter().map(|it| knot[it.citing])),
            into: Grouped::by(count, links.iter().map(|it| knot[it.cited])),
            tied: members.all().filter(|it| it.len() > 1).count(),
            weights: Vec::new(),
            chains: Count::default(),
            knot,
            links,
        };
        network.count_chains();
        network
    }

    /// The knot that a link leads out of, and the one that it leads into.
    pub(super) fn ends(&self, link: u32) -> (usize, usize) {
        let link = &self.links[link as usize];
        (self.knot[link.citing], self.knot[link.cited])
    }

    /// Chains through a link are those that lead to its start, times those that lead on from its end.
    fn count_chains(&mut self) {
        let count = self.out.len();
        let sum = |links: &[u32], of: &dyn Fn(u32) -> Count| match links {
            [] => Count::ONE,
            links => links.iter().fold(Count::default(), |sum, it| sum + of(*it)),
        };
        let mut on = vec![Count::default(); count];
        for knot in 0..count {
            on[knot] = sum(self.out.of(knot), &|it| on[self.ends(it).1]);
        }
        let mut to = vec![Count::default(); count];
        for knot in (0..count).rev() {
            to[knot] = sum(self.into.of(knot), &|it| to[self.ends(it).0]);
        }
        let weight = |link: &Link| to[self.knot[link.citing]] * on[self.knot[link.cited]];
        let starts = (0..count).filter(|it| self.into.of(*it).is_empty() && !self.out.of(*it).is_empty());
        let chains = starts.fold(Count::default(), |sum, it| sum + on[it]);
        let weights = self.links.iter().map(weight).collect();
        self.chains = chains;
        self.weights = weights;
    }
}
