use crate::catalogue::Found;
use crate::extract::Mention;
use crate::extract::SymbolForm;
use crate::extract::Work;
use crate::extract::damaged::damaged;
use crate::extract::symbols::mention;
use crate::text::Span;

/// Widest range that is written out: "Add.1-3".
const WIDEST: u32 = 50;

/// What a list adds behind a symbol: "A/72/508, 889 and Add.1", "Corr.1 and 2", "S/2020/90-93".
///
/// A modifier acts on the last symbol without the modifiers of the list; a bare number repeats the
/// modifier before it, or replaces the serial.
pub(super) fn continued(work: &Work<'_>, found: &Found) -> Vec<Mention> {
    let phrases = &work.catalogue.phrases.lists;
    let text = work.unraised();
    let mut list = List {
        work,
        base: found.symbol.parts().last().cloned().unwrap_or_default(),
        joint: found.symbol.is_joint(),
        kind: None,
        more: Vec::new(),
    };
    let mut at = found.span.range().end;
    at = list.range(at, SymbolForm::Symbol);
    while let Some(separator) = phrases.separator.find(rest(text, at)) {
        let start = at + separator.end();
        if let Some(groups) = phrases.modifier.captures(rest(text, start)) {
            let end = start + groups.get(0).map_or(0, |it| it.end());
            list.kind = Some(groups["kind"].to_owned());
            if !list.add(
                &format!("{}/{}.{}", list.base, &groups["kind"], &groups["number"]),
                start,
                end,
                SymbolForm::List,
            ) {
                break;
            }
            at = list.range(end, SymbolForm::List);
            continue;
        }
        if let Some(glued) = phrases.glued.find(rest(text, start)) {
            let repairs = work.catalogue.repair(&format!("{}/{}", list.base, glued.as_str()));
            let span = Span::new(start, start + glued.end());
            list.more.extend(damaged(span, glued.as_str(), repairs));
            break;
        }
        let Some(groups) = phrases.number.captures(rest(text, start)) else {
            break;
        };
        let end = start + groups.get(0).map_or(0, |it| it.end());
        if phrases.number_not.is_match(rest(text, end)) || !list.number(&groups["number"], start, end) {
            break;
        }
        at = list.range(end, SymbolForm::List);
    }
    list.more
}

struct List<'a> {
    work: &'a Work<'a>,
    base: String,
    joint: bool,
    kind: Option<String>,
    more: Vec<Mention>,
}

impl List<'_> {
    fn add(&mut self, printed: &str, start: usize, end: usize, form: SymbolForm) -> bool {
        let symbol = self.work.catalogue.parse(printed);
        let added = symbol.map(|it| self.more.push(mention(Span::new(start, end), it, form)));
        added.is_some()
    }

    /// A bare number: the modifier again, or another serial of the same series.
    fn number(&mut self, number: &str, start: usize, end: usize) -> bool {
        if let Some(kind) = &self.kind {
            // Nothing has a hundred addenda; a larger number counts something else.
            let printed = format!("{}/{kind}.{number}", self.base);
            return number.len() < 3 && self.add(&printed, start, end, SymbolForm::List);
        }
        // "A/C.4/52/SR.3, 4" counts on behind the dot.
        let serial = self.base.rsplit(['/', '.']).next().unwrap_or("");
        let stem = self.base.strip_suffix(serial).unwrap_or("");
        let plain = serial.bytes().all(|it| it.is_ascii_digit()) && !self.joint;
        // A serial far smaller in digits is more likely a count of the sentence.
        if !plain || number.len() + 1 < serial.len() || number.starts_with('0') {
            return false;
        }
        let next = format!("{stem}{number}");
        let added = self.add(&next, start, end, SymbolForm::List);
        if added {
            self.base = next;
        }
        added
    }

    /// "-93" behind a serial or a modifier: everything in between and the end.
    fn range(&mut self, at: usize, form: SymbolForm) -> usize {
        let text = self.work.unraised();
        let last = self.more.last().and_then(Mention::symbol);
        let last = last.map_or(self.base.clone(), |it| it.symbol.to_string());
        let Some(groups) = self.work.catalogue.phrases.lists.range.captures(rest(text, at)) else {
            return at;
        };
        let digits = last.len() - last.trim_end_matches(|it: char| it.is_ascii_digit()).len();
        let (stem, serial) = last.split_at(last.len() - digits);
        let (Ok(from), Ok(to)) = (serial.parse::<u32>(), groups["number"].parse::<u32>()) else {
            return at;
        };
        let end = at + groups.get(0).map_or(0, |it| it.end());
        let other_series = groups.name("stem").is_some_and(|it| it.as_str() != stem);
        let longer = text[end..].starts_with(|it: char| it == '/' || it.is_alphanumeric());
        if self.joint
            || self.work.catalogue.phrases.lists.range_not.is_match(&last)
            || longer
            || other_series
            || to <= from
            || to - from > WIDEST
            || (form == SymbolForm::Symbol && stem.ends_with('.')) && to - from > 9
        {
            return at;
        }
        for number in from + 1..=to {
            self.add(&format!("{stem}{number}"), at, end, SymbolForm::Range);
        }
        end
    }
}

fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::extracted;
    use crate::extract::tests::symbols;

    #[test]
    fn the_number_of_a_note_is_no_addendum() {
        let mentions = extracted("S/25704 and Add.17658 were read.").1.mentions;
        let read: Vec<String> = mentions
            .iter()
            .filter_map(|it| it.symbol())
            .map(|it| format!("{} {}", it.symbol, it.damage.as_ref().map_or("", |it| &it.rules[0])))
            .collect();
        assert_eq!(read, ["S/25704 ", "S/25704/Add.1 glued-note"]);
    }

    #[test]
    fn lists_go_on_behind_a_symbol() {
        for (text, expected) in [
            ("A/72/508, 889 and Add.1.", "A/72/508 A/72/889 A/72/889/Add.1"),
            (
                "S/2000/1225 and Corr.1 and 2",
                "S/2000/1225 S/2000/1225/Corr.1 S/2000/1225/Corr.2",
            ),
            (
                "E/CN.4/1998/53 and Add.1-2",
                "E/CN.4/1998/53 E/CN.4/1998/53/Add.1 E/CN.4/1998/53/Add.2",
            ),
            ("S/2020/90-93", "S/2020/90 S/2020/91 S/2020/92 S/2020/93"),
            ("S/2020/90–S/2020/92.", "S/2020/90 S/2020/91 S/2020/92"),
            ("S/2020/90-S/2021/92", "S/2020/90-S/2021/92"),
            ("A/74/976-S/2020/773, 12 boats", "A/74/976-S/2020/773"),
            ("A/72/508 and 889 boats left", "A/72/508"),
            ("A/72/508, 24 May 2017", "A/72/508"),
            ("A/72/508 and Add.1, 120 boats", "A/72/508 A/72/508/Add.1"),
            (
                "A/71/53/Add.1 and A/71/53/Add.1/Corr.1",
                "A/71/53/Add.1 A/71/53/Add.1/Corr.1",
            ),
        ] {
            assert_eq!(symbols(text).join(" "), expected, "{text}");
        }
    }
}
