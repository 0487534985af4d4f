/// Last components of a symbol that act on everything before them, with the word for each.
const MODIFIERS: &[(&str, &str)] = &[
    ("Add.", "addendum"),
    ("Amend.", "amendment"),
    ("Corr.", "corrigendum"),
    ("Rev.", "revision"),
    ("Ver.", "version"),
    ("Part", "part"),
    ("Summary", "summary"),
    ("ExSummary", "executive summary"),
];

/// A last component that acts on the symbol before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Modifier<'a> {
    /// The symbol without it.
    pub(super) parent: &'a str,
    /// What it is, in a word.
    pub(super) word: &'static str,
    /// Its number; empty for those without one.
    pub(super) number: &'a str,
}

/// Splits the last modifier off: "A/71/53/Add.1" into "A/71/53", "addendum" and "1".
pub(super) fn split_modifier(symbol: &str) -> Option<Modifier<'_>> {
    let (parent, last) = symbol.rsplit_once('/')?;
    let known = MODIFIERS.iter().find_map(|(start, word)| {
        let number = last.strip_prefix(start)?;
        // Revisions in volumes: "Rev.1(Vol.I)" is a bracket on a modifier, not a modifier.
        let plain = number.bytes().all(|it| it.is_ascii_digit() || it == b'.');
        (plain && number.is_empty() != start.ends_with(['.', 't'])).then_some((*word, number))
    });
    let (word, number) = known?;
    Some(Modifier { parent, word, number })
}

#[cfg(test)]
mod tests {
    use super::split_modifier;

    #[test]
    fn modifiers_come_off_one_by_one() {
        let split = |text| split_modifier(text).map(|it| (it.parent, it.word, it.number));
        assert_eq!(
            split("A/71/53/Add.1/Corr.2"),
            Some(("A/71/53/Add.1", "corrigendum", "2"))
        );
        assert_eq!(split("A/71/53/Add.1"), Some(("A/71/53", "addendum", "1")));
        assert_eq!(
            split("ST/ESA/STAT/SER.M/77/Ver.1.1"),
            Some(("ST/ESA/STAT/SER.M/77", "version", "1.1"))
        );
        assert_eq!(
            split("INFCIRC/254/Rev.12/Part1"),
            Some(("INFCIRC/254/Rev.12", "part", "1"))
        );
        assert_eq!(split("JIU/REP/2024/1/Summary"), Some(("JIU/REP/2024/1", "summary", "")));
        for text in [
            "A/71/53",
            "S/PV.6201",
            "A/62/17(PartI)",
            "A/CONF.151/26/Rev.1(Vol.I)",
            "",
            "A/1/Part",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}
