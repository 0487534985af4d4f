//! Reads the files named on the command line (or our fixtures) and prints who cites whom.
//!
//!     cargo run --example build_graph fixtures/letters/*

#![allow(clippy::print_stdout, reason = "an example prints what it found")]

use ibid::Build;
use ibid::graph::Direction;
use ibid::read::ReadError;
use ibid::read::Source;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut paths: Vec<String> = std::env::args().skip(1).collect();
    if paths.is_empty() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/letters");
        let entries = std::fs::read_dir(folder)?.filter_map(Result::ok);
        paths = entries.map(|it| it.path().display().to_string()).collect();
    }
    let load = |name: String| match std::fs::read(&name) {
        Ok(bytes) => Ok(Source { name, bytes }),
        Err(error) => Err(ReadError::io(&name, error.to_string())),
    };
    let build = Build::with(paths, load, &ibid::resolve::Options::default())?;
    for (id, node) in build.graph.nodes().filter(|(_, it)| it.in_collection()) {
        println!("{} ({})", node.key, node.identity.name());
        for (_, edge) in build.graph.edges_of(id, Direction::Cited) {
            let cited = build.graph.node(edge.cited);
            if cited.in_collection() {
                println!("  cites {} {} time(s)", cited.key, edge.weight());
            }
        }
    }
    for error in &build.unread {
        println!("not read: {error}");
    }
    Ok(())
}
