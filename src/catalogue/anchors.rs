use regex::Regex;

use crate::catalogue::Family;
use crate::catalogue::Found;
use crate::catalogue::Series;

/// The anchors of all printed series in one scan.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchors {
    literals: Option<Regex>,
    /// Anchor, family, series; the families of users come first.
    entries: Vec<(String, usize, usize)>,
}

impl Anchors {
    pub(super) fn of(families: &[Family]) -> Self {
        let mut entries = Vec::new();
        for (family, it) in families.iter().enumerate() {
            for (series, it) in it.series.iter().enumerate() {
                let anchors = it.printed.iter().flat_map(|it| &it.anchors);
                entries.extend(
                    anchors
                        .filter(|it| !it.is_empty())
                        .map(|it| (it.clone(), family, series)),
                );
            }
        }
        let literals: Vec<String> = entries.iter().map(|it| regex::escape(&it.0)).collect();
        Self {
            literals: Regex::new(&literals.join("|")).ok().filter(|_| !entries.is_empty()),
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
        let here = self.entries.iter().filter(|it| text[anchor..].starts_with(&it.0));
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
        let entry = self.entries.iter().filter_map(|(anchor, ..)| {
            let at = lower.find(&anchor.to_ascii_lowercase())?;
            (text.get(at..at + anchor.len())? != anchor).then_some((at, anchor))
        });
        let (at, anchor) = entry.min_by_key(|(at, anchor)| (*at, std::cmp::Reverse(anchor.len())))?;
        Some(format!("{}{anchor}{}", &text[..at], &text[at + anchor.len()..]))
    }
}
