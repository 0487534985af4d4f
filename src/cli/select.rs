//! Which part of the graph a command is about: the same flags for lists, audits, pictures and questions.

use crate::cli::collection::Collection;
use crate::cli::exit::Failure;
use crate::graph::NodeId;
use crate::query::Answer;
use crate::query::Arcs;
use crate::query::Asked;
use crate::query::Filter;
use crate::query::QUESTIONS;
use crate::query::Question;
use crate::query::Selection;

/// The part of the graph.
#[derive(clap::Args, Clone, Default)]
pub(super) struct SelectArgs {
    /// Only what these terms keep: FIELD:VALUE,VALUE with class, series, symbol, year, from, title, kind, in, relation,
    /// part, form; `citing.` or `cited.` before the field asks one end, a minus turns a term round; see `ibid query --help`
    #[arg(long = "where", value_name = "TERMS", allow_hyphen_values = true)]
    terms: Vec<String>,

    /// Only a document with what it cites and what cites it, as far as --depth; may be given several times
    #[arg(long, value_name = "DOCUMENT", conflicts_with_all = ["between", "question"])]
    around: Vec<String>,

    /// Only the shortest chains from one document to another
    #[arg(long, num_args = 2, value_names = ["FROM", "TO"], conflicts_with = "question")]
    between: Vec<String>,

    /// Only the answer to a question of `ibid query`
    #[arg(long, value_name = "QUESTION", value_parser = question_names())]
    question: Option<String>,

    /// The document that the question is asked of; may be given several times
    #[arg(long, value_name = "DOCUMENT", requires = "question")]
    of: Vec<String>,

    /// Most steps from the documents
    #[arg(long, value_name = "N")]
    depth: Option<usize>,
}

/// The questions that are answered with what is around documents.
const AROUND: [&str; 3] = ["cites", "cited-by", "around"];

/// The names of all questions.
pub(super) fn question_names() -> clap::builder::PossibleValuesParser {
    clap::builder::PossibleValuesParser::new(QUESTIONS.iter().map(|it| it.name))
}

/// Reads terms, all of which must hold.
pub(super) fn filter(terms: &[String]) -> Result<Filter, Failure> {
    let mut filter = Filter::default();
    for it in terms {
        filter.and(Filter::parse(it).map_err(|it| Failure::new(format!("--where: {it}")))?);
    }
    Ok(filter)
}

/// A question with the words that it is asked with.
pub(super) struct Wanted<'a> {
    pub(super) question: &'static Question,
    pub(super) of: &'a [String],
    pub(super) depth: Option<usize>,
    pub(super) most: Option<usize>,
    pub(super) by: &'static str,
}

/// Asks a question of a part of a collection's graph.
pub(super) fn ask(collection: &Collection, selection: &Selection<'_>, wanted: &Wanted<'_>) -> Result<Answer, Failure> {
    let question = wanted.question;
    if !question.takes.allows(wanted.of.len()) {
        return Err(Failure::new(format!(
            "“{}” is asked of {}; name them with --of DOCUMENT",
            question.name,
            question.takes.in_words()
        )));
    }
    let of: Vec<NodeId> = wanted
        .of
        .iter()
        .map(|it| collection.node(it))
        .collect::<Result<_, _>>()?;
    if let Some(at) = of.iter().position(|it| !selection.contains(*it)) {
        return Err(Failure::new(format!(
            "--where leaves out “{}”, which the question is about",
            wanted.of[at]
        )));
    }
    let arcs = Arcs::of(selection);
    let asked = Asked {
        selection,
        arcs: &arcs,
        of: &of,
        depth: wanted.depth,
        most: wanted.most,
        by: wanted.by,
    };
    Ok((question.ask)(&asked))
}

impl SelectArgs {
    /// Whether everything is meant.
    pub(super) fn is_all(&self) -> bool {
        self.terms.is_empty() && self.question.is_none() && self.around.is_empty() && self.between.is_empty()
    }

    /// The documents that it is about, in the order of the arguments.
    pub(super) fn named(&self, collection: &Collection) -> Result<Vec<NodeId>, Failure> {
        let names = self.around.iter().chain(&self.between).chain(&self.of);
        names.map(|it| collection.node(it)).collect()
    }

    /// Whether it is a document with what is around it.
    pub(super) fn is_around(&self) -> bool {
        let asks = self.question.as_deref().is_some_and(|it| AROUND.contains(&it));
        asks || !self.around.is_empty()
    }

    /// The part of the graph that is meant.
    pub(super) fn of<'c>(&self, collection: &'c Collection) -> Result<Selection<'c>, Failure> {
        let selection = Selection::all(&collection.build.graph).filtered(&filter(&self.terms)?);
        let (name, of) = match &self.question {
            Some(name) => (name.as_str(), &self.of),
            None if !self.around.is_empty() => ("around", &self.around),
            None if !self.between.is_empty() => ("between", &self.between),
            None if self.depth.is_some() => {
                return Err(Failure::new(
                    "--depth counts steps from documents; name one with --around or --of",
                ));
            }
            None => return Ok(selection),
        };
        let question = Question::named(name).ok_or_else(|| Failure::new(format!("no question “{name}”")))?;
        let wanted = Wanted {
            question,
            of,
            depth: self.depth,
            most: None,
            by: question.by.first().map_or("", |it| it.0),
        };
        Ok(ask(collection, &selection, &wanted)?.selection(&selection))
    }
}
