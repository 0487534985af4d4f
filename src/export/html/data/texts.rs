use std::collections::HashMap;

use crate::export::words;

/// Short texts that many columns share, each once and on one line.
pub(super) struct Texts {
    all: Vec<String>,
    places: HashMap<String, u32>,
}

impl Default for Texts {
    fn default() -> Self {
        Self {
            all: vec![String::new()],
            places: HashMap::from([(String::new(), 0)]),
        }
    }
}

impl Texts {
    /// The position of a text; 0 is the empty one.
    pub(super) fn place(&mut self, text: &str) -> u32 {
        let text = words::clean(text);
        if let Some(place) = self.places.get(&text) {
            return *place;
        }
        let place = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push(text.clone());
        self.places.insert(text, place);
        place
    }

    /// The same of a text that may be missing.
    pub(super) fn optional(&mut self, text: Option<&str>) -> u32 {
        text.map_or(0, |it| self.place(it))
    }

    pub(super) fn all(&self) -> &[String] {
        &self.all
    }
}
