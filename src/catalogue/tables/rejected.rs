use std::sync::OnceLock;

use crate::catalogue::Pattern;
use crate::catalogue::pattern::Held;
use crate::catalogue::tables::rows::rows;

const REJECTED: &str = include_str!("rejected.tsv");

/// What is wrong with a text that looks like a symbol, where it is known. The text is in capitals, without blanks.
pub(in crate::catalogue) fn rejected(text: &str) -> Option<&'static str> {
    static REASONS: OnceLock<Vec<(Pattern, &str)>> = OnceLock::new();
    let reasons = REASONS.get_or_init(|| {
        let each = rows(REJECTED).map(|it| (Pattern::late(it.text(0).to_owned(), Held::Anywhere), it.text(1)));
        each.collect()
    });
    reasons.iter().find(|it| it.0.is_match(text)).map(|it| it.1)
}

#[cfg(test)]
mod tests {
    use super::REJECTED;
    use super::rejected;
    use crate::catalogue::tables::rows::rows;
    use regex::Regex;

    #[test]
    fn every_pattern_compiles() {
        for row in rows(REJECTED) {
            assert!(
                Regex::new(row.text(0)).is_ok() && !row.text(1).is_empty(),
                "{}",
                row.text(0)
            );
        }
    }

    #[test]
    fn says_what_is_missing() {
        assert!(rejected("A/75").is_some_and(|it| it.contains("serial number")));
        assert!(rejected("A/RES/70").is_some_and(|it| it.contains("session")));
        assert!(rejected("HIV/AIDS").is_some_and(|it| it.contains("no number")));
        assert_eq!(rejected("A/75/745"), None);
    }
}
