//! Where the words of two files of one text differ, layout apart. Notes may stand elsewhere, words may be broken or
//! glued, and page numbers and running heads may come between.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::resolve::DocumentWords;
use crate::resolve::Word;

/// Words that must agree on each side of a difference.
const CONTEXT: usize = 4;

/// Places at which a context is looked for, where the text repeats it.
const TRIED: usize = 8;

/// Most words of the other text that may stand in place of one word of this.
const STRETCH: usize = 24;

/// A place where two texts differ: ranges of their words, one of which may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    pub(super) here: std::ops::Range<usize>,
    pub(super) there: std::ops::Range<usize>,
}

/// One text, with its runs of words in the order of their hashes.
struct Side<'a> {
    read: &'a DocumentWords,
    letters: &'a dyn Fn(std::ops::Range<usize>) -> String,
    runs: Vec<(u64, u32)>,
    /// How often each word comes, also in what layout adds.
    counts: HashMap<u64, usize>,
    /// The words of the masthead, and how many they are.
    head: HashSet<u64>,
    head_len: usize,
}

/// Words with a way to their letters: hyphens and blanks inside words do not count.
pub(super) struct Compared<'a> {
    pub(super) words: &'a DocumentWords,
    pub(super) letters: &'a dyn Fn(std::ops::Range<usize>) -> String,
    /// Where the masthead ends, in bytes.
    pub(super) head: usize,
}

/// All differences of two texts, in the order of the first. What only the second has comes at the place where the
/// first lacks it.
pub(super) fn differences(one: &Compared<'_>, other: &Compared<'_>) -> Vec<Difference> {
    let (one, other) = (Side::of(one), Side::of(other));
    let mut found = one.against(&other);
    let turned = other.against(&one).into_iter().map(|it| Difference {
        here: it.there,
        there: it.here,
    });
    found.extend(turned);
    found.sort_by_key(|it| (it.here.start, it.there.start, it.here.end, it.there.end));
    // A replaced word is found from both sides.
    found.dedup_by(|later, first| {
        let meet = |a: &std::ops::Range<usize>, b: &std::ops::Range<usize>| a.start <= b.end && b.start <= a.end;
        meet(&later.here, &first.here) && meet(&later.there, &first.there)
    });
    found
}

impl<'a> Side<'a> {
    fn of(compared: &Compared<'a>) -> Self {
        let words = &compared.words.words;
        let mut runs: Vec<(u64, u32)> = words
            .windows(CONTEXT)
            .zip(0..)
            .map(|(run, at)| (hash_of(run), at))
            .collect();
        runs.sort_unstable();
        let mut counts: HashMap<u64, usize> = compared.words.furniture.iter().map(|it| (*it.0, *it.1)).collect();
        for word in words {
            *counts.entry(word.hash).or_default() += 1;
        }
        let head_len = words.partition_point(|it| it.span.range().end <= compared.head);
        Self {
            head: words.iter().take(head_len).map(|it| it.hash).collect(),
            head_len,
            read: compared.words,
            letters: compared.letters,
            runs,
            counts,
        }
    }

    fn words(&self) -> &[Word] {
        &self.read.words
    }

    /// Where a run of words stands, the first few places.
    fn places(&self, run: &[Word]) -> impl Iterator<Item = usize> {
        let hash = hash_of(run);
        let from = self.runs.partition_point(|it| it.0 < hash);
        let places = self.runs.get(from..).unwrap_or(&[]);
        places
            .iter()
            .take(TRIED)
            .take_while(move |it| it.0 == hash)
            .map(|it| it.1 as usize)
    }

    /// The runs of words that the other text lacks, each with what stands there instead.
    fn against(&self, other: &Self) -> Vec<Difference> {
        let mut found = Vec::new();
        for here in self.lacking(other) {
            let gap = self.gap(&here, other);
            if !self.is_layout(&here, gap.as_ref(), other) {
                let there = gap.unwrap_or(0..0);
                found.push(Difference { here, there });
            }
        }
        found
    }

    /// Runs of words in no context that the other text has; those with less than a context between them are one.
    fn lacking(&self, other: &Self) -> Vec<std::ops::Range<usize>> {
        let mut known = vec![false; self.words().len()];
        for (at, run) in self.words().windows(CONTEXT).enumerate() {
            if other.places(run).next().is_some()
                && let Some(words) = known.get_mut(at..at + CONTEXT)
            {
                words.fill(true);
            }
        }
        let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
        for at in known.iter().enumerate().filter(|it| !it.1).map(|it| it.0) {
            match runs.last_mut() {
                Some(last) if at < last.end + CONTEXT => last.end = at + 1,
                _ => runs.push(at..at + 1),
            }
        }
        runs
    }

    /// What stands in the other text between the words before and behind a run; `None` where these are not together.
    fn gap(&self, run: &std::ops::Range<usize>, other: &Self) -> Option<std::ops::Range<usize>> {
        let before = run
            .start
            .checked_sub(CONTEXT)
            .and_then(|it| self.words().get(it..run.start));
        let behind = self.words().get(run.end..run.end + CONTEXT);
        let starts: Vec<usize> = match before {
            Some(words) => other.places(words).map(|it| it + CONTEXT).collect(),
            None => vec![0],
        };
        let ends: Vec<usize> = match behind {
            Some(words) => other.places(words).collect(),
            None => vec![other.words().len()],
        };
        let reach = STRETCH + 2 * run.len();
        let pairs = starts
            .iter()
            .flat_map(|start| ends.iter().map(move |end| (*start, *end)));
        pairs
            .filter(|(start, end)| start <= end && end - start <= reach)
            .min_by_key(|(start, end)| (end - start, *start))
            .map(|(start, end)| start..end)
    }

    /// Whether a run that the other text lacks comes from layout alone: both texts have its words and those that stand
    /// there instead equally often, at other places (notes, cells of tables, columns of a masthead), or one of them has
    /// them on lines that were set apart, or the letters are the same and only their blanks differ. Mastheads name their
    /// bodies once or twice, as their columns have it.
    fn is_layout(&self, run: &std::ops::Range<usize>, gap: Option<&std::ops::Range<usize>>, other: &Self) -> bool {
        let mine = self.words().get(run.clone()).unwrap_or(&[]);
        let theirs = gap.and_then(|it| other.words().get(it.clone())).unwrap_or(&[]);
        // A number beside nothing is that of a page, a call or a note; one beside another number is another number.
        let has_number = |it: &[Word]| it.iter().any(|it| it.is_short_number);
        let is_free = |it: &Word| it.is_short_number && !(has_number(mine) && has_number(theirs));
        let set_apart = |it: &Word, side: &Self| side.read.furniture.contains_key(&it.hash);
        let is_balanced = |it: &Word| self.counts.get(&it.hash) == other.counts.get(&it.hash);
        let in_heads = run.end <= self.head_len && gap.is_none_or(|it| it.end <= other.head_len);
        let is_of_head = |it: &Word, side: &Self| in_heads && !it.is_short_number && side.head.contains(&it.hash);
        let is_layout =
            |it: &Word, side: &Self| is_free(it) || set_apart(it, side) || is_balanced(it) || is_of_head(it, side);
        mine.iter().all(|it| is_layout(it, other)) && theirs.iter().all(|it| is_layout(it, self))
            || gap.is_some_and(|gap| (self.letters)(run.clone()) == (other.letters)(gap.clone()))
    }
}

fn hash_of(run: &[Word]) -> u64 {
    run.iter().fold(0, |sum, word| {
        sum.rotate_left(23).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ word.hash
    })
}

#[cfg(test)]
mod tests {
    use super::Compared;
    use super::differences;
    use crate::catalogue::Catalogue;
    use crate::read::Document;
    use crate::read::Source;
    use crate::read::read;
    use crate::resolve::DocumentWords;
    use crate::resolve::letters_of;

    const TEXT: &str = "The keeper of the light counted every gull on the north pier in May 2020 and found five nests.1 \
         He wrote to the harbour master, who sent a boat, two lamps and a letter of thanks to the island.2 \
         Nobody answered for a year; see the almanac of the coast, which has it on page 12.\n\n\
         1 See the almanac.\n2 Ibid., page 9.\n";

    fn document(text: &str) -> Document {
        let (name, bytes) = ("a.txt".to_owned(), text.as_bytes().to_vec());
        read(&Source { name, bytes }).unwrap()
    }

    /// Differences as the words of both texts.
    fn of(one: &str, other: &str) -> Vec<(String, String)> {
        let documents = [one, other].map(document);
        let words = [0, 1].map(|it: usize| DocumentWords::of(&documents[it], &[], Catalogue::builtin().unwrap()));
        let slice = |side: usize, range: std::ops::Range<usize>| {
            let words = &words[side].words[range];
            let shown = words.iter().map(|it| documents[side].text.slice(it.span));
            shown.collect::<Vec<_>>().join(" ")
        };
        let letters = [0, 1].map(|side: usize| move |range| letters_of(&slice(side, range)));
        let compared = [0, 1].map(|it: usize| Compared {
            words: &words[it],
            letters: &letters[it],
            head: documents[it].text.normal().find("\n\n\n").unwrap_or(0),
        });
        let found = differences(&compared[0], &compared[1]);
        found
            .iter()
            .map(|it| (slice(0, it.here.clone()), slice(1, it.there.clone())))
            .collect()
    }

    #[test]
    fn layout_is_no_difference() {
        let wrapped = TEXT
            .replace(" of the ", " of\n   the ")
            .replace("harbour", "har-\nbour")
            .replace("lamps", "la mps");
        let moved = TEXT
            .replace("\n\n1 See the almanac.", "")
            .replace("nests.1", "nests.1\n\n1 See the almanac.\n\n");
        let paged = TEXT
            .replace("boat, two", "boat,\n\n3/5\n\n21-04711\n\ntwo")
            .replace("island.2", "island.");
        for other in [TEXT, &wrapped, &moved, &paged] {
            assert_eq!(of(TEXT, other), [], "{other}");
            assert_eq!(of(other, TEXT), [], "{other}");
        }
    }

    #[test]
    fn a_masthead_names_its_bodies_as_its_columns_have_it() {
        let head =
            |bodies: &str, date: &str| format!("{bodies}\nDistr.: General {date} April\nSession five\n\n\n{TEXT}");
        let twice = head(
            "General Assembly Security Council General Assembly Security Council",
            "2",
        );
        assert_eq!(of(&twice, &head("Security Council General Assembly", "2")), []);
        assert_eq!(of(&twice, &head("Security Council General Assembly", "3")).len(), 1);
        assert_eq!(of(&twice, &head("General Assembly Economic Council", "2")).len(), 1);
    }

    #[test]
    fn words_and_numbers_that_differ_are_found_where_they_stand() {
        let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        let other = TEXT.replace("five nests", "six nests").replace("page 12", "page 21");
        assert_eq!(of(TEXT, &other), [pair("five", "six"), pair("12", "21")]);
        assert_eq!(of(TEXT, &TEXT.replace("2020", "2021")), [pair("2020", "2021")]);
        let longer = TEXT.replace("sent a boat", "never sent a boat");
        assert_eq!(of(TEXT, &longer), [pair("", "never")]);
        assert_eq!(of(&longer, TEXT), [pair("never", "")]);
        let last = TEXT.replace("page 9.", "page 9, and elsewhere.");
        assert_eq!(of(TEXT, &last), [pair("", "and elsewhere")]);
    }

    proptest::proptest! {
        #[test]
        fn a_text_never_differs_from_itself_and_a_new_word_always_does(
            picked in proptest::collection::vec(0usize..12, 12..200),
            at in 0usize..200,
        ) {
            let words: Vec<String> = picked.iter().map(|it| format!("w{}", char::from(b'a' + *it as u8))).collect();
            let text = words.join(" ");
            proptest::prop_assert!(of(&text, &text).is_empty());
            let mut changed = words.clone();
            let at = at % words.len();
            changed[at] = "lantern".to_owned();
            let found = of(&text, &changed.join(" "));
            proptest::prop_assert!(found.iter().any(|it| it.1.contains("lantern")), "{:?}", found);
        }
    }
}
