//! How long the whole pipeline takes on a thousand letters, what memory it needs, and how long the
//! catalogue takes to load.
//!
//! `cargo bench --bench pipeline`; `cargo bench --bench pipeline -- 18000` for another number of letters.

// A bench prints, and stops where its input is missing.
#![allow(clippy::expect_used, clippy::print_stdout)]

#[path = "support/letters.rs"]
mod letters;
#[path = "support/names.rs"]
mod names;

use std::hint::black_box;
use std::time::Duration;
use std::time::Instant;

use ibid::Build;
use ibid::audit;
use ibid::catalogue::Catalogue;
use ibid::export::records;
use ibid::extract::extract;
use ibid::graph;
use ibid::read::Source;
use ibid::read::read;
use ibid::resolve::Corpus;
use ibid::resolve::Options;
use ibid::resolve::resolve;

/// Runs of each measurement; the median counts.
const RUNS: usize = 5;

/// Letters, where the command line names no number.
const LETTERS: usize = 1000;

fn main() {
    let count = std::env::args()
        .filter_map(|it| it.parse().ok())
        .next()
        .unwrap_or(LETTERS);
    let letters = letters::letters(count, 2026);
    let bytes: usize = letters.iter().map(|it| it.bytes.len()).sum();
    println!("{count} letters, {:.2} MB, median of {RUNS} runs\n", megabytes(bytes));

    stages(&letters);
    match memory("VmHWM:") {
        Some(peak) => println!(
            "peak memory {peak:>30.0} MB, {:.1} times the text",
            peak / megabytes(bytes)
        ),
        None => println!("peak memory: not told by this system"),
    }

    let load = median(|| Catalogue::load().map(|_| ()).expect("the built-in catalogue is good"));
    println!("catalogue, loaded                  {:>9.1} ms", milliseconds(load));
    for threads in [1, 2] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .expect("threads");
        let time = median(|| pool.install(|| drop(black_box(all(&letters)))));
        let speed = count as f64 / time.as_secs_f64();
        println!(
            "read to audit, {threads} thread{}         {:>9.1} ms {speed:>9.0} letters/s {:>8.1} MB/s",
            if threads == 1 { " " } else { "s" },
            milliseconds(time),
            megabytes(bytes) / time.as_secs_f64()
        );
    }
}

/// Everything from bytes to findings.
fn all(letters: &[Source]) -> (Build, usize) {
    let build = Build::new(letters.to_vec(), &Options::default()).expect("the built-in catalogue is good");
    let catalogue = Catalogue::builtin().expect("the built-in catalogue is good");
    let input = audit::Input {
        resolved: &build.resolved,
        graph: &build.graph,
        catalogue,
    };
    let findings = audit::audit(&input, audit::RULES).len();
    (build, findings)
}

/// Each stage by itself, once, on one thread.
fn stages(letters: &[Source]) {
    let catalogue = Catalogue::builtin().expect("the built-in catalogue is good");
    println!("stages, on one thread, once:");
    let documents = stage("read", || {
        letters.iter().filter_map(|it| read(it).ok()).collect::<Vec<_>>()
    });
    let entries = stage("extract", || {
        let both = documents.into_iter().map(|it| {
            let extracted = extract(&it, catalogue);
            (it, extracted)
        });
        both.collect::<Vec<_>>()
    });
    let mentions: usize = entries.iter().map(|it| it.1.mentions.len()).sum();
    let resolved = stage("resolve", || {
        resolve(Corpus::new(entries), catalogue, &Options::default())
    });
    let graph = stage("graph", || graph::build(&resolved, catalogue));
    let input = audit::Input {
        resolved: &resolved,
        graph: &graph,
        catalogue,
    };
    let findings = stage("audit", || audit::audit(&input, audit::RULES));
    stage("records", || {
        records::write(&resolved, &mut std::io::sink()).expect("a sink takes everything")
    });
    println!(
        "{mentions} mentions, {} nodes, {} edges, {} findings",
        graph.node_count(),
        graph.edge_count(),
        findings.len()
    );
}

fn stage<T>(name: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = work();
    let held = memory("VmRSS:").map_or(String::new(), |it| format!("{it:>7.0} MB held after it"));
    println!("  {name:<33}{:>9.1} ms {held}", milliseconds(start.elapsed()));
    made
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn megabytes(bytes: usize) -> f64 {
    bytes as f64 / 1e6
}

/// Memory of this process in megabytes, where the system tells: the most it ever held, or what it holds now.
fn memory(field: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix(field))?;
    let kibibytes: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}
