use std::collections::BTreeMap;
use std::path::PathBuf;

use clap::ValueEnum;

use crate::catalogue::Catalogue;
use crate::cli::collection::CollectionArgs;
use crate::cli::exit::Exit;
use crate::cli::exit::Failure;
use crate::cli::output;
use crate::cli::select::SelectArgs;
use crate::cli::table::Table;
use crate::cli::words::several;
use crate::export::bibliography;
use crate::export::bibliography::Format;
use crate::export::citations;
use crate::export::label;
use crate::graph::CiteGraph;
use crate::graph::Edge;
use crate::graph::Evidence;
use crate::graph::Link;
use crate::graph::Node;
use crate::graph::NodeId;
use crate::query::Selection;

/// Arguments of `ibid list`.
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(flatten)]
    collection: CollectionArgs,

    #[command(flatten)]
    select: SelectArgs,

    /// What the list is ordered by
    #[arg(long, value_enum, default_value_t = By::Citing)]
    by: By,

    /// Format: a table for people, or one row for each citation; of sources also a bibliography
    #[arg(long, value_enum, default_value_t = To::Table)]
    to: To,

    /// Only citations between documents of the collection
    #[arg(long)]
    inside: bool,

    /// In CSV and JSON, also the places in further files of a document (copies, other formats, translations), which
    /// repeat those of the file that it is cited from
    #[arg(long)]
    all_files: bool,

    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// Each document with what it cites
    Citing,
    /// Each cited document with what cites it
    Cited,
    /// Each source without symbol with what cites it
    Source,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum To {
    Table,
    /// Rows for spreadsheets; with `--by source` one for each source
    Csv,
    Json,
    /// A bibliography for LaTeX (with `--by source`)
    Bibtex,
    /// A bibliography for citation processors (with `--by source`)
    CslJson,
    /// A bibliography for reference managers (with `--by source`)
    Ris,
}

impl To {
    /// The format of bibliographies that it is.
    fn bibliography(self) -> Option<&'static Format> {
        let value = self.to_possible_value()?;
        bibliography::FORMATS.iter().find(|it| it.name == value.get_name())
    }
}

pub(super) fn run(args: &Args, catalogue: &Catalogue) -> Result<Exit, Failure> {
    let format = args.to.bibliography();
    if let Some(format) = format.filter(|_| args.by != By::Source) {
        let name = format.name;
        return Err(Failure::new(format!(
            "{name} is a format of bibliographies: use `--by source --to {name}`"
        )));
    }
    let collection = args.collection.read(catalogue)?;
    let graph = &collection.build.graph;
    let kept = graph.nodes().filter(|(_, node)| match args.by {
        By::Source => node.in_collection() || !node.is_document(),
        By::Citing | By::Cited => node.is_document() && (node.in_collection() || !args.inside),
    });
    let selection = args.select.of(&collection)?.only(kept.map(|it| it.0));
    let entries = || bibliography::entries(&collection.build.resolved, catalogue);
    if let Some(format) = format {
        output::write(args.output.as_deref(), |out| (format.write)(&entries(), out))?;
        return Ok(collection.exit);
    }
    let rows = || match args.all_files {
        true => citations::rows_of_all_files(&selection),
        false => citations::rows(&selection),
    };
    match args.to {
        To::Json => output::write(args.output.as_deref(), |out| citations::write_json(&rows(), out))?,
        To::Csv if args.by == By::Source => output::write(args.output.as_deref(), |out| {
            citations::write_csv(&bibliography::rows(&entries(), graph), out)
        })?,
        To::Csv => output::write(args.output.as_deref(), |out| citations::write_csv(&rows(), out))?,
        _ => {
            let text = table(&selection, args.by);
            output::write(args.output.as_deref(), |out| {
                out.write_all(output::visible(&text).as_bytes())
            })?;
        }
    }
    Ok(collection.exit)
}

/// The list for people: one block for each document, its rows below.
fn table(selection: &Selection<'_>, by: By) -> String {
    let graph = selection.graph();
    let mut blocks: BTreeMap<NodeId, Vec<&Edge>> = BTreeMap::new();
    for edge in selection.citations().map(|it| selection.edge(it)) {
        let (head, other) = match by {
            By::Citing => (edge.citing, edge.cited),
            By::Cited | By::Source => (edge.cited, edge.citing),
        };
        if by != By::Source || !graph.node(head).is_document() {
            debug_assert_ne!(head, other);
            blocks.entry(head).or_default().push(edge);
        }
    }
    let mut text = String::new();
    for (head, mut edges) in blocks {
        edges.sort_by_key(|it| !graph.node(it.cited).in_collection());
        text.push_str(&heading(graph.node(head), by, edges.len()));
        let mut table = Table::new(&["  ", "", "", ""]);
        for edge in edges {
            table.row(row(graph, edge, by));
        }
        text.push_str(&table.finish());
        text.push('\n');
    }
    text.push_str(&summary(selection, by));
    text
}

fn heading(node: &Node, by: By, count: usize) -> String {
    let name = label::name_and_file(node);
    let date = match (node.date.or(node.dated), node.is_document()) {
        (Some(date), true) => format!(", {}", date.in_words()),
        _ => String::new(),
    };
    let class = if node.is_document() && !node.in_collection() {
        ", not in the collection"
    } else {
        ""
    };
    let verb = match (by, count) {
        (By::Citing, _) => "cites",
        (_, 1) => "is cited once",
        _ => "is cited by",
    };
    if by == By::Source {
        // Titles are long: they go on under themselves, not under the kind.
        let mut table = Table::new(&["", ""]);
        table.row([node.class.clone(), format!("{name} {verb}")]);
        return table.finish();
    }
    let also: String = label::other_files(node).iter().map(|it| format!("  {it}\n")).collect();
    format!("{name}{date}{class} {verb}\n{also}")
}

fn row(graph: &CiteGraph, edge: &Edge, by: By) -> [String; 4] {
    let other = graph.node(if by == By::Citing { edge.cited } else { edge.citing });
    let mark = if other.in_collection() { "*" } else { " " };
    let name = match other.files.first() {
        Some(file) if label::file_name(file) != other.key => format!("{}\n({})", other.key, label::file_name(file)),
        _ => other.key.clone(),
    };
    let places: Vec<String> = places(&edge.evidence);
    let first = edge
        .evidence
        .iter()
        .find(|it| it.form != "url")
        .or(edge.evidence.first());
    let form = first.map_or("", |it| it.form);
    let relations: Vec<&str> = edge.relations().into_iter().map(|it| it.0).collect();
    let how = match (relations.is_empty(), form) {
        (true, "symbol" | "source") => String::new(),
        (true, _) => form.to_owned(),
        (false, _) => relations.join(", "),
    };
    [format!("  {mark}"), name, places.join("\n"), how]
}

/// "note 1, line 45, para. 3", "annex, page 2": one line for each place of the text's own words.
fn places(evidence: &[Evidence]) -> Vec<String> {
    let own: Vec<&Evidence> = evidence.iter().filter(|it| it.form != "url").collect();
    let shown = if own.is_empty() { evidence.iter().collect() } else { own };
    let place = |it: &&Evidence| {
        let note = it
            .note
            .as_ref()
            .map_or_else(|| it.part.name().to_owned(), |note| format!("note {note}"));
        let locator = it.locator.as_ref().map_or(String::new(), |it| format!(", {it}"));
        format!("{note}, {}{locator}", it.found_on())
    };
    shown.iter().map(place).collect()
}

fn summary(selection: &Selection<'_>, by: By) -> String {
    let graph = selection.graph();
    let edges: Vec<&Edge> = selection.citations().map(|it| selection.edge(it)).collect();
    let inside = edges.iter().filter(|it| graph.node(it.cited).in_collection()).count();
    let documents = selection
        .nodes()
        .iter()
        .filter(|it| graph.node(**it).in_collection())
        .count();
    let cited = if by == By::Source { "sources" } else { "documents" };
    let total = edges.iter().filter(|it| it.link == Link::Cites).count();
    format!(
        "{}; {} to {cited}, {inside} of them inside the collection (*)\n",
        several(documents as u64, "document"),
        several(total as u64, "citation link")
    )
}
