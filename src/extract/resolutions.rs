use crate::catalogue::Symbol;
use crate::catalogue::council_year_of;
use crate::catalogue::roman_number;
use crate::extract::Extractor;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SymbolForm;
use crate::extract::SymbolMention;
use crate::extract::Work;
use crate::text::Date;
use crate::text::Span;
use crate::text::before;
use crate::text::covering;

/// Finds resolutions and decisions named in prose, one by one where a list names several.
pub(super) const EXTRACTOR: Extractor = Extractor {
    name: "resolutions",
    run,
};

/// Text before a cue in which an organ's name decides, in bytes.
const NEAR: usize = 90;

/// Longest "2535 (2020)" that no word announces, with what stands before it, in bytes.
const LOOSE: usize = 14;

/// Most items of one list.
const MOST_ITEMS: usize = 500;

fn run(work: &mut Work<'_>) {
    let mut taken: Vec<Span> = work
        .extracted
        .mentions
        .iter()
        .filter(|it| matches!(it.kind, MentionKind::Symbol(_) | MentionKind::Url(_)))
        .map(|it| it.span)
        .collect();
    taken.sort_unstable();
    taken.dedup();
    let mut found = Vec::new();
    let mut next = 0;
    for cue in work.catalogue.phrases.resolutions.cue.find_iter(work.text()) {
        if cue.start() >= next && !of_others(work, cue.start()) {
            let (end, items) = list(work, cue.start(), cue.end(), &taken);
            next = end;
            found.extend(items);
        }
    }
    let cued: Vec<Span> = found.iter().map(|it| it.span).collect();
    found.extend(loose(work, &cued, &taken));
    let own = own(work);
    let own_names = |it: &Mention| {
        it.symbol()
            .is_some_and(|it| own.iter().any(|own| own.same_document(&it.symbol)))
    };
    let masthead = work.extracted.head.masthead;
    found.retain(|it| !(masthead.covers(it.span) && own_names(it)));
    work.extracted.mentions.extend(found);
}

fn own(work: &Work<'_>) -> Vec<Symbol> {
    work.extracted.head.symbols.clone()
}

/// The items behind a cue, and where the list ends.
fn list(work: &Work<'_>, cue: usize, start: usize, taken: &[Span]) -> (usize, Vec<Mention>) {
    let phrases = &work.catalogue.phrases.resolutions;
    let text = work.text();
    let kind = usize::from(phrases.decision.is_match(&text[cue..start]));
    let reading = Reading {
        work,
        organ: organ_before(work, cue),
        decision: kind == 1,
    };
    let (mut at, mut items) = (start, Vec::new());
    while items.len() < MOST_ITEMS {
        if let Some(index) = covering(taken, Span::new(at, at).start) {
            at = taken[index].range().end;
        } else if let Some(mut item) = reading.item(at, items.is_empty()) {
            at = item.span.range().end;
            if let Some(date) = phrases.date.captures(rest(text, at)) {
                if let MentionKind::Symbol(symbol) = &mut item.kind {
                    symbol.cited_date = Date::from_words(&date["day"], &date["month"], &date["year"]);
                }
                at += date.get(0).map_or(0, |it| it.end());
            }
            items.push(item);
        } else {
            break;
        }
        let Some(separator) = phrases.separator.find(rest(text, at)) else {
            break;
        };
        at += separator.end();
    }
    (at, items)
}

/// The words of the same clause before a cue.
fn clause_before<'a>(work: &Work<'a>, cue: usize) -> &'a str {
    let near = before(work.text(), cue, NEAR);
    near.rsplit([';', '.']).next().unwrap_or(near)
}

/// Whether the nearest organization named before a cue is not an organ of the United Nations.
fn of_others(work: &Work<'_>, cue: usize) -> bool {
    let near = clause_before(work, cue);
    let foreign = work.catalogue.phrases.resolutions.foreign.find_iter(near).last();
    foreign.is_some_and(|it| {
        let organs = &work.catalogue.phrases.resolutions.organ;
        !organs.iter().any(|organ| {
            organ.pattern.is_match(&near[it.end().min(near.len())..]) || organ.pattern.is_match(it.as_str())
        })
    })
}

/// The organ named nearest before a cue, as an index into the organ table.
fn organ_before(work: &Work<'_>, cue: usize) -> Option<usize> {
    let near = clause_before(work, cue);
    let organs = work.catalogue.phrases.resolutions.organ.iter().enumerate();
    let last = organs.filter_map(|(at, it)| {
        it.pattern
            .find_iter(near)
            .last()
            .map(|hit| (hit.end(), std::cmp::Reverse(at)))
    });
    last.max().map(|(_, at)| at.0)
}

struct Reading<'a> {
    work: &'a Work<'a>,
    organ: Option<usize>,
    decision: bool,
}

impl Reading<'_> {
    /// The item at an offset, by the first shape that fits.
    fn item(&self, at: usize, first: bool) -> Option<Mention> {
        let phrases = &self.work.catalogue.phrases.resolutions;
        let near = rest(self.work.text(), at);
        if let Some(it) = phrases.sc.captures(near) {
            let printed = format!("S/RES/{}({})", &it["number"], &it["year"]);
            return self.mention(at, it.get(0)?.end(), &[printed], None);
        }
        if let Some(it) = phrases.roman.captures(near) {
            let session = &it["session"];
            let bare = session.trim_start_matches("ES-").trim_start_matches("S-");
            let number = roman_number(bare)?;
            let part = it.name("part").map_or("", |it| it.as_str());
            let assembly = format!("A/RES/{}({session})", &it["number"]);
            let council = format!("E/RES/{}({session})", &it["number"]);
            let by_organ = self.organ_name() == Some("Economic and Social Council") || (number > 30 && bare == session);
            let forms = if by_organ { [council] } else { [assembly] };
            let why = (!part.is_empty()).then(|| format!("part {part} of the resolution"));
            return self.mention(at, it.get(0)?.end(), &forms, why);
        }
        if let Some(it) = phrases.numbered.captures(near) {
            return self.numbered(at, &it);
        }
        let it = phrases.bare.captures(near)?;
        self.bare(at, it.get(0)?.end(), &it["number"], first)
    }

    /// "47/19": the organ named nearby decides, then the document's own organ, then the number's range.
    fn numbered(&self, at: usize, it: &regex::Captures<'_>) -> Option<Mention> {
        let organs = &self.work.catalogue.phrases.resolutions.organ;
        let (session, number) = (&it["session"], &it["number"]);
        let text = self.work.text();
        if self
            .work
            .catalogue
            .phrases
            .resolutions
            .numbered_not
            .is_match(rest(text, at + it.name("number")?.end()))
        {
            return None;
        }
        let mut end = at + it.name("number")?.end();
        let mut lettered = number.to_owned();
        if let Some(part) = it.name("part")
            && is_part(rest(text, at + part.end()))
        {
            end = at + part.end();
            lettered.push_str(part.as_str());
        }
        let form = |name: &str| {
            let organ = organs.iter().find(|it| it.name == name)?;
            Some(filled(&organ.form, self.decision, session, &lettered))
        };
        let size = session.parse::<u32>().unwrap_or(0);
        let named = self
            .organ_name()
            .filter(|it| *it != "Security Council" && !(*it == "General Assembly" && size >= 1946));
        let own = own_organ(&self.work.extracted.head.symbols);
        let (names, why): (Vec<&str>, _) = match (named, own) {
            (Some(name), _) => (vec![name], None),
            (None, _) if size >= 1946 => (vec!["Economic and Social Council"], Some("by its year".to_owned())),
            (None, Some(name)) if name == "General Assembly" || size <= 30 => {
                (vec![name], Some(format!("the citing document is of the {name}")))
            }
            (None, _) if size <= 30 && !session.contains('-') => (
                vec!["Human Rights Council"],
                Some("a session below 31 in this form is of the Human Rights Council".to_owned()),
            ),
            (None, _) if size > 70 || session.contains('-') => (vec!["General Assembly"], Some("by its session".to_owned())),
            (None, _) => (
                vec!["General Assembly", "Human Rights Council"],
                Some("the General Assembly and the Human Rights Council both have such a number; no organ is named nearby".to_owned()),
            ),
        };
        let forms: Vec<String> = names.iter().filter_map(|it| form(it)).collect();
        self.mention(at, end - at, &forms, why)
    }

    /// "1244" without a year: the year table gives it.
    fn bare(&self, at: usize, length: usize, number: &str, first: bool) -> Option<Mention> {
        let phrases = &self.work.catalogue.phrases.resolutions;
        let council = self.organ_name() == Some("Security Council")
            || own_organ(&self.work.extracted.head.symbols) == Some("Security Council");
        let known = council || (self.organ.is_none() && number.len() == 4);
        if self.decision
            || !known
            || !first && number.len() < 3
            || phrases.bare_not.is_match(rest(self.work.text(), at + length))
        {
            return None;
        }
        let year = council_year_of(number.parse().ok()?)?;
        let why = format!("year {year} inferred: the Security Council adopted number {number} in that year");
        self.mention(at, length, &[format!("S/RES/{number}({year})")], Some(why))
    }

    fn organ_name(&self) -> Option<&str> {
        Some(
            self.work
                .catalogue
                .phrases
                .resolutions
                .organ
                .get(self.organ?)?
                .name
                .as_str(),
        )
    }

    fn mention(&self, at: usize, length: usize, forms: &[String], reading: Option<String>) -> Option<Mention> {
        let mut readings = forms.iter().filter_map(|it| self.work.catalogue.parse(it));
        let symbol = readings.next()?;
        let kind = MentionKind::Symbol(SymbolMention {
            symbol,
            others: readings.collect(),
            form: SymbolForm::Prose,
            from_url: false,
            cited_date: None,
            relation: None,
            reading,
            damage: None,
        });
        Some(Mention::new(Span::new(at, at + length), kind))
    }
}

/// Puts session and number into an organ's form; `{kind:R|D}` is R for a resolution, D for a decision.
fn filled(form: &str, decision: bool, session: &str, number: &str) -> String {
    let form = form.replace("{session}", session).replace("{number}", number);
    let Some((before, rest)) = form.split_once("{kind:") else {
        return form;
    };
    let (choice, after) = rest.split_once('}').unwrap_or((rest, ""));
    let (resolution, other) = choice.split_once('|').unwrap_or((choice, choice));
    format!("{before}{}{after}", if decision { other } else { resolution })
}

/// Whether the words behind a single capital let it be the letter of a part, not the start of a word.
fn is_part(after: &str) -> bool {
    let word = after.trim_start_matches([' ', '\n']);
    after.is_empty()
        || after.starts_with([',', '.', ';', ')', ']', '\n'])
        || ["of ", "and ", "to ", "or ", "("].iter().any(|it| word.starts_with(it))
}

fn own_organ(own: &[Symbol]) -> Option<&'static str> {
    let first = own.first()?.parts().first()?;
    match first {
        it if it.starts_with("A/HRC/") => Some("Human Rights Council"),
        it if it.starts_with("A/") => Some("General Assembly"),
        it if it.starts_with("S/") => Some("Security Council"),
        it if it.starts_with("E/") => Some("Economic and Social Council"),
        _ => None,
    }
}

/// "822 (1993)" that no word announces: taken where the year table agrees.
fn loose(work: &Work<'_>, cued: &[Span], taken: &[Span]) -> Vec<Mention> {
    let text = work.text();
    let phrases = &work.catalogue.phrases.resolutions;
    let reading = Reading {
        work,
        organ: None,
        decision: false,
    };
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for open in memchr::memchr_iter(b'(', bytes) {
        let year = bytes.get(open + 1..open + 5).unwrap_or(&[]);
        if bytes.get(open + 5) != Some(&b')') || !year.iter().all(u8::is_ascii_digit) {
            continue;
        }
        let near = before(text, open + 6, LOOSE);
        let from = open + 6 - near.len();
        let Some(it) = phrases.loose.captures(near) else {
            continue;
        };
        let Some(number) = it.name("number") else {
            continue;
        };
        let start = from + number.start();
        let last = start.checked_sub(1).and_then(|it| bytes.get(it));
        let glued = last.is_some_and(|it| it.is_ascii_alphanumeric() || matches!(it, b'/' | b'.' | b'-' | b','));
        let adopted = number.as_str().parse().ok().and_then(council_year_of);
        let agrees = adopted.is_some_and(|year| year.to_string() == it["year"]);
        let span = Span::new(start, open + 6);
        let known = |spans: &[Span]| covering(spans, span.start).is_some();
        if !glued && agrees && !known(cued) && !known(taken) {
            let why = "number and year agree with the table of the Security Council".to_owned();
            let form = format!("S/RES/{}({})", number.as_str(), &it["year"]);
            found.extend(reading.mention(start, span.len(), &[form], Some(why)));
        }
    }
    found
}

fn rest(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use crate::extract::tests::symbols;

    #[test]
    fn resolutions_in_prose_and_in_lists() {
        for (text, expected) in [
            (
                "resolutions 822 (1993), 853 (1993) and 874\n(1993)",
                "S/RES/822(1993) S/RES/853(1993) S/RES/874(1993)",
            ),
            (
                "General Assembly resolutions 47/19 of 24 November 1992, 48/16 of 3 November 1993",
                "A/RES/47/19 A/RES/48/16",
            ),
            ("General Assembly resolution 217 A (III), which", "A/RES/217(III)"),
            (
                "Economic and Social Council resolution 1503 (XLVIII)",
                "E/RES/1503(XLVIII)",
            ),
            ("Economic and Social Council decision 2005/201", "E/DEC/2005/201"),
            ("Human Rights Council resolution 17/4", "A/HRC/RES/17/4"),
            ("resolution 57/270 B of 23 June 2003", "A/RES/57/270B"),
            ("Security Council resolution 1244 was adopted", "S/RES/1244(1999)"),
            ("General Assembly resolution 3202 (S-VI)", "A/RES/3202(S-VI)"),
            ("第2712(2023)和2720(2023)号决议", "S/RES/2712(2023) S/RES/2720(2023)"),
            (
                "résolutions 2250 (2015), 2419 (2018) et 2535 (2020)",
                "S/RES/2250(2015) S/RES/2419(2018) S/RES/2535(2020)",
            ),
            ("the horizon 2030 (2018) and boat 12 (2004)", ""),
            ("a resolution of 12 members", ""),
        ] {
            assert_eq!(symbols(text).join(" "), expected, "{text}");
        }
    }
}
