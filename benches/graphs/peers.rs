//! The graph libraries of Python on the same graph in the same run: `benches/peers/graphs.py`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;

use ibid::graph::CiteGraph;
use ibid::graph::NodeId;
use ibid::query::Arcs;
use ibid::query::QUESTIONS;
use ibid::query::Route;
use ibid::query::Selection;
use ibid::query::communities;
use ibid::query::hits;
use ibid::query::main_path;
use ibid::query::pagerank;
use ibid::query::strong_components;
use ibid::query::weak_components;

use crate::asked::Places;
use crate::asked::ask;
use crate::timing::median;
use crate::timing::milliseconds;

const LIBRARIES: [&str; 3] = ["networkx", "igraph", "rustworkx"];

/// Prints our time for each question, and theirs as multiples of it.
pub(crate) fn beside(graph: &CiteGraph, places: &Places) {
    let Some(theirs) = theirs(graph, places) else {
        println!("\nskipped: no Python with {}", LIBRARIES.join(", "));
        return;
    };
    println!("\nthe same beside others: our milliseconds, theirs as multiples of ours");
    println!(
        "  {:<24}{:>11}{}",
        "",
        "ibid",
        LIBRARIES.map(|it| format!("{it:>14}")).concat()
    );
    for (name, ours) in ours(graph, places) {
        let ours = milliseconds(ours);
        let ratio = |library: &str| match theirs.get(&(library.to_owned(), name.to_owned())) {
            Some(Ok(time)) => format!("{:>13.1}x", time / ours),
            Some(Err(said)) => format!("{said:>14}"),
            None => format!("{:>14}", "-"),
        };
        println!("  {name:<24}{ours:>11.3}{}", LIBRARIES.map(ratio).concat());
    }
}

fn ours(graph: &CiteGraph, places: &Places) -> Vec<(&'static str, Duration)> {
    let all = Selection::all(graph);
    let arcs = Arcs::of(&all);
    let question = |name: &str, of: &[NodeId], depth| {
        let question = QUESTIONS.iter().find(|it| it.name == name);
        let by = question.and_then(|it| it.by.first()).map_or("", |it| it.0);
        median(|| question.map(|it| ask(it, &all, of, depth, by)))
    };
    vec![
        ("cites, 2 steps", question("cites", &places.late[..1], Some(2))),
        ("cited by, 2 steps", question("cited-by", &[places.hub], Some(2))),
        (
            "shortest chain",
            question("between", &[places.late[0], places.far], None),
        ),
        ("pagerank", median(|| pagerank(&arcs))),
        ("hits", median(|| hits(&arcs))),
        ("weak components", median(|| weak_components(&arcs))),
        ("strong components", median(|| strong_components(&arcs))),
        ("longest path", median(|| main_path(&arcs, Route::Global))),
        ("communities", median(|| communities(&arcs))),
    ]
}

/// Milliseconds by library and question, or what the library said instead; `None` where Python has none of them.
fn theirs(graph: &CiteGraph, places: &Places) -> Option<BTreeMap<(String, String), Result<f64, String>>> {
    let mut child = Command::new("python3")
        .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers/graphs.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    let mut text = format!(
        "{} {} {} {}\n",
        graph.node_count(),
        places.late[0].index(),
        places.far.index(),
        places.hub.index()
    );
    for (_, edge) in graph.edges() {
        let _ = writeln!(text, "{} {}", edge.citing.index(), edge.cited.index());
    }
    // The script reads everything before it prints.
    child.stdin.take()?.write_all(text.as_bytes()).ok()?;
    let output = child.wait_with_output().ok().filter(|it| it.status.success())?;
    let text = String::from_utf8(output.stdout).ok()?;
    let lines = text.lines().filter_map(|line| {
        let [library, question, time] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
        Some((
            (library.to_owned(), question.to_owned()),
            time.parse().map_err(|_| time.to_owned()),
        ))
    });
    Some(lines.collect::<BTreeMap<_, _>>()).filter(|it| !it.is_empty())
}
