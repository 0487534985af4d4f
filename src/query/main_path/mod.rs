//! The main path: the citations through which most chains lead.

mod count;
mod network;
mod routes;

use crate::graph::EdgeId;
use crate::query::Arcs;
use crate::query::main_path::network::Network;

/// How the main path is taken from the weights of the citations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route {
    /// The chain whose citations have the greatest sum of weights (Hummon and Doreian 1989; Liu and Lu 2012).
    Global,
    /// So many citations of the greatest weight, each continued to both sides by the chain with the greatest sum (Liu
    /// and Lu 2012).
    Key(usize),
    /// From the citation of the greatest weight of a document that cites nothing, always on to the citation of the
    /// greatest weight, towards the newest (Hummon and Doreian 1989); of equal ones the first is taken.
    Local,
}

/// A main path.
#[derive(Clone, Debug, PartialEq)]
pub struct MainPath {
    /// Its citations, from the newest to the oldest documents.
    pub links: Vec<MainLink>,
    /// Chains that lead from what nobody cites to what cites nothing; infinite where they are more than 10³⁰⁸.
    pub chains: f64,
    /// Knots that were taken as one document each.
    pub knots: usize,
}

/// One citation of a main path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MainLink {
    /// The citation.
    pub edge: EdgeId,
    /// Which part of all chains leads through it, from 0 to 1; `None` within a knot.
    pub share: Option<f64>,
    /// Its rank among the key citations, from 1; `None` where it is none.
    pub key: Option<usize>,
}

/// The main path of citations, by search path counts (SPC): how many of all chains, from the documents that nobody cites to
/// those that cite nothing, lead through each citation (Batagelj, "Efficient algorithms for citation network
/// analysis", 2003).
///
/// Documents that all lead to each other would have chains without end. Such a knot is taken as one document, as in Batagelj's
/// section 4; every citation between two knots counts by itself. Citations inside a knot have no weight; where a
/// path enters a knot at one document and leaves it at another, a shortest way joins the two. Counts are exact below 2⁵³, and
/// have 53 significant bits above, without an upper limit. Of equal sums and weights the first in the graph's order counts.
pub fn main_path(arcs: &Arcs, route: Route) -> MainPath {
    let network = Network::of(arcs);
    routes::take(arcs, &network, route)
}

#[cfg(test)]
mod tests;
