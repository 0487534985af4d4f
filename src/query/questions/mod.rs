//! Questions to a selection, one a file: each gives rows for a list and nodes and links for a picture.

mod ancestors;
mod around;
mod between;
mod ends;
mod first_to_cite;
mod groups;
mod listing;
mod main_path;
mod ranks;
mod shared;
#[cfg(test)]
mod tests;
mod timeline;
mod words;

use crate::graph::CiteGraph;
use crate::graph::NodeId;
use crate::query::Answer;
use crate::query::Arcs;
use crate::query::Cell;
use crate::query::Selection;

/// One question.
#[derive(Debug)]
pub struct Question {
    /// Name for `ibid query`: lower case with dashes.
    pub name: &'static str,
    /// One line for help.
    pub help: &'static str,
    /// Which documents it is asked of.
    pub takes: Takes,
    /// What `--by` may say, with one line for help each; the first is usual. Empty where there is no choice.
    pub by: &'static [(&'static str, &'static str)],
    /// Answers it.
    pub ask: fn(&Asked<'_, '_>) -> Answer,
}

/// How many documents a question is asked of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Takes {
    /// None: of the whole selection.
    None,
    /// One or several, or none for the whole selection.
    Any,
    /// At least one.
    Some,
    /// Two, in order.
    Two,
    /// At least two.
    TwoOrMore,
}

impl Takes {
    /// Whether a question can be asked of so many documents.
    pub fn allows(self, documents: usize) -> bool {
        match self {
            Self::None => documents == 0,
            Self::Any => true,
            Self::Some => documents > 0,
            Self::Two => documents == 2,
            Self::TwoOrMore => documents > 1,
        }
    }

    /// In words, for messages and help.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::None => "no document",
            Self::Any => "any number of documents",
            Self::Some => "at least one document",
            Self::Two => "two documents",
            Self::TwoOrMore => "at least two documents",
        }
    }
}

/// What a question is asked with.
#[derive(Debug)]
pub struct Asked<'a, 'g> {
    /// The part of the graph that it is asked of.
    pub selection: &'a Selection<'g>,
    /// Its citations.
    pub arcs: &'a Arcs,
    /// The documents that it is asked of, each of the selection.
    pub of: &'a [NodeId],
    /// Most steps from them; `None` for the question's own measure.
    pub depth: Option<usize>,
    /// Most rows; `None` for the question's own measure.
    pub most: Option<usize>,
    /// One of the question's `by`; empty where it has none.
    pub by: &'static str,
}

impl Asked<'_, '_> {
    /// The positions of the documents that it is asked of.
    fn positions(&self) -> Vec<usize> {
        self.of.iter().filter_map(|it| self.arcs.position(*it)).collect()
    }
}

/// All questions, in the order of the help.
pub const QUESTIONS: &[Question] = &[
    around::CITES,
    around::CITED_BY,
    around::AROUND,
    between::BETWEEN,
    ends::BACK,
    ends::FORWARD,
    ancestors::ANCESTORS,
    first_to_cite::FIRST_TO_CITE,
    shared::CO_CITED,
    shared::COUPLED,
    timeline::TIMELINE,
    ranks::MOST_CITED,
    ranks::PAGERANK,
    ranks::HITS,
    main_path::MAIN_PATH,
    groups::COMMUNITIES,
    groups::COMPONENTS,
    groups::CYCLES,
    groups::ISOLATED,
];

impl Question {
    /// The question of a name.
    pub fn named(name: &str) -> Option<&'static Self> {
        QUESTIONS.iter().find(|it| it.name == name)
    }
}

/// The year of a node, where it is known.
fn year(graph: &CiteGraph, id: NodeId) -> Cell {
    graph.node(id).year.map_or(Cell::Empty, Cell::Year)
}
