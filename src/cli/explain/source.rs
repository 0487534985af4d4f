//! Why the wordings of a source were taken for one, in lines for people.

use crate::catalogue::Catalogue;
use crate::resolve::MentionPlace;
use crate::resolve::Resolved;
use crate::resolve::nearest_sources;

/// Most pairs of wordings, and most near sources, that are shown.
const PAIRS: usize = 20;
const NEAR: usize = 3;

/// Longest wording shown, in characters.
const WORDING: usize = 160;

/// For each pair of wordings what put them together, then what keeps the nearest other sources apart.
pub(super) fn lines(resolved: &Resolved, catalogue: &Catalogue, group: usize) -> Vec<String> {
    let Some(source) = resolved.sources.get(group) else {
        return Vec::new();
    };
    let mut lines = Vec::new();
    for tie in source.ties.iter().take(PAIRS) {
        lines.push(format!("put together by: {}", tie.evidence));
        lines.push(format!("  {}", wording(resolved, tie.one)));
        lines.push(format!("  {}", wording(resolved, tie.other)));
    }
    if source.ties.len() > PAIRS {
        lines.push(format!("and {} more pairs", source.ties.len() - PAIRS));
    }
    for near in nearest_sources(resolved, catalogue, group, NEAR) {
        let Some(other) = resolved.sources.get(near.group) else {
            continue;
        };
        lines.push(format!("not taken for {}: {}", other.key, near.against));
        lines.extend(other.mentions.first().map(|it| format!("  {}", wording(resolved, *it))));
    }
    lines
}

/// A mention with its file and line.
fn wording(resolved: &Resolved, (document, mention): MentionPlace) -> String {
    let read = resolved.corpus.document(document);
    let Some(mention) = resolved.corpus.extracted(document).mentions.get(mention) else {
        return read.name.clone();
    };
    let words: Vec<&str> = read.text.slice(mention.span).split_whitespace().collect();
    let words = words.join(" ");
    let mut shown: String = words.chars().take(WORDING).collect();
    if shown.len() < words.len() {
        shown.push('…');
    }
    format!("{}:{}: “{shown}”", read.name, read.text.place(mention.span.start).line)
}
