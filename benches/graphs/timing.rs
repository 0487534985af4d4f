//! Times and memory of benches.

use std::hint::black_box;
use std::time::Duration;
use std::time::Instant;

/// Runs of each measurement; the median counts.
const RUNS: usize = 5;

/// The median of some runs; one run where it takes seconds.
pub(crate) fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = Vec::new();
    while times.len() < RUNS && times.iter().sum::<Duration>() < Duration::from_secs(10) {
        times.push(once(&mut work).1);
    }
    times.sort_unstable();
    times[times.len() / 2]
}

/// One run, with what it gives.
pub(crate) fn once<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = black_box(work());
    (made, start.elapsed())
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// Memory of this process in megabytes, where the system tells: the most it ever held, or what it holds now.
pub(crate) fn memory(field: &str) -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix(field))?;
    let kibibytes: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kibibytes * 1024.0 / 1e6)
}

/// A line of a table: what, its time, the most that was asked for, and words.
pub(crate) fn row(name: &str, time: Duration, budget: Option<f64>, words: &str) {
    let taken = milliseconds(time);
    let met = match budget {
        Some(most) if taken <= most => format!("{most:>6} met"),
        Some(most) => format!("{most:>6} MISSED"),
        None => String::new(),
    };
    println!("  {name:<44}{taken:>11.3} ms  {met:<14} {words}");
}
