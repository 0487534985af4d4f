//! How long each format of data takes to write, and how large it becomes, for a graph of 18,000 documents and 77,000
//! citations.
//!
//! `cargo bench --bench data`, with `--features parquet` for its tables too.

// A bench prints, and stops where something is wrong.
#![allow(clippy::expect_used, clippy::print_stdout)]

use std::time::Duration;
use std::time::Instant;

use ibid::export::Drawing;
use ibid::export::EXPORTERS;
use ibid::export::Input;
use ibid::extract::Part;
use ibid::graph::CiteGraph;
use ibid::graph::Edge;
use ibid::graph::Evidence;
use ibid::graph::Node;
use ibid::graph::NodeId;
use ibid::query::Selection;
use ibid::resolve::Status;
use ibid::text::Date;
use ibid::text::Span;

const DOCUMENTS: usize = 18_000;
const CITATIONS: usize = 77_000;

/// Runs of each measurement; the median counts.
const RUNS: usize = 5;

fn main() {
    let graph = graph();
    let (nodes, edges) = (graph.node_count(), graph.edge_count());
    println!("{nodes} documents, {edges} citations, median of {RUNS} runs\n");
    println!("{:<18} {:>8} {:>8}", "", "ms", "MB");
    let selection = Selection::all(&graph);
    let input = Input {
        selection: &selection,
        drawing: &Drawing::default(),
        resolved: None,
        findings: None,
    };
    for exporter in EXPORTERS.iter().filter(|it| !it.draws && !it.folds && !it.findings) {
        let mut times: Vec<Duration> = Vec::new();
        let mut size = 0;
        for _ in 0..RUNS {
            let mut out = Vec::new();
            let start = Instant::now();
            (exporter.write)(&input, &mut out).expect("memory takes everything");
            times.push(start.elapsed());
            size = out.len();
        }
        times.sort_unstable();
        let milliseconds = times[RUNS / 2].as_secs_f64() * 1000.0;
        println!("{:<18} {milliseconds:>8.0} {:>8.1}", exporter.name, size as f64 / 1e6);
    }
}

/// Documents that cite earlier ones, each citation with one place; the same on every machine.
fn graph() -> CiteGraph {
    let node = |at: usize| Node {
        title: Some(format!(
            "Letter No. {at} on the maintenance of lamps & buoys along the northern ferry route"
        )),
        from: Some("the Permanent Representative of Ormond to the United Nations".to_owned()),
        files: vec![format!("letters/{}/{at:05}.txt", at % 70)],
        date: Date::new(
            1950 + u16::try_from(at / 250).unwrap_or(0),
            1 + (at % 12) as u8,
            1 + (at % 28) as u8,
        ),
        year: Some(1950 + u16::try_from(at / 250).unwrap_or(0)),
        url: Some(format!("https://lamps.example/en/{at}")),
        ..Node::document(&format!("L/{}/{at}", at % 90))
    };
    let mut state = 7_u64;
    let mut below = |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % limit as u64) as usize
    };
    let mut edges = Vec::new();
    while edges.len() < CITATIONS {
        let citing = 1 + below(DOCUMENTS - 1);
        let cited = below(citing);
        let edge = Edge::between(NodeId::new(citing), NodeId::new(cited));
        edges.push(Edge {
            evidence: vec![evidence(citing, cited)],
            ..edge
        });
    }
    CiteGraph::of((0..DOCUMENTS).map(node).collect(), edges)
}

fn evidence(citing: usize, cited: usize) -> Evidence {
    let span = Span { start: 4000, end: 4010 };
    Evidence {
        document: citing,
        mention: cited % 40,
        file: format!("letters/{}/{citing:05}.txt", citing % 70),
        span,
        bytes: span,
        line: 45,
        column: 12,
        page: Some(3),
        part: Part::Note,
        note: Some((cited % 40).to_string()),
        locator: Some(format!("para. {}", cited % 60)),
        text: format!("L/{}/{cited}", cited % 90),
        sentence: format!(
            "Recalling L/{}/{cited}, para. 3, on the colours of lamps, we note that the ferries of the northern route have kept to their timetable since the spring.",
            cited % 90
        ),
        relation: Some("recalls".to_owned()),
        form: "symbol",
        status: Status::Resolved,
        why: "a document of the collection has this symbol".to_owned(),
    }
}
