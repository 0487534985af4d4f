/// A place for people: 1-based line and 1-based column, the column counted in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// 1-based line.
    pub line: u32,
    /// 1-based column in characters.
    pub column: u32,
}

/// Finds the line and column of byte offsets.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
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
        Self { starts }
    }

    /// Line and column of a byte offset of the same text. Offsets past the end give the last place.
    pub fn place(&self, text: &str, offset: usize) -> Place {
        let offset = offset.min(text.len());
        let line = self.starts.partition_point(|&it| it as usize <= offset).max(1);
        let start = self.starts.get(line - 1).map_or(0, |&it| it as usize);
        let column = text.get(start..offset).map_or(0, |it| it.chars().count()) + 1;
        let cut = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        Place {
            line: cut(line),
            column: cut(column),
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
}
