//! How fast and how right a great number of sources is put together: synthetic sources with a known truth, each worded
//! one to five times as notes word them (initials, inverted names, "et al.", dropped subtitles, slips of the pen and of
//! scans, lost years and publishers), beside near ones that are others (editions, volumes, years). Then hostile sets.
//!
//! `cargo bench --bench sources`; numbers behind `--` are the numbers of wordings, `missed` there lists wordings of one
//! source that were kept apart. The peak of memory holds the sources themselves; "own" is what grouping adds, in bytes a
//! source.

// A bench prints, and stops where its input is missing.
#![allow(clippy::expect_used, clippy::print_stdout)]

#[path = "support/sources.rs"]
mod support;

use std::collections::HashMap;
use std::time::Instant;

use ibid::Build;
use ibid::catalogue::Catalogue;
use ibid::extract::SourceMention;
use ibid::read::Source;
use ibid::resolve::Options;
use ibid::resolve::SameSources;
use ibid::resolve::nearest_sources;
use ibid::resolve::same_sources;

use crate::support::Chance;
use crate::support::HOSTILE;
use crate::support::PLACES;
use crate::support::surname;
use crate::support::synthetic;
use crate::support::title;

/// Numbers of wordings with a known truth.
const SIZES: [usize; 3] = [100_000, 300_000, 1_000_000];

/// Numbers of hostile wordings.
const HOSTILE_SIZES: [usize; 3] = [20_000, 80_000, 320_000];

/// Number of groups among which the nearest are looked for.
const GROUPS: usize = 100_000;

/// Most pairs that are listed as missed.
const MISSED: usize = 20;

fn main() {
    let catalogue = Catalogue::builtin().expect("the built-in catalogue is good");
    let given: Vec<usize> = std::env::args().skip(1).filter_map(|it| it.parse().ok()).collect();
    let sizes = |usual: [usize; 3]| {
        if given.is_empty() {
            usual.to_vec()
        } else {
            given.clone()
        }
    };
    println!(
        "{:<34} {:>9} {:>8} {:>8} {:>5} {:>8} {:>8} {:>10} {:>9} {:>8}",
        "", "wordings", "seconds", "of cores", "load", "peak MB", "own", "compared", "precision", "recall"
    );
    for size in sizes(SIZES) {
        let (sources, truth) = synthetic(size);
        let same = run(catalogue, "synthetic", &sources, Some(&truth));
        if std::env::args().any(|it| it == "missed") {
            print_missed(&sources, &truth, &same);
        }
    }
    for (name, source) in HOSTILE {
        for size in sizes(HOSTILE_SIZES) {
            let sources: Vec<SourceMention> = (0..size).map(source).collect();
            run(catalogue, name, &sources, None);
        }
    }
    nearest(catalogue, if given.is_empty() { GROUPS } else { given[0] });
}

/// How long the sources nearest to one take, as `ibid explain` asks for them.
fn nearest(catalogue: &Catalogue, count: usize) {
    let note = |at: usize| {
        let mut chance = Chance(at as u64);
        let (author, title, town) = (surname(&mut chance), title(&mut chance), chance.of(PLACES));
        format!("Lamps.\u{b9}\n\n\u{b9} {author}, {title} {at} ({town}, Harbour Press, 2009), p. 3.\n")
    };
    let files = (0..count).map(|at| Source {
        name: format!("{at}.txt"),
        bytes: note(at).into_bytes(),
    });
    let build = Build::new(files.collect(), &Options::default()).expect("the built-in catalogue is good");
    let start = Instant::now();
    let near = nearest_sources(&build.resolved, catalogue, 0, 3);
    let seconds = start.elapsed().as_secs_f64();
    println!(
        "{:<34} {:>9} {seconds:>8.3} {:>5}",
        "nearest of a group",
        build.resolved.sources.len(),
        load()
    );
    assert!(near.len() <= 3);
}

fn run(catalogue: &Catalogue, name: &str, sources: &[SourceMention], truth: Option<&[usize]>) -> SameSources {
    let all: Vec<&SourceMention> = sources.iter().collect();
    // The kernel counts the peak from here on; where it does not, the peak is that of all runs.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
    let before = memory("VmRSS:");
    let (start, cores) = (Instant::now(), core_seconds());
    let same = same_sources(catalogue, &all);
    let (seconds, cores) = (start.elapsed().as_secs_f64(), core_seconds() - cores);
    let peak = memory("VmHWM:");
    let (precision, recall) = truth.map_or((f64::NAN, f64::NAN), |it| measured(&same, it));
    println!(
        "{name:<34} {:>9} {seconds:>8.2} {cores:>8.2} {:>5} {:>8} {:>8} {:>10} {precision:>9.5} {recall:>8.5}",
        sources.len(),
        load(),
        peak / 1000,
        peak.saturating_sub(before) * 1024 / sources.len(),
        same.compared
    );
    same
}

/// Seconds that this process has had of all cores: tells of the work where others share them.
fn core_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split(' ');
    // The kernel counts in hundredths; its own share is the field behind the process's.
    fields
        .skip(12)
        .take(2)
        .filter_map(|it| it.parse::<f64>().ok())
        .sum::<f64>()
        / 100.0
}

/// How many processes ran or waited in the last minute, as the kernel says.
fn load() -> String {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    load.split(' ').next().unwrap_or_default().to_owned()
}

/// First wordings of sources that stand in several groups.
fn print_missed(sources: &[SourceMention], truth: &[usize], same: &SameSources) {
    let mut first: HashMap<usize, usize> = HashMap::new();
    let apart = same.groups.iter().filter_map(|it| {
        let &at = it.first()?;
        let before = first.insert(truth[at], at)?;
        Some((before, at))
    });
    for (one, other) in apart.take(MISSED) {
        for it in [one, other].map(|at| &sources[at]) {
            println!("    {:?}, {:?}, {:?}, {:?}", it.author, it.title, it.edition, it.volume);
        }
        println!();
    }
}

/// A line of the kernel's account of this process, in kB.
fn memory(line: &str) -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let found = status
        .lines()
        .find_map(|it| it.strip_prefix(line)?.trim().strip_suffix(" kB"));
    found.and_then(|it| it.parse::<usize>().ok()).unwrap_or(0)
}

/// Of the pairs that are together, the share that should be; of those that should be, the share that is.
fn measured(same: &SameSources, truth: &[usize]) -> (f64, f64) {
    let pairs = |count: usize| (count * count.saturating_sub(1) / 2) as f64;
    let (mut together, mut right) = (0.0, 0.0);
    for group in &same.groups {
        let mut counts: HashMap<usize, usize> = HashMap::new();
        for &at in group {
            *counts.entry(truth[at]).or_default() += 1;
        }
        together += pairs(group.len());
        right += counts.values().map(|it| pairs(*it)).sum::<f64>();
    }
    let mut wanted: HashMap<usize, usize> = HashMap::new();
    for &it in truth {
        *wanted.entry(it).or_default() += 1;
    }
    (
        right / together,
        right / wanted.values().map(|it| pairs(*it)).sum::<f64>(),
    )
}
