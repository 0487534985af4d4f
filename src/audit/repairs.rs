//! Repairs of findings, put into the text that they were found in.

use std::collections::BTreeMap;

use crate::audit::Finding;
use crate::audit::Repair;
use crate::text::Span;
use crate::text::Text;

/// A text with repairs put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The printed text with the repairs.
    pub text: String,
    /// Number of places that were repaired.
    pub applied: usize,
    /// Repairs that were not put in, each with why.
    pub refused: Vec<(Repair, &'static str)>,
}

/// Said of a repair whose words meet those of an earlier one.
const OVERLAPS: &str = "it overlaps another repair; run --fix once more";

/// Said of a repair where marks of the format stand between the words.
const MARKED: &str = "marks of the format stand inside the words; mend it by hand";

/// Said of a repair that belongs to another text.
const ELSEWHERE: &str = "the text does not have these words at this place";

/// Characters that Markdown and HTML use as marks.
const MARKS: &str = "*_`~<>[]()\\";

/// Puts the repairs of one document's findings into its printed text, in the order of the findings: the repairs of one
/// finding all together or not at all, and none that overlaps an earlier one.
pub fn mend(text: &Text, document: usize, findings: &[Finding]) -> Mended {
    let mut taken: BTreeMap<u32, &Repair> = BTreeMap::new();
    let mut refused = Vec::new();
    for finding in findings {
        let here = finding.repairs.iter().filter(|it| it.place.document == document);
        let here: Vec<&Repair> = here.filter(|it| it.replacement != it.place.text).collect();
        match take(text, &taken, &here) {
            Ok(with) => taken.extend(with),
            Err(reason) => refused.extend(here.into_iter().map(|it| (it.clone(), reason))),
        }
    }
    let printed = text.printed();
    let mut mended = String::with_capacity(printed.len());
    let mut at = 0;
    for repair in taken.values() {
        let range = repair.place.printed.range();
        mended.push_str(printed.get(at..range.start).unwrap_or(""));
        mended.push_str(&repair.replacement);
        at = range.end;
    }
    mended.push_str(printed.get(at..).unwrap_or(""));
    Mended {
        text: mended,
        applied: taken.len(),
        refused,
    }
}

/// The repairs of one finding by their starts, where all of them fit the text, each other and what was taken before.
fn take<'a>(
    text: &Text,
    taken: &BTreeMap<u32, &'a Repair>,
    repairs: &[&'a Repair],
) -> Result<BTreeMap<u32, &'a Repair>, &'static str> {
    let mut with = BTreeMap::new();
    for &repair in repairs {
        let span = repair.place.printed;
        if text.printed().get(span.range()) != Some(repair.place.text.as_str()) {
            return Err(ELSEWHERE);
        }
        if has_marks(text, span) {
            return Err(MARKED);
        }
        if overlaps(taken, repair) || overlaps(&with, repair) {
            return Err(OVERLAPS);
        }
        with.insert(span.start, repair);
    }
    Ok(with)
}

/// Whether a repair meets one that was taken and is not the same.
fn overlaps(taken: &BTreeMap<u32, &Repair>, repair: &Repair) -> bool {
    let span = repair.place.printed;
    let same = |it: &Repair| it.place.printed == span && it.replacement == repair.replacement;
    let before = taken.range(..=span.start).next_back().map(|it| *it.1);
    let behind = taken.range(span.start..).next().map(|it| *it.1);
    let meets = |it: &Repair| {
        let other = it.place.printed;
        other.start == span.start || (other.start < span.end && span.start < other.end)
    };
    before.into_iter().chain(behind).any(|it| meets(it) && !same(it))
}

/// Whether marks that readers do not see stand in a span of the printed text: they would be lost.
fn has_marks(text: &Text, printed: Span) -> bool {
    let marks = |words: &str| words.matches(|it| MARKS.contains(it)).count();
    let words = text.printed().get(printed.range()).unwrap_or("");
    marks(words) != marks(text.slice(text.of_printed(printed)))
}
