use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::Deserialize;

use crate::catalogue::Catalogue;
use crate::catalogue::Pattern;
use crate::catalogue::Symbol;

/// What a kind of damage does to symbols, and what undoes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RepairRule {
    /// Identifier, for messages; rules that undo the same damage share it.
    id: String,
    /// What happened, in words.
    says: String,
    pub(super) pattern: Pattern,
    with: String,
    /// Whether the rest may be written in any case.
    #[serde(default)]
    any_case: bool,
}

/// What a damaged symbol probably was. A suggestion: only a second witness makes it more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The symbol.
    pub symbol: Symbol,
    /// Identifiers of the rules that lead to it, in the order in which they were applied.
    pub rules: Vec<String>,
    /// What they say happened, in words.
    pub why: String,
}

impl Catalogue {
    /// The identifiers of the rules that undo damage.
    pub fn repair_rules(&self) -> BTreeSet<&str> {
        let rules = self.families.iter().flat_map(|it| &it.repair);
        rules.map(|it| it.id.as_str()).collect()
    }
}

/// Most rules that one symbol needs.
const MOST_RULES: usize = 2;

/// Most half-repaired forms that are taken further.
const MOST_FORMS: usize = 12;

/// Longest text that is looked at, in bytes.
const LONGEST: usize = 120;

/// All symbols that rules lead to from a damaged one, those that need fewest rules first; none for a sound symbol.
pub(super) fn repair(catalogue: &Catalogue, text: &str) -> Vec<Repair> {
    let text = text.trim();
    if text.len() > LONGEST || !text.bytes().any(|it| it.is_ascii_digit()) || catalogue.sound(text).is_some() {
        return Vec::new();
    }
    let rules: Vec<&RepairRule> = catalogue.families.iter().flat_map(|it| &it.repair).collect();
    let mut seen = BTreeSet::from([text.to_owned()]);
    let mut tried: Vec<(String, Vec<&RepairRule>)> = vec![(text.to_owned(), Vec::new())];
    let mut found: Vec<Repair> = Vec::new();
    for _ in 0..MOST_RULES {
        let mut next = Vec::new();
        for (text, by) in &tried {
            for rule in &rules {
                let Cow::Owned(better) = rule.pattern.replace_all(text, rule.with.as_str()) else {
                    continue;
                };
                if !seen.insert(better.clone()) {
                    continue;
                }
                let by: Vec<&RepairRule> = by.iter().copied().chain([*rule]).collect();
                let any_case = || rule.any_case.then(|| catalogue.parse(&better))?;
                match catalogue.sound(&better).or_else(any_case) {
                    Some(symbol) => found.push(repaired(symbol, &by)),
                    None if next.len() < MOST_FORMS => next.push((better, by)),
                    None => {}
                }
            }
        }
        if !found.is_empty() {
            break;
        }
        tried = next;
    }
    found
}

fn repaired(symbol: Symbol, by: &[&RepairRule]) -> Repair {
    let says: Vec<&str> = by.iter().map(|it| it.says.as_str()).collect();
    Repair {
        symbol,
        rules: by.iter().map(|it| it.id.clone()).collect(),
        why: says.join(", and "),
    }
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;

    #[test]
    fn damage_is_undone_by_rules_with_names() {
        let catalogue = Catalogue::builtin().unwrap();
        for (text, symbol, rules) in [
            ("A/RES72/276", "A/RES/72/276", "lost-slash"),
            ("S/2023724", "S/2023/724", "lost-slash"),
            ("S/PRST2009/9", "S/PRST/2009/9", "lost-slash"),
            ("SPRST/2014/5", "S/PRST/2014/5", "lost-slash"),
            ("A75/745", "A/75/745", "lost-slash"),
            ("S/AC.51.2017/2", "S/AC.51/2017/2", "dot-for-slash"),
            ("A.75/742", "A/75/742", "dot-for-slash"),
            ("S/RES/1325/2001", "S/RES/1325(2001)", "slash-for-bracket"),
            ("e/cn.4/1998/53", "E/CN.4/1998/53", "small-letters"),
            ("S/RES//2455 (2019)", "S/RES/2455(2019)", "double-slash"),
            ("S/PRST/ 2014/23", "S/PRST/2014/23", "blank-in-symbol"),
            ("A/AC.105/ C.1/L.260", "A/AC.105/C.1/L.260", "blank-in-symbol"),
            ("s/22383", "S/22383", "s-for-S"),
            ("A/37/118-5/14910", "A/37/118-S/14910", "s-for-S"),
            ("S/2003/l035", "S/2003/1035", "letter-for-1"),
            ("S/2003/937/Add.l", "S/2003/937/Add.1", "letter-for-1"),
            ("s/2003/l035", "S/2003/1035", "letter-for-1 s-for-S"),
            ("A/39/1s0", "A/39/150", "letter-for-5"),
            ("A/C.4/L,624", "A/C.4/L.624", "comma-for-dot"),
            ("A/HCR/33/24", "A/HRC/33/24", "letters-swapped"),
            ("A/CONF/177/20/Rev.1", "A/CONF.177/20/Rev.1", "slash-for-dot"),
            ("SC/2012/133", "S/2012/133", "wrong-prefix"),
            ("Aj33/206", "A/33/206", "slash-misread"),
            ("A]33/241", "A/33/241", "slash-misread"),
            ("A/45/155J", "A/45/155", "trailing-speck"),
            ("S/25704/Add.17658", "S/25704/Add.1", "glued-note"),
            ("S/2004/522*/Annex", "S/2004/522", "word-behind"),
            ("S/RES/2242(2015", "S/RES/2242(2015)", "misread-bracket"),
            ("A/RES/502 (VI}", "A/RES/502(VI)", "misread-bracket"),
            ("A/HRC/WG.6/8./L.8", "A/HRC/WG.6/8/L.8", "stray-dot"),
        ] {
            let found = catalogue.repair(text);
            let first = found.first().map(|it| (it.symbol.to_string(), it.rules.join(" ")));
            assert_eq!(first, Some((symbol.to_owned(), rules.to_owned())), "{text}");
        }
    }

    #[test]
    fn sound_symbols_and_other_texts_are_left_alone() {
        let catalogue = Catalogue::builtin().unwrap();
        for text in [
            "A/75/745",
            "S/RES/2551 (2020)",
            "24/7",
            "HIV/AIDS",
            "2020/21",
            "S/he",
            "AT/1-2",
            "E/2021/08/30",
            "",
        ] {
            assert_eq!(catalogue.repair(text), Vec::new(), "{text}");
        }
    }
}
