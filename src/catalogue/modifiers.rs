use std::sync::OnceLock;

use crate::catalogue::tables::rows::rows;

/// A row of the table of modifiers.
struct Row {
    component: &'static str,
    word: &'static str,
    tie: &'static str,
    link: &'static str,
}

/// Last components of a symbol that act on everything before them.
fn table() -> &'static [Row] {
    static TABLE: OnceLock<Vec<Row>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let all = rows(include_str!("tables/modifiers.tsv"));
        let all = all.map(|it| Row {
            component: it.text(0),
            word: it.text(1),
            tie: it.text(2),
            link: it.text(3),
        });
        all.collect()
    })
}

/// A last component that acts on the symbol before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Modifier<'a> {
    /// The symbol without it.
    pub(super) parent: &'a str,
    /// What it is, in a word.
    pub(super) word: &'static str,
    /// Its number; empty for those without one.
    pub(super) number: &'a str,
    /// How it is tied to the symbol before it: "to", "of".
    pub(super) tie: &'static str,
    /// The link between the two documents.
    pub(super) link: &'static str,
}

/// Splits the last modifier off: "A/71/53/Add.1" into "A/71/53", "addendum" and "1".
pub(super) fn split_modifier(symbol: &str) -> Option<Modifier<'_>> {
    let (parent, last) = symbol.rsplit_once('/')?;
    let known = table().iter().find_map(|row| {
        let number = last.strip_prefix(row.component)?;
        // Revisions in volumes: "Rev.1(Vol.I)" is a bracket on a modifier, not a modifier.
        let plain = number.bytes().all(|it| it.is_ascii_digit() || it == b'.');
        let numbered = row.component.ends_with('.') || row.component == "Part";
        (plain && number.is_empty() != numbered).then_some((row, number))
    });
    let (row, number) = known?;
    Some(Modifier {
        parent,
        word: row.word,
        number,
        tie: row.tie,
        link: row.link,
    })
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
