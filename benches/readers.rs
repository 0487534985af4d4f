//! How fast each format is read, beside `pdftotext` on the same PDF files in the same run, and what damaged files cost:
//! `cargo bench --bench readers -- [FOLDER [MUTATIONS]]`.
//!
//! FOLDER is walked; MUTATIONS (0 unless given) is the number of damaged copies of each file that are read too.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints")]

use std::collections::BTreeMap;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use ibid::read::Source;

#[path = "../tests/it/mutator.rs"]
mod mutator;

/// Rounds in which both sides read the PDF files, one after the other.
const ROUNDS: usize = 3;

/// What reading some files cost.
#[derive(Default)]
struct Cost {
    files: usize,
    bytes: usize,
    text: usize,
    refused: usize,
    burst: usize,
    time: Duration,
    longest: Duration,
    slowest: String,
}

fn main() {
    let mut given = std::env::args().skip(1).filter(|it| it != "--bench");
    let folder = given.next().unwrap_or_else(|| "../shared/corpora".to_owned());
    let mutations: u64 = given.next().and_then(|it| it.parse().ok()).unwrap_or(0);
    let files = files(Path::new(&folder));
    if files.is_empty() {
        println!("skipped: no files in {folder}");
        return;
    }
    beside_pdftotext(&files);
    let mut costs: BTreeMap<String, Cost> = BTreeMap::new();
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        count(costs.entry(ending(path)).or_default(), path, bytes);
    }
    println!("\nwhole files");
    print(&costs);
    println!("peak memory so far: {} MB", peak());
    if mutations == 0 {
        return;
    }
    let mut costs: BTreeMap<String, Cost> = BTreeMap::new();
    for path in &files {
        let bytes = std::fs::read(path).unwrap();
        for seed in 0..mutations {
            count(
                costs.entry(ending(path)).or_default(),
                path,
                mutator::mutated(&bytes, seed),
            );
        }
    }
    println!("\ndamaged copies, {mutations} of each file");
    print(&costs);
    println!("peak memory: {} MB", peak());
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn ending(path: &Path) -> String {
    path.extension()
        .map_or(String::new(), |it| it.to_string_lossy().to_lowercase())
}

fn count(cost: &mut Cost, path: &Path, bytes: Vec<u8>) {
    let name = path.to_string_lossy().into_owned();
    cost.files += 1;
    cost.bytes += bytes.len();
    let from = Instant::now();
    let read = mutator::read(&name, bytes);
    let time = from.elapsed();
    match read {
        Ok(document) => cost.text += document.text.printed().len(),
        Err(error) => {
            cost.refused += 1;
            if error.reason.contains("its parser does not bear") || error.reason.starts_with("took longer") {
                cost.burst += 1;
                println!("{error}");
            }
        }
    }
    cost.time += time;
    if time > cost.longest {
        (cost.longest, cost.slowest) = (time, name);
    }
}

fn print(costs: &BTreeMap<String, Cost>) {
    println!("format    files     MB   text MB  refused  panic or limit       s  MB/s  longest ms  slowest file");
    for (format, it) in costs {
        let seconds = it.time.as_secs_f64();
        println!(
            "{format:8} {:6} {:6.1} {:9.1} {:8} {:15} {seconds:7.2} {:5.0} {:11.1}  {}",
            it.files,
            it.bytes as f64 / 1e6,
            it.text as f64 / 1e6,
            it.refused,
            it.burst,
            it.bytes as f64 / 1e6 / seconds,
            it.longest.as_secs_f64() * 1e3,
            it.slowest.rsplit('/').next().unwrap_or(""),
        );
    }
}

/// Reads all PDF files with `pdftotext` and with this library in turns; one process a file for the former.
fn beside_pdftotext(files: &[PathBuf]) {
    let files: Vec<&PathBuf> = files.iter().filter(|it| ending(it) == "pdf").collect();
    let there = Command::new("pdftotext")
        .arg("-v")
        .stderr(Stdio::null())
        .status()
        .is_ok();
    if files.is_empty() || !there {
        println!("skipped: no PDF files or no pdftotext");
        return;
    }
    println!("{} PDF files, {ROUNDS} rounds in turns (s)", files.len());
    for _ in 0..ROUNDS {
        let from = Instant::now();
        for path in &files {
            let mut other = Command::new("pdftotext");
            let _ = other
                .arg(path)
                .arg("-")
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .status();
        }
        let theirs = from.elapsed().as_secs_f64();
        let from = Instant::now();
        for path in &files {
            let source = Source {
                name: path.to_string_lossy().into_owned(),
                bytes: std::fs::read(path).unwrap(),
            };
            let _ = std::hint::black_box(ibid::read::read(&source));
        }
        let ours = from.elapsed().as_secs_f64();
        println!("pdftotext {theirs:.2}  ibid {ours:.2}  ratio {:.2}", ours / theirs);
    }
}

/// Most memory that this process ever held, in MB, where the system says it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|it| it.starts_with("VmHWM:"));
    let kilobytes = line.and_then(|it| it.split_whitespace().nth(1)?.parse::<u64>().ok());
    kilobytes.map_or("?".to_owned(), |it| (it / 1024).to_string())
}
