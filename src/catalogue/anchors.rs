use std::collections::BTreeMap;
use std::collections::BTreeSet;

use regex::Regex;

use crate::catalogue::Family;
use crate::catalogue::Found;
use crate::catalogue::Series;

/// The anchors of all printed series in one scan.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchors {
    literals: Option<Regex>,
    /// Anchor, family, series by the anchor's first letter; the families of users come first.
    entries: BTreeMap<u8, Vec<(String, usize, usize)>>,
}

impl Anchors {
    pub(super) fn of(families: &[Family]) -> Self {
        let mut entries = BTreeMap::<u8, Vec<_>>::new();
        let mut literals = BTreeSet::new();
        for (family, it) in families.iter().enumerate() {
            for (series, it) in it.series.iter().enumerate() {
                for anchor in it.printed.iter().flat_map(|it| &it.anchors) {
                    let Some(first) = anchor.bytes().next() else {
                        continue;
                    };
                    literals.insert(regex::escape(anchor));
                    entries.entry(first).or_default().push((anchor.clone(), family, series));
                }
            }
        }
        let all = literals.into_iter().collect::<Vec<_>>().join("|");
        Self {
            literals: Regex::new(&all).ok().filter(|_| !entries.is_empty()),
            entries,
        }
    }

    /// What stands at the next anchor from `at` on where something does, lists whole.
    pub(super) fn next(&self, families: &[Family], text: &str, mut at: usize) -> Vec<Found> {
        while let Some(hit) = self.literals.as_ref().and_then(|it| it.find_at(text, at)) {
            let found = self.found_at(families, text, hit.start());
            if !found.is_empty() {
                return found;
            }
            at = text.ceil_char_boundary(hit.start() + 1);
        }
        Vec::new()
    }

    /// The longest form at an anchor; of two of one length the first series'.
    fn found_at(&self, families: &[Family], text: &str, anchor: usize) -> Vec<Found> {
        let first = text.as_bytes().get(anchor).and_then(|it| self.entries.get(it));
        let here = first
            .into_iter()
            .flatten()
            .filter(|it| text[anchor..].starts_with(&it.0));
        let all = here.filter_map(|(_, family, series)| {
            let series: &Series = families.get(*family)?.series.get(*series)?;
            let found = series.printed.as_ref()?.found_at(&series.id, text, anchor);
            Some((found.first()?.span, found))
        });
        let best = all.reduce(|best, it| if it.0.end > best.0.end { it } else { best });
        best.map_or(Vec::new(), |it| it.1)
    }

    /// A text with its anchors in their own case; `None` where that changes nothing.
    pub(super) fn in_own_case(&self, text: &str) -> Option<String> {
        let lower = text.to_ascii_lowercase();
        let entry = self.entries.values().flatten().filter_map(|(anchor, ..)| {
            let at = lower.find(&anchor.to_ascii_lowercase())?;
            (text.get(at..at + anchor.len())? != anchor).then_some((at, anchor))
        });
        let (at, anchor) = entry.min_by_key(|(at, anchor)| (*at, std::cmp::Reverse(anchor.len())))?;
        Some(format!("{}{anchor}{}", &text[..at], &text[at + anchor.len()..]))
    }
}
