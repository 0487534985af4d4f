//! `ibid chain`: citation chains with the evidence of each step.

mod rows;
mod text;

use clap::ValueEnum;

use crate::catalogue::Catalogue;
use crate::cli::collection::CollectionArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::cli::select;
use crate::cli::words;
use crate::export::label;
use crate::graph::CiteGraph;
use crate::graph::NodeId;
use crate::query::ChainQuery;
use crate::query::Selection;
use crate::query::Way;
use crate::query::chains;

/// Arguments of `ibid chain`. Its `--format` is that of what it writes, so that of what it reads is `--read-as`.
#[derive(clap::Args)]
#[command(mut_arg("read-as", |it| it.long("read-as").alias(None)))]
pub(super) struct Args {
    /// Where the chain starts: a symbol in any spelling, or a file's name
    #[arg(long, value_name = "DOCUMENT")]
    from: String,

    /// Where it ends; without it, the shortest chain to every document that is reached
    #[arg(long, value_name = "DOCUMENT", conflicts_with_all = ["back", "forward"])]
    to: Option<String>,

    #[command(flatten)]
    way: WayArgs,

    /// Most steps of a chain; 20 where nothing is said, but for --longest-chain
    #[arg(long, value_name = "N")]
    longest: Option<usize>,

    /// Most chains shown
    #[arg(long, value_name = "N", default_value_t = 20)]
    most: usize,

    /// Only by citations that these terms keep: “relation:reaffirms”, “class:letter year:2015-2021”; see `ibid query --help`
    #[arg(long = "where", value_name = "TERMS", allow_hyphen_values = true)]
    terms: Vec<String>,

    /// Format
    #[arg(long = "format", value_enum, default_value_t = Format::Text)]
    format: Format,

    #[command(flatten)]
    collection: CollectionArgs,
}

/// Which chains are meant, where it is not the shortest ones.
#[derive(clap::Args)]
#[group(multiple = false)]
struct WayArgs {
    /// All chains of at most --longest steps, not only the shortest
    #[arg(long, requires = "to")]
    all: bool,

    /// The longest chain; without --to to any document
    #[arg(long)]
    longest_chain: bool,

    /// Back to the roots: a chain to each document that cites no other
    #[arg(long)]
    back: bool,

    /// Forward to the newest: a chain from each document that no other cites
    #[arg(long)]
    forward: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
    Csv,
}

/// Most steps where nothing is said.
const LONGEST: usize = 20;

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    let filter = select::filter(&args.terms)?;
    let collection = args.collection.read(catalogue)?;
    let graph = &collection.build.graph;
    let from = collection.node(&args.from)?;
    let to = args.to.as_deref().map(|it| collection.node(it)).transpose()?;
    let selection = Selection::all(graph).filtered(&filter);
    let way = args.way.way(to);
    let query = ChainQuery {
        from,
        way,
        longest: args.longest.unwrap_or(match way {
            Way::Longest(_) => usize::MAX,
            _ => LONGEST,
        }),
        most: args.most,
    };
    let found = chains(&selection, &query);
    match args.format {
        Format::Json => output::write(None, |out| rows::write_json(&selection, &found.found, out))?,
        Format::Csv => output::write(None, |out| rows::write_csv(&selection, &found.found, out))?,
        Format::Text => {
            let texts: Vec<String> = found.found.iter().map(|it| text::text(&selection, it)).collect();
            output::print(&texts.join("\n"))?;
        }
    }
    if let Some(said) = found.in_words() {
        output::message(&said);
    }
    if found.found.is_empty() {
        let left_out = [Some(from), to].into_iter().flatten().any(|it| !selection.contains(it));
        let because = if left_out {
            ": --where leaves out an end of it"
        } else {
            ""
        };
        output::message(&format!("{}{because}", nothing(graph, &query)));
        return Ok(Exit::Found.max(collection.exit));
    }
    Ok(collection.exit)
}

impl WayArgs {
    fn way(&self, to: Option<NodeId>) -> Way {
        match to {
            _ if self.longest_chain => Way::Longest(to),
            _ if self.back => Way::Back,
            _ if self.forward => Way::Forward,
            Some(to) if self.all => Way::All(to),
            Some(to) => Way::Shortest(to),
            None => Way::ToEach,
        }
    }
}

/// That there is no chain, in words.
fn nothing(graph: &CiteGraph, query: &ChainQuery) -> String {
    let name = |it: NodeId| label::name_and_file(graph.node(it));
    let any = || "any document".to_owned();
    let (start, end) = match query.way {
        Way::Shortest(to) | Way::All(to) => (name(query.from), name(to)),
        Way::Longest(to) => (name(query.from), to.map_or_else(any, name)),
        Way::ToEach => (name(query.from), any()),
        Way::Back => (name(query.from), "a root".to_owned()),
        Way::Forward => ("any newer document".to_owned(), name(query.from)),
    };
    let steps = match query.longest {
        usize::MAX => String::new(),
        1 => " of 1 step".to_owned(),
        steps => format!(" of at most {} steps", words::count(steps as u64)),
    };
    format!("no chain{steps} leads from {start} to {end}")
}
