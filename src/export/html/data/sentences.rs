use std::collections::HashMap;

use crate::export::html::data::safe;
use crate::export::words;

/// Bytes below which no sentence is shortened, however large the page gets.
const LEAST: usize = 80;
/// Bytes of quotation marks, comma and ellipsis around a sentence.
const AROUND: usize = 6;

/// The sentences around citations, each once; the longest are shortened until all have room.
#[derive(Default)]
pub(super) struct Sentences {
    all: Vec<String>,
    places: HashMap<String, u32>,
    longest: Option<usize>,
}

impl Sentences {
    /// The position of a sentence.
    pub(super) fn place(&mut self, sentence: &str) -> u32 {
        let sentence = words::clean(sentence);
        if let Some(place) = self.places.get(&sentence) {
            return *place;
        }
        let place = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(sentence.clone());
        self.places.insert(sentence, place);
        place
    }

    /// Finds the length to which sentences are shortened, such that all take at most so many bytes; gives it, and how
    /// many are longer.
    pub(super) fn fit(&mut self, room: usize) -> (usize, usize) {
        let widths: Vec<usize> = self.all.iter().map(|it| it.chars().map(safe::width).sum()).collect();
        let taken = |longest: usize| -> usize { widths.iter().map(|it| (*it).min(longest) + AROUND).sum() };
        let mut high = widths.iter().copied().max().unwrap_or(0).max(LEAST);
        let mut low = LEAST;
        while low < high {
            let middle = usize::midpoint(low, high + 1);
            if taken(middle) <= room {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        self.longest = Some(low);
        (low, widths.iter().filter(|it| **it > low).count())
    }

    /// The sentences as they are shown.
    pub(super) fn shown(&mut self) -> Vec<&str> {
        if let Some(longest) = self.longest {
            self.all.iter_mut().for_each(|it| shorten(it, longest));
        }
        self.all.iter().map(String::as_str).collect()
    }
}

/// Cuts a sentence where it takes more bytes.
fn shorten(sentence: &mut String, longest: usize) {
    let mut taken = 0;
    let over = sentence.char_indices().find(|(_, it)| {
        taken += safe::width(*it);
        taken > longest
    });
    if let Some((end, _)) = over {
        sentence.truncate(end);
        sentence.truncate(sentence.trim_end().len());
        sentence.push('…');
    }
}

#[cfg(test)]
mod tests {
    use super::AROUND;
    use super::Sentences;

    #[test]
    fn the_longest_sentences_are_shortened_first() {
        let mut sentences = Sentences::default();
        let short = "The lamps of Ormond burn.";
        let long = "The ferries of Vessaly go at night. ".repeat(10);
        let longer = "The clocks of Tarnovia are late, <as ever>. ".repeat(20);
        let places = [short, &long, &longer, short].map(|it| sentences.place(it));
        assert_eq!(places, [0, 1, 2, 0]);
        let room = 25 + 2 * 300 + 3 * AROUND;
        assert_eq!(sentences.fit(room), (300, 2));
        let shown = sentences.shown();
        assert_eq!(shown[0], short);
        assert!(shown[1].ends_with('…') && shown[1].starts_with("The ferries"));
        let written = super::safe::json(&shown).unwrap();
        assert!(written.len() <= room, "{}", written.len());
    }

    #[test]
    fn nothing_is_shortened_where_there_is_room() {
        let mut sentences = Sentences::default();
        sentences.place(&"The birds of Ormond. ".repeat(100));
        assert_eq!(sentences.fit(1_000_000).1, 0);
        assert!(sentences.shown()[0].ends_with("Ormond."));
    }
}
