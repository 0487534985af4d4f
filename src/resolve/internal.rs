use std::collections::BTreeMap;

use crate::catalogue::roman_number;
use crate::extract::Direction;
use crate::extract::Extracted;
use crate::extract::InternalMention;
use crate::extract::Mention;
use crate::resolve::Reference;
use crate::resolve::Status;
use crate::resolve::Target;

/// Widest range of numbers that is checked one by one.
const WIDEST: u32 = 500;

/// The parts of one document by zone, kind and number.
pub struct Parts<'a> {
    extracted: &'a Extracted,
    places: BTreeMap<(&'a str, usize, String), Vec<u32>>,
    /// How many of a kind there are, and the first and last of paragraphs in each zone.
    ends: BTreeMap<(&'a str, usize), (String, String)>,
    kinds: BTreeMap<&'a str, usize>,
}

/// How far the parts of a kind are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// There is none.
    None,
    /// Each number from 1 to this one is there.
    To(u32),
    /// Some number is lacking, or is none: a part may have been overlooked.
    Gaps,
}

impl<'a> Parts<'a> {
    /// Gathers the parts of a document.
    pub fn of(extracted: &'a Extracted) -> Self {
        let mut parts = Self {
            extracted,
            places: BTreeMap::new(),
            ends: BTreeMap::new(),
            kinds: BTreeMap::new(),
        };
        for it in &extracted.structure.parts {
            let key = (it.kind, zone_of(it.kind, it.zone), comparable(&it.number));
            parts.places.entry(key).or_default().push(it.start);
            *parts.kinds.entry(it.kind).or_default() += 1;
            let ends = parts.ends.entry((it.kind, zone_of(it.kind, it.zone)));
            let ends = ends.or_insert_with(|| (it.number.clone(), it.number.clone()));
            let value = |number: &str| number.parse::<u32>().unwrap_or(0);
            if value(&it.number) < value(&ends.0) {
                ends.0.clone_from(&it.number);
            }
            if value(&it.number) >= value(&ends.1) {
                ends.1.clone_from(&it.number);
            }
        }
        parts
    }

    /// Decides a reference to the document's own parts by the parts that exist.
    pub(super) fn decide(&self, mention: &Mention, internal: &InternalMention) -> Reference {
        let kind = internal.target.as_str();
        if kind == "document" {
            return self.decide_document(mention, internal);
        }
        let Some(printed) = &internal.number else {
            return self.without_number(kind);
        };
        let target = Target::Inside(format!("{kind} {}", printed.replace(['–', '—'], "-")));
        let numbers = part_numbers(printed);
        let own = zone_of(kind, self.extracted.structure.zone_at(mention.span.start));
        let missing = |zone: usize| numbers.iter().find(|it| self.places_of(kind, zone, it).is_none());
        let Some(lost) = missing(own) else {
            let against = self.against(kind, own, &numbers, mention, internal);
            return Reference::new(Status::Resolved, target, format!("a part of this document{against}"));
        };
        // An annex may still speak of the text that it is annexed to, where that says "above".
        if own > 0 && missing(0).is_none() && internal.direction == Some(Direction::Above) {
            return Reference::new(
                Status::Resolved,
                target,
                "a part of the main text; this annex has none of that number",
            );
        }
        Reference::blocked(self.blocked(kind, own, lost))
    }

    /// Where the parts of a kind and number stand in a zone: the offsets of their first bytes.
    pub fn places<'s>(&'s self, kind: &'s str, zone: usize, number: &str) -> &'s [u32] {
        self.places_of(kind, zone_of(kind, zone), number)
            .map_or(&[], Vec::as_slice)
    }

    /// Where the only part of a kind stands, if there is only one.
    pub fn only(&self, kind: &str) -> Option<u32> {
        let mut same = self.places.range((kind, 0, String::new())..);
        let (_, places) = same.next().filter(|it| it.0.0 == kind)?;
        let first = places.first().copied()?;
        (self.kinds.get(kind) == Some(&1)).then_some(first)
    }

    /// How far a zone counts its parts of a kind.
    pub fn count(&self, kind: &str, zone: usize) -> Count {
        let zone = zone_of(kind, zone);
        let all = self.places.range((kind, zone, String::new())..);
        let same = all.map(|it| it.0).take_while(|it| it.0 == kind && it.1 == zone);
        // A section's subsections are not counted with the sections.
        let numbers: Vec<&str> = same.map(|it| it.2.as_str()).filter(|it| !it.contains('.')).collect();
        if numbers.is_empty() {
            return Count::None;
        }
        if numbers == [""] && self.kinds.get(kind) == Some(&1) {
            return Count::To(1);
        }
        let mut values: Vec<u32> = numbers.iter().filter_map(|it| it.parse().ok()).collect();
        values.sort_unstable();
        let in_order = values.iter().copied().eq((1..).take(values.len()));
        match values.last() {
            Some(last) if in_order && values.len() == numbers.len() => Count::To(*last),
            _ => Count::Gaps,
        }
    }

    fn places_of<'s>(&'s self, kind: &'s str, zone: usize, number: &str) -> Option<&'s Vec<u32>> {
        let exact = self.places.get(&(kind, zone, comparable(number)));
        // A subsection may be named by its letter alone.
        let tail = format!(".{}", comparable(number));
        let single = kind == "section" && number.len() == 1;
        let within = || {
            let all = self.places.range((kind, zone, String::new())..);
            let mut same = all.take_while(|(key, _)| key.0 == kind && key.1 == zone);
            same.find(|(key, _)| key.2.ends_with(&tail)).map(|it| it.1)
        };
        exact.or_else(|| if single { within() } else { None })
    }

    /// Words for a direction that the places contradict.
    fn against(
        &self,
        kind: &str,
        zone: usize,
        numbers: &[String],
        mention: &Mention,
        internal: &InternalMention,
    ) -> &'static str {
        let on_side = |above: bool| {
            numbers.iter().all(|it| {
                let places = self.places_of(kind, zone, it).map_or(&[][..], Vec::as_slice);
                places.iter().any(|it| (*it < mention.span.start) == above)
            })
        };
        match internal.direction {
            Some(Direction::Above) if !on_side(true) => ", which stands below although the words say above",
            Some(Direction::Below) if !on_side(false) => ", which stands above although the words say below",
            _ => "",
        }
    }

    fn blocked(&self, kind: &str, zone: usize, lost: &str) -> String {
        let place = if zone > 0 { "this annex" } else { "the document" };
        let many = plural(kind);
        match self.ends.get(&(kind, zone)) {
            None => format!("{place} has no numbered {many}, so there is no {kind} {lost}"),
            Some((first, last)) if first == last && first.is_empty() => {
                format!("the {kind} of the document has no number, so there is no {kind} {lost}")
            }
            Some((first, last)) if first == last => format!("{place} has {kind} {first} only, not {lost}"),
            Some((first, last)) => format!("{place} has {many} {first} to {last}, and no {kind} {lost} among them"),
        }
    }

    /// "the annex to the present letter".
    fn without_number(&self, kind: &str) -> Reference {
        match self.kinds.get(kind) {
            None => Reference::blocked(format!("the document has no {kind} here")),
            Some(1) => Reference::new(
                Status::Resolved,
                Target::Inside(kind.to_owned()),
                format!("the only {kind} of this document"),
            ),
            Some(count) => Reference::new(
                Status::Ambiguous,
                Target::None,
                format!("the document has {count} {}, and no number is given", plural(kind)),
            ),
        }
    }

    /// "the present resolution": the document itself, where it is one.
    fn decide_document(&self, mention: &Mention, internal: &InternalMention) -> Reference {
        let class = self.extracted.head.class.as_str();
        let called = internal.of.as_deref().unwrap_or("document");
        let main = self.extracted.structure.zone_at(mention.span.start) == 0;
        let fits = match called {
            "document" | "communication" | "statement" => true,
            "annex" => !main,
            "letter" => matches!(class, "letter" | "identical-letters"),
            "note verbale" => class == "note-verbale",
            "note" => matches!(class, "note" | "note-verbale"),
            "resolution" | "decision" => matches!(class, "resolution" | "draft"),
            _ => class == called,
        };
        match (fits, class) {
            (true, _) => Reference::new(
                Status::Resolved,
                Target::Inside("document".to_owned()),
                "the document itself",
            ),
            (false, "" | "other") => Reference::new(
                Status::Resolved,
                Target::Inside("document".to_owned()),
                "the document itself, whose class nothing else says",
            ),
            _ if !main => Reference::blocked(format!("the words stand in an annex, which may be the {called}")),
            _ => Reference::blocked(format!("the document is of class {class}, so the words may be quoted")),
        }
    }
}

/// Annexes, tables and figures are counted through the whole document.
fn zone_of(kind: &str, zone: usize) -> usize {
    if matches!(kind, "paragraph" | "section") {
        zone
    } else {
        0
    }
}

fn plural(kind: &str) -> String {
    if kind == "annex" {
        "annexes".to_owned()
    } else {
        format!("{kind}s")
    }
}

/// Roman and Arabic numbers of annexes and figures meet: "annex II" is "Annex 2".
fn comparable(number: &str) -> String {
    match roman_number(number) {
        Some(value) if number.len() > 1 || matches!(number, "I" | "V" | "X") => value.to_string(),
        _ => number.replace(", sect. ", "."),
    }
}

/// The value of a number as it is printed: "12", "II".
pub fn part_value(number: &str) -> Option<u32> {
    comparable(number).parse().ok()
}

/// The numbers that "60-62", "3 (a) and 5" and "I-III" name.
pub fn part_numbers(printed: &str) -> Vec<String> {
    let plain = printed.replace(['–', '—', '至'], "-").replace(", sect. ", ".");
    let mut found: Vec<String> = Vec::new();
    let mut range = false;
    let mut word = String::new();
    let mut depth = 0_u32;
    for letter in plain.chars().chain([' ']) {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            _ if letter.is_ascii_alphanumeric() || letter == '.' => word.push(letter),
            _ => {
                let token = std::mem::take(&mut word);
                let token = token.trim_matches('.');
                if matches!(token, "to" | "a") {
                    range = true;
                } else if token.starts_with(|it: char| it.is_ascii_digit() || it.is_ascii_uppercase()) {
                    extend(&mut found, token, range);
                    range = false;
                }
                range |= letter == '-';
            }
        }
    }
    found
}

/// Adds a number, and everything between where it ends a range.
fn extend(found: &mut Vec<String>, token: &str, range: bool) {
    let value = |it: &str| it.parse::<u32>().ok().or_else(|| roman_number(it).map(u32::from));
    let last = found.last().and_then(|it| value(it));
    if let (true, Some(from), Some(to)) = (range, last, value(token))
        && to > from
        && to - from <= WIDEST
    {
        found.extend((from + 1..to).map(|it| it.to_string()));
    }
    found.push(token.to_owned());
}

#[cfg(test)]
mod tests {
    use super::part_numbers;

    #[test]
    fn ranges_and_lists_name_every_number() {
        assert_eq!(part_numbers("60-62"), ["60", "61", "62"]);
        assert_eq!(part_numbers("3 (a) and 5"), ["3", "5"]);
        assert_eq!(part_numbers("I–III"), ["I", "2", "III"]);
        assert_eq!(part_numbers("II.B"), ["II.B"]);
        assert_eq!(part_numbers("7 to 9, 12"), ["7", "8", "9", "12"]);
    }
}
