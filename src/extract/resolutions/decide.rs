use crate::catalogue::Numbering;
use crate::catalogue::Organ;
use crate::catalogue::Symbol;
use crate::catalogue::council_year_of;
use crate::catalogue::roman_number;
use crate::extract::Mention;
use crate::extract::MentionKind;
use crate::extract::SymbolMention;
use crate::extract::Work;
use crate::extract::resolutions::items::Item;
use crate::extract::resolutions::items::Shape;
use crate::text::Date;

/// Last year in which the General Assembly and the Economic and Social Council numbered resolutions through.
const LAST_RUNNING: u16 = 1977;

/// What decides which document an item is.
pub(super) struct Deciding<'a> {
    pub work: &'a Work<'a>,
    /// The organ named nearby.
    pub named: Option<&'a Organ>,
    /// The organ of the citing document.
    pub own: Option<&'a Organ>,
    /// Whether the words say decision.
    pub decision: bool,
}

/// Readings of an item, the best first, and why.
type Readings = (Vec<Symbol>, Option<String>);

impl<'a> Deciding<'a> {
    /// The mention of an item, if it names a document.
    pub(super) fn mention(&self, item: &Item) -> Option<Mention> {
        let (symbols, reading) = match &item.shape {
            Shape::Council { number, year } => self.council(*number, *year)?,
            Shape::CouncilOf { number, year } => self.council_of(*number, *year)?,
            Shape::Roman { number, session, part } => self.roman(*number, session, *part)?,
            Shape::Numbered { session, number, part } => self.numbered(session, *number, *part, item.date)?,
            Shape::Bare { number } => self.bare(*number, item.date)?,
            Shape::Printed => return None,
        };
        let mut symbols = symbols.into_iter();
        let mut mention = SymbolMention::new(symbols.next()?, item.form);
        mention.others = symbols.collect();
        mention.reading = reading;
        mention.cited_date = item.date;
        if let Shape::Roman { part: Some(part), .. } = item.shape {
            mention.lettered_part = Some(part.to_string());
        }
        Some(Mention::new(item.span, MentionKind::Symbol(mention)))
    }

    /// "822 (1993)"; a decision with a year in brackets is rarely one of the Council.
    fn council(&self, number: u32, year: u16) -> Option<Readings> {
        let agrees = council_year_of(number) == Some(year);
        (agrees || !self.decision).then_some(())?;
        Some((vec![self.council_symbol(number, year)?], None))
    }

    /// "1325 of 2000": other organs numbered their resolutions through as well, up to the middle of the seventies.
    fn council_of(&self, number: u32, year: u16) -> Option<Readings> {
        let is_council = |it: &Organ| it.council.is_some() || self.means_council(it);
        let meant = match self.named {
            Some(organ) => is_council(organ),
            None => council_year_of(number) == Some(year) || number >= 1000 && year > LAST_RUNNING,
        };
        (meant && !self.decision).then_some(())?;
        Some((vec![self.council_symbol(number, year)?], None))
    }

    fn council_symbol(&self, number: u32, year: u16) -> Option<Symbol> {
        let form = self.organs().iter().find_map(|it| it.council.as_ref())?;
        let printed = form
            .replace("{number}", &number.to_string())
            .replace("{year}", &year.to_string());
        self.work.catalogue.parse(&printed)
    }

    /// "1244" without a year: the year table gives it.
    fn bare(&self, number: u32, date: Option<Date>) -> Option<Readings> {
        let is_council = |it: &Organ| it.council.is_some();
        let named = self.named.is_some_and(is_council);
        let known = named
            || number >= 100 && self.named.is_none() && self.own.is_some_and(is_council)
            || number >= 1000 && self.named.is_none_or(|it| self.means_council(it));
        let year = council_year_of(number)?;
        let fits = date.is_none_or(|it| it.year == year) && self.document_year().is_none_or(|it| year <= it);
        if self.decision || !known || !(named || fits) {
            return None;
        }
        let why = format!("year {year} inferred: the Security Council adopted number {number} in that year");
        Some((vec![self.council_symbol(number, year)?], Some(why)))
    }

    fn means_council(&self, organ: &Organ) -> bool {
        let council = self.organs().iter().find(|it| it.council.is_some());
        council.is_some_and(|it| organ.any_of.contains(&it.name))
    }

    /// "217 A (III)": the organ named, else the first in the table that had such a session.
    fn roman(&self, number: u32, session: &str, part: Option<char>) -> Option<Readings> {
        let had = |organ: &&Organ| organ.roman.as_ref().is_some_and(|it| had_session(it, session));
        let general = |organ: &&Organ| !organ.only_named && had(organ);
        let organs = self.organs();
        // The organ that is named is meant, even where it had no such session.
        let organ = self
            .named
            .filter(|it| it.roman.is_some())
            .or(self.own.filter(had))
            .or_else(|| organs.iter().rev().find(general))?;
        let form = &organ.roman.as_ref()?.form;
        let symbol = self
            .work
            .catalogue
            .parse(&self.filled(form, session, &number.to_string()))?;
        Some((vec![symbol], part.map(|it| format!("part {it} of the resolution"))))
    }

    /// "47/19": the organ named nearby decides, else the number, the dates, and the document's own organ.
    fn numbered(&self, session: &str, number: u32, part: Option<char>, date: Option<Date>) -> Option<Readings> {
        let lettered = part.map_or_else(|| number.to_string(), |it| format!("{number}{it}"));
        let reading = |organ: &'a Organ| {
            let fits = |it: &&Numbering| had_session(it, session) && (it.parts || part.is_none());
            let numbering = organ.numbered.as_ref().filter(fits)?;
            let symbol = self
                .work
                .catalogue
                .parse(&self.filled(&numbering.form, session, &lettered))?;
            Some((organ, symbol))
        };
        if let Some((_, symbol)) = self.named.and_then(reading) {
            return Some((vec![symbol], None));
        }
        let within = |organ: &Organ| organ.numbered.as_ref().is_some_and(|it| self.may_have(it, number));
        let is_own = |organ: &Organ| self.own.is_some_and(|it| it.name == organ.name);
        let short = self.named.map_or(&[][..], |it| &it.any_of);
        let mut possible: Vec<(&Organ, Symbol)> = self
            .organs()
            .iter()
            .filter(|it| within(it) && (!it.only_named || is_own(it)))
            .filter(|it| short.is_empty() || short.contains(&it.name))
            .filter_map(reading)
            .collect();
        let then = |symbol: &Symbol| self.opens(symbol);
        if let Some(date) = date {
            let fits = |year: u16| (year..=year + 1).contains(&date.year);
            possible.retain(|(organ, it)| is_own(organ) || then(it).is_none_or(fits));
            if possible.iter().any(|it| then(&it.1).is_some_and(fits)) {
                possible.retain(|(_, it)| then(it).is_none_or(fits));
            }
        }
        if let Some(year) = self.document_year()
            && possible.iter().any(|it| then(&it.1).is_none_or(|it| it <= year))
        {
            possible.retain(|(_, it)| then(it).is_none_or(|it| it <= year));
        }
        if let [(organ, symbol)] = possible.as_slice() {
            let why = format!("only the {} can have such a number here", organ.name);
            return Some((vec![symbol.clone()], Some(why)));
        }
        if let Some((organ, symbol)) = possible.iter().find(|it| is_own(it.0)) {
            let why = format!("the citing document is of the {}", organ.name);
            return Some((vec![symbol.clone()], Some(why)));
        }
        // The organ with most resolutions comes first.
        possible.reverse();
        let names: Vec<&str> = possible.iter().map(|it| it.0.name.as_str()).collect();
        let why = format!(
            "the {} all have such a number; no organ is named nearby",
            names.join(" and the ")
        );
        Some((possible.into_iter().map(|it| it.1).collect(), Some(why)))
    }

    /// A symbol behind the word "resolution" that is one only with RES in it; the printed one stays possible.
    pub(super) fn shortened(&self, printed: &SymbolMention) -> Option<SymbolMention> {
        let [whole] = printed.symbol.parts() else {
            return None;
        };
        let kinds = &self.work.catalogue.phrases.resolutions.shortened;
        let (kind, groups) = kinds.iter().find_map(|it| Some((it, it.printed.captures(whole)?)))?;
        let organ = self.organs().iter().find(|it| it.name == kind.organ)?;
        let numbering = organ.numbered.as_ref()?;
        let number: u32 = groups["number"].parse().ok()?;
        let here = self
            .named
            .is_none_or(|it| it.name == organ.name || it.any_of.contains(&organ.name));
        let fits = self.may_have(numbering, number) && had_session(numbering, &groups["session"]);
        if printed.from_url || self.decision || !here || !fits {
            return None;
        }
        let form = self.filled(&numbering.form, &groups["session"], &groups["number"]);
        let mut mention = printed.clone();
        mention.symbol = self.work.catalogue.parse(&form)?;
        mention.others = vec![printed.symbol.clone()];
        mention.reading = Some("the words say resolution, and RES is left out of the symbol".to_owned());
        Some(mention)
    }

    /// Whether a resolution or decision of a session may have a number.
    fn may_have(&self, numbering: &Numbering, number: u32) -> bool {
        let range = if self.decision {
            numbering.decisions
        } else {
            numbering.resolutions
        };
        range.is_none_or(|[first, last]| (first..=last).contains(&number))
    }

    fn organs(&self) -> &'a [Organ] {
        &self.work.catalogue.phrases.resolutions.organ
    }

    /// The year in which the session of a symbol opens.
    fn opens(&self, symbol: &Symbol) -> Option<u16> {
        let facts = self.work.catalogue.facts_of(symbol);
        facts.session_year.or(facts.year)
    }

    fn document_year(&self) -> Option<u16> {
        let head = &self.work.extracted.head;
        let dated = head.date.or(head.dated).map(|it| it.year);
        dated.or(head.sc_year).or(head.ga_session.map(|it| it + 1946))
    }

    /// Puts session and number into an organ's form; `{kind:R|D}` is R for a resolution, D for a decision.
    fn filled(&self, form: &str, session: &str, number: &str) -> String {
        let form = form.replace("{session}", session).replace("{number}", number);
        let Some((before, rest)) = form.split_once("{kind:") else {
            return form;
        };
        let (choice, after) = rest.split_once('}').unwrap_or((rest, ""));
        let (resolution, other) = choice.split_once('|').unwrap_or((choice, choice));
        format!("{before}{}{after}", if self.decision { other } else { resolution })
    }
}

/// Whether an organ had a session: "47", "S-8", "ES-10", "III", "S-VI".
pub(super) fn had_session(numbering: &Numbering, session: &str) -> bool {
    let (kind, number) = session.rsplit_once('-').unwrap_or(("", session));
    let range = match kind {
        "" => Some(numbering.sessions),
        "S" => numbering.special,
        _ => numbering.emergency,
    };
    let number = number.parse().ok().or_else(|| roman_number(number));
    range
        .zip(number)
        .is_some_and(|([first, last], it)| (first..=last).contains(&it))
}
