//! Runs a reader that rests on other people's parsers: a panic or a hang costs one file.

use std::any::Any;
use std::sync::Arc;
use std::sync::mpsc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;

use crate::read::Document;
use crate::read::ReadError;
use crate::read::Source;

/// Stack of the thread that a file is read on, in bytes: deeply nested files must not end the process.
const STACK: usize = 64 << 20;

/// Name of such threads, by which the command line keeps their panics off the terminal.
pub const READER_THREAD: &str = "ibid-reader";

/// Reads a file on a thread of its own and gives up after `limit`. A reader that hangs is left behind: its thread
/// ends with the process.
pub(super) fn read(
    source: &Source,
    limit: Duration,
    reader: fn(&Source) -> Result<Document, ReadError>,
) -> Result<Document, ReadError> {
    let (send, receive) = mpsc::channel();
    let kept = Arc::new(source.clone());
    let thread = thread::Builder::new()
        .name(READER_THREAD.to_owned())
        .stack_size(STACK)
        .spawn(move || {
            let _ = send.send(reader(&kept));
        })
        .map_err(|error| ReadError::io(&source.name, format!("no thread to read it on: {error}")))?;
    match receive.recv_timeout(limit) {
        Ok(read) => read,
        Err(RecvTimeoutError::Timeout) => Err(ReadError::format(
            &source.name,
            format!(
                "took longer than {} seconds to read and was given up; it may be damaged: open it and save it anew",
                limit.as_secs()
            ),
        )),
        Err(RecvTimeoutError::Disconnected) => {
            let why = thread.join().err().map_or(String::new(), |it| words_of(&*it));
            Err(ReadError::format(
                &source.name,
                format!("is damaged in a way that its parser does not bear{why}; open it and save it anew"),
            ))
        }
    }
}

/// What a panic said, cut short.
fn words_of(panic: &(dyn Any + Send)) -> String {
    let words = panic
        .downcast_ref::<String>()
        .map(String::as_str)
        .or_else(|| panic.downcast_ref::<&str>().copied());
    words.map_or(String::new(), |it| {
        format!(" ({})", it.chars().take(80).collect::<String>())
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::read;
    use crate::read::Document;
    use crate::read::ReadError;
    use crate::read::Source;

    fn source() -> Source {
        Source {
            name: "lamp.pdf".to_owned(),
            bytes: Vec::new(),
        }
    }

    #[test]
    fn a_hang_costs_one_file() {
        fn hang(_: &Source) -> Result<Document, ReadError> {
            std::thread::sleep(Duration::from_secs(5));
            Err(ReadError::format("", "woke up"))
        }
        let error = read(&source(), Duration::from_millis(10), hang).unwrap_err();
        assert!(error.reason.starts_with("took longer than"), "{error}");
    }

    #[test]
    fn a_panic_costs_one_file() {
        fn burst(source: &Source) -> Result<Document, ReadError> {
            let at = source.bytes.len() + 1;
            Err(ReadError::format("", format!("{}", source.bytes[at])))
        }
        let error = read(&source(), Duration::from_secs(5), burst).unwrap_err();
        assert!(error.reason.contains("index out of bounds"), "{error}");
    }
}
