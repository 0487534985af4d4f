use std::collections::VecDeque;

use crate::catalogue::Catalogue;
use crate::catalogue::Family;
use crate::catalogue::Found;
use crate::catalogue::Symbol;
use crate::catalogue::Written;

/// Longest text that is read as one printed number, in bytes.
const LONGEST: usize = 512;

impl Catalogue {
    /// All symbols printed in a text, in order. Of two at one place the one that starts first counts, of
    /// two that start together the longer.
    pub fn scan<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found> + 'a {
        let mut with_slashes = self.scan_with_slashes(text).peekable();
        let mut numbers = Numbers {
            catalogue: self,
            text,
            ready: VecDeque::new(),
            at: 0,
        };
        let mut end = 0;
        std::iter::from_fn(move || {
            loop {
                let first = |it: &Found| (it.span.start, std::cmp::Reverse(it.span.end));
                let slashed = with_slashes.peek().map(first);
                let number = numbers.peek().map(first);
                let found = match (slashed, number) {
                    (Some(slashed), Some(number)) if number < slashed => numbers.ready.pop_front(),
                    (Some(_), _) => with_slashes.next(),
                    (None, _) => numbers.ready.pop_front(),
                }?;
                // The numbers of a range share one place.
                if found.span.start >= end || found.written == Written::Range {
                    end = found.span.end;
                    return Some(found);
                }
            }
        })
    }

    /// The symbols of the families whose symbols have slashes, in order, not overlapping.
    pub fn scan_with_slashes<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Found> + 'a {
        let mut next = 0;
        memchr::memchr_iter(b'/', text.as_bytes()).filter_map(move |slash| {
            if slash < next {
                return None;
            }
            let found = self.with_slashes().find_map(|it| it.found_at(text, slash))?;
            next = found.span.range().end;
            Some(found)
        })
    }

    fn with_slashes(&self) -> impl Iterator<Item = &Family> {
        self.families.iter().filter(|it| it.symbol.is_some())
    }

    /// Reads a whole text as one symbol, in any case and spelling: "a/75/742", "S / 2021 / 279", "rfc2119".
    pub fn parse(&self, text: &str) -> Option<Symbol> {
        let with_slashes = self.with_slashes().find_map(|it| it.parse(text));
        with_slashes.or_else(|| self.parse_number(text.trim()))
    }

    /// Reads a whole text as a printed number: as it stands, else with its anchor in its own case, else
    /// all in capitals.
    pub(super) fn parse_number(&self, text: &str) -> Option<Symbol> {
        if text.len() > LONGEST {
            return None;
        }
        let hyphens = text.replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2212}'], "-");
        let cased = |text: &str| self.anchors.in_own_case(text);
        let upper = hyphens.to_uppercase();
        let spellings = [cased(&hyphens), cased(&upper), Some(upper)];
        let spellings = std::iter::once(hyphens).chain(spellings.into_iter().flatten());
        spellings.into_iter().find_map(|it| self.whole_number(&it))
    }

    fn whole_number(&self, text: &str) -> Option<Symbol> {
        let found = self.anchors.next(&self.families, text, 0);
        let [only] = found.as_slice() else {
            return None;
        };
        (only.span.range() == (0..text.len())).then(|| only.symbol.clone())
    }

    /// The document of a printed series that an address names.
    pub(super) fn number_of_url(&self, address: &str) -> Option<Symbol> {
        let bare = bare_address(address);
        let series = self.families.iter().flat_map(|it| &it.series);
        series
            .filter_map(|it| Some((it, it.printed.as_ref()?)))
            .find_map(|(series, printed)| {
                let canonical = printed.links.iter().find_map(|it| printed.read(it, bare))?;
                Some(Symbol::new(vec![canonical], series.id.clone()))
            })
    }
}

/// An address without its scheme and "www.".
pub(super) fn bare_address(address: &str) -> &str {
    let bare = address.split_once("://").map_or(address, |it| it.1);
    bare.strip_prefix("www.").unwrap_or(bare)
}

/// The printed numbers of a text, one list after the other.
struct Numbers<'a> {
    catalogue: &'a Catalogue,
    text: &'a str,
    ready: VecDeque<Found>,
    at: usize,
}

impl Numbers<'_> {
    fn peek(&mut self) -> Option<&Found> {
        if self.ready.is_empty() && self.at < self.text.len() {
            let catalogue = self.catalogue;
            let found = catalogue.anchors.next(&catalogue.families, self.text, self.at);
            self.at = found.last().map_or(self.text.len(), |it| it.span.range().end);
            self.ready.extend(found);
        }
        self.ready.front()
    }
}
