use crate::graph::EdgeId;
use crate::graph::NodeId;
use crate::query::Selection;

/// Columns whose cells are single documents, sources or addresses: CSV and JSON give their files beside them, so that
/// the header of an answer is the same with and without rows.
pub const NODE_COLUMNS: &[&str] = &["document", "with", "citing", "cited", "from", "first"];

/// What a question is answered with: rows for lists, and the part of the graph that they speak of for pictures.
#[derive(Clone, Debug, Default)]
pub struct Answer {
    /// Names of the columns, as in CSV and JSON: lower case with underscores.
    pub columns: Vec<&'static str>,
    /// Rows, each with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// Nodes that a picture of the answer shows.
    pub nodes: Vec<NodeId>,
    /// Links that a picture shows; `None` for all between the nodes.
    pub edges: Option<Vec<EdgeId>>,
    /// One line for people below the rows.
    pub summary: String,
}

/// One cell of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// A document, source or address.
    Node(NodeId),
    /// Several of them.
    Nodes(Vec<NodeId>),
    /// How many.
    Count(usize),
    /// How many of each of several, in their order.
    Counts(Vec<usize>),
    /// A score; shown to people with six significant digits.
    Score(f64),
    /// A year.
    Year(u16),
    /// Words.
    Text(String),
    /// Words that are the same in many rows.
    Word(&'static str),
    /// Nothing to say.
    Empty,
}

impl Answer {
    /// The part of a selection that a picture of the answer shows.
    pub fn selection<'g>(&self, of: &Selection<'g>) -> Selection<'g> {
        let nodes = self.nodes.iter().copied();
        match &self.edges {
            Some(edges) => of.with(nodes, edges.iter().copied()),
            None => of.only(nodes),
        }
    }
}
