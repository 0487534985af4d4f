use std::collections::BTreeMap;

use crate::audit::Finding;
use crate::audit::Place;
use crate::resolve::Resolved;
use crate::text::before;
use crate::text::behind;
use crate::text::hash;

/// Gives each finding the name by which a later run knows it again within its file: of its rule, the file's own name
/// without folders, the marked words and what stands beside them on the line. The number of the line is no part of it,
/// so that lines put in above change nothing, nor is the folder, which runs give in different ways. Findings of one
/// file that are alike in all of these are counted. A finding that marks no words is about the file as a whole, and what
/// stands on its first line is no part of the name.
///
/// A finding about the whole collection is named by its message as far as the first semicolon: what stands behind it
/// changes as the collection grows.
pub(super) fn name(resolved: &Resolved, findings: &mut [Finding]) {
    let mut counts: BTreeMap<(Option<usize>, u64), u32> = BTreeMap::new();
    for finding in findings {
        let document = finding.place.as_ref().map(|it| it.document);
        let words = match &finding.place {
            Some(place) => [file_name(resolved, place), &place.text, around(resolved, place)].map(collapsed),
            None => [finding.message.split(';').next().unwrap_or(""), "", ""].map(collapsed),
        };
        let bytes = [finding.rule.id, &words[0], &words[1], &words[2]].join("\0");
        let hash = hash(bytes.as_bytes());
        let count = counts.entry((document, hash)).or_default();
        *count += 1;
        finding.fingerprint = match count {
            1 => format!("{hash:016x}"),
            count => format!("{hash:016x}-{count}"),
        };
    }
}

fn file_name<'a>(resolved: &'a Resolved, place: &Place) -> &'a str {
    resolved.corpus.document(place.document).file_name()
}

/// Bytes on each side of the marked words that belong to a finding's name. Lines may be as long as a file.
const AROUND: usize = 120;

/// The printed words around a place, on its line.
fn around<'a>(resolved: &'a Resolved, place: &Place) -> &'a str {
    if place.text.is_empty() {
        return "";
    }
    let printed = resolved.corpus.document(place.document).text.printed();
    let range = place.printed.range();
    let (before, behind) = (before(printed, range.start, AROUND), behind(printed, range.end, AROUND));
    let before = before.rsplit(['\n', '\r']).next().unwrap_or("");
    let behind = behind.split(['\n', '\r']).next().unwrap_or("");
    printed
        .get(range.start - before.len()..range.end + behind.len())
        .unwrap_or_default()
}

fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
