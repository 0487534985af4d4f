use std::fmt::Write as _;

use clap::ValueEnum;
use serde::Serialize;

use crate::catalogue::Catalogue;
use crate::cli::collection::CollectionArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::export::citations;
use crate::export::label;
use crate::graph::CiteGraph;
use crate::graph::Evidence;
use crate::graph::Node;
use crate::query::Chain;
use crate::query::ChainQuery;
use crate::query::chains;

/// Arguments of `ibid chain`. Its `--format` is that of what it writes, so that of what it reads is `--read-as`.
#[derive(clap::Args)]
#[command(mut_arg("read-as", |it| it.long("read-as").alias(None)))]
pub(super) struct Args {
    /// Where the chain starts: a symbol in any spelling, or a file's name
    #[arg(long, value_name = "DOCUMENT")]
    from: String,

    /// Where it ends; without it, the shortest chain to every document that is reached
    #[arg(long, value_name = "DOCUMENT")]
    to: Option<String>,

    /// Most steps of a chain
    #[arg(long, value_name = "N", default_value_t = 20)]
    longest: usize,

    /// Most chains shown
    #[arg(long, value_name = "N", default_value_t = 20)]
    most: usize,

    /// Format
    #[arg(long = "format", value_enum, default_value_t = Format::Text)]
    format: Format,

    #[command(flatten)]
    collection: CollectionArgs,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

/// One step of a chain, for JSON.
#[derive(Serialize)]
struct Step<'a> {
    chain: usize,
    step: usize,
    citing: &'a str,
    cited: &'a str,
    places: Vec<PlaceOut<'a>>,
}

/// One place of a step, for JSON.
#[derive(Serialize)]
struct PlaceOut<'a> {
    file: &'a str,
    line: u32,
    column: u32,
    note: Option<&'a str>,
    locator: Option<&'a str>,
    relation: Option<&'a str>,
    text: &'a str,
    sentence: &'a str,
    why: &'a str,
}

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    let collection = args.collection.read(catalogue)?;
    let graph = &collection.build.graph;
    let from = collection.node(&args.from)?;
    let to = args.to.as_deref().map(|it| collection.node(it)).transpose()?;
    let query = ChainQuery {
        from,
        to,
        longest: args.longest,
        most: args.most,
    };
    let found = chains(graph, &query);
    match args.format {
        Format::Json => output::write(None, |out| citations::write_json(&steps(graph, &found), out))?,
        Format::Text => output::print(&found.iter().map(|it| text(graph, it)).collect::<Vec<_>>().join("\n"))?,
    }
    if found.is_empty() {
        let end = to.map_or("any document".to_owned(), |it| label::name_and_file(graph.node(it)));
        let start = label::name_and_file(graph.node(from));
        output::message(&format!(
            "no chain of at most {} steps leads from {start} to {end}",
            args.longest
        ));
        return Ok(Exit::Found.max(collection.exit));
    }
    Ok(collection.exit)
}

/// A chain for people: each step with the place that it rests on.
fn text(graph: &CiteGraph, chain: &Chain) -> String {
    let mut text = String::new();
    for (at, step) in chain.steps.iter().enumerate() {
        let edge = graph.edge(*step);
        if at == 0 {
            let citing = graph.node(edge.citing);
            let _ = writeln!(text, "{}", label::name_and_file(citing));
            also(&mut text, citing);
        }
        let cited = graph.node(edge.cited);
        let outside = if cited.is_document() && !cited.in_collection() {
            ", not in the collection"
        } else {
            ""
        };
        let _ = writeln!(text, "  cites {}{outside}", label::name_and_file(cited));
        also(&mut text, cited);
        for evidence in shown(&edge.evidence) {
            let _ = writeln!(text, "    {}", place(evidence));
            let _ = writeln!(text, "      “{}”", evidence.sentence);
        }
        if cited.in_collection() && !cited.why.is_empty() {
            let _ = writeln!(text, "    {}: {}", label::name(cited), cited.why);
        }
    }
    text
}

/// The further files of a document.
fn also(text: &mut String, node: &Node) {
    for line in label::other_files(node) {
        let _ = writeln!(text, "    {line}");
    }
}

/// The places in the text's own words; where there are none, those read from addresses.
fn shown(evidence: &[Evidence]) -> Vec<&Evidence> {
    let own: Vec<&Evidence> = evidence.iter().filter(|it| it.form != "url").collect();
    if own.is_empty() { evidence.iter().collect() } else { own }
}

fn place(evidence: &Evidence) -> String {
    let note = evidence
        .note
        .as_ref()
        .map_or(String::new(), |it| format!(", note {it}"));
    let said = [&evidence.locator, &evidence.relation].into_iter().flatten();
    let more: String = said.map(|it| format!(", {it}")).collect();
    format!("{}{note}{more}", evidence.position())
}

fn steps<'g>(graph: &'g CiteGraph, chains: &[Chain]) -> Vec<Step<'g>> {
    let numbered = chains.iter().enumerate().flat_map(|(chain, it)| {
        it.steps
            .iter()
            .enumerate()
            .map(move |(step, id)| (chain + 1, step + 1, *id))
    });
    let step = |(chain, step, id)| {
        let edge = graph.edge(id);
        let places = shown(&edge.evidence).into_iter().map(|it| PlaceOut {
            file: &it.file,
            line: it.line,
            column: it.column,
            note: it.note.as_deref(),
            locator: it.locator.as_deref(),
            relation: it.relation.as_deref(),
            text: &it.text,
            sentence: &it.sentence,
            why: &it.why,
        });
        Step {
            chain,
            step,
            citing: &graph.node(edge.citing).key,
            cited: &graph.node(edge.cited).key,
            places: places.collect(),
        }
    };
    numbered.map(step).collect()
}
