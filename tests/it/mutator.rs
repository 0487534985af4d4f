//! Damages files in the ways that disks, networks and ill will do, the same way for the same seed.

use ibid::read::Document;
use ibid::read::ReadError;
use ibid::read::Source;

/// A small generator of numbers (xorshift): the same on every machine.
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit`, which is at least 1.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// The bytes with one to eight places damaged: cut off, flipped, dropped, other digits, doubled, zeroed.
pub(crate) fn mutated(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut numbers = Numbers::new(seed);
    let mut out = bytes.to_vec();
    for _ in 0..=numbers.below(8) {
        if out.is_empty() {
            break;
        }
        let at = numbers.below(out.len());
        let length = 1 + numbers.below(64).min(out.len() - at - 1);
        match numbers.below(8) {
            0 if seed.is_multiple_of(4) => out.truncate(at),
            0 | 1 => out[at] ^= 1 << numbers.below(8),
            2 => drop(out.drain(at..at + length)),
            3 => {
                // Numbers in a format are lengths, offsets and counts.
                let digits = out[at..].iter_mut().filter(|it| it.is_ascii_digit()).take(3);
                let digit = b"0189"[numbers.below(4)];
                digits.for_each(|it| *it = digit);
            }
            4 => {
                let piece = out[at..at + length].to_vec();
                let to = numbers.below(out.len());
                out.splice(to..to, piece);
            }
            5 => out[at..at + length].fill(0),
            6 => out[at..at + length].fill(0xff),
            _ => out[at] = b"<>&\"/()[]%\\"[numbers.below(11)],
        }
    }
    out
}

/// Reads a file of this name.
pub(crate) fn read(name: &str, bytes: Vec<u8>) -> Result<Document, ReadError> {
    ibid::read::read(&Source {
        name: name.to_owned(),
        bytes,
    })
}
