//! What happens at Ctrl-C: nothing half done stays behind, and a message says how far the work was.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
#[cfg(feature = "net")]
use std::sync::atomic::AtomicBool;
#[cfg(feature = "net")]
use std::sync::atomic::Ordering;

use crate::cli::output;
use crate::cli::progress::Progress;
use crate::cli::words;

/// Exit code after Ctrl-C: 128 and the number of SIGINT, as shells count.
const STOPPED: i32 = 130;

/// The file that is being written, under the name that it has until it is whole.
static WRITING: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Whether the work can end by itself with what is known, and whether it was asked to.
#[cfg(feature = "net")]
static CAN_END: AtomicBool = AtomicBool::new(false);
#[cfg(feature = "net")]
static ENDING: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C ends the process cleanly and says how many files were read.
pub(super) fn watch(progress: &Arc<Progress>) {
    let progress = Arc::clone(progress);
    // Where no handler can be set, the system ends the process itself.
    let _ = ctrlc::set_handler(move || {
        #[cfg(feature = "net")]
        if CAN_END.load(Ordering::SeqCst) && !ENDING.swap(true, Ordering::SeqCst) {
            output::message("stopping with what is known; Ctrl-C once more ends at once");
            return;
        }
        progress.clear();
        if let Some(path) = WRITING.lock().unwrap_or_else(PoisonError::into_inner).take() {
            let _ = std::fs::remove_file(path);
        }
        output::message(&format!(
            "stopped: {} of {} were read",
            words::count(progress.done()),
            words::files(progress.total())
        ));
        std::process::exit(STOPPED);
    });
}

/// Notes a temporary file while it is written; it is removed at Ctrl-C.
pub(super) fn writing(path: Option<&Path>) {
    *WRITING.lock().unwrap_or_else(PoisonError::into_inner) = path.map(Path::to_owned);
}

/// From now on the first Ctrl-C only sets what this gives; the work looks at it and ends by itself.
#[cfg(feature = "net")]
pub(super) fn ending() -> &'static AtomicBool {
    CAN_END.store(true, Ordering::SeqCst);
    &ENDING
}

/// Ends the process as Ctrl-C does, when everything is written.
#[cfg(feature = "net")]
pub(super) fn exit() -> ! {
    std::process::exit(STOPPED)
}
