//! A million documents and ten million citations: how long they take to load, what they hold, and how long questions
//! about a neighbourhood take.

use std::process::Command;
use std::time::Duration;

use ibid::catalogue::Catalogue;
use ibid::graph::CiteGraph;
use ibid::graph::NodeId;
use ibid::query::Arcs;
use ibid::query::Filter;
use ibid::query::Question;
use ibid::query::Selection;
use ibid::query::near_names;

use crate::asked::Places;
use crate::asked::ask;
use crate::asked::in_degree;
use crate::generate;
use crate::generate::Chance;
use crate::timing::median;
use crate::timing::memory;
use crate::timing::once;
use crate::timing::row;

const NODES: usize = 1_000_000;
const EDGES: usize = 10_000_000;

/// Documents of which each question is asked.
const ASKED: usize = 500;

/// Most milliseconds of a question about a neighbourhood.
const BUDGET: Option<f64> = Some(50.0);

/// Both loads, each in a process of its own, since freed memory is not always given back.
pub(crate) fn both() {
    let program = std::env::current_exe().expect("a running program has a path");
    for way in ["million-without-places", "million-with-places"] {
        let status = Command::new(&program)
            .arg(way)
            .status()
            .expect("this program runs again");
        assert!(status.success(), "{way} failed");
    }
}

/// One load, and questions.
pub(crate) fn one(places: generate::Places) {
    let catalogue = Catalogue::builtin().expect("the built-in catalogue is good");
    let (nodes, made) = once(|| generate::nodes(NODES, catalogue));
    let (edges, linked) = once(|| generate::edges(&nodes, EDGES, places));
    let held = memory("VmRSS:").unwrap_or(0.0);
    let (graph, built) = once(|| CiteGraph::of(nodes, edges));
    let each = match places {
        generate::Places::None => "no place",
        generate::Places::One => "one place",
    };
    println!(
        "\n{} documents, {} citations with {each} each",
        graph.node_count(),
        graph.edge_count()
    );
    row("inventing them", made + linked, None, &format!("{held:.0} MB held"));
    row("CiteGraph::of", built, None, &memory_in_words());
    questions(&graph);
    println!("  {}", memory_in_words());
}

fn memory_in_words() -> String {
    let now = memory("VmRSS:").unwrap_or(0.0);
    match memory("VmHWM:") {
        Some(peak) => format!("{now:.0} MB held, at most {peak:.0} MB so far"),
        None => "memory: not told by this system".to_owned(),
    }
}

fn questions(graph: &CiteGraph) {
    let (all, time) = once(|| Selection::all(graph));
    row("Selection::all", time, BUDGET, "");
    let (_, time) = once(|| Arcs::of(&all));
    row("Arcs::of, the whole", time, BUDGET, "");
    let key = graph.node(NodeId::new(NODES / 2)).key.clone();
    row("find a name", median(|| graph.find(&key).len()), BUDGET, "");
    let words = format!("{:?}", near_names(graph, "S/2011/9x99"));
    row(
        "near names of one that there is not",
        median(|| near_names(graph, "S/2011/9x99").len()),
        None,
        &words,
    );
    let places = Places::of(graph);
    for name in ["cites", "cited-by", "around"] {
        for depth in [1, 2] {
            many(&all, name, depth);
            let hub = || ask_of(&all, name, &[places.hub], depth);
            let words = format!("{} rows, cited by {}", hub(), in_degree(graph, places.hub));
            row(
                &format!("{name}, {depth} steps, of the most cited"),
                median(hub),
                None,
                &words,
            );
        }
    }
    pairs(&all);
    let around = || ask(named("around"), &all, &places.late[..1], Some(2), "").selection(&all);
    let words = format!("{} nodes", around().nodes().len());
    row(
        "around, 2 steps, with its picture's part",
        median(around),
        BUDGET,
        &words,
    );
    let filter = Filter::parse("class:letter year:2015-2021").expect("a filter");
    row(
        "filtered: class and year",
        median(|| all.filtered(&filter)),
        None,
        "looks at everything",
    );
}

fn named(name: &str) -> &'static Question {
    Question::named(name).expect("a question of that name")
}

fn ask_of(all: &Selection<'_>, name: &str, of: &[NodeId], depth: usize) -> usize {
    ask(named(name), all, of, Some(depth), "").rows.len()
}

/// A question of documents taken by chance: the median and the slowest.
fn many(all: &Selection<'_>, name: &str, depth: usize) {
    let mut chance = Chance(7);
    let mut times: Vec<(Duration, usize)> = (0..ASKED)
        .map(|_| {
            let of = NodeId::new(chance.below(NODES));
            let (rows, time) = once(|| ask_of(all, name, &[of], depth));
            (time, rows)
        })
        .collect();
    told(&format!("{name}, {depth} steps"), &mut times, "rows");
}

/// Shortest chains between documents taken by chance.
fn pairs(all: &Selection<'_>) {
    let mut chance = Chance(8);
    let question = named("between");
    let by = question.by.first().map_or("", |it| it.0);
    let mut times: Vec<(Duration, usize)> = (0..ASKED)
        .map(|_| {
            let of = [
                NodeId::new(NODES / 2 + chance.below(NODES / 2)),
                NodeId::new(chance.below(NODES / 2)),
            ];
            let (answer, time) = once(|| ask(question, all, &of, None, by));
            (time, answer.rows.len())
        })
        .collect();
    told("between, shortest", &mut times, "steps in all chains");
}

fn told(name: &str, times: &mut [(Duration, usize)], what: &str) {
    times.sort_unstable();
    for (which, at) in [
        ("median", times.len() / 2),
        ("99 of 100", times.len() * 99 / 100),
        ("slowest", times.len() - 1),
    ] {
        let (time, count) = times[at];
        row(&format!("{name}, {which}"), time, BUDGET, &format!("{count} {what}"));
    }
}
