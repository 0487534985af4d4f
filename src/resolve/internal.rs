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
pub(super) struct Parts<'a> {
    extracted: &'a Extracted,
    places: BTreeMap<(&'a str, usize, String), Vec<u32>>,
    /// How many of a kind there are, and the first and last of paragraphs in each zone.
    ends: BTreeMap<(&'a str, usize), (String, String)>,
    kinds: BTreeMap<&'a str, usize>,
}

impl<'a> Parts<'a> {
    pub(super) fn of(extracted: &'a Extracted) -> Self {
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
        let numbers = numbers(printed);
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

/// The numbers that "60-62", "3 (a) and 5" and "I-III" name.
fn numbers(printed: &str) -> Vec<String> {
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
    use super::numbers;

    #[test]
    fn ranges_and_lists_name_every_number() {
        assert_eq!(numbers("60-62"), ["60", "61", "62"]);
        assert_eq!(numbers("3 (a) and 5"), ["3", "5"]);
        assert_eq!(numbers("I–III"), ["I", "2", "III"]);
        assert_eq!(numbers("II.B"), ["II.B"]);
        assert_eq!(numbers("7 to 9, 12"), ["7", "8", "9", "12"]);
    }
}
