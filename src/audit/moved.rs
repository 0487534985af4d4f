//! Paragraphs that two files of one text have in another order.

use std::collections::HashMap;
use std::ops::Range;

use crate::audit::differences::Difference;
use crate::audit::texts::Text;
use crate::resolve::Word;
use crate::text::Span;
use crate::text::covering;

/// Words of a run that tells a place of a text.
const RUN: usize = 4;

/// Least number of words of a paragraph that is told from a heading, a signature or a cell.
const LEAST: usize = 8;

/// What ends a sentence of a paragraph, in the scripts of the official languages.
const ENDS: &[char] = &[
    '.', ';', ':', '?', '!', ',', '”', '"', '»', ')', '。', '；', '：', '؟', '؛', '،',
];

/// Whole paragraphs of the first text that the second has before or behind others. Notes, which stand wherever a format
/// puts them, and what stands above `head` do not count.
pub(super) fn moved(one: &Side<'_>, other: &Side<'_>) -> Vec<Difference> {
    let (here, there) = (one.runs(), other.runs());
    let mut both: Vec<(usize, usize)> = here
        .iter()
        .filter_map(|(run, at)| Some(((*at)?, (*there.get(run)?)?)))
        .collect();
    both.sort_unstable();
    let kept = longest_growing(&both);
    let mut blocks: Vec<Difference> = Vec::new();
    let mut kept = kept.into_iter().peekable();
    for (at, &(here, there)) in both.iter().enumerate() {
        if kept.next_if_eq(&at).is_some() {
            continue;
        }
        match blocks.last_mut() {
            Some(last) if here < last.here.end && there < last.there.end && there > last.there.start => {
                last.here.end = here + RUN;
                last.there.end = there + RUN;
            }
            _ => blocks.push(Difference {
                here: here..here + RUN,
                there: there..there + RUN,
            }),
        }
    }
    blocks.retain(|it| it.here.len() >= LEAST && one.is_paragraph(&it.here) && other.is_paragraph(&it.there));
    blocks
}

/// A text with what of it does not count.
pub(super) struct Side<'a> {
    pub(super) text: &'a Text<'a>,
    /// Notes, in the order of the text.
    pub(super) notes: &'a [Span],
    /// Where the masthead ends, in bytes.
    pub(super) head: usize,
}

impl Side<'_> {
    fn words(&self) -> &[Word] {
        &self.text.words.words
    }

    /// Where each run of words of the body stands; nowhere where it comes again.
    fn runs(&self) -> HashMap<[u64; RUN], Option<usize>> {
        let mut runs = HashMap::new();
        for (at, run) in self.words().windows(RUN).enumerate() {
            let counts =
                |it: &Word| it.span.range().start >= self.head && covering(self.notes, it.span.start).is_none();
            if let [a, b, c, d] = run
                && counts(a)
                && counts(d)
            {
                let place = runs.entry([a.hash, b.hash, c.hash, d.hash]);
                place.and_modify(|it| *it = None).or_insert(Some(at));
            }
        }
        runs
    }

    /// Whether a range of words is one or several whole paragraphs, numbers before them left out.
    fn is_paragraph(&self, range: &Range<usize>) -> bool {
        let normal = self.text.document.text.normal();
        let words = self.words();
        let before = words.get(..range.start).unwrap_or(&[]);
        let start = before.iter().rev().find(|it| !it.is_short_number);
        let between = |from: usize, to: usize| normal.get(from..to).unwrap_or("");
        let span = self.text.span_of(range).range();
        let lead = between(start.map_or(0, |it| it.span.range().end), span.start);
        let end = words.get(range.end).map_or(normal.len(), |it| it.span.range().start);
        let behind = between(span.end, end);
        lead.contains("\n\n") && (behind.contains("\n\n") || end == normal.len()) && behind.starts_with(ENDS)
    }
}

/// Indexes of the longest sequence of pairs whose second numbers grow as the first do.
fn longest_growing(pairs: &[(usize, usize)]) -> Vec<usize> {
    let second = |at: usize| pairs.get(at).map_or(0, |it| it.1);
    // The last pair of the best sequence of each length, and the pair before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for at in 0..pairs.len() {
        let place = ends.partition_point(|it| second(*it) < second(at));
        before.push(place.checked_sub(1).and_then(|it| ends.get(it)).copied());
        match ends.get_mut(place) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut at = ends.last().copied();
    let mut kept = Vec::with_capacity(ends.len());
    while let Some(it) = at {
        kept.push(it);
        at = before.get(it).copied().flatten();
    }
    kept.reverse();
    kept
}

#[cfg(test)]
mod tests {
    use super::longest_growing;

    #[test]
    fn the_longest_sequence_is_kept() {
        assert_eq!(
            longest_growing(&[(0, 5), (1, 6), (2, 0), (3, 1), (4, 2), (5, 9)]),
            [2, 3, 4, 5]
        );
        assert_eq!(longest_growing(&[]), Vec::<usize>::new());
    }
}
