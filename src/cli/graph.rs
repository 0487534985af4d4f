use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use clap::builder::PossibleValuesParser;

use crate::catalogue::Catalogue;
use crate::cli::collection::CollectionArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::graphviz;
use crate::cli::output;
use crate::export::EXPORTERS;
use crate::export::Exporter;
use crate::export::LAYOUTS;
use crate::query::Selection;

/// Nodes up to which a picture shows everything.
const READABLE: usize = 60;

/// Longest that an installed Graphviz may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Arguments of `ibid graph`.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    collection: CollectionArgs,

    /// Format; without it, the ending of the output file decides, and dot is written to standard output
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    to: Option<String>,

    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// Show every node, however many there are
    #[arg(long)]
    all: bool,

    /// Show documents only, without sources and web addresses
    #[arg(long, conflicts_with = "all")]
    documents: bool,

    /// Nodes up to which a picture shows everything; above, it folds sources and what is cited once
    #[arg(long, value_name = "N", default_value_t = READABLE)]
    nodes: usize,

    /// How an SVG picture is laid out
    #[arg(long, value_name = "LAYOUT", value_parser = layouts())]
    layout: Option<String>,

    /// What lays out an SVG picture
    #[arg(long, value_enum, default_value_t = Engine::Builtin)]
    engine: Engine,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Engine {
    /// Our own layout by date; needs nothing installed
    Builtin,
    /// An installed Graphviz
    Dot,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(EXPORTERS.iter().map(|it| PossibleValue::new(it.name).help(it.help)))
}

fn layouts() -> PossibleValuesParser {
    PossibleValuesParser::new(LAYOUTS.iter().map(|it| PossibleValue::new(it.name).help(it.help)))
}

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    let exporter = exporter(args)?;
    if args.layout.is_some() && (exporter.name != "svg" || args.engine == Engine::Dot) {
        return Err(Failure::new(
            "--layout is for SVG pictures by the builtin engine; write to a file that ends in .svg",
        ));
    }
    let collection = args.collection.read(catalogue)?;
    let graph = &collection.build.graph;
    let selection = match (args.all || exporter.name == "json", args.documents) {
        (_, true) => Selection::of(graph, graph.nodes().filter(|it| it.1.is_document()).map(|it| it.0)),
        (true, _) => Selection::all(graph),
        (false, _) => Selection::for_picture(graph, args.nodes),
    };
    if exporter.name == "svg" && args.engine == Engine::Dot {
        let svg = by_graphviz(&selection)?;
        output::write(args.output.as_deref(), |out| out.write_all(&svg))?;
    } else {
        let chosen = LAYOUTS
            .iter()
            .find(|it| exporter.name == "svg" && Some(it.name) == args.layout.as_deref());
        let write = chosen.map_or(exporter.write, |it| it.write);
        output::write(args.output.as_deref(), |out| write(&selection, out))?;
    }
    if let Some(path) = &args.output {
        let left_out = selection
            .left_out()
            .in_words()
            .map_or(String::new(), |it| format!("; {it}"));
        let (nodes, edges) = (selection.nodes().len(), selection.edges().len());
        output::message(&format!(
            "wrote {}: {nodes} nodes, {edges} links{left_out}",
            path.display()
        ));
    }
    Ok(collection.exit)
}

/// The format that was asked for, or that the output file's ending names.
fn exporter(args: &Args) -> Result<&'static Exporter, Failure> {
    let ending = args
        .output
        .as_ref()
        .and_then(|it| it.extension())
        .map(|it| it.to_string_lossy().to_lowercase());
    let name = args.to.clone().or(ending).unwrap_or_else(|| "dot".to_owned());
    EXPORTERS.iter().find(|it| it.name == name).ok_or_else(|| {
        let known: Vec<&str> = EXPORTERS.iter().map(|it| it.name).collect();
        Failure::new(format!(
            "no format “{name}”; choose one of {} with --to",
            known.join(", ")
        ))
    })
}

fn by_graphviz(selection: &Selection<'_>) -> Result<Vec<u8>, Failure> {
    let dot = EXPORTERS
        .iter()
        .find(|it| it.name == "dot")
        .ok_or_else(|| Failure::new("no DOT exporter"))?;
    let mut text = Vec::new();
    (dot.write)(selection, &mut text)?;
    graphviz::graphviz_svg(&String::from_utf8_lossy(&text), PATIENCE).map_err(Failure::new)
}
