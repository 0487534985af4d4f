//! Arrays in arrays, counted before they are parsed: the parser calls itself for each, and no file may end the process.

use std::io::Read as _;

/// Most levels of arrays and dictionaries. Real files have fewer than fifty.
const MOST_LEVELS: usize = 2000;

/// Most bytes that one stream of objects is unpacked to.
const MOST_UNPACKED: u64 = 64 << 20;

/// Furthest that the dictionary of a stream may stand before its data, in bytes.
const DICTIONARY: usize = 4096;

/// How often the bytes of a file may be looked at in all.
const MOST_LOOKS: usize = 8;

/// Whether any object of a file nests too deep, plain or in a stream of objects.
pub(super) fn is_too_deep(file: &[u8]) -> bool {
    let mut budget = file.len().saturating_mul(MOST_LOOKS).max(1 << 20);
    let numbered = |at: &usize| file[..*at].last().is_some_and(u8::is_ascii_digit);
    let plain = memchr::memmem::find_iter(file, b" obj")
        .filter(numbered)
        .any(|at| deepens(&file[at + 4..], Until::Object, &mut budget));
    plain || memchr::memmem::find_iter(file, b"/ObjStm").any(|at| unpacked_deepens(file, at))
}

/// Whether drawing instructions nest too deep.
pub(super) fn content_is_too_deep(content: &[u8]) -> bool {
    let mut budget = content.len().saturating_add(1);
    deepens(content, Until::Bytes, &mut budget)
}

/// How far nesting is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Until {
    /// To the word that ends an object, outside of any array.
    Object,
    /// To where the first value is closed.
    Value,
    /// To the end.
    Bytes,
}

/// Whether bytes open more levels than they may; also where the budget of bytes is used up.
fn deepens(bytes: &[u8], until: Until, budget: &mut usize) -> bool {
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(byte) = bytes.get(at) {
        let rest = &bytes[at + 1..];
        let length = match byte {
            b'[' => {
                depth += 1;
                1
            }
            b'<' if rest.starts_with(b"<") => {
                depth += 1;
                2
            }
            b']' => {
                depth = depth.saturating_sub(1);
                1
            }
            b'>' if rest.starts_with(b">") => {
                depth = depth.saturating_sub(1);
                2
            }
            b'(' => 1 + literal(rest).unwrap_or(0),
            b'%' => 1 + memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len()),
            b'e' if until == Until::Object && depth == 0 && rest.starts_with(b"ndobj") => break,
            b's' if until == Until::Object && depth == 0 && rest.starts_with(b"tream") => break,
            _ => 1,
        };
        at += length;
        if until == Until::Value && depth == 0 && !byte.is_ascii_whitespace() {
            break;
        }
        if depth > MOST_LEVELS || at > *budget {
            return true;
        }
    }
    *budget -= at.min(*budget);
    false
}

/// Length of a string behind its opening bracket; `None` where it is not closed.
fn literal(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut open) = (0, 1_usize);
    loop {
        match bytes.get(at)? {
            b'\\' => at += 1,
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        at += 1;
        if open == 0 {
            return Some(at);
        }
    }
}

/// Whether an object of the stream whose dictionary holds the place `at` opens too many levels.
fn unpacked_deepens(file: &[u8], at: usize) -> bool {
    let Some(data) = memchr::memmem::find(&file[at..], b"stream").map(|it| at + it + 6) else {
        return false;
    };
    let from = file[..at].len().saturating_sub(DICTIONARY);
    let from = memchr::memmem::rfind(&file[from..at], b" obj").map_or(from, |it| from + it);
    let first = number_behind(&file[from..data], b"/First").unwrap_or(0);
    let packed = file[data..].trim_ascii_start();
    let mut unpacked = Vec::new();
    // A stream that breaks off is read as far as it goes, here and there.
    let _ = flate2::read::ZlibDecoder::new(packed)
        .take(MOST_UNPACKED)
        .read_to_end(&mut unpacked);
    let mut budget = unpacked.len().saturating_mul(MOST_LOOKS).max(1 << 20);
    let header = unpacked.get(..first).unwrap_or(&unpacked);
    let numbers = header
        .split(u8::is_ascii_whitespace)
        .filter_map(|it| std::str::from_utf8(it).ok()?.parse::<usize>().ok());
    let places: Vec<usize> = numbers.skip(1).step_by(2).collect();
    let mut starts = places.iter().filter_map(|it| unpacked.get(first.checked_add(*it)?..));
    starts.any(|it| deepens(it, Until::Value, &mut budget))
}

fn number_behind(bytes: &[u8], name: &[u8]) -> Option<usize> {
    let at = memchr::memmem::find(bytes, name)? + name.len();
    let digits = bytes[at..].trim_ascii_start();
    let end = digits.iter().position(|it| !it.is_ascii_digit())?;
    std::str::from_utf8(&digits[..end]).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::MOST_LEVELS;
    use super::content_is_too_deep;
    use super::is_too_deep;

    fn object(value: &str) -> Vec<u8> {
        format!("%PDF-1.7\n1 0 obj\n{value}\nendobj\n").into_bytes()
    }

    #[test]
    fn counts_levels_outside_of_strings_and_comments() {
        assert!(is_too_deep(&object(&"[".repeat(MOST_LEVELS + 1))));
        assert!(is_too_deep(&object(&"<</A ".repeat(MOST_LEVELS + 1))));
        // Closing signs in strings and comments close nothing.
        assert!(is_too_deep(&object(&"[(])%]\n".repeat(MOST_LEVELS + 1))));
        assert!(!is_too_deep(&object(&"[1] ".repeat(10 * MOST_LEVELS))));
        assert!(!is_too_deep(&object(&format!("({})", "[".repeat(10 * MOST_LEVELS)))));
        assert!(content_is_too_deep("[".repeat(MOST_LEVELS + 1).as_bytes()));
        assert!(!content_is_too_deep("[(a) 3] TJ ".repeat(MOST_LEVELS + 1).as_bytes()));
    }

    #[test]
    fn looks_into_streams_of_objects() {
        for (value, deep) in [("[".repeat(MOST_LEVELS + 1), true), ("[[1] 2]".to_owned(), false)] {
            let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
            packed.write_all(format!("7 0 {value}").as_bytes()).unwrap();
            let mut file =
                b"%PDF-1.7\n1 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >>\nstream\n".to_vec();
            file.extend(packed.finish().unwrap());
            file.extend(b"\nendstream\nendobj\n");
            assert_eq!(is_too_deep(&file), deep);
        }
    }
}
