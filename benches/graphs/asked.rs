//! Questions as people ask them, to be timed.

use ibid::graph::CiteGraph;
use ibid::graph::Direction;
use ibid::graph::NodeId;
use ibid::query::Answer;
use ibid::query::Arcs;
use ibid::query::Asked;
use ibid::query::Question;
use ibid::query::Selection;
use ibid::query::Takes;

/// Documents that questions are asked of.
pub(crate) struct Places {
    /// The one that most cite.
    pub(crate) hub: NodeId,
    /// Late ones that cite some.
    pub(crate) late: [NodeId; 2],
    /// One to which the first late one leads in many steps.
    pub(crate) far: NodeId,
}

impl Places {
    pub(crate) fn of(graph: &CiteGraph) -> Self {
        let arcs = Arcs::of(&Selection::all(graph));
        let hub = (0..arcs.len()).max_by_key(|it| arcs.citing(*it).len()).unwrap_or(0);
        let mut late = (0..arcs.len()).rev().filter(|it| arcs.cited(*it).len() > 2);
        let (one, other) = (late.next().unwrap_or(0), late.next().unwrap_or(0));
        Self {
            hub: NodeId::new(hub),
            late: [NodeId::new(one), NodeId::new(other)],
            far: NodeId::new(farthest(&arcs, one)),
        }
    }

    /// The documents that a question wants.
    pub(crate) fn wanted(&self, takes: Takes) -> Vec<Vec<NodeId>> {
        match takes {
            Takes::None => vec![Vec::new()],
            Takes::Any => vec![Vec::new(), vec![self.hub]],
            Takes::Some => vec![vec![self.late[0]], vec![self.hub]],
            Takes::Two => vec![vec![self.late[0], self.far]],
            Takes::TwoOrMore => vec![self.late.to_vec(), vec![self.late[0], self.hub]],
        }
    }
}

/// The last that is reached, breadth first.
fn farthest(arcs: &Arcs, from: usize) -> usize {
    let mut seen = vec![false; arcs.len()];
    let mut reached = vec![from];
    let mut next = 0;
    while let Some(&at) = reached.get(next) {
        next += 1;
        for &end in arcs.cited(at) {
            if !std::mem::replace(&mut seen[end as usize], true) {
                reached.push(end as usize);
            }
        }
    }
    reached.last().copied().unwrap_or(from)
}

/// Asks a question as the command does, with the citations of the selection.
pub(crate) fn ask(
    question: &Question,
    selection: &Selection<'_>,
    of: &[NodeId],
    depth: Option<usize>,
    by: &'static str,
) -> Answer {
    let arcs = Arcs::of(selection);
    let asked = Asked {
        selection,
        arcs: &arcs,
        of,
        depth,
        most: None,
        by,
    };
    (question.ask)(&asked)
}

/// How many cite a document.
pub(crate) fn in_degree(graph: &CiteGraph, id: NodeId) -> usize {
    graph.degree(id, Direction::Citing)
}
