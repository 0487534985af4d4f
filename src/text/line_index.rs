/// A place for people: 1-based line and 1-based column, the column counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// 1-based line.
    pub line: u32,
    /// 1-based column in characters.
    pub column: u32,
}

/// Bytes between two counts of characters.
const STEP: usize = 1024;

/// Finds the line and column of byte offsets.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// Characters before each [`STEP`]th byte, so that a place on a line of megabytes costs no more than another.
    counts: Vec<u32>,
}

impl LineIndex {
    /// Indexes the line starts of `text`. Lines end at `\n`, at `\r\n` and at a lone `\r`.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let starts = std::iter::once(0)
            .chain(
                memchr::memchr2_iter(b'\n', b'\r', bytes)
                    .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
                    .map(|at| u32::try_from(at + 1).unwrap_or(u32::MAX)),
            )
            .collect();
        let mut counts = vec![0];
        for step in bytes.chunks(STEP) {
            let before: u32 = counts.last().copied().unwrap_or(0);
            counts.push(before + count_letters(step));
        }
        Self { starts, counts }
    }

    /// Characters that start before a byte offset.
    fn letters_before(&self, text: &str, offset: usize) -> u32 {
        let step = offset / STEP;
        let counted = self.counts.get(step).copied().unwrap_or(0);
        counted + text.as_bytes().get(step * STEP..offset).map_or(0, count_letters)
    }

    /// Line and column of a byte offset of the same text. Offsets past the end give the last place.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&it| it as usize <= offset).max(1);
        let start = self.starts.get(line - 1).map_or(0, |&it| it as usize);
        Place {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            column: self.letters_before(text, offset) - self.letters_before(text, start) + 1,
        }
    }

    /// Byte range of a 1-based line without its line end, or `None` past the last line.
    pub fn line(&self, text: &str, line: u32) -> Option<std::ops::Range<usize>> {
        let index = (line as usize).checked_sub(1)?;
        let start = *self.starts.get(index)? as usize;
        let end = self.starts.get(index + 1).map_or(text.len(), |&it| it as usize);
        let kept = text.get(start..end)?.trim_end_matches(['\n', '\r']).len();
        Some(start..start + kept)
    }

    /// Number of lines.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }
}

/// Characters that start in some bytes of a text.
fn count_letters(bytes: &[u8]) -> u32 {
    let starts = bytes.iter().filter(|it| (**it & 0b1100_0000) != 0b1000_0000).count();
    u32::try_from(starts).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::LineIndex;
    use super::Place;

    #[test]
    fn counts_lines_and_characters() {
        let text = "é1\r\nab\rc\n";
        let index = LineIndex::new(text);
        assert_eq!(index.place(text, 2), Place { line: 1, column: 2 });
        assert_eq!(index.place(text, 5), Place { line: 2, column: 1 });
        assert_eq!(index.place(text, 8), Place { line: 3, column: 1 });
        assert_eq!(index.place(text, 999), Place { line: 4, column: 1 });
        assert_eq!(index.line(text, 1), Some(0..3));
    }

    #[test]
    fn counts_on_long_lines() {
        let text = "ab\n".to_owned() + &"é1".repeat(3000) + "\nx";
        let index = LineIndex::new(&text);
        for letters in [0_u32, 1, 682, 683, 2001, 6000] {
            let (offset, _) = text.char_indices().nth(3 + letters as usize).unwrap();
            assert_eq!(
                index.place(&text, offset),
                Place {
                    line: 2,
                    column: letters + 1
                }
            );
        }
        assert_eq!(index.place(&text, text.len()), Place { line: 3, column: 2 });
    }
}
