//! How far the reading of files is: counted always, shown on a terminal only.

use std::io::IsTerminal as _;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::AtomicU64;
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::thread::JoinHandle;
use std::time::Duration;
use std::time::Instant;

use indicatif::ProgressBar;
use indicatif::ProgressStyle;

use crate::cli::words::size;

/// Runs that are shorter show no bar.
const PATIENCE: Duration = Duration::from_millis(500);

/// Time between two pictures of the bar.
const STEP: Duration = Duration::from_millis(100);

/// What was read so far, of how many files.
pub(super) struct Progress {
    started: Instant,
    total: u64,
    done: AtomicU64,
    bytes: AtomicU64,
    stopped: AtomicBool,
    bar: Mutex<Option<ProgressBar>>,
}

impl Progress {
    /// Nothing read yet, of so many files.
    pub(super) fn new(total: u64) -> Self {
        Self {
            started: Instant::now(),
            total,
            done: AtomicU64::new(0),
            bytes: AtomicU64::new(0),
            stopped: AtomicBool::new(false),
            bar: Mutex::new(None),
        }
    }

    /// Bytes of one more file were loaded.
    pub(super) fn loaded(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
    }

    /// One more file was read, or given up.
    pub(super) fn finished(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }

    /// Files that were read or given up.
    pub(super) fn done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// Files in all.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// Bytes loaded.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    /// Time since the start.
    pub(super) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Takes the bar off the terminal for good.
    pub(super) fn clear(&self) {
        self.stopped.store(true, Ordering::Relaxed);
        if let Some(bar) = self.bar.lock().unwrap_or_else(PoisonError::into_inner).take() {
            bar.finish_and_clear();
        }
    }

    /// Draws the bar as it is now.
    fn draw(&self) {
        let mut bar = self.bar.lock().unwrap_or_else(PoisonError::into_inner);
        if self.stopped.load(Ordering::Relaxed) {
            return;
        }
        let bar = bar.get_or_insert_with(|| ProgressBar::new(self.total).with_elapsed(self.elapsed()));
        let (done, bytes) = (self.done(), self.bytes());
        let template = if done < self.total {
            "reading   {bar:30} {human_pos} of {human_len} files, {msg}, {eta} left"
        } else {
            "resolving {bar:30} {human_len} files, {elapsed}"
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        let rate = bytes as f64 / self.elapsed().as_secs_f64().max(0.001);
        bar.set_message(format!("{}/s", size(rate as u64)));
        bar.set_position(done);
        bar.tick();
    }
}

/// Shows the progress of a run until it is dropped.
pub(super) struct Shown {
    progress: Arc<Progress>,
    watcher: Option<(Sender<()>, JoinHandle<()>)>,
}

/// Shows a progress where people look on: on a terminal that can move its cursor, and in no build service.
pub(super) fn show(progress: &Arc<Progress>, quiet: bool) -> Shown {
    let dumb = std::env::var_os("TERM").is_none_or(|it| it == "dumb");
    let people = std::io::stderr().is_terminal() && !dumb && std::env::var_os("CI").is_none();
    let watched = Arc::clone(progress);
    let watcher = || {
        let (send, receive) = mpsc::channel();
        let watch = move || {
            let mut wait = PATIENCE;
            while receive.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                watched.draw();
                wait = STEP;
            }
        };
        let thread = std::thread::Builder::new()
            .name("ibid-progress".to_owned())
            .spawn(watch);
        thread.ok().map(|it| (send, it))
    };
    Shown {
        progress: Arc::clone(progress),
        watcher: if people && !quiet { watcher() } else { None },
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        if let Some((send, thread)) = self.watcher.take() {
            drop(send);
            let _ = thread.join();
        }
        self.progress.clear();
    }
}
