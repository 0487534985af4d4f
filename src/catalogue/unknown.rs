use crate::catalogue::Catalogue;
use crate::catalogue::tables::rejected;

/// Most characters of a text that is looked at.
const LONGEST: usize = 80;

impl Catalogue {
    /// What is wrong with a text that is no symbol, where something can be said: a number that is missing, a first
    /// component that is not listed, with the listed ones that are a slip away.
    pub fn why_unknown(&self, text: &str) -> Option<String> {
        let squeezed: String = text.chars().filter(|it| !it.is_whitespace()).take(LONGEST).collect();
        let upper = squeezed.to_uppercase();
        let first = upper.split('/').next().filter(|it| it.len() < upper.len());
        let known = first.is_some_and(|it| self.families.iter().any(|all| all.body_of(it).is_some()));
        if let Some(first) = first.filter(|it| !known && !it.is_empty()) {
            let near = self.near_prefixes(first);
            if !near.is_empty() {
                return Some(format!("no series starts with {first}/; near are {}", near.join(", ")));
            }
        }
        let said = rejected(&upper).map(str::to_owned);
        said.or_else(|| {
            first
                .filter(|_| !known)
                .map(|it| format!("no series starts with {it}/"))
        })
    }

    /// The listed first components that are one letter away, by name. One letter alone is near to too many.
    fn near_prefixes(&self, first: &str) -> Vec<String> {
        let all = self.families.iter().flat_map(|it| it.prefixes.keys());
        let mut near: Vec<String> = all
            .filter(|it| it.len() > 1 && one_apart(first, it))
            .map(|it| format!("{it}/"))
            .collect();
        near.sort();
        near.dedup();
        near
    }
}

/// Whether one letter was added, left out or changed, or two neighbours swapped.
fn one_apart(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(same..).unwrap_or(&[]), b.get(same..).unwrap_or(&[]));
    match (a, b) {
        ([], []) => false,
        ([_], []) | ([], [_]) => true,
        ([x, u, rest @ ..], [y, v, other @ ..]) if x == v && y == u && rest == other => true,
        ([_, rest @ ..], [_, other @ ..]) => rest == other || rest == b || other == a,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::one_apart;
    use crate::catalogue::Catalogue;

    #[test]
    fn slips_are_one_letter() {
        for (a, b) in [
            ("HPS", "HSP"),
            ("CR", "CRC"),
            ("FCC", "FCCC"),
            ("XRC", "CRC"),
            ("CRD", "CRC"),
        ] {
            assert!(one_apart(a, b), "{a} {b}");
        }
        for (a, b) in [("CRC", "CRC"), ("", ""), ("A", "CRC"), ("HSPX", "PHS")] {
            assert!(!one_apart(a, b), "{a} {b}");
        }
    }

    #[test]
    fn says_why_a_text_is_no_symbol() {
        let catalogue = Catalogue::builtin().unwrap();
        let why = |text: &str| catalogue.why_unknown(text).unwrap_or_default();
        assert!(why("a/75").contains("lacks a serial number"), "{}", why("a/75"));
        assert_eq!(why("ISBX/26/A/2"), "no series starts with ISBX/; near are ISBA/");
        assert_eq!(why("QQQQ/1/2"), "no series starts with QQQQ/");
        assert_eq!(why("GC(59)/1/x"), "", "a prefix with a session in it is listed");
        assert_eq!(catalogue.why_unknown("the lamp of the ferry"), None);
    }
}
