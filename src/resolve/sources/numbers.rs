//! Numbers that identify a source, and the parties of a case.

use crate::catalogue::SameSourcePhrases;
use crate::extract::SourceMention;
use crate::resolve::sources::words;
use crate::text::fold_words;

/// Most numbers of one source that are read.
const MOST: usize = 16;

/// Keys of the numbers that a source gives, each with its class before a colon.
pub(super) fn keys(phrases: &SameSourcePhrases, number: &str) -> Vec<Box<str>> {
    let lower = number.to_lowercase();
    if let Some(at) = lower.find("10.").filter(|&at| at == 0 || lower.starts_with("doi")) {
        return vec![format!("doi:{}", &lower[at..]).into()];
    }
    let words = fold_words(&lower);
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [] => Vec::new(),
        ["isbn", digits @ ..] => vec![format!("isbn:{}", digits.concat()).into()],
        ["vol", volume] => vec![format!("series:{volume}").into()],
        ["vol", volume, "no", number @ ..] => vec![format!("treaty:{volume}/{}", number.join("/")).into()],
        _ if lower.contains('/') => {
            let pieces = lower.split([',', ';', '&']).flat_map(|it| it.split(" and "));
            pieces.filter_map(|it| case(phrases, it)).take(MOST).collect()
        }
        _ => case(phrases, &lower).into_iter().collect(),
    }
}

/// "App. No. 1234/05", "1234-05": the words without what stands before a number.
fn case(phrases: &SameSourcePhrases, text: &str) -> Option<Box<str>> {
    let mut words = fold_words(text);
    words.retain(|it| !phrases.number_labels.contains(it));
    let digits = words.iter().any(|it| it.contains(|it: char| it.is_ascii_digit()));
    digits.then(|| format!("case:{}", words.join("/")).into())
}

/// Whether a number alone tells its source: "1234/05" does, "No. 5" and the volume of a treaty series do not.
pub(super) fn is_telling(key: &str) -> bool {
    match key.split_once(':') {
        Some(("doi" | "isbn" | "treaty", _)) => true,
        Some(("case", number)) => {
            let digits = number.bytes().filter(u8::is_ascii_digit).count();
            (number.contains('/') && digits >= 4) || is_sales_number(number)
        }
        _ => false,
    }
}

/// Whether a number is a sales number of the United Nations, "E.86.IX.7": language, year, field and number.
fn is_sales_number(number: &str) -> bool {
    let mut pieces = number.split('/');
    let language = pieces
        .next()
        .is_some_and(|it| it.len() == 1 && it.bytes().all(|it| it.is_ascii_lowercase()));
    let year = pieces
        .next()
        .is_some_and(|it| it.len() == 2 && it.bytes().all(|it| it.is_ascii_digit()));
    let field = pieces
        .next()
        .is_some_and(|it| !it.is_empty() && it.bytes().all(|it| matches!(it, b'i' | b'v' | b'x')));
    language && year && field && pieces.next_back().is_some_and(|it| it.parse::<u32>().is_ok())
}

/// The parties of a case, "lindqvist|ormond"; empty where the words name none.
pub(super) fn parties(phrases: &SameSourcePhrases, source: &SourceMention) -> String {
    let fields = [&source.title, &source.author];
    let found = fields.into_iter().flatten().find_map(|it| sides(phrases, it));
    found.unwrap_or_default()
}

fn sides(phrases: &SameSourcePhrases, text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let found = phrases
        .versus
        .iter()
        .filter_map(|it| Some((lower.find(it.as_str())?, it.len())));
    let (at, length) = found.min()?;
    let before = lower[..at]
        .rsplit([',', ';', ':', '“', '"', '(', '['])
        .next()
        .unwrap_or("");
    let behind = lower[at + length..]
        .split([',', ';', '(', '[', '”', '"'])
        .next()
        .unwrap_or("");
    let side = |text: &str| {
        let others = phrases
            .and_others
            .iter()
            .filter_map(|it| text.find(&format!(" {it}")))
            .min();
        let mut words = words::words(phrases, &text[..others.unwrap_or(text.len())]);
        words.retain(|it| !phrases.small.contains(it) && !phrases.general.contains(it));
        words.truncate(8);
        words.join(" ")
    };
    let (one, other) = (side(before), side(behind));
    (!one.is_empty() && !other.is_empty()).then(|| format!("{one}|{other}"))
}

/// Whether two pairs of parties are others; not where one is not known.
pub(super) fn parties_differ(phrases: &SameSourcePhrases, a: &str, b: &str) -> bool {
    let (Some(a), Some(b)) = (a.split_once('|'), b.split_once('|')) else {
        return false;
    };
    let named = |few: &str, many: &str| {
        few.split(' ')
            .all(|it| many.split(' ').any(|other| words::alike(phrases, it, other)))
    };
    let one = |a: &str, b: &str| named(a, b) || named(b, a);
    !one(a.0, b.0) || !one(a.1, b.1)
}

#[cfg(test)]
mod tests {
    use crate::catalogue::Catalogue;
    use crate::extract::SourceMention;

    fn keys(number: &str) -> Vec<String> {
        let phrases = &Catalogue::builtin().unwrap().phrases.same_source;
        super::keys(phrases, number).into_iter().map(Into::into).collect()
    }

    #[test]
    fn spellings_of_one_number_have_one_key() {
        for it in ["1234/05", "App. No. 1234/05", "No. 1234-05", "Application no. 1234/05"] {
            assert_eq!(keys(it), ["case:1234/05"], "{it}");
        }
        assert_eq!(keys("Nos. 1234/05 and 5678/06"), ["case:1234/05", "case:5678/06"]);
        assert_eq!(keys("vol. 9155, No. 98232"), ["treaty:9155/98232"]);
        assert_eq!(keys("10.1000/182"), keys("doi:10.1000/182"));
        assert_eq!(keys("ISBN 9780306406157"), ["isbn:9780306406157"]);
        assert!(super::is_telling("case:1234/05") && !super::is_telling("case:5"));
        assert_eq!(keys("E.86.IX.7"), ["case:e/86/ix/7"]);
        assert!(super::is_telling("case:e/86/ix/7") && !super::is_telling("case:a/75/7"));
    }

    #[test]
    fn reads_the_parties_of_a_case() {
        let phrases = &Catalogue::builtin().unwrap().phrases.same_source;
        let parties = |title: &str| {
            let source = SourceMention {
                title: Some(title.to_owned()),
                ..SourceMention::default()
            };
            super::parties(phrases, &source)
        };
        assert_eq!(
            parties("Court of Lamps, Case of Lindqvist and Others v. Ormond, judgment"),
            "lindqvist|ormond"
        );
        assert_eq!(parties("Berg c. Vessaly [GC]"), "berg|vessaly");
        assert_eq!(parties("Lamps along the Skerries"), "");
        assert!(super::parties_differ(phrases, "lindqvist|ormond", "berg|ormond"));
        assert!(!super::parties_differ(
            phrases,
            "lindqvist|ormond",
            "ombrette lindquist|ormond"
        ));
    }
}
