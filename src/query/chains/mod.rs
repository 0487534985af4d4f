//! How one document leads to another: chains of citations, of which none comes to the same document twice.

mod ends;
mod inside;
mod longest;
mod meeting;
mod search;
#[cfg(test)]
mod tests;
mod work;

use crate::graph::Direction;
use crate::graph::EdgeId;
use crate::graph::NodeId;
use crate::query::Arcs;
use crate::query::Selection;
use crate::query::reach::Reach;
use crate::text::count;

use work::Work;

/// Which chains to look for.
#[derive(Clone, Debug)]
pub struct ChainQuery {
    /// Where chains start; with [`Way::Forward`] where they end.
    pub from: NodeId,
    /// Where they lead, and which of them are meant.
    pub way: Way,
    /// Most steps of a chain.
    pub longest: usize,
    /// Most chains.
    pub most: usize,
}

/// Where chains lead, and which of them are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The shortest chains to one document, all of the same length.
    Shortest(NodeId),
    /// All chains to one document, the shortest first.
    All(NodeId),
    /// The longest chain to one document, or to any.
    ///
    /// Where documents cite each other in a circle, a chain may go through them in any order, but to each once. Among
    /// many documents that cite each other the search gives up after a fixed amount of work; the chain is then the
    /// longest that it met, and [`Chains::ended`] says so.
    Longest(Option<NodeId>),
    /// One shortest chain to each document that is reached, nearest first.
    ToEach,
    /// One shortest chain back to each root: a document that cites no other. Where chains end among documents that cite
    /// only each other, the nearest of these stands for them.
    Back,
    /// One shortest chain from each of the newest: documents that no other cites, or that only cite each other.
    Forward,
}

/// A citation chain: each edge cites on from where the one before it led.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The citations, in order.
    pub steps: Vec<EdgeId>,
}

/// Chains that were found: the shortest first, those of one length by their documents from the end backwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chains {
    /// The chains.
    pub found: Vec<Chain>,
    /// Whether these are all.
    pub ended: Ended,
}

/// Why a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Nothing is left to find.
    Complete,
    /// There are more than were asked for.
    More,
    /// The search took too much work; there may be more, or a longer one.
    Early,
}

impl Chains {
    /// None, and nothing left to find.
    fn none() -> Self {
        Self {
            found: Vec::new(),
            ended: Ended::Complete,
        }
    }

    /// What is not said by the chains themselves, for people; `None` where they are all.
    pub fn in_words(&self) -> Option<String> {
        let found = count(self.found.len() as u64);
        match self.ended {
            Ended::Complete => None,
            Ended::More => Some(format!("there are more than {found}; --most N gives more")),
            Ended::Early => Some(
                "the search stopped early, as too many ways lead through these documents; --where or fewer steps narrow it"
                    .to_owned(),
            ),
        }
    }
}

/// Chains in a selection. Those without a given end are chains of documents: sources and addresses are left out.
pub fn chains(selection: &Selection<'_>, query: &ChainQuery) -> Chains {
    if matches!(query.way, Way::Shortest(_) | Way::All(_) | Way::Longest(Some(_))) {
        return chains_in(&Arcs::of(selection), query);
    }
    let graph = selection.graph();
    let nodes = selection.nodes().iter().copied();
    let documents = nodes.filter(|it| *it == query.from || graph.node(*it).is_document());
    chains_in(&Arcs::of(&selection.only(documents)), query)
}

/// As [`chains`], where the citations are packed already and hold documents alone if these are meant.
pub(crate) fn chains_in(arcs: &Arcs, query: &ChainQuery) -> Chains {
    let Some(from) = arcs.position(query.from) else {
        return Chains::none();
    };
    let mut work = Work::new();
    let found = match query.way {
        Way::Shortest(to) | Way::All(to) | Way::Longest(Some(to)) => {
            let Some(to) = arcs.position(to).filter(|it| *it != from) else {
                return Chains::none();
            };
            match query.way {
                Way::Shortest(_) => search::shortest(arcs, (from, to), query, &mut work),
                Way::All(_) => search::all(arcs, (from, to), query, &mut work),
                _ => longest::longest(arcs, from, Some(to), query.longest, &mut work),
            }
        }
        Way::Longest(None) => longest::longest(arcs, from, None, query.longest, &mut work),
        Way::ToEach => {
            let reach = Reach::new(arcs, &[from], Direction::Cited, query.longest);
            ends::one_each(&reach, reach.all(), query.most, &mut work)
        }
        Way::Back => ends::ends(arcs, from, Direction::Cited, query, &mut work),
        Way::Forward => ends::ends(arcs, from, Direction::Citing, query, &mut work),
    };
    close(found, query.most, &work)
}

/// Cuts what was found to what was asked for.
fn close(mut found: Vec<Chain>, most: usize, work: &Work) -> Chains {
    let ended = match (found.len() > most, work.is_over()) {
        (true, _) => Ended::More,
        (false, true) => Ended::Early,
        (false, false) => Ended::Complete,
    };
    found.truncate(most);
    Chains { found, ended }
}
