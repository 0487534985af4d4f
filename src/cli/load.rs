//! Files to bytes: within a limit for each, and within one for all that are held at a time.

use std::fs::File;
use std::io;
use std::io::Read;
use std::sync::Condvar;
use std::sync::Mutex;
use std::sync::PoisonError;

use crate::cli::paths::Item;
use crate::cli::paths::name_of;
use crate::cli::words::size;
use crate::read::ReadError;
use crate::read::Source;

/// Largest file that is loaded, in bytes.
pub(super) const LARGEST: u64 = 256 << 20;

/// Most bytes of files that are held at a time, by all threads together. A larger file waits until it is alone.
const HELD: u64 = 512 << 20;

/// Reads a file's bytes; asks for its size first.
pub(super) fn load(item: &Item) -> Result<Source, ReadError> {
    let name = name_of(&item.path);
    let failed = |error: io::Error| ReadError::io(&name, error.to_string());
    if name == "-" {
        let bytes = limited(io::stdin().lock(), &name, 0)?;
        return Ok(Source { name, bytes });
    }
    if item.path.is_dir() && !item.named {
        return Err(ReadError::format(
            &name,
            "a link to a folder is not followed; name the folder itself",
        ));
    }
    if !item.path.is_file() {
        return Err(ReadError::io(
            &name,
            "is no regular file (a broken link, a pipe or a device)",
        ));
    }
    let file = File::open(&item.path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let bytes = limited(file, &name, length)?;
    Ok(Source { name, bytes })
}

/// All bytes of an input whose length is known or 0. The limit counts what is really read: a file may grow meanwhile.
fn limited(input: impl Read, name: &str, length: u64) -> Result<Vec<u8>, ReadError> {
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(LARGEST)).unwrap_or(0));
    if length <= LARGEST {
        input
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| ReadError::io(name, error.to_string()))?;
    }
    if length > LARGEST || bytes.len() as u64 > LARGEST {
        let limit = size(LARGEST);
        return Err(ReadError::format(
            name,
            format!("larger than {limit}, the limit for one file; split it first"),
        ));
    }
    Ok(bytes)
}

/// Room for the bytes of files that are being read.
#[derive(Default)]
pub(super) struct Room {
    taken: Mutex<u64>,
    freed: Condvar,
}

/// A part of the room, given back when dropped.
pub(super) struct Part<'a> {
    room: &'a Room,
    bytes: u64,
}

impl Room {
    /// Waits until a file of so many bytes fits beside those that are being read.
    pub(super) fn take(&self, bytes: u64) -> Part<'_> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        while *taken > 0 && *taken + bytes > HELD {
            taken = self.freed.wait(taken).unwrap_or_else(PoisonError::into_inner);
        }
        *taken += bytes;
        Part { room: self, bytes }
    }
}

impl Drop for Part<'_> {
    fn drop(&mut self) {
        *self.room.taken.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        self.room.freed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::HELD;
    use super::LARGEST;
    use super::Room;
    use super::limited;

    #[test]
    fn an_input_that_says_too_little_of_its_length_is_stopped_at_the_limit() {
        let error = limited(std::io::empty(), "a.txt", LARGEST + 1).unwrap_err();
        assert_eq!(
            error.reason,
            "larger than 268 MB, the limit for one file; split it first"
        );
        assert_eq!(limited(&b"lamp"[..], "a.txt", 0).unwrap(), b"lamp");
        assert_eq!(limited(&b"lamp"[..], "a.txt", 99).unwrap(), b"lamp");
    }

    #[test]
    fn files_wait_for_room_and_a_large_one_is_let_in_alone() {
        let room = Room::default();
        drop(room.take(HELD + 1));
        let first = room.take(HELD);
        std::thread::scope(|scope| {
            let second = scope.spawn(|| room.take(1).bytes);
            std::thread::sleep(std::time::Duration::from_millis(20));
            assert!(!second.is_finished(), "there is no room yet");
            drop(first);
            assert_eq!(second.join().unwrap(), 1);
        });
    }
}
