//! How long questions, selections and exporters take on a graph of 18,000 documents and 77,000 citations, beside the
//! graph libraries of Python where they are installed; and what a million documents take.
//!
//! `cargo bench --bench queries`; `-- million` for a million documents and ten million citations; `-- NODES EDGES` for
//! other sizes.

// A bench prints, and stops where its input is missing.
#![allow(clippy::expect_used, clippy::print_stdout)]

#[path = "graphs/asked.rs"]
mod asked;
#[path = "graphs/generate.rs"]
mod generate;
#[path = "graphs/million.rs"]
mod million;
#[path = "support/names.rs"]
mod names;
#[path = "graphs/peers.rs"]
mod peers;
#[path = "graphs/timing.rs"]
mod timing;

use ibid::catalogue::Catalogue;
use ibid::export::Drawing;
use ibid::export::EXPORTERS;
use ibid::export::Exporter;
use ibid::export::Input;
use ibid::export::LAYOUTS;
use ibid::export::Layout;
use ibid::graph::CiteGraph;
use ibid::graph::NodeId;
use ibid::query::Arcs;
use ibid::query::Filter;
use ibid::query::QUESTIONS;
use ibid::query::Selection;
use ibid::query::near_names;

use crate::asked::Places;
use crate::asked::ask;
use crate::asked::in_degree;
use crate::timing::median;
use crate::timing::once;
use crate::timing::row;

/// Documents and citations, where the command line names none.
const SIZES: [usize; 2] = [18_000, 77_000];

/// Documents of a picture.
const DRAWN: usize = 1000;

/// Most milliseconds of a question.
const BUDGET: Option<f64> = Some(50.0);

/// Questions that may take longer.
const BUDGETS: &[(&str, f64)] = &[("pagerank", 100.0)];

const FILTERS: [&str; 5] = [
    "class:letter",
    "year:2015-2021 from:ormond",
    "symbol:S/2011/*",
    "relation:reaffirms",
    "citing.class:letter part:note",
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|it| !it.starts_with('-')).collect();
    match arguments.first().map(String::as_str) {
        Some("million") => million::both(),
        Some("million-without-places") => million::one(generate::Places::None),
        Some("million-with-places") => million::one(generate::Places::One),
        _ => {
            let given: Vec<usize> = arguments.iter().filter_map(|it| it.parse().ok()).collect();
            let [nodes, edges] = <[usize; 2]>::try_from(given).unwrap_or(SIZES);
            standard(nodes, edges);
        }
    }
}

fn standard(nodes: usize, edges: usize) {
    let catalogue = Catalogue::builtin().expect("the built-in catalogue is good");
    let nodes = generate::nodes(nodes, catalogue);
    let edges = generate::edges(&nodes, edges, generate::Places::One);
    let (graph, built) = once(|| CiteGraph::of(nodes, edges));
    let places = Places::of(&graph);
    println!(
        "{} documents, {} citations, the most cited by {}; medians of five\n",
        graph.node_count(),
        graph.edge_count(),
        in_degree(&graph, places.hub)
    );
    row("CiteGraph::of", built, None, "");
    selections(&graph);
    println!("\nquestions, each as the command asks it:");
    questions(&graph, &places);
    println!("\nexporters:");
    exporters(&graph);
    peers::beside(&graph, &places);
}

fn selections(graph: &CiteGraph) {
    let all = Selection::all(graph);
    row("Selection::all", median(|| Selection::all(graph)), BUDGET, "");
    row("Arcs::of, the whole", median(|| Arcs::of(&all)), BUDGET, "");
    for text in FILTERS {
        let filter = Filter::parse(text).expect("a filter");
        let part = all.filtered(&filter);
        let words = format!("{} nodes, {} links", part.nodes().len(), part.edges().len());
        row(
            &format!("filtered: {text}"),
            median(|| all.filtered(&filter)),
            BUDGET,
            &words,
        );
    }
    let letters = all.filtered(&Filter::parse("class:letter").expect("a filter"));
    row("Arcs::of, the letters", median(|| Arcs::of(&letters)), BUDGET, "");
    let name = "S/2011/9x99";
    row(
        "near names",
        median(|| near_names(graph, name)),
        BUDGET,
        &near_names(graph, name).join(", "),
    );
}

fn questions(graph: &CiteGraph, places: &Places) {
    let all = Selection::all(graph);
    for question in QUESTIONS {
        let ways: Vec<&'static str> = match question.by {
            [] => vec![""],
            ways => ways.iter().map(|it| it.0).collect(),
        };
        let budget = BUDGETS
            .iter()
            .find(|it| it.0 == question.name)
            .map(|it| it.1)
            .or(BUDGET);
        for by in ways {
            for of in places.wanted(question.takes) {
                let work = || ask(question, &all, &of, None, by);
                let words = match of.as_slice() {
                    [] => format!("{} rows", work().rows.len()),
                    of => format!("{} rows, of {}", work().rows.len(), keys(graph, of)),
                };
                row(&format!("{} {by}", question.name), median(work), budget, &words);
            }
        }
    }
}

fn keys(graph: &CiteGraph, of: &[NodeId]) -> String {
    of.iter()
        .map(|it| graph.node(*it).key.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Pictures of a part, data and pages of everything.
fn exporters(graph: &CiteGraph) {
    let all = Selection::all(graph);
    let first = graph.node_count() - DRAWN.min(graph.node_count());
    let part = all.only((first..graph.node_count()).map(NodeId::new));
    for exporter in EXPORTERS {
        if !exporter.folds {
            written(exporter, &all, None, (exporter.name == "html").then_some(3000.0));
        }
        if exporter.folds && !exporter.draws {
            written(exporter, &part, None, Some(2000.0));
        }
        if exporter.draws {
            LAYOUTS
                .iter()
                .for_each(|it| written(exporter, &part, Some(it), Some(2000.0)));
        }
    }
}

fn written(exporter: &Exporter, selection: &Selection<'_>, layout: Option<&'static Layout>, budget: Option<f64>) {
    let drawing = Drawing {
        layout,
        ..Drawing::default()
    };
    let input = Input {
        selection,
        drawing: &drawing,
        resolved: None,
        findings: None,
    };
    let write = || {
        let mut out = Vec::new();
        (exporter.write)(&input, &mut out).expect("memory takes everything");
        out.len()
    };
    let (bytes, first) = once(write);
    // Pages of many megabytes and slow layouts are measured once.
    let time = if first.as_secs() < 1 { median(write) } else { first };
    let layout = layout.map_or(String::new(), |it| format!(", {}", it.name));
    let words = format!(
        "{:.1} MB, {} nodes, {} links",
        bytes as f64 / 1e6,
        selection.nodes().len(),
        selection.edges().len()
    );
    row(&format!("{}{layout}", exporter.name), time, budget, &words);
}
