use crate::catalogue::Catalogue;
use crate::catalogue::Family;
use crate::catalogue::Period;
use crate::catalogue::Session;
use crate::catalogue::Symbol;
use crate::catalogue::consistency::period_of;
use crate::catalogue::facts::PartFacts;
use crate::catalogue::modifiers::split_modifier;
use crate::catalogue::tables::ComponentKind;
use crate::catalogue::tables::component;

/// What one part of a symbol says, for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PartDescription {
    /// The part.
    pub symbol: String,
    /// Id of the series.
    pub series: String,
    /// Organ, then the bodies below it, from the whole to the part.
    pub bodies: Vec<String>,
    /// Session in words: "tenth emergency special session".
    pub session: Option<String>,
    /// Year that the symbol prints.
    pub year: Option<u16>,
    /// Months of the session or years of the number, where they are known.
    pub period: Option<Period>,
    /// Kind of document: "resolution", "verbatim record".
    pub kind: String,
    /// Number as printed, without the letter of a part.
    pub number: Option<String>,
    /// What else is printed before the modifiers: countries, parts, volumes, resumptions.
    pub details: Vec<String>,
    /// Addenda, corrigenda, revisions, from left to right.
    pub modifiers: Vec<String>,
}

impl PartDescription {
    /// All of it in phrases: "General Assembly", "seventy-fifth session", "document 745".
    pub fn phrases(&self) -> Vec<String> {
        let kind = match &self.number {
            Some(number) => format!("{} {number}", self.kind),
            None => self.kind.clone(),
        };
        let time = self
            .session
            .clone()
            .into_iter()
            .chain(self.year.map(|it| it.to_string()));
        let bodies = self.bodies.iter().cloned();
        let behind = self.details.iter().chain(&self.modifiers).cloned();
        bodies.chain(time).chain([kind]).chain(behind).collect()
    }
}

impl Catalogue {
    /// Says what each part of a symbol means.
    pub fn describe(&self, symbol: &Symbol) -> Vec<PartDescription> {
        symbol.parts().iter().map(|it| self.describe_part(it)).collect()
    }

    fn describe_part(&self, part: &str) -> PartDescription {
        let facts = self.part_facts(part);
        let mut said = PartDescription {
            symbol: part.to_owned(),
            series: facts.series.map_or(String::new(), |it| it.id.to_string()),
            session: facts.session.map(|it| it.to_string()),
            year: facts.year,
            period: period_of(&facts),
            kind: facts.series.map_or("document", |it| &it.class).to_owned(),
            ..PartDescription::default()
        };
        if let Some(series) = facts.series.filter(|it| it.printed.is_some()) {
            said.bodies.push(series.name.clone());
            said.number = self.facts(part).number.map(|it| it.to_string());
            return said;
        }
        let mut stem = part;
        while let Some(it) = split_modifier(stem) {
            said.modifiers.insert(0, words(it.word, it.number));
            stem = it.parent;
        }
        let prefix = part.split('/').next().unwrap_or(part);
        let family = self.families.iter().find(|it| it.body_of(prefix).is_some());
        let rest = said.name_bodies(family, stem);
        said.walk(rest, &facts);
        said
    }
}

impl PartDescription {
    /// Names the organ and the listed bodies; gives what stands behind them.
    fn name_bodies<'a>(&mut self, family: Option<&Family>, stem: &'a str) -> &'a str {
        let Some((prefix, rest)) = stem.split_once('/') else {
            return stem;
        };
        let Some(family) = family else {
            return rest;
        };
        self.bodies.extend(family.body_of(prefix).map(str::to_owned));
        let mut known: Vec<_> = family
            .bodies
            .iter()
            .filter(|it| stem.starts_with(it.0.as_str()))
            .collect();
        known.sort_by_key(|it| it.0.len());
        self.bodies.extend(known.iter().map(|it| it.1.clone()));
        let longest = known.last().map_or("", |it| it.0.as_str());
        stem.strip_prefix(longest)
            .filter(|_| !longest.is_empty())
            .unwrap_or(rest)
    }

    /// Reads the components behind the bodies, without modifiers.
    fn walk(&mut self, rest: &str, facts: &PartFacts<'_>) {
        let components: Vec<&str> = rest.split('/').collect();
        let mut joined = false;
        for (at, printed) in components.iter().enumerate() {
            let last = at + 1 == components.len();
            let name = self.without_brackets(printed, facts);
            let (word, number) = name.split_once('.').unwrap_or((name, ""));
            match component(word) {
                // A standing working party, with its documents behind it.
                Some(_) if word == "WP" && !last => self.bodies.push(words("working party", number)),
                // "Human Rights Committee" says already what the C behind CCPR means.
                Some((ComponentKind::Body, it)) if number.is_empty() && self.names(it) => {}
                Some((ComponentKind::Body, it)) => self.bodies.push(words(it, number)),
                Some((kind, it)) if kind != ComponentKind::Bracket => {
                    it.clone_into(&mut self.kind);
                    joined = kind == ComponentKind::Joined;
                    self.number = (!number.is_empty()).then(|| number.to_owned());
                }
                _ if joined => match &mut self.number {
                    Some(number) => *number = format!("{number}/{name}"),
                    None => self.number = Some(name.to_owned()),
                },
                _ => self.plain(name, last, facts),
            }
        }
    }

    fn names(&self, word: &str) -> bool {
        self.bodies.last().is_some_and(|it| it.to_lowercase().contains(word))
    }

    /// A component without a word of its own: session, year, number, country.
    fn plain(&mut self, name: &str, last: bool, facts: &PartFacts<'_>) {
        let session = Session::read(name);
        let year = name
            .parse()
            .ok()
            .filter(|it| (1946..2100).contains(it) && name.len() == 4);
        if name.is_empty() || session.is_some() && session == facts.session && !last {
            return;
        }
        let digits = name.bytes().take_while(u8::is_ascii_digit).count();
        let (number, letter) = name.split_at(digits);
        match (last, year) {
            (false, Some(year)) => self.year = Some(year),
            (false, None) if digits == name.len() || name.contains("S-") => {
                self.session = session.map(|it| it.to_string());
            }
            (true, _) if digits > 0 => {
                self.number = Some(number.to_owned());
                match letter.len() {
                    0 => {}
                    1 => self.details.push(format!("part {letter}")),
                    _ => self.number = Some(name.to_owned()),
                }
            }
            _ => self.details.push(name.to_owned()),
        }
    }

    /// Takes what stands in brackets off a component and says what it means.
    fn without_brackets<'a>(&mut self, printed: &'a str, facts: &PartFacts<'_>) -> &'a str {
        let Some(open) = printed.find(['(', '[']) else {
            return printed;
        };
        let (name, brackets) = printed.split_at(open);
        for inner in brackets.split(['(', ')', '[', ']']).filter(|it| !it.is_empty()) {
            match bracket_words(inner) {
                Some(words) => self.details.push(words),
                _ if Session::read(inner).is_some() && facts.year.is_none() => {
                    self.session = Session::read(inner).map(|it| it.to_string());
                }
                _ if inner.parse() == Ok(facts.year.unwrap_or(0)) => {}
                _ => self.details.push(format!("part {}", inner.replace('-', ", section "))),
            }
        }
        name
    }
}

/// What a bracket at the end of a symbol means: "PartI", "Vol.II" and "Resumption1" in words.
pub(super) fn bracket_words(inner: &str) -> Option<String> {
    let end = inner.bytes().take_while(u8::is_ascii_alphabetic).count();
    // In "PartI" only the listed word tells the word from the numeral.
    let word = |length: &usize| component(inner.get(..*length)?).filter(|it| it.0 == ComponentKind::Bracket);
    let (length, word) = (1..=end).rev().find_map(|it| Some((it, word(&it)?.1)))?;
    Some(words(word, inner.get(length..)?.trim_start_matches('.')))
}

/// A word with its number, where it has one; Roman numerals and letters stay.
fn words(word: &str, number: &str) -> String {
    if number.is_empty() {
        word.to_owned()
    } else {
        format!("{word} {number}")
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    #[test]
    fn says_what_each_part_means() {
        let catalogue = Catalogue::builtin().unwrap();
        for (text, meaning) in [
            ("A/75/745", "General Assembly · seventy-fifth session · document 745"),
            ("S/2021/156", "Security Council · 2021 · document 156"),
            (
                "A/RES/ES-10/2",
                "General Assembly · tenth emergency special session · resolution 2",
            ),
            (
                "A/71/53/Add.1/Corr.2",
                "General Assembly · seventy-first session · document 53 · addendum 1 · corrigendum 2",
            ),
            (
                "A/RES/57/270B",
                "General Assembly · fifty-seventh session · resolution 270 · part B",
            ),
            (
                "A/RES/2625(XXV)",
                "General Assembly · twenty-fifth session · resolution 2625",
            ),
            (
                "A/RES/3202(S-VI)",
                "General Assembly · sixth special session · resolution 3202",
            ),
            (
                "E/RES/1503(XLVIII)",
                "Economic and Social Council · forty-eighth session · resolution 1503",
            ),
            ("S/RES/1540(2004)", "Security Council · 2004 · resolution 1540"),
            (
                "S/PV.6201(Resumption1)",
                "Security Council · verbatim record 6201 · resumption 1",
            ),
            (
                "A/C.3/57/SR.49",
                "General Assembly · Third Committee · fifty-seventh session · summary record 49",
            ),
            (
                "A/62/6(Sect.21)",
                "General Assembly · sixty-second session · document 6 · section 21",
            ),
            (
                "A/62/17(PartI)",
                "General Assembly · sixty-second session · document 17 · part I",
            ),
            (
                "A/75/5(Vol.II)",
                "General Assembly · seventy-fifth session · document 5 · volume II",
            ),
            (
                "A/75/6(Introduction)",
                "General Assembly · seventy-fifth session · document 6 · introduction",
            ),
            (
                "CRC/C/GC/25",
                "Committee on the Rights of the Child · general comment 25",
            ),
            (
                "A/AC.105/C.2/2026/CRP.9/Rev.1",
                "General Assembly · Committee on the Peaceful Uses of Outer Space · Legal Subcommittee · 2026 · \
                 conference room paper 9 · revision 1",
            ),
            (
                "E/CN.4/Sub.2/AC.5/1999/WP.6",
                "Economic and Social Council · Commission on Human Rights · Sub-Commission on the Promotion and \
                 Protection of Human Rights · ad hoc committee 5 · 1999 · working paper 6",
            ),
            (
                "A/HRC/WG.6/36/USA/1",
                "General Assembly · Human Rights Council · Working Group on the Universal Periodic Review · \
                 thirty-sixth session · document 1 · USA",
            ),
            (
                "PBC/4/SLE/3",
                "Peacebuilding Commission · fourth session · document 3 · SLE",
            ),
            (
                "A/CN.9/WG.IV/WP.160",
                "General Assembly · United Nations Commission on International Trade Law · working group IV · \
                 working paper 160",
            ),
            (
                "CCPR/C/123/D/2828/2016",
                "Human Rights Committee · one hundred and twenty-third session · communication 2828/2016",
            ),
            (
                "A/HRC/DEC/18/117",
                "General Assembly · Human Rights Council · eighteenth session · decision 117",
            ),
            ("S/25704", "Security Council · document 25704"),
            ("ST/SGB/2003/13", "Secretariat · 2003 · Secretary-General's bulletin 13"),
        ] {
            let symbol = catalogue.parse(text).unwrap();
            let said = catalogue.describe(&symbol);
            assert_eq!(said[0].phrases().join(" · "), meaning, "{text}");
        }
    }
}
