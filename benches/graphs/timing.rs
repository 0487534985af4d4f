//! Times and memory of benches.

use std::hint::black_box;
use std::time::Duration;
use std::time::Instant;

/// Runs of each measurement; the median counts.
const RUNS: usize = 5;

/// Below this a turn of the scheduler hardly matters, and the system counts too coarsely.
const SHORT: Duration = Duration::from_millis(10);

/// The median of some runs; fewer where they take seconds.
pub(crate) fn median<T>(mut work: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = Vec::new();
    while times.len() < RUNS && times.iter().sum::<Duration>() < Duration::from_secs(5) {
        times.push(once(&mut work).1);
    }
    times.sort_unstable();
    times[times.len() / 2]
}

/// One run, with what it gives and its time: that of the core it ran on where the system tells it, so that what else
/// runs on the machine counts little. Work that ran on other threads too has the time that passed.
pub(crate) fn once<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let (start, core, all) = (Instant::now(), on_core("thread-self"), on_all_cores());
    let made = black_box(work());
    let taken = start.elapsed();
    let since = |before: Option<Duration>, now: Option<Duration>| Some(now?.saturating_sub(before?));
    let own = since(core, on_core("thread-self"));
    let alone = since(all, on_all_cores())
        .zip(own)
        .is_some_and(|(all, own)| all.saturating_sub(own) < SHORT);
    (
        made,
        own.filter(|_| alone && taken > SHORT).map_or(taken, |it| it.min(taken)),
    )
}

/// How long a thread has run on a core.
fn on_core(thread: &str) -> Option<Duration> {
    let text = std::fs::read_to_string(format!("/proc/{thread}/schedstat")).ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// How long all threads of this process have run on cores.
fn on_all_cores() -> Option<Duration> {
    let threads = std::fs::read_dir("/proc/self/task").ok()?.filter_map(Result::ok);
    let names = threads.filter_map(|it| it.file_name().into_string().ok());
    Some(names.filter_map(|it| on_core(&format!("self/task/{it}"))).sum())
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
