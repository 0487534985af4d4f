use std::io;
use std::io::IsTerminal as _;
use std::path::PathBuf;
use std::time::Duration;

use clap::ValueEnum;
use clap::builder::PossibleValue;
use clap::builder::PossibleValuesParser;

use crate::catalogue::Catalogue;
use crate::cli::audit;
use crate::cli::collection::Collection;
use crate::cli::collection::CollectionArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::graphviz;
use crate::cli::output;
use crate::cli::select::SelectArgs;
use crate::cli::settings::Found;
use crate::export::CLUSTERINGS;
use crate::export::Drawing;
use crate::export::EXPORTERS;
use crate::export::Exporter;
use crate::export::Input;
use crate::export::LAYOUTS;
use crate::export::Layout;
use crate::export::Pixels;
use crate::export::Theme;
use crate::export::is_chain;
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

    #[command(flatten)]
    select: SelectArgs,

    /// Show every node, however many there are
    #[arg(long)]
    all: bool,

    /// Show documents only, without sources and web addresses
    #[arg(long, conflicts_with = "all")]
    documents: bool,

    /// Nodes up to which a picture shows everything; above, it folds sources and what is cited once
    #[arg(long, value_name = "N", default_value_t = READABLE)]
    nodes: usize,

    /// How a picture is laid out
    #[arg(long, value_name = "LAYOUT", value_parser = layouts())]
    layout: Option<String>,

    /// What stands together in a picture
    #[arg(long, value_name = "BY", value_parser = clusterings())]
    cluster: Option<String>,

    /// Background of a picture
    #[arg(long, value_enum, default_value_t = Background::Light)]
    theme: Background,

    /// A heading over the picture
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,

    /// Pixels of a PNG for each unit of the picture, which is 1/96 inch; 2 without it
    #[arg(long, value_name = "N", value_parser = scale, conflicts_with = "width")]
    scale: Option<f32>,

    /// Pixels of a PNG from left to right
    #[arg(long, value_name = "PIXELS", value_parser = clap::value_parser!(u32).range(1..))]
    width: Option<u32>,

    /// What lays out an SVG picture
    #[arg(long, value_enum, default_value_t = Engine::Builtin)]
    engine: Engine,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Background {
    /// Dark on white, for paper
    Light,
    /// Light on dark, for slides
    Dark,
}

impl From<Background> for Theme {
    fn from(it: Background) -> Self {
        match it {
            Background::Light => Self::Light,
            Background::Dark => Self::Dark,
        }
    }
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

fn clusterings() -> PossibleValuesParser {
    PossibleValuesParser::new(CLUSTERINGS.iter().map(|it| PossibleValue::new(it.name).help(it.help)))
}

fn scale(text: &str) -> Result<f32, String> {
    let scale: f32 = text.parse().map_err(|_| "not a number".to_owned())?;
    if scale.is_finite() && scale > 0.0 {
        Ok(scale)
    } else {
        Err("must be more than 0".to_owned())
    }
}

pub(super) fn run(args: &Args, settings: &Found, catalogue: &Catalogue) -> Result<Exit, Failure> {
    let exporter = exporter(args)?;
    if args.layout.is_some() && (!exporter.draws || args.engine == Engine::Dot) {
        let drawn: Vec<&str> = EXPORTERS.iter().filter(|it| it.draws).map(|it| it.name).collect();
        return Err(Failure::new(format!(
            "--layout is for pictures by the builtin engine; write to one of {}",
            drawn.join(", ")
        )));
    }
    let pixels = pixels(args, exporter)?;
    let asked = args.layout.as_deref().and_then(Layout::named);
    if let Some(layout) = asked.filter(|it| !it.lanes && args.cluster.is_some()) {
        let lanes: Vec<&str> = LAYOUTS.iter().filter(|it| it.lanes).map(|it| it.name).collect();
        return Err(Failure::new(format!(
            "--layout {} has no room for clusters; use {}",
            layout.name,
            lanes.join(" or ")
        )));
    }
    if exporter.binary && args.output.is_none() && io::stdout().is_terminal() {
        let name = exporter.name;
        return Err(Failure::new(format!("{name} is no text; name a file with -o FILE")));
    }
    let collection = args.collection.read(catalogue)?;
    let selection = selected(args, exporter, &collection)?;
    let findings = match exporter.findings {
        true => Some(audit::outcome(&collection, settings, catalogue)?),
        false => None,
    };
    let centre = args.select.named(&collection)?;
    let drawing = Drawing {
        theme: args.theme.into(),
        layout: layout(args, &selection),
        clusters: CLUSTERINGS.iter().find(|it| Some(it.name) == args.cluster.as_deref()),
        title: args.title.as_deref(),
        pixels,
        centre: &centre,
    };
    let input = Input {
        selection: &selection,
        drawing: &drawing,
        resolved: Some(&collection.build.resolved),
        findings: findings.as_ref(),
    };
    if exporter.name == "svg" && args.engine == Engine::Dot {
        let svg = by_graphviz(&input)?;
        output::write(args.output.as_deref(), |out| out.write_all(&svg))?;
    } else {
        output::write(args.output.as_deref(), |out| (exporter.write)(&input, out))?;
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

/// How many pixels were asked for.
fn pixels(args: &Args, exporter: &Exporter) -> Result<Pixels, Failure> {
    let pixels = match (args.scale, args.width) {
        (Some(scale), _) => Pixels::Scale(scale),
        (None, Some(width)) => Pixels::Width(width),
        (None, None) => Pixels::Usual,
    };
    if pixels != Pixels::Usual && exporter.name != "png" {
        return Err(Failure::new("--scale and --width are for PNG; write with --to png"));
    }
    Ok(pixels)
}

/// The layout that was asked for, else the one that suits the part of the graph: a document with what is around it in
/// the middle, what reads as a chain as one, and anything in lanes where clusters are asked for.
fn layout(args: &Args, selection: &Selection<'_>) -> Option<&'static Layout> {
    let suits = || match args.cluster {
        Some(_) => None,
        None if args.select.is_around() => Some("ego"),
        None if !args.select.is_all() && is_chain(selection) => Some("chain"),
        None => None,
    };
    Layout::named(args.layout.as_deref().or_else(suits)?)
}

/// The part of the graph that is written: what was asked for, folded where a picture would be too large.
fn selected<'c>(args: &Args, exporter: &Exporter, collection: &'c Collection) -> Result<Selection<'c>, Failure> {
    let selection = args.select.of(collection)?;
    if args.documents {
        let graph = selection.graph();
        let documents = graph.nodes().filter(|it| it.1.is_document()).map(|it| it.0);
        return Ok(selection.only(documents));
    }
    let folds = exporter.folds && !args.all && args.select.is_all();
    Ok(if folds {
        selection.for_picture(args.nodes)
    } else {
        selection
    })
}

/// The format that was asked for, or that the output file's ending names.
fn exporter(args: &Args) -> Result<&'static Exporter, Failure> {
    let ending = args
        .output
        .as_ref()
        .and_then(|it| it.extension())
        .map(|it| it.to_string_lossy().to_lowercase());
    if let Some(name) = &args.to {
        return EXPORTERS
            .iter()
            .find(|it| it.name == name)
            .ok_or_else(|| Failure::new(format!("no format “{name}”")));
    }
    let ending = ending.unwrap_or_else(|| "dot".to_owned());
    EXPORTERS.iter().find(|it| it.is_for(&ending)).ok_or_else(|| {
        let known: Vec<&str> = EXPORTERS.iter().map(|it| it.name).collect();
        let endings: Vec<String> = EXPORTERS
            .iter()
            .flat_map(|it| it.endings)
            .map(|it| format!(".{it}"))
            .collect();
        Failure::new(format!(
            "no format “{ending}”; choose one of {} with --to, or end the file’s name in one of them or in {}",
            known.join(", "),
            endings.join(" or ")
        ))
    })
}

fn by_graphviz(input: &Input<'_, '_>) -> Result<Vec<u8>, Failure> {
    let dot = EXPORTERS
        .iter()
        .find(|it| it.name == "dot")
        .ok_or_else(|| Failure::new("no DOT exporter"))?;
    let mut text = Vec::new();
    (dot.write)(input, &mut text)?;
    graphviz::graphviz_svg(&String::from_utf8_lossy(&text), PATIENCE).map_err(Failure::new)
}
